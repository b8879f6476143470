import Casework
import SharingProtocol

/// Something that somebody has to know, as tests compare it.
struct News: Hashable, CustomStringConvertible {
    let what: String
    let holder: CaseTask.Holder

    init(_ what: String, desk agency: AgencyID) {
        self.what = what
        holder = .liaisonDesk(agency)
    }

    init(_ what: String, officer name: String, of agency: AgencyID) {
        self.what = what
        holder = .officer(Story.officer(name, agency))
    }

    fileprivate init(_ task: CaseTask) {
        what = task.what
        holder = task.holder
    }

    var description: String { "\(what) for \(holder)" }
}

extension Story {
    /// What somebody has to know of the request and has not seen yet.
    var newsOfRequest: Set<News> { Set((request?.tasks ?? []).filter(\.isNotice).map { News($0) }) }
    var newsOfDisclosure: Set<News> { Set((disclosure?.tasks ?? []).filter(\.isNotice).map { News($0) }) }
    var newsOfMeeting: Set<News> { Set((meeting?.tasks ?? []).filter(\.isNotice).map { News($0) }) }
    /// What somebody has to do.
    var tasksOfRequest: [CaseTask] { (request?.tasks ?? []).filter { !$0.isNotice } }
    var tasksOfDisclosure: [CaseTask] { (disclosure?.tasks ?? []).filter { !$0.isNotice } }
    var tasksOfMeeting: [CaseTask] { (meeting?.tasks ?? []).filter { !$0.isNotice } }
}
