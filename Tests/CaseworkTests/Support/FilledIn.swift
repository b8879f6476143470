import Casework
import SharingProtocol

// Each act as somebody fills it in rightly.
extension RequestAct {
    static func filled(_ kind: RequestActKind, in story: Story) -> RequestAct {
        let asker = story.request?.asker ?? ""
        switch kind {
        case .submit: return .submit(.example())
        case .approve: return .approve
        case .sendBack: return .sendBack("Say for how long.")
        case .reassign: return .reassign(from: asker, to: story.officer(of: Story.police, besides: [asker]))
        case .withdraw: return .withdraw("It is not needed any more.")
        case .askForClarification: return .askForClarification("Which flat?")
        case .clarify: return .clarify("The upper one.")
        case .determine: return .determine(.example(given: [false, false]) { $0.readers = [] })
        case .determineAgain: return .determineAgain(.example(given: [false, false]) { $0.readers = [] })
        case .disclose:
            let given = story.request?.determination?.given.firstIndex(of: true) ?? 0
            return .disclose(DisclosedInformation(words: [given + 1: "12 Example Row"]))
        case .open: return .open(record: "request")
        case .withdrawConsent: return .withdrawConsent(on: story.today, "By letter.")
        case .destroy: return .destroy(nil)
        }
    }
}

extension DisclosureAct {
    static func filled(_ kind: DisclosureActKind, at agency: AgencyID, in story: Story) -> DisclosureAct {
        let copy = story.disclosure?.copy(of: agency)
        let readers = copy?.readers ?? []
        switch kind {
        case .volunteer: return .volunteer(.example(to: [agency]))
        case .accept: return .accept
        case .decline: return .decline
        case .ratify:
            return .ratify(
                .example(ground: story.disclosure?.determination.ground ?? "risk-of-harm") {
                    $0.keepUntil = story.today.adding(days: 90)
                })
        case .endItem: return .endItem
        case .acknowledge: return .acknowledge
        case .open: return .open
        case .read: return .read(file: nil)
        case .nameReader: return .nameReader(story.officer(of: agency, besides: readers), at: agency)
        case .removeReader: return .removeReader(readers.first ?? "", at: agency)
        case .extendKeeping:
            let day = max(copy?.keepUntil ?? .first, story.today).adding(days: 1)
            return .extendKeeping(at: agency, until: day, "It goes on.")
        case .withdrawConsent: return .withdrawConsent(on: story.today, "By letter.")
        case .destroy: return .destroy(at: agency, nil)
        }
    }
}

extension Story {
    /// Somebody with an account there who is none of those.
    fileprivate func officer(of agency: AgencyID, besides others: [OfficerID]) -> OfficerID {
        let staff = register.agencies[agency]?.officers.values.filter(\.isActive).map(\.id) ?? []
        return staff.filter { !others.contains($0) }.min() ?? others.first ?? ""
    }
}
