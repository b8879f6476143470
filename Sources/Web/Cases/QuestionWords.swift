import SharingProtocol

/// The protocol's questions, as an officer would ask them.
extension Question {
    var words: String {
        switch self {
        case .purpose: "Is the purpose one that the protocol lists?"
        case .gateway: "Is there a power or a duty to share it?"
        case .necessity: "Is it recorded why sharing is necessary and proportionate?"
        case .confidence: "If it was given in confidence, can it still be shared?"
        case .standing: "Are both agencies in the list of parties?"
        case .informationClass: "Is the class of information known?"
        case .authorisation: "If the aggregate needs authorisation, is that on file?"
        case .depersonalisation: "If it is depersonalised, has it passed the check?"
        case .reason: "If it is personal, is there a reason under the Act?"
        case .prescribedSet: "If a prescribed set is requested, is it on the list?"
        case .criterion: "Is a sharing criterion met?"
        case .ground: "Is there a lawful ground for sharing personal information?"
        case .condition: "If it is sensitive, is there a condition for sharing it?"
        case .particulars: "Is everything else recorded that the protocol asks for?"
        case .determination: "Has the owner decided that the tests are met?"
        case .liaisonOfficers: "Is a liaison officer in post?"
        case .approval: "Has the asking agency’s liaison officer approved it?"
        case .anotherAgency: "Are the two sides different agencies?"
        case .signatories: "Have both agencies signed the version in force?"
        case .consent: "If it rests on consent, is the consent still given?"
        case .participants: "At a meeting, has every agency present signed?"
        case .note: "At a meeting, is a written note taken?"
        case .marking: "If it is marked, is the group named?"
        case .group: "Is every reader in the group that the marking names?"
        case .ownersPermission: "If another agency owns it, does that agency permit it?"
        case .sameUse: "Is it used for the purpose it was disclosed for?"
        case .readers: "Are the readers named?"
        case .reader: "Is this person one of its readers?"
        case .keepUntil: "Is there a keep-until date, and has it not passed?"
        case .destroyed: "Does it still exist?"
        case .inForce: "Is the protocol in force on that day?"
        }
    }
}
