/// Why the sandbox cannot run. Equality is the code's.
public struct SandboxError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of failure it is, and what the caller does.
    public enum Code: Sendable {
        /// The state directory cannot be made or written: fix it, or name another.
        case stateUnusable
        /// Another sandbox uses the state directory: stop it, or name another directory.
        case stateInUse
        /// The kept state cannot be read: it was written by another release or damaged; remove it.
        case stateUnreadable
        /// A server of the sandbox cannot listen on its port, or stopped: act on the cause that the message names.
        case serverFailed
    }

    public let code: Code
    /// What is wrong and what to do.
    public let message: String

    /// Makes the error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public static func == (left: SandboxError, right: SandboxError) -> Bool { left.code == right.code }

    public var description: String { message }
}
