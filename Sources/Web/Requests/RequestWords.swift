import Casework
import HTML
import SharingProtocol

/// Where a request stands, in a word or two.
extension RequestState {
    var words: String {
        switch self {
        case .awaitingApproval: "Awaiting approval"
        case .returned: "Sent back"
        case .sent: "With the holder"
        case .clarifying: "Clarification asked"
        case .agreed: "Agreed"
        case .refused: "Refused"
        case .disclosed: "Disclosed"
        case .received: "Received"
        case .withdrawn: "Withdrawn"
        case .destroyed: "Destroyed"
        }
    }

    var tone: Tone {
        switch self {
        case .awaitingApproval, .sent: .waiting
        case .returned, .clarifying, .agreed: .active
        case .refused: .bad
        case .disclosed, .received: .good
        case .withdrawn, .destroyed: .done
        }
    }

    var tag: HTML { Web.tag(words, tone) }
}

/// The protocol's questions, as an officer would ask them.
extension Question {
    var words: String {
        switch self {
        case .purpose: "Is it for a purpose that the protocol lists?"
        case .gateway: "Is there a power or a duty to share it?"
        case .necessity: "Is it recorded why it is necessary and proportionate?"
        case .confidence: "If it was given in confidence, what lets it move all the same?"
        case .standing: "Do both agencies stand in the list of parties?"
        case .informationClass: "Which class of information is it?"
        case .authorisation: "If the aggregate needs its own authorisation, is that on file?"
        case .depersonalisation: "If it is depersonalised, has it passed the check?"
        case .reason: "If it is personal, for which of the Act’s reasons is it disclosed?"
        case .prescribedSet: "If a prescribed set is asked for, is it one?"
        case .criterion: "Which sharing criterion is met?"
        case .ground: "What lets personal information be shared?"
        case .condition: "If it is sensitive, which condition lets it be shared?"
        case .particulars: "Is everything else written down that the protocol wants?"
        case .determination: "Has the holder determined that the tests are satisfied?"
        case .liaisonOfficers: "Is a liaison officer in post?"
        case .approval: "Does the asking agency’s liaison officer approve?"
        case .anotherAgency: "Are the two sides two agencies?"
        case .signatories: "Have both signed the version in force?"
        case .consent: "If it rests on consent, does the consent stand?"
        case .participants: "At a meeting, has everyone’s agency signed?"
        case .note: "At a meeting, is a written note taken?"
        case .marking: "If it is marked, is the group named?"
        case .group: "Is everyone who would read or hear it in the group that the marking names?"
        case .ownersPermission: "If it is another agency’s, does that agency permit it?"
        case .sameUse: "Is it used for what it was disclosed for?"
        case .readers: "Are the readers named?"
        case .reader: "Is this person one of those who may read it?"
        case .keepUntil: "Until when is it kept?"
        case .destroyed: "Is it still there?"
        case .inForce: "Is the protocol in force on that day?"
        }
    }
}

extension Answer {
    var tag: HTML {
        switch self {
        case .met: Web.tag("Met", .good)
        case .unmet: Web.tag("Unmet", .bad)
        case .notAsked: Web.tag("Not asked", .plain)
        }
    }
}

extension DeterminedAnswer {
    var words: String {
        switch self {
        case .whole: "Everything that was asked for is given"
        case .part: "Part of what was asked for is given"
        case .refused: "Nothing is given"
        }
    }
}
