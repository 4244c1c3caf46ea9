/// Why the way to the cluster could not be found out.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What the caller does.
    public enum Code: Sendable, Equatable {
        /// A file that was asked for is not there or cannot be read. Give another path.
        case unreadable
        /// A file or a value is malformed. Correct what the message names.
        case invalid
        /// A context, cluster or user that is named is not there. Name another.
        case unknownName
        /// Something that Breakwater does not do. The message says what to do instead.
        case unsupported
        /// There is neither a kubeconfig nor a service account. Give one.
        case missing
    }

    public let code: Code
    /// What is wrong, by field, value and remedy.
    public let message: String
    /// The error below this one.
    public let cause: (any Error)?

    /// Makes an error.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    public static func == (left: ConfigurationError, right: ConfigurationError) -> Bool { left.code == right.code }

    public var description: String { cause.map { "\(message): \($0)" } ?? message }
}
