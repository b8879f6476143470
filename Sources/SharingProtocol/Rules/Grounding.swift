/// Arranges grounds, conditions and particulars, which point at headings, classes and evidence, as bits.
struct Grounding {
    let categories: NameTable
    let classes: NameTable
    let evidence: NameTable
    let places: ClausePlaces

    func row(
        _ clause: Clause, _ pieces: [EvidencePiece], _ reach: Reach, isConsent: Bool
    ) -> RuleTables.GroundRow {
        RuleTables.GroundRow(
            clause: places[clause], isConsent: isConsent, evidence: evidence.bits(names: pieces.map(\.key)),
            holders: reach.onlyFor.isEmpty ? .max : categories.bits(reach.onlyFor),
            classes: reach.classes.isEmpty ? .max : classes.bits(reach.classes))
    }

    func particulars(_ form: Particular.Form, of draft: ProtocolDraft) -> RuleTables.ParticularsRow {
        func bits(_ only: Particular.Only?) -> UInt64 {
            evidence.bits(names: draft.particulars.filter { $0.form == form && $0.only == only }.map(\.key.name))
        }
        return RuleTables.ParticularsRow(always: bits(nil), ofPersonal: bits(.personal), ofSensitive: bits(.sensitive))
    }
}
