import KubernetesClient

/// What a reconcile that went well wants next.
public enum Outcome: Sendable, Equatable {
    /// All is as desired; look again after that long. Nil is the same as ``awaitChange``.
    case done(nextLook: Duration?)
    /// Nothing is to be done before something changes.
    case awaitChange
}

/// A failure that trying again cannot mend: the object must change first.
public struct TerminalError: Error, Sendable, CustomStringConvertible {
    /// What must change.
    public let message: String
    public let cause: (any Error)?

    /// Makes an error.
    public init(_ message: String, cause: (any Error)? = nil) {
        self.message = message
        self.cause = cause
    }

    public var description: String { cause.map { "\(message): \($0)" } ?? message }
}

/// What a controller does about a failed reconcile.
public enum FailureVerdict: Sendable, Equatable {
    /// Try again after the key's backoff, or after that long if that is longer.
    case retry(after: Duration?)
    /// Wait until the object changes.
    case terminal
    /// The run was cancelled, which is nobody's failure.
    case cancelled

    /// The verdict where the reconcile does not give its own: all but ``TerminalError`` is tried again, and a wait that
    /// the API server asks for is kept.
    public static let standard: @Sendable (any Error) -> FailureVerdict = { error in
        switch error {
        case is TerminalError: .terminal
        case is CancellationError: .cancelled
        case let error as KubernetesError: error.code == .cancelled ? .cancelled : .retry(after: error.retryAfter)
        default: .retry(after: nil)
        }
    }
}

/// One run of a controller, for metrics.
public struct RunRecord: Sendable, Equatable {
    /// How a run ended.
    public enum Result: String, Sendable {
        case done
        case awaitChange = "await_change"
        case retry
        case terminal
        case cancelled
    }

    public var controller: String
    public var result: Result
    public var duration: Duration
    /// Keys that wait after the run, due or not.
    public var waiting: Int
}
