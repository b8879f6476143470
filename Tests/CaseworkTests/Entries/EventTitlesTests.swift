@testable import Casework
import SharingProtocol
import Testing

@Suite("4.6 What people read in place of an entry's name")
struct EventTitlesTests {
    private static let agencyEvents: [AgencyEvent] = [
        .applied(line: "schools", category: "co-operating-body"), .declined(destroyed: ["application"]),
        .admitted(name: "Fire service", category: "responsible-authority", line: "fire"),
        .placed(line: "schools", category: "co-operating-body"), .renamed(name: "Fire and rescue"), .suspended,
        .resumed, .leaving(on: .first, into: "police"), .staying, .left(destroyed: ["application"]),
        .agreementSigned(version: "safermk-2013", textHash: "00"),
        .agreementEntered(
            version: "safermk-2013", textHash: "00", signed: .first,
            scan: RecordedFile(id: "F-1", size: 1, chunks: 1, sealedHash: "00")),
        .assured(.training, until: .last), .appointed("O-1", asDeputy: true, from: .first, until: .last),
        .appointmentEnded("O-1", on: .last), .namePublished("O-1", true),
        .officerAdmitted("O-1", role: .practitioner, maySign: true), .passwordRenewed("O-1"),
        .passwordHandedOver("O-1"), .passwordChanged("O-1"), .officerLeft("O-1"),
    ]

    @Test func `are there for everything that happens to an agency, and each is read back as it was written`() throws {
        #expect(Set(Self.agencyEvents.map(\.kind)) == Set(AgencyEvent.titles.keys))
        for event in Self.agencyEvents {
            #expect(try AgencyEvent(kind: event.kind, facts: event.facts) == event, "\(event.kind)")
        }
    }

    private static let titles = Kinds.gatehouse.all.map { titles($0) }

    private static func titles<Kind: CaseKind>(_ kind: Kind.Type) -> [String: String] { Kind.Event.titles }

    @Test func `are told apart from kind of case to kind, or say the same in both`() {
        let titles = Self.titles
        let names = titles.flatMap(\.keys)
        for name in names {
            #expect(Set(titles.compactMap { $0[name] }) == [Kinds.gatehouse.title(ofEntry: name)], "\(name)")
        }
        let shared = Set(names.filter { name in titles.count { $0[name] != nil } > 1 })
        #expect(
            shared == ["disclosure.refused", "reading.refused", "consent.withdrawn", "notice.seen", "item.ratified"])
        #expect(Kinds.gatehouse.title(ofEntry: "request.exploded") == "request.exploded")
    }

    @Test func `are words, and not the entry's name`() {
        for name in Self.titles.flatMap(\.keys) { #expect(Kinds.gatehouse.title(ofEntry: name) != name) }
    }
}
