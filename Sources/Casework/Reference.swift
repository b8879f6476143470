/// The reference of one thing that Gatehouse keeps: an agency, an officer, a case, a file.
///
/// Typed by what it refers to, and never made of anything personal: references stand in addresses and in logs.
package struct Reference<Referent>: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible
{
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
    package var description: String { text }
    package static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}

package typealias AgencyID = Reference<Agency>
package typealias OfficerID = Reference<Officer>
package typealias CaseID = Reference<Case>
package typealias FileID = Reference<RecordedFile>

/// A case of any kind; only its reference is typed by this.
package enum Case {}

extension CaseID {
    /// The case in which everything about one agency stands.
    package init(of agency: AgencyID) { self.init(Self.agencyPrefix + agency.text) }

    package static var agencyPrefix: String { "agency-" }

    /// The case that somebody means who types its reference, as it was read from paper or heard on the telephone:
    /// `r mb88 dwr1` and `R–MB88–DWRI` are both `R-MB88-DWR1`. `nil` where it cannot be one.
    package init?(typed text: String) {
        guard let code = Self.code(typed: text), code.count == 9, let prefix = code.first, prefix.isLetter,
            !code.contains("U")
        else { return nil }
        self.init("\(prefix)-\(code.dropFirst().prefix(4))-\(code.suffix(4))")
    }

    /// The letters and digits of a reference, or of a part of one, as somebody typed them. No reference has an O, an I
    /// or an L, so each is taken for the digit that it looks like. `nil` where something else is typed, or nothing.
    package static func code(typed text: String) -> String? {
        var code = ""
        for scalar in text.uppercased().unicodeScalars {
            switch scalar {
            case "O": code.append("0")
            case "I", "L": code.append("1")
            case "A"..."Z", "0"..."9": code.unicodeScalars.append(scalar)
            // People write a hyphen as a dash of any kind, or leave it out.
            case _ where scalar.properties.isWhitespace || scalar.properties.isDash: break
            case _: return nil
            }
        }
        return code.isEmpty ? nil : code
    }
}
