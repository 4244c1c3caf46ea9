public import KubernetesModel
public import Vocabulary

/// How long a lease holds.
public struct ElectionTiming: Sendable, Equatable {
    /// How long others keep away after they saw a renewal. Default 15 s.
    public var leaseDuration: Duration
    /// How long after its last renewal a leader goes on. Default 10 s; the rest of the lease is for its work to stop.
    public var renewDeadline: Duration
    /// How often a leader renews and the others look. Default 2 s.
    public var retryPeriod: Duration

    /// Makes a timing. The lease must outlast the deadline, and the deadline two periods; shorter values are raised.
    public init(
        leaseDuration: Duration = .seconds(15), renewDeadline: Duration = .seconds(10),
        retryPeriod: Duration = .seconds(2)
    ) {
        self.retryPeriod = max(retryPeriod, .milliseconds(1))
        self.renewDeadline = max(renewDeadline, self.retryPeriod * 2)
        self.leaseDuration = max(leaseDuration, self.renewDeadline + .seconds(1))
    }
}

/// Who may lead, decided from what is read of a lease: a value; time is an argument.
///
/// The clocks of others are never trusted: a lease counts as held until it was *seen* not to change for as long as it
/// says, by our own clock. Our own renewal counts from before it was sent. So whoever leads has stopped
/// (`renewDeadline`) before another may start (`leaseDuration`), however the dates differ.
///
/// | lease                                    | what to do                      |
/// |------------------------------------------|---------------------------------|
/// | there is none                            | create it with us as holder     |
/// | nobody holds it                          | take it                         |
/// | we hold it                               | renew it                        |
/// | another holds it and it changed lately   | wait                            |
/// | another holds it, unchanged for its time | take it                         |
public struct ElectionMachine: Sendable {
    /// What is to be done about the lease.
    public enum Step: Sendable, Equatable {
        case create(Lease.Spec)
        /// Write it, on the version that was read.
        case update(Lease.Spec)
        /// Another leads, as far as is known; look again after a period.
        case wait(holder: String)
    }

    private struct Observation: Sendable {
        var spec: Lease.Spec
        var at: Duration
    }

    public let identity: String
    public let timing: ElectionTiming
    private var observation: Observation?
    private var lastRenewal: Duration?

    /// Makes the machine of a candidate.
    public init(identity: String, timing: ElectionTiming = ElectionTiming()) {
        self.identity = identity
        self.timing = timing
    }

    /// Whether we lead at that moment.
    public func leads(now: Duration) -> Bool { lastRenewal.map { now < $0 + timing.renewDeadline } ?? false }

    /// When our leadership ends unless it is renewed; nil when we do not lead.
    public var deadline: Duration? { lastRenewal.map { $0 + timing.renewDeadline } }

    /// What to do about the lease as it was just read; nil when there is none.
    ///
    /// - Parameters:
    ///   - now: Time by our own clock.
    ///   - date: What is written into the lease, for people.
    public mutating func read(_ spec: Lease.Spec?, now: Duration, date: Timestamp) -> Step {
        guard let spec else { return .create(fresh(after: nil, date)) }
        if observation?.spec != spec { observation = Observation(spec: spec, at: now) }
        let holder = spec.holderIdentity ?? ""
        if holder == identity { return .update(renewed(spec, date)) }
        guard !holder.isEmpty else { return .update(fresh(after: spec, date)) }
        // As the holder has it: its lease may be longer than ours.
        let held = spec.leaseDurationSeconds.map { Duration.seconds($0) } ?? timing.leaseDuration
        let seen = observation?.at ?? now
        guard now >= seen + held else {
            lastRenewal = nil
            return .wait(holder: holder)
        }
        return .update(fresh(after: spec, date))
    }

    /// The lease was written with us as holder; we lead, counted from before the write was sent.
    public mutating func wrote(_ spec: Lease.Spec, sent: Duration) {
        observation = Observation(spec: spec, at: sent)
        lastRenewal = sent
    }

    /// We no longer lead.
    public mutating func resigned() { lastRenewal = nil }

    /// The lease with which a leader goes: another may take it at once.
    public func released(_ spec: Lease.Spec, date: Timestamp) -> Lease.Spec {
        var spec = spec
        spec.holderIdentity = ""
        spec.leaseDurationSeconds = 1
        spec.renewTime = date.rfc3339Micro
        return spec
    }

    private func fresh(after old: Lease.Spec?, _ date: Timestamp) -> Lease.Spec {
        Lease.Spec(
            holderIdentity: identity, leaseDurationSeconds: seconds, acquireTime: date.rfc3339Micro,
            renewTime: date.rfc3339Micro, leaseTransitions: old.map { ($0.leaseTransitions ?? 0) + 1 } ?? 0)
    }

    private func renewed(_ spec: Lease.Spec, _ date: Timestamp) -> Lease.Spec {
        var spec = spec
        spec.leaseDurationSeconds = seconds
        spec.renewTime = date.rfc3339Micro
        return spec
    }

    /// Rounded up, so that nobody comes too early.
    private var seconds: Int {
        let (seconds, rest) = timing.leaseDuration.components
        return Int(seconds) + (rest > 0 ? 1 : 0)
    }
}
