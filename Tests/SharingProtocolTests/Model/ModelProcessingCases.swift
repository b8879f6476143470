import SharingProtocol

extension ModelCase {
    /// The two parts of data protection law, and the conditions that go with each.
    static let processing: [ModelCase] = part3 + part2 + consent

    private static let part3: [ModelCase] = [
        .permit("DPA 2018 s.35(5), Sch 8", "strict necessity, a Schedule 8 condition and a policy document") {
            $0.of("special-category", "law-enforcement-task", "part-3-functions")
        },
        .refuse("DPA 2018 s.35(5), Sch 8", "a condition of Schedule 1 instead", .condition) {
            $0.of("special-category", "law-enforcement-task", "statutory-purposes")
        },
        .refuse("DPA 2018 s.35(5), Sch 8", "everything but why it is strictly necessary", .condition) {
            $0.of("special-category", "law-enforcement-task", "part-3-safeguarding")
            $0.condition?.evidence.remove("strict-necessity")
        },
        .permit("DPA 2018 Sch 8 para 3", "vital interests, though nobody is unable to consent") {
            $0.of("special-category", "law-enforcement-task", "part-3-vital-interests")
            $0.condition?.evidence.remove("unable-to-consent")
        },
        .refuse("DPA 2018 Sch 8 para 3", "vital interests of Schedule 1 with a law enforcement task", .condition) {
            $0.of("special-category", "law-enforcement-task", "vital-interests-condition")
        },
        .refuse("DPA 2018 Sch 8 para 3", "vital interests without a policy document", .condition) {
            $0.of("special-category", "law-enforcement-task", "part-3-vital-interests")
            $0.condition?.evidence.remove("policy-document")
        },
        .permit("DPA 2018 s.35(8)", "offence data needs no condition for law enforcement") {
            $0.of("criminal-offence", "law-enforcement-task")
        },
        .refuse("DPA 2018 s.35(8)", "health data does", .condition) {
            $0.of("special-category", "law-enforcement-task")
        },
        .permit("DPA 2018 s.35(8)", "offence data with a condition that is not asked for") {
            $0.of("criminal-offence", "law-enforcement-task", "official-authority")
        },
        .permit("DPA 2018 s.30, Sch 7", "the prison is a competent authority") {
            $0.between("hmp-woodhill", "thames-valley-police")
            $0.of("criminal-offence", "law-enforcement-task")
        },
        .refuse("DPA 2018 s.30, Sch 7", "the commissioner is none", .ground, .condition) {
            $0.between("police-and-crime-commissioner", "thames-valley-police")
            $0.of("special-category", "law-enforcement-task")
        },
        .permit("DPA 2018 s.30, Sch 7", "the council, which names its function") {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("personal", "law-enforcement-task")
        },
        .refuse("DPA 2018 s.30, Sch 7", "the council, which names none", .ground) {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("personal", "law-enforcement-task")
            $0.ground?.evidence.remove("competent-authority")
        },
        .permit("DPA 2018 s.30, Sch 7", "the police need not explain why they are one") {
            $0.of("personal", "law-enforcement-task")
            $0.ground?.evidence.remove("competent-authority")
        },
        .refuse("DPA 2018 s.30, Sch 7", "a school with a Schedule 8 condition", .ground) {
            $0.between("schools", "thames-valley-police")
            $0.reason = "safeguarding"
            $0.of("special-category", "law-enforcement-task", "part-3-safeguarding")
        },
    ]

