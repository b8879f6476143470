import Exchange
import Testing

@Suite("What was used lately")
struct RecentlyUsedTests {
    @Test func `is kept while it is used, and let go once twice as many others were`() {
        var kept = RecentlyUsed<Int, String>(generation: 4)
        kept.keep("used", as: -1)
        kept.keep("not used", as: -2)
        for number in 0..<8 {
            kept.keep("another", as: number)
            #expect(kept.use(-1) == "used")
        }
        #expect(kept.use(-2) == nil)
        #expect(kept.use(7) == "another")
    }

    @Test func `is what was kept last under its key`() {
        var kept = RecentlyUsed<Int, String>(generation: 2)
        for number in 0..<2 { kept.keep("first", as: number) }
        kept.keep("second", as: 0)
        #expect(kept.use(0) == "second")
        #expect(kept.use(1) == "first")
        kept.keep("another", as: 2)
        kept.keep("third", as: 0)
        #expect(kept.use(0) == "third")
    }
}
