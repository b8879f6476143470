import Casework
import Exchange
import SharingProtocol

/// Information that its owner gives without being asked.
enum Volunteering {
    private static let police = "thames-valley-police"
    private static let council = "milton-keynes-council"
    private static let fire = "fire-authority"

    /// The `number`th of three: accepted by two agencies and read; waiting to be accepted; declined.
    static func scenes(_ number: Int, _ reference: CaseID) -> [Scene] {
        switch number {
        case 0: accepted(reference)
        case 1: waiting(reference)
        case _: declined(reference)
        }
    }

    private static func accepted(_ reference: CaseID) -> [Scene] {
        [
            Scene("the fire service warns two agencies", at: .daysAgo(9, 15, 0)) { stage in
                let given = volunteered(
                    to: [
                        .init(AgencyID(council), readers: [try stage.badge(.practitioner, of: council).officer]),
                        .init(AgencyID(police), readers: [try stage.badge(.liaison, of: police).officer]),
                    ],
                    keepUntil: stage.calendar.today.adding(days: 60), subject: "Mr Aldous Fairweather, 3 Mill Lane",
                    information: "Gas bottles in the hall and on the stairs. Crews are told not to go in alone.",
                    risk: "An explosion in a house that others share", to: "The two families above")
                try stage.hold(
                    await stage.desk.begin(
                        reference, .volunteer(given), as: DisclosureCase.self,
                        by: try stage.badge(.liaison, of: fire)))
            },
            Scene("the council accepts it", at: .daysAgo(9, 15, 40)) { stage in
                let liaison = try stage.badge(.liaison, of: council)
                _ = try await stage.desk.look(at: reference, as: DisclosureCase.self, by: liaison)
                try await stage.act(.accept, on: reference, as: DisclosureCase.self, by: liaison)
            },
            Scene("the police accept it", at: .daysAgo(8, 9, 5)) { stage in
                let liaison = try stage.badge(.liaison, of: police)
                _ = try await stage.desk.look(at: reference, as: DisclosureCase.self, by: liaison)
                try await stage.act(.accept, on: reference, as: DisclosureCase.self, by: liaison)
            },
            Scene("the council reads it", at: .daysAgo(8, 10, 0)) { stage in
                _ = try await stage.desk.read(
                    .read(file: nil), on: reference, as: DisclosureCase.self,
                    by: try stage.badge(.practitioner, of: council))
            },
        ]
    }

    private static func waiting(_ reference: CaseID) -> [Scene] {
        [
            Scene("the police offer what they know", at: .daysAgo(1, 11, 0)) { stage in
                let given = volunteered(
                    to: [.init(AgencyID(council), readers: [try stage.badge(.liaison, of: council).officer])],
                    keepUntil: stage.calendar.today.adding(days: 90),
                    subject: "The child at 44 Bulrush Way", information: "Found alone at the bus station at 23:10.",
                    risk: "A child of eight out alone at night", to: "The child")
                try stage.hold(
                    await stage.desk.begin(
                        reference, .volunteer(given), as: DisclosureCase.self,
                        by: try stage.badge(.liaison, of: police)))
            }
        ]
    }

    private static func declined(_ reference: CaseID) -> [Scene] {
        [
            Scene("the council offers what nobody needs", at: .daysAgo(14, 11, 0)) { stage in
                let given = volunteered(
                    to: [.init(AgencyID(fire), readers: [try stage.badge(.liaison, of: fire).officer])],
                    keepUntil: stage.calendar.today.adding(days: 30),
                    subject: "Miss Perpetua Lomas, 9 Weir Court", information: "She moved out last week.",
                    risk: "She smoked in bed", to: "Her neighbours")
                try stage.hold(
                    await stage.desk.begin(
                        reference, .volunteer(given), as: DisclosureCase.self,
                        by: try stage.badge(.liaison, of: council)))
            },
            Scene("the fire service declines it", at: .daysAgo(13, 9, 30)) { stage in
                let liaison = try stage.badge(.liaison, of: fire)
                _ = try await stage.desk.look(at: reference, as: DisclosureCase.self, by: liaison)
                try await stage.act(.decline, on: reference, as: DisclosureCase.self, by: liaison)
            },
        ]
    }

    private static func volunteered(
        to recipients: [Volunteered.Recipient], keepUntil: Day, subject: String, information: String, risk: String,
        to whom: String
    ) -> Volunteered {
        var found = DeterminationTerms(
            given: [true], informationClass: "personal", readers: recipients.flatMap(\.readers), keepUntil: keepUntil)
        found.ground = "risk-of-harm"
        let words: [String: Confidential] = [
            "subject": Confidential(subject), "reasons": "Somebody may be hurt, and they can prevent it.",
            "necessity": "What they need to act, and nothing else.", "evidence.ground.risk": Confidential(risk),
            "evidence.ground.risk-to": Confidential(whom),
        ]
        return Volunteered(
            purpose: "shared-intelligence", reason: "prevent-or-detect", recipients: recipients,
            determination: Determination(found, words: words),
            information: DisclosedInformation(words: [1: Confidential(information)]))
    }
}
