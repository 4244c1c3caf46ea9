/// How a ``KubernetesClient`` behaves.
public struct ClientSettings: Sendable {
    /// How long a call may take with all its attempts and waits. Default 30 s.
    public var callLimit: Duration
    /// How long a page of a list may take with all its attempts and waits. Default 60 s.
    public var listLimit: Duration
    public var retries: RetryPolicy
    /// Calls a second that this client makes at most; nil sets no limit. Default 200: API Priority and Fairness
    /// (since 1.20) guards the server, this guards against our own faults.
    public var callsPerSecond: Double?
    /// Calls at once after a rest. Default 400.
    public var burst: Int
    /// Told of each exchange when it is over; it must not block.
    public var observer: (@Sendable (CallRecord) -> Void)?

    /// Makes settings.
    public init(
        callLimit: Duration = .seconds(30), listLimit: Duration = .seconds(60), retries: RetryPolicy = RetryPolicy(),
        callsPerSecond: Double? = 200, burst: Int = 400, observer: (@Sendable (CallRecord) -> Void)? = nil
    ) {
        self.callLimit = callLimit
        self.listLimit = listLimit
        self.retries = retries
        self.callsPerSecond = callsPerSecond
        self.burst = burst
        self.observer = observer
    }
}

/// One exchange with the API server, for metrics.
public struct CallRecord: Sendable, Equatable {
    public var verb: KubernetesRequest.Verb
    /// In RBAC's words; empty for paths that are no resource.
    public var resource: String
    /// The HTTP status; nil when no answer came.
    public var httpStatus: Int?
    /// From sending to the end of the answer; for a watch to its head.
    public var duration: Duration
    /// 1 for the first time that the call was sent.
    public var attempt: Int
}
