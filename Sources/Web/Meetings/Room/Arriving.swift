import Casework
import Exchange
import SharingProtocol

// Who comes to a meeting, as the note taker enters it.
extension MeetingFolder {
    /// Whoever convened it, and the liaison officers of invited agencies, where nobody of the agency has come.
    var expected: [Officer] {
        let here = meeting.attendees.compactMap(\.agency)
        return invited.filter { !here.contains($0) }.compactMap { agency in
            let known = register.register.agencies[agency]
            let officer =
                agency == meeting.convening ? meeting.secretary : known?.liaisonOfficer(on: circumstances.today)
            return officer.flatMap { known?.officers[$0] }
        }.filter(\.isActive)
    }

    /// The invited agencies from which nobody has come, and that have no liaison officer in post.
    var expectedOfNobody: [AgencyID] {
        let named = meeting.attendees.compactMap(\.agency) + expected.map(\.agency)
        return invited.filter { !named.contains($0) }
    }

    /// The act by which somebody comes; `nil`, and a problem, where the form does not say who.
    func arrival(from form: inout Form) -> MeetingAct? {
        let officer = form.text("arrival.officer")
        let name = form.text("arrival.name", most: 120)
        let agency = form.text("arrival.agency", most: 120)
        guard form.isSound else { return nil }
        let agencies = register.sharingAgencies(on: circumstances.today)
        if !officer.isEmpty {
            switch NameMatch(officer, among: register.officers(of: agencies.map(\.item))) {
            case .one(let found): return .arrive(found.agency, found.id, name: nil)
            case .several: form.note("Choose one officer from the list", at: "arrival.officer")
            case .none:
                form.note(
                    "Choose an officer from the list, or enter the name of somebody without an account",
                    at: "arrival.officer")
            }
            return nil
        }
        guard !name.isEmpty else {
            form.note("Enter who arrived", at: "arrival.officer")
            return nil
        }
        guard !agency.isEmpty else {
            form.note("Enter the agency or organisation", at: "arrival.agency")
            return nil
        }
        if let known = agencies.first(where: { $0.name.lowercased() == agency.lowercased() }) {
            return .arrive(known.item, nil, name: Confidential(name))
        }
        guard case .none = NameMatch(agency, among: agencies) else {
            form.note(
                "Choose the agency from the list, or enter the full name of the organisation", at: "arrival.agency")
            return nil
        }
        // An organisation that is in no list stands beside the name.
        return .arrive(nil, nil, name: Confidential("\(name), \(agency)"))
    }
}
