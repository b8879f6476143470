extension Story {
    /// Handed over, and what came after.
    static let shared: [Story] = [
        Story(
            "thames-valley-police", asks: "fire-authority", for: .personal(ground: "serious-crime"), keepUntil: 100,
            readers: [0, 1],
            [
                "subject": "Fires in sheds and bins between Heron Street and the canal",
                "item.1": "Your investigators' reports on the five fires since September.",
                "item.2": "Names of witnesses who have said that they would speak to us.",
                "why": "The fires come closer to houses each time, and we believe that one person sets them.",
                "necessity": "We have no other account of how each fire began.",
                "evidence.ground.offence": "Arson",
                "evidence.ground.seriousness": "The last one spread to a porch while the family slept.",
            ],
            [
                .on(11, 9, 0, .asker, .submit), .on(11, 9, 20, .askingLiaison, .look),
                .on(11, 9, 22, .askingLiaison, .approve), .on(9, 14, 0, .holdingLiaison, .look),
                .on(
                    6, 10, 0, .holdingLiaison,
                    .determine(
                        StoryAnswer(
                            [true, true], isRestricted: true,
                            [
                                "reasons": "Arson of dwellings is serious, and the reports are what detects it.",
                                "conditions": "The witnesses have been told that two named officers will read this.",
                            ]))),
                .on(
                    2, 11, 30, .holdingLiaison,
                    .disclose(
                        [
                            1: "Accelerant in four of five cases; the fifth was a barbecue. The reports are attached.",
                            2: "Two residents of Heron Street, by name in the second file.",
                        ],
                        files: [
                            StoryFile(
                                name: "Heron Street reports.txt",
                                text: "Fire 1: wheelie bin, 23:40, lighter fluid.\nFire 2: shed, 00:15, petrol.\n"),
                            StoryFile(
                                name: "Witnesses.txt", text: "Mr O. Threlfall, no. 8\nMiss J. Brackley, no. 17\n"),
                        ])),
            ]),

        Story(
            "harrow-mead-parish-council", asks: "milton-keynes-council",
            for: .depersonalised(criterion: "duty", set: "council-anti-social-behaviour"), purpose: "service-delivery",
            keepUntil: 250, readers: [0, 1],
            [
                "item.1": "Anti-social behaviour reported in the parish since April, by kind, date and street.",
                "why": "The parish has money for one lamp post and would like to put it where it does most good.",
                "criterion": "Within paragraph 8 of the prescribed sets.",
            ],
            [
                .on(18, 10, 30, .asker, .submit), .on(18, 16, 0, .askingLiaison, .look),
                .on(18, 16, 1, .askingLiaison, .approve), .on(15, 9, 0, .holdingDeputy, .look),
                .on(
                    13, 11, 0, .holdingDeputy,
                    .determine(StoryAnswer([true], ["reasons": "A prescribed set, checked for single houses."]))),
                .on(
                    12, 12, 0, .holdingDeputy,
                    .disclose(
                        [1: "The list is attached. Streets with fewer than five homes are put together."],
                        files: [
                            StoryFile(
                                name: "harrow-mead-asb.csv",
                                text: """
                                    kind,date,street
                                    noise,2 May,Bulrush Way
                                    fireworks,31 October,Harrow Mead Green
                                    vehicles,4 November,Mill Lane

                                    """)
                        ])),
            ]),

        Story(
            "milton-keynes-council", asks: "thames-valley-police", for: .personal(ground: "consent"), keepUntil: 45,
            readers: [0, 1],
            [
                "subject": "Ottilie Marchbanks, 5 Tanner's Rise",
                "item.1": "What was reported about the boys at her door, and what came of it.",
                "item.2": "Whether a camera would help with what has been happening.",
                "why": "She is 83 and lives alone; we can pay for a camera if the police think it worth while.",
                "necessity": "We would otherwise have to ask her to go through it all once more.",
                "ownReference": "ASB-2140",
                "evidence.ground.consent-given-by": "Miss Marchbanks",
                "evidence.ground.consent-date": "On our visit, five weeks ago",
                "evidence.ground.consent-scope": "What she reported to the police this year, to the council",
                "evidence.ground.consent-evidence": "Form CS4, signed in front of her niece",
            ],
            [
                .on(24, 9, 30, .asker, .submit), .on(24, 11, 0, .askingLiaison, .look),
                .on(24, 11, 4, .askingLiaison, .approve), .on(22, 8, 45, .holdingLiaison, .look),
                .on(
                    22, 9, 15, .holdingLiaison,
                    .determine(StoryAnswer([true, true], ["reasons": "She consents and it is for her own safety."]))),
                .on(
                    21, 10, 0, .holdingLiaison,
                    .disclose(
                        [
                            1: "Six calls since June. Two boys were spoken to with their parents; none since October.",
                            2: "Yes: the porch is dark, and a camera there would have shown who it was.",
                        ],
                        files: [StoryFile(name: "Calls.txt", text: "3 June, 19 June, 2 July, 8 July, 4 Oct\n")])),
                .on(20, 9, 0, .askingLiaison, .acknowledge), .on(20, 9, 30, .asker, .read),
                .on(20, 9, 33, .asker, .takeFiles), .on(16, 11, 0, .colleague(1), .read), .on(3, 15, 10, .asker, .read),
            ]),

        Story(
            "youth-offending-team", asks: "fallow-meadow-academy", for: .sensitive(ground: "consent"),
            purpose: "strengthening-families", keepUntil: 55, readers: [0, 1],
            [
                "subject": "Sorrel Finchley, 15",
                "item.1": "How she is getting on since she came back to school.",
                "item.2": "What the educational psychologist recommended.",
                "why": "Her plan is reviewed this month, and she would like it to be about more than the offence.",
                "necessity":
                    "Her mother asked that the school be heard. Only the recommendation, not the whole report.",
                "evidence.ground.consent-given-by": "Her mother, and Sorrel herself",
                "evidence.ground.consent-date": "At the start of term",
                "evidence.ground.consent-scope": "School's account and the recommendation, to the youth offending team",
                "evidence.ground.consent-evidence": "Signed plan, page 4",
            ],
            [
                .on(23, 10, 0, .asker, .submit), .on(23, 13, 0, .askingLiaison, .look),
                .on(23, 13, 2, .askingLiaison, .approve), .on(21, 9, 0, .holdingLiaison, .look),
                .on(
                    20, 10, 0, .holdingLiaison,
                    .determine(StoryAnswer([true, true], ["reasons": "Both consent, and it is to her good."]))),
                .on(
                    19, 12, 0, .holdingLiaison,
                    .disclose([
                        1: "She has missed two days in six weeks. She reads to year 3 on Fridays and is good at it.",
                        2: "Shorter tasks, a quiet room for tests, and one adult to go to.",
                    ])),
                .on(18, 9, 0, .askingDeputy, .acknowledge), .on(18, 10, 0, .asker, .read),
                .on(
                    9, 16, 0, .askingLiaison,
                    .withdrawConsent("Her mother wrote that she would like the school to be left out of it now.")),
                .on(8, 9, 15, .asker, .readInVain),
            ]),

        Story(
            "redwillow-homes", asks: "thames-valley-police", for: .personal(ground: "serious-crime"), keepUntil: -4,
            readers: [0, 1],
            [
                "subject": "The ground-floor flat at 60 Siskin Court",
                "item.1": "Whether a warrant was carried out there, and what was found.",
                "why": "We are asked to seal the flat, and the court will want to know why.",
                "necessity": "The date and the finding are enough.",
                "evidence.ground.offence": "Supplying drugs",
                "evidence.ground.seriousness": "A tenant who cannot say no was made to store them.",
            ],
            [
                .on(26, 9, 0, .asker, .submit), .on(26, 9, 30, .askingLiaison, .look),
                .on(26, 9, 31, .askingLiaison, .approve), .on(25, 8, 30, .holdingLiaison, .look),
                .on(
                    25, 9, 0, .holdingLiaison,
                    .determine(StoryAnswer([true], ["reasons": "The court needs it, and it protects the tenant."]))),
                .on(
                    25, 9, 10, .holdingLiaison,
                    .disclose([1: "On 12 October, at 06:10: 140 wraps, and £900 that was not the tenant's."])),
                .on(24, 9, 0, .askingLiaison, .acknowledge), .on(24, 9, 20, .asker, .read),
                .on(1, 13, 20, .asker, .readInVain),
            ]),
    ]
}
