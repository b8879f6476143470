import Casework
import SharingProtocol
import Testing

// What must hold at the end of any sequence.
extension ActSequence {
    func check(_ dice: inout Dice) throws {
        let (requestAgain, disclosureAgain) = (try story.requestLog.folded(), try story.disclosureLog.folded())
        #expect(requestAgain == story.request && requestAgain?.row == story.request?.row, name)
        #expect(disclosureAgain == story.disclosure && disclosureAgain?.row == story.disclosure?.row, name)
        let person = dice.pick(AnySequenceTests.people)
        if let request = story.request {
            checkOffered(request, to: person)
            for task in request.tasks { check(task, of: request.row) { checkDoable(task, $0, request) } }
        }
        if let disclosure = story.disclosure { check(disclosure, seenBy: person, &dice) }
    }

    private func checkOffered(_ request: RequestCase, to person: (name: String, agency: AgencyID)) {
        let circumstances = story.circumstances(person.name, person.agency)
        // The words are on the page: whoever looks at it has them opened if they are theirs.
        for kind in request.offered(in: circumstances).acts where kind != .open {
            let outcome = request.decide(.filled(kind, in: story), in: circumstances)
            guard case .refused(let refusal) = outcome, !dependsOnFilling(kind == .submit, refusal) else { continue }
            Issue.record("\(name): \(person) was offered \(kind): \(refusal.sentence)")
        }
    }

    private func checkDoable(_ task: CaseTask, _ circumstances: Circumstances, _ request: RequestCase) {
        guard let kind = RequestActKind(rawValue: task.what) else {
            Issue.record("\(name): \(task.what) is nothing to do")
            return
        }
        let outcome = request.decide(.filled(kind, in: story), in: circumstances)
        guard case .refused(let refusal) = outcome, !dependsOnFilling(kind == .submit, refusal) else { return }
        let offered = request.offered(in: circumstances)
        let isSaid = offered.obstacles[kind] == refusal && !offered.acts.contains(kind)
        #expect(isSaid, "\(name): \(kind)")
    }
}
