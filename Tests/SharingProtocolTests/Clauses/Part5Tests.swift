import SharingProtocol
import Testing

@Suite("5.1 In force")
struct InForceTests {
    private func decisions(on day: Day, under rules: InformationSharingProtocol) -> [Decision] {
        [
            decideAsking(.example { $0.on = day }, under: rules),
            decideExchange(
                .example {
                    $0.on = day
                    $0.keepUntil = day
                }, under: rules),
            decideReading(
                .example {
                    $0.on = day
                    $0.keepUntil = day
                }, under: rules),
            decideUse(
                .example {
                    $0.on = day
                    $0.keepUntil = day
                }, under: rules),
        ]
    }

    @Test func `refuses a day before the first, whatever is asked`() {
        for decision in decisions(on: day("2013-03-31"), under: rules) {
            #expect(decision.unmetQuestions == [.inForce], "\(decision.asked)")
            #expect(decision.finding(.inForce)?.clause == "5.1")
        }
        for decision in decisions(on: day("2013-04-01"), under: rules) {
            #expect(decision.isPermitted, "\(decision.asked)")
        }
    }

    @Test func `refuses a day after a version's last, whatever is asked`() throws {
        let text = rules.text.replacing("effective: 2013-04-01", with: "effective: 2013-04-01\nlast-day: 2026-06-30")
        let ended = try #require(ProtocolFile.read(text).rules)
        #expect(ended.lastDay == day("2026-06-30"))
        for decision in decisions(on: day("2026-07-01"), under: ended) {
            #expect(decision.unmetQuestions == [.inForce], "\(decision.asked)")
        }
        for decision in decisions(on: day("2026-06-30"), under: ended) {
            #expect(decision.isPermitted, "\(decision.asked)")
        }
    }

    @Test func `goes by the day on which the partnership brings a version into force`() {
        let later = rules.inForce(from: today.adding(days: 1))
        #expect(decideExchange(.example(), under: later).unmetQuestions == [.inForce])
        let ended = rules.inForce(until: today.adding(days: -1))
        #expect(decideExchange(.example(), under: ended).unmetQuestions == [.inForce])
        #expect(decideExchange(.example(), under: rules.inForce(until: today)).isPermitted)
    }
}
