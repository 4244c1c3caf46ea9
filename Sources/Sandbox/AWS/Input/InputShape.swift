/// What a service model demands of a value of a request, as data: ``EFSInputs`` holds EFS's.
///
/// AWS checks an input against its model before the service sees it, and names every fault in one message.
indirect enum InputShape: Sendable {
    case text(length: ClosedRange<Int> = 0...Int.max, pattern: TextPattern? = nil)
    /// One of a set of words.
    case word([String])
    case integer(ClosedRange<Int64>)
    case number(atLeast: Double)
    case truth
    case list(InputShape, count: ClosedRange<Int> = 0...Int.max)
    case structure([InputMember])
}

/// A member of a structure.
struct InputMember: Sendable {
    let name: String
    let shape: InputShape
    let isRequired: Bool

    static func required(_ name: String, _ shape: InputShape) -> InputMember {
        InputMember(name: name, shape: shape, isRequired: true)
    }

    static func optional(_ name: String, _ shape: InputShape) -> InputMember {
        InputMember(name: name, shape: shape, isRequired: false)
    }
}

/// A regular expression of a service model: its text for the message, and a function that decides as it does.
///
/// The patterns are few and small, and written out as functions they cost nothing to match.
struct TextPattern: Sendable {
    /// As the model has it.
    let text: String
    let matches: @Sendable (String) -> Bool
}
