/// What the note taker does on the page of an open meeting, as its buttons say it: `out.3`.
enum RoomDeed: Hashable, Sendable {
    /// The Enter key in a field, which presses no button in particular.
    case enter
    case record, park
    case arrive, expectedArrive
    case accept(Int), allAccept
    case stepOut(Int), comeBack(Int), leave(Int)
    case note, close
    case lookAgain

    var value: String {
        switch self {
        case .enter: ""
        case .record: "record"
        case .park: "park"
        case .arrive: "arrive"
        case .expectedArrive: "expected"
        case .accept(let number): "accept.\(number)"
        case .allAccept: "accept"
        case .stepOut(let number): "out.\(number)"
        case .comeBack(let number): "back.\(number)"
        case .leave(let number): "leave.\(number)"
        case .note: "note"
        case .close: "close"
        case .lookAgain: "look"
        }
    }

    /// The button that was pressed; `nil` for one that the page does not have.
    init?(_ value: String) {
        let plain: [RoomDeed] = [
            .enter, .record, .park, .arrive, .expectedArrive, .allAccept, .note, .close, .lookAgain,
        ]
        if let deed = plain.first(where: { $0.value == value }) {
            self = deed
            return
        }
        let parts = value.split(separator: ".")
        guard parts.count == 2, let number = Int(parts[1]) else { return nil }
        let numbered: [RoomDeed] = [.accept(number), .stepOut(number), .comeBack(number), .leave(number)]
        guard let deed = numbered.first(where: { $0.value == value }) else { return nil }
        self = deed
    }
}
