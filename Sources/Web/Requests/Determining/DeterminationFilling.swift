import Casework
import Exchange
import SharingProtocol

extension RequestFolder {
    /// What the questions of its determination depend on.
    var sheet: DeterminationSheet {
        DeterminationSheet(
            circumstances: circumstances, register: register, owner: request.holding, recipients: [request.asking],
            asked: .init(
                informationClass: request.terms.informationClass, keepUntil: request.terms.keepUntil,
                items: request.terms.items, words: itemWords))
    }

    /// The determination's form as it is first shown: filled in with the answer that is given anew, or else with what
    /// the asking agency claims.
    var determinationForm: Form {
        if let found = request.determination { return form(of: found) }
        let terms = request.terms
        var form = Form()
        form.fill("class", terms.informationClass.name)
        form.fill("criterion", terms.criterion?.name ?? "")
        form.fill("criterion-words", words("request/criterion") ?? "")
        form.fill("ground", terms.ground?.name ?? "")
        // What was written for one ground is not evidence of another.
        for ground in rules.grounds where ground.key == terms.ground {
            for piece in ground.evidence {
                let words = words("request/\(EvidenceSubject.ground.field(piece.key))")
                form.fill(words ?? "", of: piece, at: rules.evidenceName(piece, of: ground))
            }
        }
        form.fill("necessity", words("request/necessity") ?? "")
        for reader in terms.readers { form.append(reader.text, to: "readers") }
        form.fill(terms.keepUntil, at: "keep")
        return form
    }

    private func form(of found: DeterminationTerms) -> Form {
        var form = Form()
        func word(_ field: String, _ input: String? = nil) {
            form.fill(input ?? field, words("determination/\(field)") ?? "")
        }
        func evidence<Item: ClaimedItem>(of items: [Item], chosen: Key<Item>?) {
            for item in items where item.key == chosen {
                for piece in item.evidence {
                    let words = words("determination/\(Item.subject.field(piece.key))")
                    form.fill(words ?? "", of: piece, at: rules.evidenceName(piece, of: item))
                }
            }
        }
        for (index, isGiven) in found.given.enumerated() {
            form.fill("item.\(index + 1)", isGiven ? "give" : "withhold")
            word("item.\(index + 1).reason")
        }
        let chosen = [
            "class": found.informationClass.name, "criterion": found.criterion?.name, "ground": found.ground?.name,
            "condition": found.condition?.name, "power": found.power?.name, "confidence": found.confidence.rawValue,
            "marking": found.marking?.name ?? "none", "careRecord": found.isCareRecord ? "yes" : "no",
        ]
        for (name, value) in chosen { form.fill(name, value ?? "") }
        evidence(of: rules.grounds, chosen: found.ground)
        evidence(of: rules.conditions, chosen: found.condition)
        evidence(of: rules.gateways, chosen: found.power)
        for particular in rules.particulars {
            word(EvidenceSubject.particular.field(particular.key.name), particular.inputName)
        }
        for field in ["necessity", "authorisation", "conditions", "dutyGround", "reasons"] { word(field) }
        word("criterion", "criterion-words")
        word("confidence", "confidence-words")
        if found.identifyingDetailIsRemoved { form.fill("detailRemoved", "yes") }
        if found.authorisationIsOnFile { form.fill("authorised", "yes") }
        for reader in found.readers { form.append(reader.text, to: "readers") }
        form.fill(found.keepUntil, at: "keep")
        return form
    }
}
