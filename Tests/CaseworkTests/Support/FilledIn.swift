import Casework
import SharingProtocol

// Each act as somebody fills it in rightly.
extension RequestAct {
    static func filled(_ kind: RequestActKind, in story: Story) -> RequestAct {
        let asker = story.request?.asker ?? ""
        switch kind {
        case .submit:
            let reader = story.officer(of: Story.police, besides: [])
            return .submit(
                .example {
                    $0.readers = [reader]
                    $0.keepUntil = story.today.adding(days: 90)
                })
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
        filled(kind, at: agency, of: story.disclosure, in: story)
    }

    static func filled(
        _ kind: DisclosureActKind, at agency: AgencyID, of disclosure: DisclosureCase?, in story: Story
    ) -> DisclosureAct {
        let copy = disclosure?.copy(of: agency)
        let readers = copy?.readers ?? []
        switch kind {
        case .volunteer: return .volunteer(.example(to: [agency]))
        case .accept: return .accept
        case .decline: return .decline
        case .ratify:
            return .ratify(
                .example(ground: disclosure?.determination.ground ?? "risk-of-harm") {
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

extension MeetingAct {
    /// As that officer fills it in.
    static func filled(_ kind: MeetingActKind, by officer: OfficerID, in story: Story) -> MeetingAct {
        let attendees = story.meeting?.attendees ?? []
        switch kind {
        case .plan: return .plan(.example(inviting: [Story.council], at: story.today))
        case .cancel: return .cancel
        case .open: return .open
        case .arrive: return .arrive(nil, nil, name: "B. Guest")
        case .acceptStatement: return .acceptStatement(attendees.first { !$0.hasAccepted }?.number ?? 0)
        case .move:
            if let inside = attendees.first(where: { $0.presence == .present }) {
                return .move(inside.number, .steppedOut)
            }
            let outside = attendees.first { $0.presence == .steppedOut } ?? attendees.first
            return .move(outside?.number ?? 0, .present)
        case .share:
            let reference = Story.item((story.meeting?.items.count ?? 0) + 1)
            let owner = story.meeting?.room.first ?? Story.council
            return .share(.example(reference, of: owner) { $0.keepUntil = story.today.adding(days: 90) })
        case .park: return .park(owner: Story.council)
        case .completeAction:
            let waiting = (story.meeting?.actions ?? []).filter { $0.doneOn == nil }
            return .completeAction((waiting.first { $0.holder == officer } ?? waiting.first)?.number ?? 0)
        case .addToNote: return .addToNote("Read back and agreed.")
        case .close: return .close
        case .destroy: return .destroy
        }
    }
}

extension Story {
    /// The disclosure that an item of the meeting begins, as the form for it has it.
    static func item(_ number: Int) -> CaseID { CaseID("D-ITEM-000\(number)") }

    /// Somebody with an account there who is none of those.
    fileprivate func officer(of agency: AgencyID, besides others: [OfficerID]) -> OfficerID {
        let staff = register.agencies[agency]?.officers.values.filter(\.isActive).map(\.id) ?? []
        return staff.filter { !others.contains($0) }.min() ?? others.first ?? ""
    }
}
