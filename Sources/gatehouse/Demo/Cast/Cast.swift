/// The agencies of the demonstration: every line of Appendix One, and for a line that stands for several bodies two
/// that are invented.
struct Cast: Sendable {
    struct Member: Sendable {
        let key: String
        let name: String
        let category: String
        /// Beneath which its officers have their addresses; `.example` belongs to nobody (RFC 2606).
        let domain: String
        let practitioners: Int
        var hasSigned = true
    }

    static let supportTeam = (key: "support-team", name: "SaferMK Support Team", domain: "safermk.example")

    static let members: [Member] =
        responsible.map { member($0, "responsible-authority", practitioners: 3) }
        + relevant.map { member($0, "relevant-authority", practitioners: 2) }
        + cooperating.map { member($0, "co-operating-body", practitioners: 2) }

    /// The agencies that have not signed yet.
    static let unsigned: Set<String> = ["mkec", "mkcms"]
    /// The agency whose liaison officer has left, with nobody in post since.
    static let vacant = "kestrel-hill-school"

    private static func member(
        _ line: (key: String, name: String, domain: String), _ category: String, practitioners: Int
    ) -> Member {
        Member(
            key: line.key, name: line.name, category: category, domain: line.domain + ".example",
            practitioners: practitioners, hasSigned: !unsigned.contains(line.key))
    }

    private static let responsible: [(key: String, name: String, domain: String)] = [
        ("milton-keynes-council", "Milton Keynes Council", "council"),
        ("thames-valley-police", "Thames Valley Police", "police"),
        ("fire-authority", "Buckinghamshire and Milton Keynes Fire Authority", "fire"),
        ("probation-service", "Thames Valley Probation Service", "probation"),
        ("nhs-commissioning-board", "NHS Commissioning Board", "nhs-board"),
    ]

    private static let relevant: [(key: String, name: String, domain: String)] = [
        ("police-and-crime-commissioner", "Police and Crime Commissioner", "commissioner"),
        ("loughbrook-town-council", "Loughbrook Town Council", "loughbrook"),
        ("harrow-mead-parish-council", "Harrow Mead Parish Council", "harrowmead"),
        ("redwillow-homes", "Redwillow Homes", "redwillow"),
        ("canalside-housing-trust", "Canalside Housing Trust", "canalside"),
        ("hospital-trust", "The Hospital Trust", "hospital"),
        ("health-commissioning-group", "Local Health Commissioning Group", "health-group"),
        ("ambulance-trust", "The Ambulance Trust", "ambulance"),
    ]

    private static let cooperating: [(key: String, name: String, domain: String)] = [
        ("milton-keynes-college", "Milton Keynes College", "college"),
        ("kestrel-hill-school", "Kestrel Hill School", "kestrelhill"),
        ("fallow-meadow-academy", "Fallow Meadow Academy", "fallowmeadow"),
        ("larkspur-homes", "Larkspur Homes", "larkspur"),
        ("hazel-row-association", "Hazel Row Housing Association", "hazelrow"),
        ("youth-offending-team", "Youth Offending Team", "yot"),
        ("parks-trust", "Milton Keynes Parks Trust", "parks"),
        ("hmp-woodhill", "HMP Woodhill", "woodhill"),
        ("mkact", "MKAct", "mkact"),
        ("mkec", "MKEC", "mkec"),
        ("mk-safety-centre", "MK Safety Centre", "safetycentre"),
        ("mkcms", "MKCMS", "mkcms"),
        ("willowdown-refuge", "Willowdown Refuge", "willowdown"),
    ]
}
