import Controllers
import KubernetesClient
import KubernetesModel
import SharingPlanning
import Telemetry

extension Uninstaller {
    /// Does something while this process stands for election beside the operator in the cluster: where volumes go, it
    /// stands by as an operator; where they stay, it holds the Lease so that no operator works.
    func asReplica(
        isAlone: Bool, until end: Duration, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        switch settings.intent {
        case .removingVolumes: try await besideOperator(isAlone: isAlone, body)
        case .keepingVolumes where isAlone: try await body()
        case .keepingVolumes: try await asOnlyOperator(until: end, body)
        }
    }

    /// Does something while this process has the operator's Lease. An operator that runs in another way than as a pod of
    /// ours may have it for ever; whoever started that has to end it.
    private func asOnlyOperator(until end: Duration, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let lease = ObjectKey(namespace: settings.names.namespace, name: settings.names.lease)
        let election = LeaderElection(
            client: client, lease: lease, identity: settings.identity, time: time, logger: logger,
            work: { _ in try await body() })
        try await first {
            try await election.run()
        } or: {
            var told: UninstallPlan.Hindrance?
            while true {
                if !election.isLeading {
                    let hindrance = await holder(of: lease)
                    if let hindrance, hindrance != told { report(.waiting([hindrance])) }
                    told = hindrance
                    guard time.elapsed() < end else { throw UninstallError.late([hindrance ?? .installed(.lease)]) }
                }
                try await time.sleep(Self.period)
            }
        }
    }

    /// Who else has the Lease; nil where nobody has.
    private func holder(of lease: ObjectKey) async -> UninstallPlan.Hindrance? {
        guard let holder = (try? await client.find(Lease.self, lease))?.spec.holderIdentity, !holder.isEmpty,
            holder != settings.identity
        else { return nil }
        return .otherOperator(holder)
    }

    /// Waits until one of two ends; the other is cancelled.
    private func first(
        _ work: @escaping @Sendable () async throws -> Void, or guardian: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await work() }
            group.addTask { try await guardian() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func besideOperator(isAlone: Bool, _ body: @escaping @Sendable () async throws -> Void) async throws {
        var replica = SharingOperator.Settings(identity: settings.identity, namespace: settings.names.namespace)
        replica.nodeDriver = nil
        replica.isAlone = isAlone
        let sharing = SharingOperator(
            client: client, storage: storage, settings: replica, metrics: MetricRegistry(), health: HealthChecks(),
            time: time, logger: logger)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await sharing.run()
                return false
            }
            group.addTask {
                try await body()
                return true
            }
            defer { group.cancelAll() }
            while let isDone = try await group.next(), !isDone {}
        }
    }
}
