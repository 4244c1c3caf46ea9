public import Vocabulary

/// The one gate that every call to the sandbox passes, AWS and Kubernetes, over sockets and in process: it writes the
/// ``Journal``, and faults and throttles act here.
public final class CallGate: Sendable {
    /// The sandbox's time, by which throttles refill.
    public let clock: SandboxClock
    public let journal: Journal
    /// The faults that are set. ``SandboxFaults`` sets them.
    let faults: FaultBook
    public let throttles: ThrottleBook
    private let wait: @Sendable (Duration) async -> Void

    /// Makes a gate through which everything passes as it is.
    ///
    /// - Parameters:
    ///   - seed: of the dice of faults that name no seed of their own.
    ///   - wait: how a delay is waited for; on the machine's clock when nil.
    public init(
        clock: SandboxClock, journal: Journal? = nil, seed: UInt64 = 1,
        wait: (@Sendable (Duration) async -> Void)? = nil
    ) {
        self.clock = clock
        self.journal = journal ?? Journal()
        faults = FaultBook(seed: seed)
        throttles = ThrottleBook()
        self.wait = wait ?? { try? await Task.sleep(for: $0) }
    }

    /// Sends a call through: faults and throttles are asked, the work is done if they let it, the journal is written.
    ///
    /// - Parameter work: answers the call; it may add to the call's description what it learns of it.
    func pass<Answer: GatedAnswer>(_ call: SandboxCall, _ work: (inout SandboxCall) -> Answer) async -> Answer {
        let started = ContinuousClock.now
        let verdict = verdict(on: call)
        if let delay = verdict.delay { await wait(delay) }
        var call = call
        var answer = answer(call: &call, verdict.outcome, work)
        answer.delay = verdict.delay ?? .zero
        journal.append(
            JournalRecord(
                call, at: clock.now, took: ContinuousClock.now - started, answer: answer,
                isAnswered: verdict.outcome.reachesWork || answer.delivery == .whole, fault: verdict.causes))
        return answer
    }

    private func answer<Answer: GatedAnswer>(
        call: inout SandboxCall, _ outcome: FaultVerdict.Outcome, _ work: (inout SandboxCall) -> Answer
    ) -> Answer {
        switch outcome {
        case .passes: return work(&call)
        case .losesReply:
            var answer = work(&call)
            answer.delivery = .cut
            return answer
        case .isCut: return .undelivered(call, .cut)
        case .hangs: return .undelivered(call, .silent)
        case .isRefused(let refusal): return .refusing(call, with: refusal)
        }
    }

    private func verdict(on call: SandboxCall) -> FaultVerdict {
        var verdict = faults.verdict(on: call)
        guard case .passes = verdict.outcome, let throttle = throttles.take(for: call, now: clock.now) else {
            return verdict
        }
        verdict.outcome = .isRefused(.throttle(call.service))
        verdict.causes = verdict.causes.map { "\($0),\(throttle)" } ?? throttle
        return verdict
    }

    /// Waits until the Region is no longer dark, or the task is cancelled.
    public func untilLit(_ region: Region) async {
        let waiter = faults.changed.waiter()
        guard faults.isDark(region) else { return }
        for await _ in waiter.changes where !faults.isDark(region) { return }
    }

    /// Notes something that was done to the sandbox itself.
    ///
    /// - Parameters:
    ///   - operation: `AdvanceClock`, `AddFault`, …
    ///   - subject: what it was done to: `us-east-1`, `fault-3`.
    func note(_ operation: String, subject: String?, region: Region? = nil, fault: String? = nil) {
        journal.append(
            JournalRecord(operation: operation, subject: subject, region: region, at: clock.now, fault: fault))
    }
}
