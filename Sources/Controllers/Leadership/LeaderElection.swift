public import KubernetesClient
public import KubernetesModel
public import Logging
public import ServiceLifecycle
import Synchronization

/// Runs work on one replica at a time, by a Lease of coordination.k8s.io.
///
/// *Expected flow.* Every replica runs this service. The one that gets the lease runs the work and renews; the others try
/// every retry period. Caches belong outside, so that a standby is warm.
///
/// *Guarantees.* The work is cancelled when the lease could not be renewed within the renew deadline, five seconds
/// (by default) before any other replica may take it. On graceful shutdown the work ends first, then the lease is let
/// go, so that another replica takes over at once.
///
/// *Assumes.* The work ends soon after its cancellation: it is not abandoned.
public final class LeaderElection: Service {
    private let client: KubernetesClient
    private let key: ObjectKey
    private let terms: Candidacy.Terms
    private let time: TimeSource
    private let logger: Logger
    private let onChange: @Sendable (Bool) -> Void
    private let work: @Sendable () async throws -> Void
    private let candidacy: Mutex<Candidacy>

    /// Makes an election.
    ///
    /// - Parameters:
    ///   - lease: the Lease's namespace and name.
    ///   - identity: a name that no other replica has.
    ///   - onChange: is told when the leadership was won or lost.
    ///   - work: runs while leading; it ends on graceful shutdown and on cancellation. When it ends by itself, or throws,
    ///     the election ends too.
    public init(
        client: KubernetesClient, lease: ObjectKey, identity: String, terms: Candidacy.Terms = .init(),
        time: TimeSource = .system, logger: Logger, onChange: @escaping @Sendable (Bool) -> Void = { _ in },
        work: @escaping @Sendable () async throws -> Void
    ) {
        self.client = client
        self.key = lease
        self.time = time
        self.logger = logger
        self.onChange = onChange
        self.work = work
        self.candidacy = Mutex(Candidacy(identity: identity, terms: terms))
        self.terms = terms
    }

    /// Runs until graceful shutdown, cancellation, or the end of the work.
    public func run() async throws {
        var isWanted = true
        while isWanted {
            guard await cancelWhenGracefulShutdown({ await self.acquire() }) else { return }
            logger.info("Leading", metadata: ["lease": "\(key)"])
            onChange(true)
            defer { onChange(false) }
            isWanted = try await lead() == .leaseLost && !Task.isCancelled
        }
    }

    /// How long a renewal may take; nil when not leading.
    private var timeLeft: Duration? { candidacy.withLock { $0.timeLeft(elapsed: time.elapsed()) } }

    private enum End {
        case workEnded
        case leaseLost
    }

    private func lead() async throws -> End {
        let end: End
        do {
            end = try await workWhileRenewing()
        } catch {
            await release()
            throw error
        }
        switch end {
        case .leaseLost: logger.warning("The lease was lost: the work was stopped", metadata: ["lease": "\(key)"])
        case .workEnded: await release()
        }
        return end
    }

    private func workWhileRenewing() async throws -> End {
        try await withThrowingTaskGroup(of: End.self) { group in
            group.addTask {
                try await self.work()
                return .workEnded
            }
            group.addTask {
                await self.renewUntilLost()
                return .leaseLost
            }
            defer { group.cancelAll() }
            return try await group.next() ?? .workEnded
        }
    }

    /// Tries until the lease is ours; false when the task was cancelled.
    private func acquire() async -> Bool {
        while !Task.isCancelled {
            if await attempt() == .held { return true }
            try? await time.sleep(terms.retryPeriod)
        }
        return false
    }

    private func renewUntilLost() async {
        while !Task.isCancelled {
            let period = terms.retryPeriod
            do { try await time.sleep(min(period, timeLeft ?? .zero)) } catch {
                return
            }
            let attempt = await attempt()
            guard attempt != .held else { continue }
            let goesOn = candidacy.withLock {
                $0.failed(elapsed: time.elapsed(), lostToOther: attempt == .heldByOther)
            }
            guard goesOn else { return }
        }
    }

    private enum Attempt {
        case held
        case heldByOther
        case failed
    }

    /// One try to get or renew the lease; it never outlasts the time that a leader has left.
    private func attempt() async -> Attempt {
        let limit = timeLeft ?? terms.renewDeadline
        do {
            let attempt = try await time.withLimit(limit) { try await self.tryOnce() }
            return attempt ?? .failed
        } catch {
            logger.debug("The lease could not be had", metadata: ["lease": "\(key)", "error": "\(error)"])
            return .failed
        }
    }

    private func tryOnce() async throws(KubernetesError) -> Attempt {
        var lease = try await client.find(Lease.self, key)
        let sent = time.elapsed()
        let move = candidacy.withLock { $0.move(on: lease, elapsed: sent, now: time.now()) }
        switch move {
        case .wait: return .heldByOther
        case .create(let spec):
            let metadata = ObjectMeta(name: key.name, namespace: key.namespace)
            try await client.create(Lease(metadata: metadata, spec: spec))
        case .take(let spec):
            // The version that was read goes along, so of two replicas that saw one lease only one gets it.
            lease?.spec = spec
            if let lease { try await client.replace(lease) }
        }
        candidacy.withLock { $0.succeeded(sent: sent) }
        return .held
    }

    /// Lets the lease go, so that another replica need not wait for its end. A process that is cancelled rather than
    /// asked to stop lets it run out.
    private func release() async {
        guard !Task.isCancelled else { return }
        do {
            _ = try await time.withLimit(.seconds(2)) { try await self.releaseOnce() }
        } catch {
            logger.debug("The lease was not released", metadata: ["lease": "\(key)", "error": "\(error)"])
        }
    }

    private func releaseOnce() async throws(KubernetesError) {
        guard var lease = try await client.find(Lease.self, key),
            let spec = candidacy.withLock({ $0.release(lease, now: time.now()) })
        else { return }
        lease.spec = spec
        try await client.replace(lease)
    }
}
