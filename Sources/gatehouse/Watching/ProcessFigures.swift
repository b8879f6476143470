import Foundation
import Web

/// What the system says of this process, under the names that Prometheus's own libraries use.
enum ProcessFigures {
    /// Nothing where the system has no `/proc` to read it from.
    static var metrics: [Metric] {
        let status: [Substring]
        do throws(Complaint) {
            let text = String(decoding: try Disk.read("/proc/self/stat", atMost: 65_536), as: UTF8.self)
            // The second field is the program's name in brackets, which may hold anything (proc(5)).
            guard let end = text.lastIndex(of: ")") else { return [] }
            status = text[end...].split(separator: " ")
        } catch { return [] }
        // `status[0]` is the bracket that ends the second field, so the field numbered 14 in proc(5) is `status[12]`.
        func field(_ number: Int) -> Double { status.count > number - 2 ? Double(status[number - 2]) ?? 0 : 0 }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        var metrics = [
            Metric(
                .counter, "process_cpu_seconds_total", "Processor time of this process, user and system.",
                (field(14) + field(15)) / ticks),
            Metric(
                .gauge, "process_resident_memory_bytes", "Memory that this process holds.",
                field(24) * Double(sysconf(Int32(_SC_PAGESIZE)))),
        ]
        if let boot = bootTime {
            metrics.append(
                Metric(
                    .gauge, "process_start_time_seconds", "When this process began, in seconds since 1970.",
                    boot + field(22) / ticks))
        }
        return metrics + openFiles
    }

    private static var openFiles: [Metric] {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit) == 0 else { return [] }
        let open: Int
        do throws(Complaint) { open = try Disk.names(in: "/proc/self/fd").count } catch { return [] }
        return [
            Metric(.gauge, "process_open_fds", "Files and connections that this process has open.", Double(open)),
            Metric(.gauge, "process_max_fds", "How many it may have open.", Double(limit.rlim_cur)),
        ]
    }

    /// When the machine was started, in seconds since 1970.
    private static var bootTime: Double? {
        let text: String
        do throws(Complaint) {
            text = String(decoding: try Disk.read("/proc/stat", atMost: 1 << 24), as: UTF8.self)
        } catch { return nil }
        return text.split(separator: "\n").first { $0.hasPrefix("btime ") }
            .flatMap { Double($0.dropFirst("btime ".count)) }
    }
}