    private static let part2: [ModelCase] = [
        .permit("UK GDPR art 9(2)(g), Sch 1 para 6", "public task and statutory purposes") {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("special-category", "public-task", "statutory-purposes")
        },
        .refuse("UK GDPR art 9(2)(g), Sch 1 para 6", "public task and Schedule 8", .condition) {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("special-category", "public-task", "part-3-functions")
        },
        .refuse("UK GDPR art 9(2)(g), Sch 1 para 6", "no policy document", .condition) {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("special-category", "public-task", "statutory-purposes")
            $0.condition?.evidence.remove("policy-document")
        },
        .permit("DPA 2018 Sch 1 para 10(2)", "unlawful acts, to the police: no policy document") {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("special-category", "public-task", "unlawful-acts")
            $0.condition?.evidence.remove("policy-document")
        },
        .refuse("DPA 2018 Sch 1 para 10(2)", "the same to the fire authority", .condition) {
            $0.between("milton-keynes-council", "fire-authority")
            $0.of("special-category", "public-task", "unlawful-acts")
            $0.condition?.evidence.remove("policy-document")
        },
        .refuse("DPA 2018 Sch 1 para 10(2)", "to the police, not saying what asking would harm", .condition) {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("special-category", "public-task", "unlawful-acts")
            $0.condition?.evidence = ["unlawful-act", "substantial-public-interest"]
        },
        .permit("DPA 2018 Sch 1 para 36", "offence data: the public interest need not be substantial") {
            $0.of("criminal-offence", "public-task", "safeguarding")
            $0.condition?.evidence.remove("substantial-public-interest")
        },
        .refuse("DPA 2018 Sch 1 para 36", "health data: it has to be", .condition) {
            $0.of("special-category", "public-task", "safeguarding")
            $0.condition?.evidence.remove("substantial-public-interest")
        },
        .refuse("DPA 2018 Sch 1 para 36", "offence data: the policy document stays", .condition) {
            $0.of("criminal-offence", "public-task", "safeguarding")
            $0.condition?.evidence.remove("policy-document")
        },
        .permit("UK GDPR art 10(1)", "official authority of the youth offending team over offence data") {
            $0.between("youth-offending-team", "thames-valley-police")
            $0.of("criminal-offence", "public-task", "official-authority")
        },
        .refuse("UK GDPR art 10(1)", "a hospital has none", .condition) {
            $0.between("hospital-trust", "thames-valley-police")
            $0.of("criminal-offence", "public-task", "official-authority")
        },
        .refuse("UK GDPR art 10(1)", "it does not reach health data", .condition) {
            $0.of("special-category", "public-task", "official-authority")
        },
    ]

    private static let consent: [ModelCase] = [
        .permit("DPA 2018 s.35(4)", "explicit consent for law enforcement, with a policy document") {
            $0.of("special-category", "law-enforcement-task", "explicit-consent")
        },
        .refuse("DPA 2018 s.35(4)", "the same without the document", .condition) {
            $0.of("special-category", "law-enforcement-task", "explicit-consent")
            $0.condition?.evidence.remove("policy-document")
        },
        .refuse("DPA 2018 s.35(4)", "the police on consent, against crime, without the document", .condition) {
            $0.of("special-category", "consent", "explicit-consent")
            $0.condition?.evidence.remove("policy-document")
        },
        .permit("DPA 2018 s.35(4)", "the police on consent, to protect a child, without the document") {
            $0.reason = "safeguarding"
            $0.of("special-category", "consent", "explicit-consent")
            $0.condition?.evidence.remove("policy-document")
        },
        .permit("DPA 2018 s.35(4)", "a council on consent, without the document") {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("special-category", "consent", "explicit-consent")
            $0.condition?.evidence.remove("policy-document")
        },
        .refuse("DPA 2018 s.35(4)", "consent, and nobody says which authority holds it", .ground) {
            $0.holding.listing = nil
            $0.of("special-category", "consent", "explicit-consent")
        },
        .permit("UK GDPR art 7(3)", "explicit consent is the condition, and stands until tomorrow") {
            $0.of("special-category", "public-task", "explicit-consent")
            $0.condition?.withdrawn = today.adding(days: 1)
        },
        .refuse("UK GDPR art 7(3)", "it was withdrawn today", .consent) {
            $0.of("special-category", "public-task", "explicit-consent")
            $0.condition?.withdrawn = today
        },
        .permit("UK GDPR art 7(3)", "what was withdrawn is relied on for nothing") {
            $0.of("special-category", "public-task", "statutory-purposes")
            $0.condition?.withdrawn = today
        },
        .refuse("UK GDPR art 7(3)", "the consent that is ground and condition was withdrawn as ground", .consent) {
            $0.between("milton-keynes-council", "thames-valley-police")
            $0.of("special-category", "consent", "explicit-consent")
            $0.ground?.withdrawn = today
        },
    ]
}
