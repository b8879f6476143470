import SharingProtocol

extension ModelCase {
    /// Powers and duties to share, and from which day they are in force.
    static let powers: [ModelCase] = [
        .permit("PCSCA 2022 s.16", "the police tell a school, against serious violence") {
            $0.between("thames-valley-police", "schools")
            $0.purpose = "serious-violence"
        },
        .refuse("PCSCA 2022 s.16", "the care board tells the college", .gateway) {
            $0.between("integrated-care-board", "milton-keynes-college")
            $0.purpose = "serious-violence"
        },
        .permit("PCSCA 2022 s.16", "the council is no health or social care authority") {
            $0.between("milton-keynes-council", "milton-keynes-college")
            $0.purpose = "serious-violence"
        },
        .refuse("PCSCA 2022 s.16", "patient information, whoever holds it", .gateway, .confidence) {
            $0.between("schools", "youth-offending-team")
            $0.purpose = "serious-violence"
            $0.isCareRecord = true
        },
        .permit("PCSCA 2022 s.17", "the college answers the commissioner") {
            $0.between("milton-keynes-college", "police-and-crime-commissioner")
            $0.purpose = "serious-violence"
        },
        .permit("PCSCA 2022 s.17", "the care board does so under section 115, and not by duty") {
            $0.between("integrated-care-board", "police-and-crime-commissioner")
            $0.purpose = "serious-violence"
        },
        .refuse("PCSCA 2022 s.17", "the college answers the hospital", .gateway) {
            $0.between("milton-keynes-college", "hospital-trust")
            $0.purpose = "serious-violence"
        },
        .refuse("CDA 1998 s.17A", "the duty to the commissioner is not the duty of prescribed sets", .criterion) {
            $0.withoutNames("recorded-crimes", from: "thames-valley-police", to: "police-and-crime-commissioner")
            $0.purpose = "serious-violence"
            $0.prescribedSet = nil
        },
        .permit("CDA 1998 s.17A", "a set of the police's own") {
            $0.withoutNames("recorded-crimes", from: "thames-valley-police", to: "police-and-crime-commissioner")
        },
        .refuse("CDA 1998 s.17A", "the police's set, asked of probation", .criterion) {
            $0.withoutNames("recorded-crimes", from: "probation-service", to: "police-and-crime-commissioner")
        },
        .permit("CDA 1998 s.115", "a charity tells a parish council") {
            $0.between("voluntary-sector", "town-and-parish-councils")
            $0.of("personal", "rli-crime")
        },
        .refuse("CDA 1998 s.115", "a school tells a hospital, which is no relevant authority", .gateway) {
            $0.between("schools", "hospital-trust")
        },
        .permit("CDA 1998 s.115", "a school tells a hospital, naming another power") {
            $0.between("schools", "hospital-trust")
            $0.power = .whole("another-power")
        },
        .refuse("CDA 1998 s.115", "a school tells a hospital, not saying which power", .gateway) {
            $0.between("schools", "hospital-trust")
            $0.power = Claim("another-power", evidence: [])
        },
        .permit("CJA 2003 s.325", "a hospital tells the prison of a MAPPA offender") {
            $0.between("hospital-trust", "hmp-woodhill")
            $0.power = .whole("mappa-co-operation")
        },
        .refuse("CJA 2003 s.325", "not saying which", .gateway) {
            $0.between("hospital-trust", "hmp-woodhill")
            $0.power = Claim("mappa-co-operation", evidence: [])
        },
        .refuse("CJA 2003 s.325", "a hospital tells an ambulance trust", .gateway) {
            $0.between("hospital-trust", "ambulance-trust")
            $0.power = .whole("mappa-co-operation")
        },
        .permit("Children Act 2004 ss.10, 11", "a hospital tells a school, for a child's safety") {
            $0.between("hospital-trust", "schools")
            $0.reason = "safeguarding"
            $0.power = .whole("children-act")
        },
        .refuse("Children Act 2004 ss.10, 11", "for another reason", .gateway) {
            $0.between("hospital-trust", "schools")
            $0.power = .whole("children-act")
        },
        .refuse("Children Act 2004 ss.10, 11", "by section 16LA, which is not in force", .gateway) {
            $0.between("hospital-trust", "schools")
            $0.reason = "safeguarding"
            $0.power = .whole("childrens-information-duty")
        },
        .refuse("Appendix One", "a council that says it is a private body", .standing) {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.holding.category = "co-operating-private-body"
            $0.of("personal", "rli-crime")
        },
        .refuse("Appendix One", "a line that is not on the list", .standing) { $0.asking.listing = "atlantis" },
        .permit("Appendix One", "a heading, and no line") { $0.asking.listing = nil },
        .permit("5.1", "on the model's first day") { $0.on = model.effective },
        .refuse("5.1", "the day before", .inForce) { $0.on = model.effective.adding(days: -1) },
        .refuse("5.1", "long before recognised legitimate interests were law", .ground, .inForce) {
            $0.on = day("2025-12-31")
            $0.between("voluntary-sector", "thames-valley-police")
            $0.of("personal", "rli-crime")
        },
    ]
}
