import Casework
import SharingProtocol

/// What each page of writing a request takes.
extension Writing {
    /// The page's form, filled in with what was answered before.
    func form(_ step: AskingStep) -> Form {
        var form = Form()
        switch step {
        case .readers:
            let chosen = answers.readers.isEmpty ? [circumstances.officer.id] : answers.readers
            for reader in chosen { form.append(reader.text, to: "readers") }
        case .keeping: fill(answers.keepUntil, step.rawValue, in: &form)
        case .timing:
            fill(answers.neededBy, step.rawValue, in: &form)
            form.fill("urgent", answers["urgent"])
        case .ground:
            form.fill("ground", answers["ground"])
            for ground in rules.grounds {
                for piece in ground.evidence {
                    let name = rules.evidenceName(piece, of: ground)
                    form.fill(answers[name], of: piece, at: name)
                }
            }
        case .agency, .informationClass, .purpose, .reason, .subject, .necessity, .prescribedSet, .criterion,
            .particulars, .items, .ownReference:
            for name in names(step) { form.fill(name, answers[name]) }
        }
        return form
    }

    private func fill(_ day: Day?, _ name: String, in form: inout Form) {
        guard let day else { return }
        form.fill(day, at: name)
    }

    /// The fields of a page, where they are kept under the names that they have there.
    private func names(_ step: AskingStep) -> [String] {
        switch step {
        case .purpose: ["purpose", "why"]
        case .criterion: ["criterion", "criterion-words"]
        case .ground:
            ["ground"]
                + rules.grounds.flatMap { ground in ground.evidence.map { rules.evidenceName($0, of: ground) } }
        case .particulars: rules.particulars(.request, of: informationClass).map(\.inputName)
        case .items: (1...AskingLimits.items).map { "item.\($0)" }
        case .agency, .informationClass, .reason, .subject, .necessity, .prescribedSet, .readers, .keeping, .timing,
            .ownReference:
            [step.rawValue]
        }
    }

    /// Reads a page. What is wrong with it is noted in `form`; what is right comes back by field name.
    ///
    /// `isWhole` asks for every compulsory answer; without it, what is there is taken, for going on another day.
    func read(_ step: AskingStep, from form: inout Form, isWhole: Bool) -> [String: String] {
        func required(_ words: String) -> String? { isWhole ? words : nil }
        func key<Item: ListedItem>(_ name: String, _ items: [Item], _ words: String) -> String {
            form.choice(name, among: items.map(\.key), required: required(words))?.name ?? ""
        }
        switch step {
        case .agency:
            let offered = agencies.filter(\.canShare).map(\.id.text)
            let words = required("Choose the agency you are asking")
            return ["agency": form.choice("agency", among: offered, required: words) ?? ""]
        case .informationClass: return ["class": key("class", rules.classes, "Choose the class of information")]
        case .purpose:
            let purpose = key("purpose", rules.purposes, "Choose the purpose")
            let why = form.text(
                "why", required: required("Enter the intended use"), most: AskingLimits.words, lines: .many)
            return ["purpose": purpose, "why": why]
        case .reason: return ["reason": key("reason", rules.reasons, "Choose the reason under the Act")]
        case .subject:
            return [
                "subject": form.text(
                    "subject", required: required("Enter who the information is about"), most: AskingLimits.subject,
                    lines: .many)
            ]
        case .ground: return readGround(&form, isWhole: isWhole)
        case .necessity:
            return [
                "necessity": form.text(
                    "necessity", required: required("Enter why this is necessary and proportionate"),
                    most: AskingLimits.words, lines: .many)
            ]
        case .prescribedSet:
            let offered = ["none"] + prescribedSets.map(\.key.name)
            let words = required("Choose the prescribed set, or none of these")
            return ["set": form.choice("set", among: offered, required: words) ?? ""]
        case .criterion:
            let criterion = key("criterion", rules.criteria, "Choose the sharing criterion")
            let words = form.text(
                "criterion-words", required: required("Enter why the criterion is met"), most: AskingLimits.criterion,
                lines: .many)
            return ["criterion": criterion, "criterion-words": words]
        case .particulars: return readParticulars(&form, isWhole: isWhole)
        case .items: return readItems(&form, isWhole: isWhole)
        case .readers:
            let readers = form.choices(
                "readers", among: colleagues.map(\.id.text), required: required("Choose at least one reader"))
            return ["readers": readers.joined(separator: "\n")]
        case .keeping:
            let words = required("Enter the keep-until date")
            let day = form.day(
                "keeping", called: "The keep-until date", required: words, within: rules.keepUntilBounds(on: today))
            return ["keep-until": notPast(day, "keeping", "The keep-until date", in: &form)]
        case .timing:
            let day = form.day("timing", called: "The needed-by date", within: .ahead(today: today))
            let urgent = form.isTicked("urgent") ? "yes" : ""
            return ["needed-by": notPast(day, "timing", "The needed-by date", in: &form), "urgent": urgent]
        case .ownReference: return ["own-reference": form.text("own-reference", most: AskingLimits.ownReference)]
        }
    }

    private func readGround(_ form: inout Form, isWhole: Bool) -> [String: String] {
        let offered = rules.grounds.map(\.key.name) + ["none"]
        let words = isWhole ? "Choose the lawful ground, or that the holder decides" : nil
        var read = ["ground": form.choice("ground", among: offered, required: words) ?? ""]
        let evidence = offer.readEvidence(of: rules.grounds, from: &form)
        for ground in rules.grounds {
            for piece in ground.evidence {
                read[rules.evidenceName(piece, of: ground)] = evidence[ground.key]?[piece.key] ?? ""
            }
        }
        return read
    }

    private func readParticulars(_ form: inout Form, isWhole: Bool) -> [String: String] {
        var read: [String: String] = [:]
        for particular in rules.particulars(.request, of: informationClass) {
            read[particular.inputName] = form.text(
                particular.inputName, required: isWhole ? "Enter \(particular.label)" : nil,
                most: AskingLimits.evidence,
                lines: .many)
        }
        return read
    }

    private func readItems(_ form: inout Form, isWhole: Bool) -> [String: String] {
        let names = (1...AskingLimits.items).map { "item.\($0)" }
        let typed = names.map { form.text($0, most: AskingLimits.item, lines: .many) }.filter { !$0.isEmpty }
        if isWhole, typed.isEmpty, form.isSound {
            form.note("Enter at least one item that you are asking for", at: "items", anchor: "item.1")
        }
        return Dictionary(
            uniqueKeysWithValues: names.enumerated().map { ($1, $0 < typed.count ? typed[$0] : "") })
    }

    private func notPast(_ day: Day?, _ name: String, _ called: String, in form: inout Form) -> String {
        guard let day else { return "" }
        if day < today { form.note("\(called) must be today or later", at: name, anchor: "\(name)-day") }
        return day.iso
    }
}

extension Form {
    /// Fills the three inputs of a day.
    mutating func fill(_ day: Day, at name: String) {
        fill("\(name)-day", String(day.day))
        fill("\(name)-month", String(day.month))
        fill("\(name)-year", String(day.year))
    }
}
