public import KubernetesModel
public import Vocabulary

/// One replica's part in an election by Lease: what to write, when to wait, when to stop. A value without clock or I/O.
///
/// Two clocks come in: `elapsed`, which never jumps and by which terms are judged, and `now`, which is only written down.
/// A term of another is judged by when this replica first saw its last renewal, so wall clocks that differ between nodes
/// do no harm (as in client-go).
public struct Candidacy: Sendable {
    /// How long the parts of an election take.
    public struct Terms: Sendable, Equatable {
        /// How long a lease holds after its last renewal, as others judge it. Default 15 s.
        public var duration: Duration
        /// How long a leader goes on without a renewal; shorter than `duration`, so that it has stopped before another
        /// starts. Default 10 s.
        public var renewDeadline: Duration
        /// The time between two tries. Default 2 s.
        public var retryPeriod: Duration

        /// Makes terms.
        public init(
            duration: Duration = .seconds(15), renewDeadline: Duration = .seconds(10),
            retryPeriod: Duration = .seconds(2)
        ) {
            self.duration = duration
            self.renewDeadline = renewDeadline
            self.retryPeriod = retryPeriod
        }
    }

    /// What to do with the lease that was read.
    public enum Move: Sendable, Equatable {
        /// Create a lease with this spec.
        case create(Lease.Spec)
        /// Replace the spec of exactly the lease that was read.
        case take(Lease.Spec)
        /// Somebody else leads.
        case wait
    }

    public let identity: String
    public let terms: Terms
    /// The other's spec as it was last seen, and when it was first seen so.
    private var seen: (spec: Lease.Spec, since: Duration)?
    /// When the request of the last successful renewal was sent; nil while not leading.
    private var heldSince: Duration?

    /// Makes a candidate.
    ///
    /// - Parameter identity: a name that no other replica has, such as the pod's.
    public init(identity: String, terms: Terms = Terms()) {
        self.identity = identity
        self.terms = terms
    }

    /// Whether the lease was won and not lost again.
    public var isLeading: Bool { heldSince != nil }

    /// The move for the lease as it was just read; nil when there is none.
    public mutating func move(on lease: Lease?, elapsed: Duration, now: Timestamp) -> Move {
        guard let lease else { return .create(claim(after: nil, now: now)) }
        let spec = lease.spec
        if seen?.spec != spec { seen = (spec, elapsed) }
        let holder = spec.holderIdentity ?? ""
        if holder.isEmpty || holder == identity { return .take(claim(after: spec, now: now)) }
        let holds = max(terms.duration, .seconds(spec.leaseDurationSeconds ?? 0))
        guard let seen, seen.since + holds <= elapsed else { return .wait }
        return .take(claim(after: spec, now: now))
    }

    private func claim(after previous: Lease.Spec?, now: Timestamp) -> Lease.Spec {
        let isOurs = previous?.holderIdentity == identity
        return Lease.Spec(
            holderIdentity: identity, leaseDurationSeconds: Int(terms.duration.components.seconds),
            acquireTime: isOurs ? previous?.acquireTime : now.rfc3339Micro, renewTime: now.rfc3339Micro,
            leaseTransitions: (previous?.leaseTransitions ?? 0) + (isOurs || previous == nil ? 0 : 1))
    }

    /// Takes note that a move was carried out.
    ///
    /// - Parameter sent: when its request was sent; others can have seen it no earlier, so the term counts from there.
    public mutating func succeeded(sent: Duration) { heldSince = sent }

    /// Takes note that a try to renew failed, or that another holds the lease; answers whether to go on leading.
    public mutating func failed(elapsed: Duration, lostToOther: Bool) -> Bool {
        guard let heldSince else { return false }
        if lostToOther || elapsed - heldSince >= terms.renewDeadline {
            self.heldSince = nil
            return false
        }
        return true
    }

    /// How long the next try to renew may take: what is left of the deadline, or nil when not leading.
    public func timeLeft(elapsed: Duration) -> Duration? {
        heldSince.map { max(.zero, $0 + terms.renewDeadline - elapsed) }
    }

    /// The spec that lets the lease go at once, for the lease that was read; nil when it is not ours.
    public mutating func release(_ lease: Lease, now: Timestamp) -> Lease.Spec? {
        heldSince = nil
        guard lease.spec.holderIdentity == identity else { return nil }
        var spec = lease.spec
        spec.holderIdentity = ""
        spec.leaseDurationSeconds = 1
        spec.renewTime = now.rfc3339Micro
        return spec
    }
}
