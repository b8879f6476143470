import SharingProtocol

extension ModelCase {
    /// Who may rest on which basis, and whether a reason of 3.8 is needed; and what is confidential whatever is said.
    static let grounds: [ModelCase] = recognised + reasons + confidence

    private static let recognised: [ModelCase] = [
        .permit("UK GDPR Annex 1 para 1", "a charity answers the police's request") {
            $0.between("voluntary-sector", "thames-valley-police")
            $0.of("personal", "rli-public-task-request")
        },
        .refuse("UK GDPR Annex 1 para 1", "volunteered: nobody has asked", .ground) {
            $0.between("voluntary-sector", "thames-valley-police")
            $0.of("personal", "rli-public-task-request")
            $0.route = .volunteered
        },
        .refuse("UK GDPR Annex 1 para 1", "told in a meeting: nobody has asked", .ground) {
            $0.between("voluntary-sector", "thames-valley-police")
            $0.of("personal", "rli-public-task-request")
            $0.route = .meeting()
        },
        .refuse("UK GDPR Annex 1 para 1", "a trust asks, and no law lays the task on it", .ground) {
            $0.between("voluntary-sector", "parks-trust")
            $0.of("personal", "rli-public-task-request")
            $0.ground?.evidence.remove("askers-task")
        },
        .permit("UK GDPR Annex 1 para 1", "a trust asks, on which a law lays the task") {
            $0.between("voluntary-sector", "parks-trust")
            $0.of("personal", "rli-public-task-request")
        },
        .refuse("UK GDPR Annex 1 para 1", "the request does not say so", .ground) {
            $0.between("voluntary-sector", "thames-valley-police")
            $0.of("personal", "rli-public-task-request")
            $0.ground?.evidence.remove("statement-in-request")
        },
        .permit("DPA 2018 s.7(3)", "a parish council is no public authority") {
            $0.between("town-and-parish-councils", "thames-valley-police")
            $0.of("personal", "legitimate-interests")
        },
        .refuse("DPA 2018 s.7(3)", "the commissioner is one, under the same heading", .ground) {
            $0.between("police-and-crime-commissioner", "thames-valley-police")
            $0.of("personal", "rli-crime")
        },
        .permit("DPA 2018 s.7(3)", "a parish council need not explain why it is none") {
            $0.between("town-and-parish-councils", "thames-valley-police")
            $0.of("personal", "rli-crime")
            $0.ground?.evidence.remove("private-holder")
        },
        .refuse("DPA 2018 s.7(3)", "a charity has to", .ground) {
            $0.between("voluntary-sector", "thames-valley-police")
            $0.of("personal", "rli-crime")
            $0.ground?.evidence.remove("private-holder")
        },
        .permit("UK GDPR art 6(1)(e)", "a housing provider with a task that a law lays on it") {
            $0.between("registered-housing-providers", "milton-keynes-council")
            $0.of("personal", "public-task")
        },
        .refuse("UK GDPR art 6(1)(e)", "the same, not saying which", .ground) {
            $0.between("registered-housing-providers", "milton-keynes-council")
            $0.ground = Claim("public-task", evidence: [])
        },
        .permit("UK GDPR art 6(1)(e)", "offence data of a private body, with a condition besides") {
            $0.between("registered-housing-providers", "milton-keynes-council")
            $0.of("criminal-offence", "public-task", "unlawful-acts")
        },
    ]

    private static let reasons: [ModelCase] = [
        .permit("UK GDPR Annex 1 paras 3-4", "a flood: no crime, and no reason of 3.8") {
            $0.between("voluntary-sector", "milton-keynes-council")
            $0.of("personal", "rli-emergency")
            $0.reason = nil
        },
        .refuse("UK GDPR Annex 1 paras 3-4", "crime, and no reason of 3.8", .reason) {
            $0.between("voluntary-sector", "milton-keynes-council")
            $0.of("personal", "rli-crime")
            $0.reason = nil
        },
        .refuse("UK GDPR Annex 1 paras 3-4", "the council itself in a flood", .reason, .ground) {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("personal", "rli-emergency")
            $0.reason = nil
        },
        .permit("DPA 2018 Sch 2 para 5(2)", "the order of a court, and no reason of 3.8") {
            $0.of("personal", "court-order")
            $0.reason = nil
        },
        .refuse("DPA 2018 Sch 2 para 5(2)", "an order without its date", .ground) {
            $0.of("personal", "court-order")
            $0.ground?.evidence.remove("order-date")
            $0.reason = nil
        },
        .refuse("DPA 2018 Sch 2 para 5(2)", "an order, and a reason that nobody lists", .reason) {
            $0.of("personal", "court-order")
            $0.reason = "revenge"
        },
        .refuse("DPA 2018 Sch 2 para 5(2)", "a legal obligation, and no reason of 3.8", .reason) {
            $0.of("personal", "legal-obligation")
            $0.reason = nil
        },
    ]

    private static let confidence: [ModelCase] = [
        .refuse("Common law, confidence", "a hospital's health data, and nothing said", .confidence) {
            $0.between("hospital-trust", "thames-valley-police")
            $0.of("special-category", "public-task", "unlawful-acts")
        },
        .permit("Common law, confidence", "the same, and the public interest overrides") {
            $0.between("hospital-trust", "thames-valley-police")
            $0.of("special-category", "public-task", "unlawful-acts")
            $0.confidence = .overridden
        },
        .permit("Common law, confidence", "the same, and the patient consents") {
            $0.between("ambulance-trust", "thames-valley-police")
            $0.of("special-category", "public-task", "safeguarding")
            $0.confidence = .providerConsents
        },
        .permit("Common law, confidence", "a hospital's record of who parked where") {
            $0.between("hospital-trust", "thames-valley-police")
            $0.of("personal", "public-task")
        },
        .refuse("Common law, confidence", "personal information from patient records", .confidence) {
            $0.between("hospital-trust", "thames-valley-police")
            $0.of("personal", "public-task")
            $0.isCareRecord = true
        },
        .refuse("Common law, confidence", "the council's social care records", .confidence) {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("special-category", "public-task", "safeguarding")
            $0.isCareRecord = true
        },
        .permit("Common law, confidence", "what else the council holds") {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("special-category", "public-task", "safeguarding")
        },
    ]
}
