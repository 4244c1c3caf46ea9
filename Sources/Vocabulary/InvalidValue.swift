/// A value that could not be parsed into a type of the Vocabulary.
///
/// It names the field, the value and the remedy, so that its description can be shown to a user as it is. The caller
/// corrects the value; trying again without a change gives the same answer.
public struct InvalidValue: Error, Equatable, Sendable, CustomStringConvertible {
    /// What the value was meant for, in the words of the one who gave it (`fileSystemID`, `--region`).
    public let field: String
    /// The value as given.
    public let value: String
    /// What a right value looks like.
    public let remedy: String

    /// Makes the error from the field, the value as given, and a sentence that says what a right value looks like.
    public init(field: String, value: String, remedy: String) {
        self.field = field
        self.value = value
        self.remedy = remedy
    }

    /// The same error for another field name, used where a caller knows better what the value was called.
    public func renamed(to field: String) -> InvalidValue {
        InvalidValue(field: field, value: value, remedy: remedy)
    }

    public var description: String {
        "\(field) \"\(value)\" is not valid: \(remedy)"
    }
}
