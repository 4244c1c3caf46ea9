/// An answer that passes the ``CallGate``: one kind a protocol.
protocol GatedAnswer {
    /// The HTTP status.
    var status: Int { get }
    var delivery: Delivery { get set }
    /// How long a fault held the call up.
    var delay: Duration { get set }
    /// The machine's word of a refusal, in the protocol's terms; nil when the call succeeded.
    var refusalCode: String? { get }
    /// What is said in the protocol of the call when the gate refuses it.
    static func refusing(_ call: SandboxCall, with refusal: CallRefusal) -> Self
}

extension GatedAnswer {
    /// No answer at all.
    static func undelivered(_ call: SandboxCall, _ delivery: Delivery) -> Self {
        var answer = refusing(
            call, with: CallRefusal(code: "Undelivered", status: 503, message: "The client does not get this."))
        answer.delivery = delivery
        return answer
    }
}

/// A refusal that the gate makes.
struct CallRefusal: Hashable, Sendable {
    /// The service's own code, or Kubernetes' reason.
    let code: String
    /// The HTTP status; nil for the one that the service has for the code.
    var status: Int?
    let message: String
    /// Whether a client is told when to try again, where the protocol has words for it.
    var isThrottle = false
}
