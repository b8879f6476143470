extension Story {
    /// Those that have not been answered yet.
    static let unanswered: [Story] = [
        Story(
            "milton-keynes-council", asks: "redwillow-homes", for: .personal(ground: "consent"), keepUntil: 120,
            neededBy: 9,
            [
                "subject": "Marlene Tuckwell, 14 Copperbeech Drive",
                "item.1": "Dates of complaints about noise from 14 Copperbeech Drive since the spring.",
                "item.2": "What Redwillow has agreed with her about the dog.",
                "why": """
                Mrs Tuckwell asked us to help settle things with her neighbours before it goes further. She would \
                like us to have the landlord's side as well, so that she need not tell it all again.
                """,
                "necessity": "Only the complaints about this address and this year; nothing about other tenants.",
                "ownReference": "ASB-2217",
                "evidence.ground.consent-given-by": "Mrs Tuckwell herself",
                "evidence.ground.consent-date": "The day before this request was written",
                "evidence.ground.consent-scope":
                    "Complaints and agreements about her tenancy, from Redwillow to the council",
                "evidence.ground.consent-evidence": "Form CS4, signed at the Loughbrook office, kept with ASB-2217",
            ],
            [.ago(125, .asker, .submit)]),

        Story(
            "fallow-meadow-academy", asks: "youth-offending-team", for: .personal(ground: "risk-of-harm"),
            purpose: "strengthening-families", keepUntil: 60, neededBy: 1, isUrgent: true, readers: [0, 1],
            [
                "subject": "Kai Bellweather, year 10",
                "item.1": "Whether Kai is on a curfew this week, and until what time of day.",
                "why": """
                Kai has said twice this week that two older boys wait for him at the gate. We want to send him home \
                another way, and have to know when he has to be indoors.
                """,
                "necessity": "The hours of the curfew alone; we do not need to know what it is for.",
                "evidence.ground.risk": "He may be hurt on his way home; a friend saw a knife on Tuesday.",
                "evidence.ground.risk-to": "Kai, and the younger sister who walks with him",
            ],
            [.ago(34, .asker, .submit)]),

        Story(
            "kestrel-hill-school", asks: "thames-valley-police", for: .depersonalised(criterion: "analysis"),
            purpose: "service-delivery", keepUntil: 200,
            [
                "item.1": "Thefts of bicycles within half a mile of the school, by week and street, this term.",
                "why": "We are deciding where to put the new cycle store, and which gate to close.",
                "criterion": "Half of the thefts we hear of are at the north gate; we need to know if that is so.",
            ],
            [.on(16, 10, 5, .asker, .submit)]),

        Story(
            "larkspur-homes", asks: "thames-valley-police", for: .personal(ground: "serious-crime"), keepUntil: 150,
            readers: [0, 1],
            [
                "subject": "The household at 3 Fennel Walk",
                "item.1": "Everything you hold on everybody who lives or stays there.",
                "why": "Neighbours say that drugs are sold from the flat, day and night.",
                "necessity": "We cannot judge what to do without knowing it all.",
                "evidence.ground.offence": "Supplying drugs",
                "evidence.ground.seriousness": "Children live on the same landing.",
            ],
            [
                .on(6, 15, 20, .asker, .submit),
                .on(5, 9, 40, .askingLiaison, .look),
                .on(
                    5, 9, 55, .askingLiaison,
                    .sendBack(
                        """
                        “Everything” is more than we need, and the police will rightly refuse it. Ask for incidents of \
                        supply at the address since August, and say what we would do with the answer.
                        """)),
            ]),

        Story(
            "thames-valley-police", asks: "hospital-trust", for: .personal(ground: "risk-of-harm"), keepUntil: 30,
            neededBy: 1, isUrgent: true, readers: [0, 2],
            [
                "subject": "A woman of about 25 brought in from Tanner's Rise last night",
                "item.1": "Whether she is still on a ward, and whether anybody has come for her.",
                "item.2": "Whether she has told staff whom she is afraid of.",
                "why": """
                A neighbour heard her say that he would “finish it” when she came home. We want an officer with her \
                before she is discharged.
                """,
                "necessity": "We need to know where she is today. We do not ask about her injuries or treatment.",
                "ownReference": "TV-1190-K",
                "evidence.ground.risk":
                    "A threat to her life, overheard yesterday evening by the neighbour who called us.",
                "evidence.ground.risk-to": "The woman, and the child of about three who was with her",
            ],
            [
                .ago(190, .asker, .submit), .ago(171, .askingDeputy, .look), .ago(168, .askingDeputy, .approve),
            ]),

        Story(
            "milton-keynes-council", asks: "thames-valley-police",
            for: .depersonalised(criterion: "duty", set: "police-incidents"), purpose: "performance", keepUntil: 365,
            neededBy: -2, readers: [0, 1, 2],
            [
                "item.1":
                    "Anti-social behaviour incidents of the last quarter, by category, with time, date and place.",
                "item.2": "Public safety and welfare incidents of the last quarter, likewise.",
                "why": "The quarter's picture for the partnership board; it has been late twice this year.",
                "criterion": "Both are within paragraph 1 of the prescribed sets.",
                "ownReference": "PB-Q3",
            ],
            [
                .on(10, 11, 15, .asker, .submit), .on(10, 14, 0, .askingLiaison, .look),
                .on(10, 14, 3, .askingLiaison, .approve), .on(8, 9, 30, .holdingDeputy, .look),
            ]),

        Story(
            "milton-keynes-council", asks: "parks-trust", for: .aggregate(criterion: "strategy", authorised: true),
            purpose: "predicting-need", keepUntil: 180, isLiaisonsOwn: true,
            [
                "item.1": "How many tents your rangers counted in each park, month by month, this year.",
                "why": "The winter shelter opens in three weeks, and we have to know how many beds to make up.",
                "criterion": "It is what the rough sleeping part of the strategy is planned by.",
            ],
            [.on(2, 16, 10, .asker, .submit)]),

        Story(
            "probation-service", asks: "redwillow-homes", for: .personal(ground: "serious-crime"), keepUntil: 90,
            neededBy: 6, readers: [0],
            [
                "subject": "Dean Harcastle, to be released shortly",
                "item.1": "Whether the flat at 41 Siskin Court is let in his mother's name alone.",
                "item.2": "Who else has been allowed to live there.",
                "why": "He asks to live with his mother. His former partner may be living two doors away.",
                "necessity": "The two facts decide whether his licence can name the address. Nothing else is needed.",
                "evidence.ground.offence": "Breach of an order that protects his former partner",
                "evidence.ground.seriousness": "He was convicted of wounding her; the sentence was four years.",
            ],
            [
                .on(7, 9, 10, .asker, .submit), .on(7, 10, 30, .askingLiaison, .look),
                .on(7, 10, 32, .askingLiaison, .approve), .on(5, 13, 0, .holdingLiaison, .look),
                .on(
                    5, 13, 20, .holdingLiaison,
                    .askForClarification(
                        """
                        We have two tenants of that surname in Siskin Court. Which flat is meant, and may we tell you \
                        about a lodger who is not related to him?
                        """)),
            ]),
    ]
}
