extension Story {
    /// Kept, kept longer, and destroyed.
    static let kept: [Story] = [
        Story(
            "fire-authority", asks: "hospital-trust", for: .personal(ground: "risk-of-harm"),
            purpose: "service-delivery", keepUntil: 3, readers: [0],
            [
                "subject": "Ambrose Killingbeck, 31 Lapwing Close",
                "item.1": "Whether he goes home this week, and whether he walks without help.",
                "why": "The house is full to the ceilings. We want to clear a way out before he is back in it.",
                "necessity": "Only when, and whether he can use the stairs; nothing about his illness.",
                "evidence.ground.risk": "A fire that he could not get away from",
                "evidence.ground.risk-to": "Mr Killingbeck, and the family through the party wall",
            ],
            [
                .on(14, 11, 0, .asker, .submit), .on(14, 11, 30, .askingLiaison, .look),
                .on(14, 11, 31, .askingLiaison, .approve), .on(14, 13, 0, .holdingLiaison, .look),
                .on(
                    13, 9, 0, .holdingLiaison,
                    .determine(
                        StoryAnswer([true], isOverridden: true, ["reasons": "His life may depend on the way out."]))),
                .on(
                    13, 9, 10, .holdingLiaison,
                    .disclose([1: "Home on Friday. With a stick, and not yet on stairs: his bed will be downstairs."])),
                .on(13, 9, 30, .askingLiaison, .acknowledge), .on(13, 9, 40, .asker, .read),
                .on(12, 10, 0, .askingLiaison, .nameReader(1)), .on(12, 10, 20, .colleague(1), .read),
            ]),

        Story(
            "willowdown-refuge", asks: "thames-valley-police", for: .personal(ground: "risk-of-harm"),
            keepUntil: 12, readers: [0, 1],
            [
                "subject": "A resident of ours, and her former husband",
                "item.1": "When he is next before the court.",
                "item.2": "Whether his bail forbids him the town.",
                "why": "She has to come to the same building to see about the children.",
                "necessity": "The dates and the one condition; nothing about the evidence.",
                "evidence.ground.risk": "He has said that he will wait for her there.",
                "evidence.ground.risk-to": "Our resident and her two children",
            ],
            [
                .on(22, 10, 0, .asker, .submit), .on(22, 10, 10, .askingLiaison, .look),
                .on(22, 10, 12, .askingLiaison, .approve), .on(21, 9, 30, .holdingDeputy, .look),
                .on(
                    21, 10, 0, .holdingDeputy,
                    .determine(
                        StoryAnswer(
                            [true, true], isRestricted: true,
                            [
                                "reasons": "There is a real risk to her, and the dates are what avoids it.",
                                "conditions": "Tell nobody that she stays with you.",
                            ]))),
                .on(
                    21, 10, 15, .holdingDeputy,
                    .disclose([1: "On the 9th and the 23rd, at ten.", 2: "Yes, except on the days of the hearing."])),
                .on(21, 11, 0, .askingLiaison, .acknowledge), .on(21, 11, 5, .asker, .read),
                .on(20, 9, 0, .colleague(1), .read),
                .on(
                    4, 14, 0, .holdingLiaison,
                    .extend(until: 40, "The second hearing was put off by a month; they need it until then.")),
            ]),

        Story(
            "probation-service", asks: "hmp-woodhill",
            for: .personal(ground: "court-order", reason: "apprehend-or-prosecute"),
            keepUntil: 70, readers: [0, 2],
            [
                "subject": "Prisoner known to both services as R. Castellane",
                "item.1": "The record of his visitors in August.",
                "why": "The court wants to know whether the witness was approached.",
                "necessity": "The summons names the record and the month.",
                "evidence.ground.court": "The Crown Court",
                "evidence.ground.order-date": "Six weeks ago",
                "evidence.ground.summons": "WS 418; the copy is in the governor's safe",
            ],
            [
                .on(21, 9, 0, .asker, .submit), .on(21, 9, 5, .askingDeputy, .look),
                .on(21, 9, 6, .askingDeputy, .approve), .on(19, 10, 0, .holdingLiaison, .look),
                .on(
                    18, 10, 0, .holdingLiaison,
                    .determine(
                        StoryAnswer([true], isRestricted: true, ["reasons": "The court has ordered it under summons."]))
                ),
                .on(
                    18, 11, 0, .holdingLiaison,
                    .disclose(
                        [1: "Four visits, by two people; the sheet is attached."],
                        files: [
                            StoryFile(name: "Visitors in August.csv", text: "day,visitor\n3,A\n10,A\n17,B\n24,A\n")
                        ])),
                .on(17, 9, 0, .askingLiaison, .acknowledge), .on(17, 9, 10, .asker, .read),
                .on(17, 9, 12, .asker, .takeFiles),
            ]),

        Story(
            "thames-valley-police", asks: "milton-keynes-council", for: .personal(ground: "serious-crime"),
            keepUntil: 110, readers: [0, 1],
            [
                "subject": "Leonard Quibell, 2 Mill Lane",
                "item.1": "When a carer last saw him alone.",
                "item.2": "What his social worker thinks of the people who stay with him.",
                "why": "We think that his flat has been taken over, and that he is frightened to say so.",
                "necessity": "The people in the flat would be warned by any other way of finding out.",
                "evidence.ground.offence": "Controlling a vulnerable man and selling drugs from his home",
                "evidence.ground.seriousness": "He has learning difficulties, and was seen with a burn on his hand.",
            ],
            [
                .on(19, 9, 0, .asker, .submit), .on(19, 9, 40, .askingLiaison, .look),
                .on(19, 9, 41, .askingLiaison, .approve), .on(17, 10, 0, .holdingLiaison, .look),
                .on(
                    17, 10, 30, .holdingLiaison,
                    .askForClarification("There are two services that visit him. Which carer do you mean?")),
                .on(16, 9, 0, .askingLiaison, .look),
                .on(
                    16, 9, 10, .askingLiaison,
                    .clarify("The evening one. The morning visits stopped in the summer, as far as we know.")),
                .on(
                    15, 9, 0, .holdingLiaison,
                    .determine(
                        StoryAnswer(
                            [true, false],
                            [
                                "reasons": "The first shows the danger. An opinion is not needed to act on it.",
                                "item.2.reason": "Come to the strategy meeting: she will say it there herself.",
                            ]))),
                .on(
                    15, 9, 10, .holdingLiaison,
                    .disclose([1: "On the 2nd of last month. Since then somebody else has opened the door."])),
                .on(15, 9, 30, .askingLiaison, .acknowledge), .on(15, 9, 35, .asker, .read),
            ]),

        Story(
            "mkact", asks: "milton-keynes-council", for: .personal(ground: "consent"), purpose: "service-delivery",
            keepUntil: 50, readers: [0, 1],
            [
                "subject": "Олена Вербова, 12 Bulrush Way",
                "item.1": "Whether the locks have been changed, and by whom.",
                "why": "She asks us every day whether she is safe to go home.",
                "necessity": "That one fact.",
                "evidence.ground.consent-given-by": "Ms Verbova, through an interpreter",
                "evidence.ground.consent-date": "Last month, on the phone",
                "evidence.ground.consent-scope": "Work done on her front door, from the council to us",
                "evidence.ground.consent-evidence": "Recorded call, reference 88-C",
            ],
            [
                .on(17, 9, 0, .asker, .submit), .on(17, 9, 20, .askingLiaison, .look),
                .on(17, 9, 21, .askingLiaison, .approve), .on(16, 9, 30, .holdingLiaison, .look),
                .on(
                    16, 9, 35, .holdingLiaison,
                    .determine(StoryAnswer([true], ["reasons": "She consents, and should not have to wait."]))),
                .on(
                    16, 9, 50, .holdingLiaison,
                    .disclose(
                        [1: "Yes, by us, with two keys. Her own note is attached."],
                        files: [
                            StoryFile(name: "Розписка.txt", text: "Отримала два ключі. Дякую.\n")
                        ])),
                .on(15, 9, 0, .askingLiaison, .acknowledge), .on(15, 9, 3, .asker, .read),
                .on(15, 9, 5, .asker, .takeFiles), .on(11, 9, 0, .askingLiaison, .removeReader(1)),
            ]),
    ]
}
