extension Story {
    /// Destroyed, and figures that harm nobody.
    static let ended: [Story] = [
        Story(
            "milton-keynes-council", asks: "hazel-row-association", for: .personal(ground: "consent"), keepUntil: 20,
            readers: [0, 1],
            [
                "subject": "Winifred Oakshott, 6 Hazel Row",
                "item.1": "When the communal door was repaired.",
                "why": "She saw strangers on the stairs, and we are asked whether to light the path.",
                "necessity": "The date alone.",
                "evidence.ground.consent-given-by": "Mrs Oakshott",
                "evidence.ground.consent-date": "Seven weeks ago",
                "evidence.ground.consent-scope": "Repairs to her building, to the council",
                "evidence.ground.consent-evidence": "Letter on file",
            ],
            [
                .on(28, 9, 0, .asker, .submit), .on(28, 10, 0, .askingLiaison, .look),
                .on(28, 10, 1, .askingLiaison, .approve), .on(27, 9, 0, .holdingLiaison, .look),
                .on(27, 9, 20, .holdingLiaison, .determine(StoryAnswer([true], ["reasons": "She consents."]))),
                .on(27, 9, 30, .holdingLiaison, .disclose([1: "It was repaired within the week, and holds."])),
                .on(26, 9, 0, .askingLiaison, .acknowledge), .on(26, 9, 10, .asker, .read),
                .on(6, 16, 30, .askingLiaison, .destroy(paperToo: true)),
            ]),

        Story(
            "canalside-housing-trust", asks: "milton-keynes-council", for: .sensitive(ground: "risk-of-harm"),
            keepUntil: 35, readers: [0],
            [
                "subject": "The Underhalgh children, 18 Heron Street",
                "item.1": "Whether anybody visits the family.",
                "why": "Our repairs team found three small children alone.",
                "necessity": "Whether somebody knows; we would not be told what they know.",
                "evidence.ground.risk": "Small children left without an adult",
                "evidence.ground.risk-to": "The three children",
            ],
            [
                .on(23, 14, 0, .asker, .submit), .on(23, 14, 5, .askingLiaison, .look),
                .on(23, 14, 6, .askingLiaison, .approve), .on(23, 14, 30, .holdingLiaison, .look),
                .on(
                    23, 15, 0, .holdingLiaison,
                    .determine(StoryAnswer([true], isRestricted: true, ["reasons": "The children come first."]))),
                .on(23, 15, 5, .holdingLiaison, .disclose([1: "Yes, weekly, and again this evening."])),
                .on(22, 9, 0, .askingLiaison, .acknowledge), .on(22, 9, 15, .asker, .read),
                .on(10, 9, 0, .holdingLiaison, .destroy(paperToo: false)),
            ]),

        Story(
            "milton-keynes-council", asks: "health-commissioning-group",
            for: .depersonalised(criterion: "duty", set: "hospital-admissions"), purpose: "performance",
            keepUntil: 280, readers: [0, 2],
            [
                "item.1": "Admissions for assault last quarter, by outward postcode, date and kind.",
                "why": "To hold beside the police's own figures: many assaults are never reported.",
                "criterion": "Within paragraph 9 of the prescribed sets.",
                "ownReference": "PB-Q2",
            ],
            [
                .on(27, 11, 0, .asker, .submit), .on(27, 14, 0, .askingDeputy, .look),
                .on(27, 14, 1, .askingDeputy, .approve), .on(25, 10, 0, .holdingLiaison, .look),
                .on(24, 10, 0, .holdingLiaison, .determine(StoryAnswer([true], ["reasons": "A prescribed set."]))),
                .on(
                    24, 10, 30, .holdingLiaison,
                    .disclose(
                        [1: "The set is attached; ages are left out."],
                        files: [
                            StoryFile(
                                name: "admissions.csv",
                                text: "postcode,date,kind\nMK6,3 July,X99\nMK9,12 July,Y04\nMK9,13 July,Y04\n")
                        ])),
                .on(23, 10, 0, .askingLiaison, .acknowledge), .on(23, 11, 0, .asker, .takeFiles),
            ]),

        Story(
            "loughbrook-town-council", asks: "fire-authority",
            for: .aggregate(criterion: "analysis", authorised: false), purpose: "predicting-need", keepUntil: 150,
            readers: [0, 1],
            [
                "item.1": "How many homes in Loughbrook were fitted with a smoke alarm this year.",
                "why": "For the annual meeting, where it is asked every year.",
                "criterion": "It shows which streets the campaign has not reached.",
            ],
            [
                .on(16, 9, 0, .asker, .submit), .on(16, 12, 0, .askingLiaison, .look),
                .on(16, 12, 1, .askingLiaison, .approve), .on(14, 9, 0, .holdingLiaison, .look),
                .on(14, 9, 5, .holdingLiaison, .determine(StoryAnswer([true], ["reasons": "Public figures."]))),
                .on(14, 9, 10, .holdingLiaison, .disclose([1: "214, of which 61 in Mill Lane."])),
                .on(13, 9, 0, .askingLiaison, .acknowledge), .on(13, 10, 0, .asker, .read),
            ]),

        Story(
            "nhs-commissioning-board", asks: "probation-service",
            for: .depersonalised(criterion: "monitoring"), purpose: "performance", keepUntil: 90, readers: [0],
            [
                "item.1": "How many people on licence kept three appointments with the alcohol service in a row.",
                "why": "We pay for the service by what comes of it.",
                "criterion": "It is target 7 of the strategy.",
            ],
            [
                .on(5, 10, 0, .asker, .submit), .on(5, 11, 0, .askingLiaison, .look),
                .on(5, 11, 1, .askingLiaison, .approve), .on(4, 9, 0, .holdingLiaison, .look),
                .on(
                    3, 9, 30, .holdingLiaison,
                    .determine(StoryAnswer([true], ["reasons": "Counts above ten, by quarter, name nobody."]))),
                .on(3, 9, 45, .holdingLiaison, .disclose([1: "57 of 83, up from 44 of 79 the quarter before."])),
            ]),
    ]

    static let all = unanswered + decided + shared + kept + ended
}
