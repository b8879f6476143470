import Casework
import Exchange
import Hummingbird
import SharingProtocol

extension ActOutcome {
    /// Where one goes after an act: to `done`; or to the form again, with what stands against it at the field that it
    /// is about, or else at `field`. What is not theirs to do is forbidden.
    func answer(
        _ form: Form, done: String, in rules: InformationSharingProtocol, at fields: Set<String>,
        otherwise field: String, again: (Form) async throws -> Response
    ) async throws -> Response {
        switch self {
        case .done: return seeOther(done)
        case .refused(let refusal):
            guard refusal.reason != .notYours else { throw Problem.notYours(refusal.sentence) }
            var form = form
            form.note(refusal, in: rules, at: fields, otherwise: field)
            return try await again(form)
        }
    }
}

extension Form {
    /// Notes a refusal at the field that it is about, where the form has that field, or else at `field`. Without
    /// `rules` no clause is cited.
    mutating func note<Event>(
        _ refusal: Refusal<Event>, in rules: InformationSharingProtocol?, at fields: Set<String>,
        otherwise field: String
    ) {
        // `Appendix One` needs no “clause” before it.
        let clause = rules.flatMap { refusal.clause(in: $0) }.map { clause in
            clause.number.first?.isNumber ?? false ? " (clause \(clause.number))" : " (\(clause.number))"
        }
        var sentence = refusal.sentence
        if sentence.hasSuffix(".") { sentence.removeLast() }
        var place = field
        if case .incomplete(let name) = refusal.reason, fields.contains(name) { place = name }
        note(sentence + (clause ?? ""), at: place)
    }
}
