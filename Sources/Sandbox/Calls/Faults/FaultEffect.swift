/// What a fault does to a call.
public enum FaultEffect: Sendable, Hashable {
    /// The call is refused with a code of the service, in its own words, and nothing is done.
    ///
    /// The status is the one that the service has for the code when nil: a Kubernetes reason's, an EFS code's, else 400.
    case error(code: String, status: Int? = nil, message: String? = nil)
    /// The call is refused as the service throttles: EFS ThrottlingException 429, EC2 RequestLimitExceeded 503, STS and
    /// CloudWatch Throttling 400, Kubernetes TooManyRequests 429 with Retry-After.
    case throttle
    /// The call waits, and then goes on: over sockets on the machine's clock.
    case delay(Duration)
    /// The work is done, then the connection is closed without a byte.
    case dropReply
    /// The connection is closed and nothing is done.
    case cut

    /// The word of it in lists.
    public var name: String {
        switch self {
        case .error: "error"
        case .throttle: "throttle"
        case .delay: "delay"
        case .dropReply: "drop-reply"
        case .cut: "cut"
        }
    }
}

/// What the faults that are set say of a call.
struct FaultVerdict: Equatable {
    enum Outcome: Equatable {
        case passes
        case losesReply
        case isCut
        case hangs
        case isRefused(CallRefusal)

        /// Whether the call or a refusal of it has a status of its own.
        var reachesWork: Bool {
            switch self {
            case .passes, .losesReply, .isRefused: true
            case .isCut, .hangs: false
            }
        }
    }

    var delay: Duration?
    var outcome = Outcome.passes
    /// The names of those that acted, joined by commas.
    var causes: String?

    mutating func add(_ name: String) { causes = causes.map { "\($0),\(name)" } ?? name }
}

extension CallRefusal {
    /// How a service throttles.
    ///
    /// Source: the services' pages of common errors (2026-11); API Priority and Fairness in Kubernetes 1.32.
    static func throttle(_ service: String) -> CallRefusal {
        switch service {
        case "elasticfilesystem":
            CallRefusal(code: "ThrottlingException", status: 429, message: "Rate exceeded", isThrottle: true)
        case "ec2":
            CallRefusal(
                code: "RequestLimitExceeded", status: 503, message: "Request limit exceeded.", isThrottle: true)
        case SandboxCall.kubernetes:
            CallRefusal(
                code: "TooManyRequests", status: 429, message: "Too many requests, please try again later.",
                isThrottle: true)
        default: CallRefusal(code: "Throttling", status: 400, message: "Rate exceeded", isThrottle: true)
        }
    }
}
