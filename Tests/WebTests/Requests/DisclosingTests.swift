import Casework
import HTTPTypes
import SharingProtocol
import Testing

@testable import Web

/// Disclosing what was agreed.
@Suite("4.3, 4.9 Disclosing")
struct DisclosingTests {
    typealias File = (field: String, name: String, content: [UInt8])

    /// Posts the form with files, and expects it to be refused with what was typed in it.
    private func refused(_ files: [File], _ sentence: String) async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .agreed)
        let holder = try await site.browser(.councilLiaison)
        _ = try await holder.get("/requests/\(reference)")
        let size = try await site.bookSize()
        let answer = try await holder.fill("/requests/\(reference)/disclosure", Filled.disclosure, files: files)
        #expect(answer.status == 422)
        #expect(answer.body.contains(sentence))
        #expect(answer.body.contains("Choose your files again."))
        #expect(answer.body.contains("14 Mill Lane"))
        #expect(faults(in: answer.body) == [])
        #expect(try await site.bookSize() == size)
        #expect(try await site.state(reference) == .agreed)
    }

    @Test func `takes no file of no bytes`() async throws {
        try await refused(
            [("files", "a.txt", [1]), ("files", "<b>&.txt", []), ("files", "c.txt", [1]), ("files", "d.txt", [1])],
            "The file “-b-&amp;.txt” is empty. Choose one with something in it.")
    }

    @Test func `takes no file that is too large`() async throws {
        let large = [UInt8](repeating: 7, count: 300_001)
        try await refused(
            [("files", "a.txt", [1]), ("files", "large.bin", large)],
            "The file “large.bin” is larger than 292 KB")
        let half = [UInt8](repeating: 7, count: 260_000)
        try await refused(
            [("files", "a.bin", half), ("files", "b.bin", half)], "Together the files are larger than 488 KB")
    }

    @Test func `takes 25 MB a file, five files and 100 MB at most, and less where the server says so`() {
        let limits = UploadLimits.ofDisclosure
        #expect(limits == UploadLimits(file: 26_214_400, total: 104_857_600, files: 5))
        let lesser = UploadLimits(file: 1000, total: 500_000_000, files: 9).within(limits)
        #expect(lesser == UploadLimits(file: 1000, total: 104_857_600, files: 5))
    }

    @Test func `takes no more than five files`() async throws {
        let files: [File] = (1...6).map { ("files", "\($0).txt", [UInt8($0)]) }
        try await refused(files, "More than 5 files were chosen")
    }

    @Test func `gives files back under safe names in any alphabet, byte for byte`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .agreed)
        let holder = try await site.browser(.councilLiaison)
        let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let handed = try await holder.fill(
            "/requests/\(reference)/disclosure", Filled.disclosure,
            files: [
                ("files", "../../etc/passwd", [1, 2, 3]), ("files", "отчёт «июнь».pdf", content),
                ("files", "a;b\u{202E}fdp.exe", [4]),
            ])
        site.expectDone(handed)
        let asker = try await site.browser(.asker)
        let disclosure = RequestSite.disclosure(of: reference)
        let text = try await asker.fill("/disclosures/\(disclosure)/reading", []).body
        #expect(text.contains("passwd"))
        #expect(!text.contains("../"))
        #expect(text.contains("отчёт «июнь».pdf"))
        let ids = text.matches(of: /action="([^"]+\/files\/[^"]+)"/).map { String($0.1) }
        #expect(ids.count == 3)
        let first = try await asker.post(ids[0])
        #expect(first.headers[.contentDisposition] == "attachment; filename=\"passwd\"; filename*=UTF-8''passwd")
        #expect(first.headers[.contentType] == "application/octet-stream")
        let second = try await asker.post(ids[1])
        #expect(second.headers[.contentDisposition]?.contains("filename*=UTF-8''%D0%BE%D1%82") == true)
        #expect(second.bytes == content)
        #expect(try await site.kinds(disclosure).filter { $0 == "information.read" }.count == 3)
        #expect(try await asker.get(ids[0]).status == 405)
        let none = try await asker.post("/disclosures/\(disclosure)/files/F-0000-0000")
        #expect(none.body.contains("There is no such file here."))
    }

    @Test func `needs the tick, something to share, and no more than was agreed`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .agreed)
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/disclosure"
        for (fields, sentence) in [
            (Filled.disclosure.with("checked", nil), "Tick the box to say that you have checked it"),
            ([("checked", "yes")], "Write the information, or attach a file."),
            (Filled.disclosure.with("item.1", String(repeating: "x", count: 10_001)), "Shorten this answer to 10000"),
            (Filled.disclosure + [("item.1", "again")], "Give one answer, not 2"),
        ] {
            let answer = try await holder.fill(path, fields)
            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
            #expect(faults(in: answer.body) == [])
        }
        #expect(try await site.state(reference) == .agreed)
        let more = try await holder.fill(path, Filled.disclosure + [("item.7", "Unasked")])
        #expect(more.status == 303)
        let reading = "/disclosures/\(RequestSite.disclosure(of: reference))/reading"
        let text = try await site.browser(.asker).fill(reading, []).body
        #expect(!text.contains("Unasked"))
    }

    @Test func `says that the longer part goes as a file`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .agreed)
        let holder = try await site.browser(.councilLiaison)
        let words = String(repeating: "ж", count: 10_000)
        let fields = [("item.1", words), ("item.2", words), ("checked", "yes")]
        let small = try await holder.fill("/requests/\(reference)/disclosure", fields)
        #expect(small.status == 303)

        let other = try await site.request(at: .agreed)
        let scalars = String(repeating: "\u{1F3E0}", count: 10_000)
        let large = try await holder.fill(
            "/requests/\(other)/disclosure", [("item.1", scalars), ("item.2", scalars), ("checked", "yes")])
        #expect(large.status == 422)
        #expect(large.body.contains("That is more than one entry holds: attach the longer part as a file."))
    }
}
