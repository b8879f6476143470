/// Whole answers as they were written once: officers ask much the same, and the same findings are the same bytes.
///
/// An answer is kept under everything that it is written from, and found by a hash of that.
struct AnswerMemo {
    /// More would cost more memory than they save time.
    private static let most = 256

    private final class Known {
        let ruling: Ruling
        let answer: WordStore.Stretch

        init(_ ruling: Ruling, _ answer: WordStore.Stretch) { (self.ruling, self.answer) = (ruling, answer) }
    }

    private var slots: [Known?] = Array(repeating: nil, count: most)

    @inline(__always)
    private func slot(_ ruling: Ruling) -> Int {
        var hash = UInt64(truncatingIfNeeded: ruling.verdicts.count)
        for verdict in ruling.verdicts {
            let words = UInt64(UInt(bitPattern: verdict.words.utf8Start))
            hash = (hash ^ words ^ verdict.missing << 32 ^ UInt64(verdict.clause?.number ?? 0)) &* 0x9E37_79B9_7F4A_7C15
        }
        return Int((hash ^ UInt64(ruling.circumstances.rawValue)) >> 56)
    }

    func answer(to ruling: Ruling) -> WordStore.Stretch? {
        guard let known = slots[slot(ruling)], known.ruling.isWrittenLike(ruling) else { return nil }
        return known.answer
    }

    /// Keeps an answer, unless another has its place.
    mutating func keep(_ written: UnsafeRawBufferPointer, for ruling: Ruling, in store: WordStore) {
        let slot = slot(ruling)
        guard slots[slot] == nil else { return }
        slots[slot] = Known(ruling, store.add(written))
    }
}

extension Ruling {
    /// Whether the answer is the same, to the byte.
    fileprivate func isWrittenLike(_ other: Ruling) -> Bool {
        guard asked == other.asked, gateway == other.gateway, ground == other.ground, condition == other.condition,
            criterion == other.criterion, circumstances == other.circumstances,
            verdicts.count == other.verdicts.count
        else { return false }
        for place in verdicts.indices where !verdicts[place].isWrittenLike(other.verdicts[place]) { return false }
        return true
    }
}

extension Verdict {
    /// Literals are the same where they are at the same address.
    fileprivate func isWrittenLike(_ other: Verdict) -> Bool {
        words.utf8Start == other.words.utf8Start && remedy?.utf8Start == other.remedy?.utf8Start
            && clause == other.clause && missing == other.missing && answer == other.answer
    }
}
