/// Starting the real server on the records that the other jobs left, and what it takes of memory.
struct BenchStart {
    let ground: BenchGround

    func run() throws -> [Measurement] {
        let server = try BenchServer(["--data", ground.path + "/data"])
        return [
            Measurement(job: "start-up until it answers", figure: server.startTime, unit: "s", reach: .atMost(1)),
            Measurement(
                job: "resident memory once it answers", figure: server.residentMegabytes, unit: "MB",
                reach: .atMost(256)),
        ]
    }
}
