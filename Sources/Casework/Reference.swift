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
}
