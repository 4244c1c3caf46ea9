/// A text that is not XML, or not the XML that is accepted here.
public struct XMLError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was found and what was expected.
    public let message: String
    /// Where, in bytes from the start of the text.
    public let offset: Int

    /// Makes the error.
    public init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    public var description: String { "\(message) at byte \(offset)" }
}
