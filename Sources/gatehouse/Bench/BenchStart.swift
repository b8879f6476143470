/// Starting the real server on the records that the other jobs left, and what it takes of memory.
struct BenchStart {
    let ground: BenchGround

    func run() throws -> [Measurement] {
        // This process has the folder for itself: the server is started on a copy.
        let copy = ground.path + "/copy-to-start"
        let partnership = try ground.home.partnership()
        let target = Home.folder(DataFolder(path: copy))
        _ = try RecordsTransfer(from: ground.home, partnership, to: target, closes: false).run()
        let server = try BenchServer(["--data", copy, "--key-file", ground.path + "/data-keys/root.key"])
        return [
            Measurement(job: "start-up until it answers", figure: server.startTime, unit: "s", reach: .atMost(1)),
            Measurement(
                job: "resident memory once it answers", figure: server.residentMegabytes, unit: "MB",
                reach: .atMost(256)),
        ]
    }
}
