import Casework
import SharingProtocol
import Testing

@testable import Exchange

/// Nothing that names somebody outlives its end, whoever has the root key and however long they try.
@Suite("4.13 What is left of a person once everything about them is destroyed")
struct CanaryTests {
    @Test(arguments: Store.allCases)
    func `is nothing of what was asked for and disclosed, in any field that there is`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await Partnership { _ in records }
            let request = try await CanaryStory(partnership).asked()
            let left = WhatIsLeft(partnership)
            #expect(try await left.opened(in: request) == CanaryStory.fieldsOfRequest)
            #expect(try await left.opened(in: request.disclosure) == CanaryStory.fieldsOfAnswer)

            try await partnership.act(
                .destroy(at: Partnership.police, nil), on: request.disclosure, by: Partnership.askingLiaison)
            for reference in [request, request.disclosure] {
                #expect(try await left.opened(in: reference) == [])
                #expect(try await records.record(of: reference).keys.isEmpty)
            }
            #expect(try await records.drafts(of: Partnership.asker.officer).isEmpty)
            #expect(try await left.entriesInClear() == 0)
        }
    }

    @Test(arguments: Store.allCases)
    func `is nothing of what was volunteered, once the last copy is gone`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await Partnership { _ in records }
            try await partnership.join(Partnership.fire)
            let (police, fire) = (Partnership.police, Partnership.fire)
            let reference = try await CanaryStory(partnership).volunteered(to: [police, fire])
            let left = WhatIsLeft(partnership)
            #expect(try await left.opened(in: reference) == CanaryStory.fieldsOfVolunteered)
            #expect(try await records.terms(of: "\(reference)/determination").count > 1)

            try await partnership.act(.destroy(at: police, nil), on: reference, by: Partnership.askingLiaison)
            #expect(try await left.opened(in: reference) == CanaryStory.fieldsOfVolunteered, "the other has its copy")
            try await partnership.act(.destroy(at: fire, nil), on: reference, by: Partnership.badge("liaison", fire))
            #expect(try await left.opened(in: reference) == [])
            #expect(try await records.record(of: reference).keys.isEmpty)
            #expect(try await records.terms(of: "\(reference)/determination").isEmpty)
            #expect(try await left.entriesInClear() == 0)
        }
    }

    @Test func `is nothing of what was offered, and declined by everybody`() async throws {
        let partnership = try await Partnership()
        let reference = try await CanaryStory(partnership).offered(to: [Partnership.police])
        let left = WhatIsLeft(partnership)
        #expect(try await left.opened(in: reference).count > 10)
        try await partnership.act(.decline, on: reference, by: Partnership.askingLiaison)
        #expect(try await left.opened(in: reference) == [])
        #expect(try await partnership.records.record(of: reference).keys.isEmpty)
    }

    @Test func `is nothing of a request that was asked back about, and withdrawn`() async throws {
        let partnership = try await Partnership()
        let words = CanaryStory.words
        let reference = partnership.newReference()
        guard
            case .done = try await partnership.desk.begin(
                reference, CanaryStory.draftOnConsent(), by: Partnership.asker)
        else { throw Partnership.Refused() }
        try await partnership.act(.approve, on: reference, by: Partnership.askingLiaison)
        for (act, badge): (RequestAct, Badge) in [
            (.askForClarification(words), Partnership.holdingLiaison),
            (.withdrawConsent(on: partnership.clock.now.day, words), Partnership.askingLiaison),
            (.withdraw(words), Partnership.askingLiaison),
        ] {
            try await partnership.act(act, on: reference, by: badge)
        }
        let left = WhatIsLeft(partnership)
        let opened = try await left.opened(in: reference)
        #expect(opened.isSuperset(of: ["determination/question.1", "request/consentWithdrawn", "request/withdrawn"]))
        try await partnership.act(.destroy(nil), on: reference, by: Partnership.askingLiaison)
        #expect(try await left.opened(in: reference) == [])
    }

    @Test func `is nothing of what an applicant wrote that was not admitted (6.2)`() async throws {
        let partnership = try await Partnership()
        let desk = partnership.desk
        guard
            case .done = try await desk.perform(.team(.switchPublicPage(on: true)), by: Partnership.coordinator)
        else { throw Partnership.Refused() }
        let fields = ["name", "basis", "contact", "position", "email", "telephone"]
        let application = JoiningApplication(
            name: CanaryStory.name, line: "other-approved-organisations",
            words: Dictionary(uniqueKeysWithValues: fields.map { ($0, CanaryStory.words) }),
            assurances: [
                GivenAssurance(.training, until: desk.now().day.adding(days: 20), reference: CanaryStory.words)
            ])
        guard case .done(let history, _) = try await desk.apply(application) else { throw Partnership.Refused() }
        let left = WhatIsLeft(partnership)
        let opened = try await left.opened(in: history.reference)
        #expect(opened == Set(fields.map { "application/\($0)" } + ["assurance/training.1"]))
        guard
            case .done = try await desk.perform(
                .application(.decline("Not in the area.")), on: history.current.id, by: Partnership.coordinator)
        else { throw Partnership.Refused() }
        #expect(try await left.opened(in: history.reference) == [])
    }
}
