import ArgumentParser

/// `gatehouse serve`: a partnership's pages, for its officers.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a partnership's pages to its officers.",
        discussion: """
            Prints one line with the address once it answers, and logs to standard error: never a name, never an \
            address with a reference in it. SIGTERM and SIGINT end it when what was begun is finished. \
            docs/operating.md says how to run it for real.
            """)

    @OptionGroup var place: HomeOption
    @OptionGroup var key: RootKeyOption

    @Option(help: ArgumentHelp("The port to answer on; 0 takes one that is free.", valueName: "number"))
    var port = 8080

    @Option(help: ArgumentHelp("The address of this machine to answer on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp(
            "Where people reach it through a proxy, such as https://gatehouse.example. With https its cookies are "
                + "marked secure; the proxy's X-Forwarded-For is believed.",
            valueName: "address"))
    var publicAddress: PublicAddress?

    @Flag(
        help: """
            Where the folder is empty: found the partnership in a browser, with a code that is printed here. Once it \
            is founded, its pages are served.
            """)
    var setUp = false

    @OptionGroup var watch: WatchOptions

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
    }

    private func served() throws(Complaint) -> Served {
        switch try place.meant() {
        case .one(.folder(let folder)) where setUp && !folder.isPartnership:
            return .new(try FirstRun(.folder(folder), key))
        case .one(let home):
            _ = try home.partnership()
            try home.lock()
            return .one(try Service.open(home, key))
        case .several(let holding): return .many(holding, OpenPartnerships(holding, key, logger: watch.logger))
        }
    }

    func run() async throws {
        let served = try served()
        var server = Server(
            served: served, host: host, port: port, publicAddress: publicAddress, logger: watch.logger)
        server.leaveAfter = watch.leaveAfter
        server.metrics = watch.metricsAddress
        try await server.run { address in
            Machine.say("Gatehouse answers at \(address)")
            if case .new(let run) = served { Machine.say("Set the partnership up there, with this code: \(run.code)") }
        }
    }
}
