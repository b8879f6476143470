/// What a sharing protocol asks before information is asked for, moves, is read or is used.
///
/// The cases stand in the document's order, and findings come in that order. Which clause asks each
/// question is in the protocol file, so that one engine serves the protocol of 2013 and its successors.
package enum Question: String, CaseIterable, Sendable {
    /// Is it for a purpose that the protocol lists (2.1, 6.1)?
    case purpose
    /// Is there a power or a duty to share it (2.2, 2.3, 2.12)?
    case gateway
    /// Are necessity and proportionality recorded (2.6)?
    case necessity
    /// If it was given in confidence, what lets it move all the same (2.7)?
    case confidence
    /// Do both agencies stand under a heading of Appendix One (2.9–2.13)?
    case standing
    /// Which class of information is it (3.2, 3.3)?
    case informationClass
    /// Where an aggregate needs specific authorisation, is it on file (3.4)?
    case authorisation
    /// Has depersonalised information passed the check that nobody may be identified (3.7)?
    case depersonalisation
    /// Which of the Act's reasons is personal information disclosed for (3.8)?
    case reason
    /// If a prescribed set is asked for, is it one, and is it depersonalised (3.9)?
    case prescribedSet
    /// Which sharing criterion is met (3.10)?
    case criterion
    /// What lets personal information be shared: consent, or an exception, with its evidence (3.11)?
    case ground
    /// Where it is sensitive, which condition lets it be shared, with its evidence (UK GDPR, articles 9 and 10)?
    case condition
    /// Is everything else on file that the protocol wants written down?
    case particulars
    /// Has the holder determined that the tests are satisfied (3.12)?
    case determination
    /// Is a liaison officer in post (4.1)?
    case liaisonOfficers
    /// Does the asking agency's liaison officer approve (4.2)?
    case approval
    /// Are the two sides two agencies (4.3)?
    case anotherAgency
    /// Have both signed the version in force (4.3)?
    case signatories
    /// Where it rests on consent, as ground or as condition, does the consent stand (4.4)?
    case consent
    /// In a meeting, has every participant's agency signed (4.5)?
    case participants
    /// In a meeting, is a written note taken (4.5)?
    case note
    /// Where it is marked, is the group named (4.7)?
    case marking
    /// Is the reader, or everybody at the meeting, in the group that the marking names (4.7)?
    case group
    /// Where it is another's, has the owner permitted that it is shared (4.7, 4.9)?
    case ownersPermission
    /// Is it used for what it was disclosed for (4.9)?
    case sameUse
    /// Are the readers named (4.10)?
    case readers
    /// Is this person one of those who may read it (4.10)?
    case reader
    /// Until when is it kept, and is that still to come (4.12)?
    case keepUntil
    /// Is it still there to be read (4.13)?
    case destroyed
    /// Is the protocol in force on that day (5.1)?
    case inForce
}

extension Question {
    /// Whether a protocol may leave it out, by citing no clause that asks it.
    package var isOptional: Bool { self == .condition || self == .particulars }
}

extension Asked {
    /// The questions that are asked, each of which yields one finding, in the document's order; a protocol may leave
    /// out those that are optional.
    package var questions: [Question] {
        switch self {
        case .ask: Asked.askQuestions
        case .exchange: Asked.exchangeQuestions
        case .read: Asked.readQuestions
        case .use: Asked.useQuestions
        }
    }

    private static let askQuestions: [Question] = [
        .purpose, .gateway, .standing, .informationClass, .reason, .prescribedSet, .particulars, .liaisonOfficers,
        .approval, .anotherAgency, .signatories, .inForce,
    ]

    private static let exchangeQuestions: [Question] = [
        .purpose, .gateway, .necessity, .confidence, .standing, .informationClass, .authorisation,
        .depersonalisation, .reason, .prescribedSet, .criterion, .ground, .condition, .particulars, .determination,
        .liaisonOfficers, .approval, .anotherAgency, .signatories, .consent, .participants, .note, .marking, .group,
        .ownersPermission, .readers, .keepUntil, .inForce,
    ]

    private static let readQuestions: [Question] = [
        .informationClass, .signatories, .consent, .group, .reader, .keepUntil, .destroyed, .inForce,
    ]

    private static let useQuestions: [Question] = [
        .purpose, .informationClass, .signatories, .sameUse, .keepUntil, .inForce,
    ]
}
