import Testing

@testable import Web

@Suite("The text of metrics")
struct MetricTests {
    @Test func `says what a metric is, of which kind, and its value`() {
        let text = Metric(.gauge, "gatehouse_ledger_entries", "Entries in the ledger.", 12).text
        #expect(
            text == """
                # HELP gatehouse_ledger_entries Entries in the ledger.
                # TYPE gatehouse_ledger_entries gauge
                gatehouse_ledger_entries 12

                """)
    }

    @Test(arguments: ["plain", "a\"b", "a\\b", "a\nb", "\\\"\n\\n", "é ‹…›", "{a=\"b\"} 1"])
    func `gives every label back as it was`(_ value: String) throws {
        let text = Metric(info: "gatehouse_build_info", "A \\ and\na line.", [("version", value), ("other", "x")]).text
        #expect(text.hasPrefix("# HELP gatehouse_build_info A \\\\ and\\na line.\n"))
        let read = try Exposition(text)
        #expect(read.value("gatehouse_build_info", ["version": value, "other": "x"]) == 1)
    }

    @Test(arguments: [
        (0.0, "0"), (-3, "-3"), (0.25, "0.25"), (1_938_000_000.5, "1938000000.5"), (.infinity, "+Inf"),
        (-.infinity, "-Inf"), (.nan, "NaN"), (1e-7, "1e-07"),
    ])
    func `writes numbers as they are read`(_ value: Double, _ words: String) {
        #expect(Metric.written(value) == words)
    }

    @Test func `counts in each bucket what lies within its bound`() throws {
        var histogram = Histogram()
        for seconds in [0.001, 0.005, 0.0051, 2, 100] { histogram.record(seconds) }
        let metric = Metric(.histogram, "time_seconds", "Time.", samples: histogram.samples([("route", "/a")]))
        let read = try Exposition(metric.text)
        func bucket(_ bound: String) -> Double? { read.value("time_seconds_bucket", ["route": "/a", "le": bound]) }
        #expect(bucket("0.005") == 2 && bucket("0.01") == 3 && bucket("1") == 3 && bucket("2.5") == 4)
        #expect(bucket("30") == 4 && bucket("+Inf") == 5)
        #expect(read.value("time_seconds_count", ["route": "/a"]) == 5)
        let sum = try #require(read.value("time_seconds_sum", ["route": "/a"]))
        #expect(abs(sum - 102.0111) < 0.000_001)
    }

    @Test(arguments: [
        "a 1", "# HELP a A.\n# TYPE a gauge\na 1\na 1\n", "# HELP a A.\n# TYPE a counter\na 1\n",
        "# HELP a A.\n# TYPE a gauge\na{b=\"\\q\"} 1\n", "# HELP a A.\n# TYPE a gauge\nb 1\n", "a 1\n",
        "# HELP a A.\n# TYPE a histogram\na_bucket{le=\"1\"} 1\na_sum 1\na_count 1\n",
    ])
    func `is refused by the reader of these tests where it is wrong`(_ text: String) {
        #expect(throws: Exposition.Unreadable.self) { try Exposition(text) }
    }
}
