package import SharingProtocol

/// How far from today a day may lie.
package enum DayBounds: Sendable {
    /// Today or earlier: something happened on it.
    case past(today: Day)
    /// A day to come. One that is years ahead is most often a slip, and has to be confirmed. Where the protocol allows
    /// no day after `latest`, it is refused.
    case ahead(today: Day, latest: Day? = nil)

    /// Longer than any usual date of a case.
    static let usualYears = 10
}

extension InformationSharingProtocol {
    /// How far ahead information may be kept, from a day on.
    func keepUntilBounds(on today: Day) -> DayBounds {
        .ahead(today: today, latest: retention.longestMonths.map { today.adding(months: $0) })
    }
}

extension Form {
    static let dayParts = ["day", "month", "year"]

    /// A day typed in three inputs, `name-day`, `name-month` and `name-year`.
    ///
    /// `called` begins a sentence: "The keep-until date".
    package mutating func day(
        _ name: String, called: String, required: String? = nil, within bounds: DayBounds? = nil
    ) -> Day? {
        var parts: [String] = []
        for part in Self.dayParts {
            guard let typed = only("\(name)-\(part)", field: name) else { return nil }
            parts.append(trimmed(typed))
        }
        let missing = zip(Self.dayParts, parts).filter(\.1.isEmpty).map(\.0)
        guard missing.count < 3 else {
            if let required { note(required, at: name, anchor: "\(name)-day") }
            return nil
        }
        if let first = missing.first {
            note(
                "\(called) must include a \(missing.joined(separator: " and a "))", at: name, anchor: "\(name)-\(first)"
            )
            return nil
        }
        do throws(DayFault) {
            let day = try realDay(parts, called: called)
            check(day, name, called: called, within: bounds)
            return day
        } catch {
            note(error.words, at: name, anchor: "\(name)-\(error.part)")
            return nil
        }
    }

    /// The day typed at a field that has to be confirmed; `nil` where none is asked about.
    func dayToConfirm(_ name: String) -> Day? {
        guard let day = farDays[name], trimmed(typed("\(name)-year")) == String(day.year) else { return nil }
        return day
    }

    /// The name of the box that confirms a day. It is sent with the day itself: another day is asked about again.
    static func confirmation(of name: String) -> String { "\(name)-sure" }

    private mutating func check(_ day: Day, _ name: String, called: String, within bounds: DayBounds?) {
        switch bounds {
        case .past(let today):
            if day > today { note("\(called) must be today or earlier", at: name, anchor: "\(name)-day") }
        case .ahead(let today, let latest):
            guard day > today.adding(years: DayBounds.usualYears) else { return }
            if let latest, day > latest {
                return note("\(called) can be \(latest.spoken) at the latest", at: name, anchor: "\(name)-year")
            }
            let box = Self.confirmation(of: name)
            farDays[name] = day
            if typed(box) != day.iso {
                note("Is \(day.spoken) right? Tick to confirm.", at: name, anchor: box)
            }
        case nil: break
        }
    }
}

/// What is wrong with a day that was typed, and in which of its inputs.
private struct DayFault: Error {
    let words: String
    let part: String
}

private func realDay(_ parts: [String], called: String) throws(DayFault) -> Day {
    let notReal = DayFault(words: "\(called) must be a real date, such as 27 3 2031", part: "day")
    guard let day = number(parts[0]), let month = number(parts[1]), let year = number(parts[2]) else { throw notReal }
    let digits = parts[2].utf8.count
    guard digits == 4 else {
        let example = digits == 2 ? "20\(parts[2])" : "2031"
        throw DayFault(words: "Enter the year with four digits, for example \(example)", part: "year")
    }
    guard (1...12).contains(month) else {
        throw DayFault(words: "Enter the month as a number from 1 to 12", part: "month")
    }
    if let real = Day(year: year, month: month, day: day) { return real }
    guard let last = (28...31).reversed().lazy.compactMap({ Day(year: year, month: month, day: $0) }).first,
        day > last.day
    else { throw notReal }
    // `30 April 2062`: only February is longer in some years than in others.
    let words = last.spoken.split(separator: " ")
    let name = words.dropFirst().prefix(month == 2 ? 2 : 1).joined(separator: " ")
    throw DayFault(words: "\(name) has \(last.day) days. Enter a day from 1 to \(last.day)", part: "day")
}

/// A number of one to four digits, as people type the parts of a day.
private func number(_ text: String) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
}
