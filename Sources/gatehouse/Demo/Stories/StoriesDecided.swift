extension Story {
    /// Agreed and not yet handed over, refused, or withdrawn.
    static let decided: [Story] = [
        Story(
            "milton-keynes-college", asks: "thames-valley-police", for: .personal(ground: "risk-of-harm"),
            keepUntil: 75, neededBy: 3, readers: [0, 1],
            [
                "subject": "Jerome Askwith, first-year student",
                "item.1": "Whether he was among those stopped outside the campus on the evening of the fair.",
                "item.2": "What is known of the group that he was with.",
                "why": "His tutor found a blade in his bag. He says that he carries it to get home safely.",
                "necessity": "It decides whether he needs protecting or others need protecting from him.",
                "evidence.ground.risk": "A knife fight on or near the campus",
                "evidence.ground.risk-to": "Jerome, and the students who travel with him",
            ],
            [
                .on(9, 12, 0, .asker, .submit), .on(9, 12, 45, .askingLiaison, .look),
                .on(9, 12, 50, .askingLiaison, .approve), .on(8, 8, 50, .holdingLiaison, .look),
                .on(
                    4, 17, 5, .holdingLiaison,
                    .determine(
                        StoryAnswer(
                            [true, false],
                            [
                                "reasons": "The first is needed to keep him safe. The second concerns others by name.",
                                "item.2.reason": "The group is under investigation; telling it would prejudice that.",
                                "conditions": "Speak to us before you speak to his family.",
                            ]))),
            ]),

        Story(
            "police-and-crime-commissioner", asks: "health-commissioning-group",
            for: .depersonalised(criterion: "duty", set: "ambulance-calls"), purpose: "performance", keepUntil: 300,
            readers: [0, 1],
            [
                "item.1": "Ambulance calls to assaults in the night-time economy, by hour and by outward postcode.",
                "why": "To see whether the street marshals moved the trouble or ended it.",
                "criterion": "Within paragraph 12 of the prescribed sets.",
            ],
            [
                .on(8, 10, 0, .asker, .submit), .on(7, 9, 0, .askingLiaison, .look),
                .on(7, 9, 5, .askingLiaison, .approve), .on(5, 11, 0, .holdingLiaison, .look),
                .on(
                    1, 10, 45, .holdingLiaison,
                    .determine(
                        StoryAnswer([true], ["reasons": "A prescribed set, asked for by one entitled to it."]))),
            ]),

        Story(
            "hospital-trust", asks: "milton-keynes-council",
            for: .depersonalised(criterion: "duty", set: "school-exclusions"), purpose: "predicting-need",
            keepUntil: 200, readers: [0],
            [
                "item.1": "Exclusions from each primary school this year, by age, sex and reason.",
                "why": "The children's ward is planning its outreach to schools.",
                "criterion": "Within paragraph 6 of the prescribed sets.",
            ],
            [
                .on(20, 9, 15, .asker, .submit), .on(19, 10, 0, .askingLiaison, .look),
                .on(19, 10, 2, .askingLiaison, .approve), .on(17, 14, 30, .holdingLiaison, .look),
                .on(
                    14, 16, 0, .holdingLiaison,
                    .determine(
                        StoryAnswer(
                            [false],
                            [
                                "reasons": "As asked for, by single schools, it could not be called depersonalised.",
                                "item.1.reason": "Most primary schools had one exclusion or two.",
                                "dutyGround": """
                                Numbers as small as these would let anybody who knows the school name the child. \
                                We will give them for groups of schools if you ask again.
                                """,
                            ]))),
            ]),

        Story(
            "larkspur-homes", asks: "health-commissioning-group", for: .sensitive(ground: "serious-crime"),
            keepUntil: 60, readers: [1],
            [
                "subject": "Alwyn Pethick, 22 Lapwing Close",
                "item.1": "Whether he is being treated for addiction, and where.",
                "why": "We want to know before we offer him another tenancy.",
                "necessity": "It would help us to choose the right flat for him.",
                "evidence.ground.offence": "Theft from the laundry of the last block",
                "evidence.ground.seriousness": "It was the third time.",
            ],
            [
                .on(15, 13, 10, .asker, .submit), .on(14, 11, 0, .askingDeputy, .look),
                .on(14, 11, 15, .askingDeputy, .approve), .on(12, 9, 0, .holdingLiaison, .look),
                .on(
                    12, 9, 45, .holdingLiaison,
                    .determine(
                        StoryAnswer(
                            [false], isUnresolved: true,
                            [
                                "reasons": """
                                Whatever he may have told a clinic he told in confidence. Three thefts from a \
                                laundry are not serious crime, and choosing a flat is not the prevention of any.
                                """,
                                "item.1.reason": "No ground is made out. Ask him: he may well consent.",
                            ]))),
                .on(11, 10, 20, .asker, .look),
            ]),

        Story(
            "ambulance-trust", asks: "thames-valley-police", for: .personal(ground: "risk-of-harm"), keepUntil: 20,
            isUrgent: true, readers: [0, 1],
            [
                "subject": "Whoever lives at 7 Otter Lane",
                "item.1": "Whether crews should wait for an officer before they go in.",
                "why": "A crew was threatened there at the weekend, and the same address has called again.",
                "necessity": "A yes or a no is enough.",
                "evidence.ground.risk": "Violence against an ambulance crew",
                "evidence.ground.risk-to": "Crews who are sent to the address",
            ],
            [
                .on(13, 9, 5, .asker, .submit), .on(13, 9, 10, .askingLiaison, .look),
                .on(13, 9, 11, .askingLiaison, .approve),
                .on(
                    13, 15, 40, .asker,
                    .withdraw("The family has moved out; the housing association told us so this afternoon.")),
            ]),

        Story(
            "mk-safety-centre", asks: "milton-keynes-council", for: .personal(ground: "consent"),
            purpose: "service-delivery", keepUntil: 40, readers: [0],
            [
                "subject": "The Larrabee family, 9 Bulrush Way",
                "item.1": "Which of the home safety visits that were offered have taken place.",
                "why": "They have booked the children on a course and would like it to fit with the visits.",
                "necessity": "Dates of visits, and nothing about why they were offered.",
                "evidence.ground.consent-given-by": "Ms Larrabee, for herself and the children",
                "evidence.ground.consent-date": "The first day of the half-term holiday",
                "evidence.ground.consent-scope": "Dates of home safety visits, from the council to the centre",
                "evidence.ground.consent-evidence": "Booking form, with her signature, in the centre's file",
            ],
            [
                .on(12, 10, 0, .asker, .submit), .on(12, 11, 0, .askingLiaison, .look),
                .on(12, 11, 5, .askingLiaison, .approve), .on(10, 9, 0, .holdingLiaison, .look),
                .on(
                    10, 9, 30, .holdingLiaison,
                    .determine(StoryAnswer([true], ["reasons": "She consents, and it helps the children."]))),
                .on(
                    8, 15, 0, .askingLiaison,
                    .withdrawConsentBefore("She rang to say that she would rather arrange it herself.")),
                .on(7, 9, 20, .holdingDeputy, .discloseInVain([1: "Both visits took place in October."])),
            ]),
    ]
}
