import KubernetesClient
import KubernetesModel
import ServiceLifecycle
import SharedVolumes
import TestKit
import Testing

/// Several replicas of the operator, as a Deployment runs them.
extension SharingWorld {
    /// What a replica is told.
    enum Order: Sendable {
        /// To end here and now.
        case die
        /// To end as a kubelet asks: gracefully.
        case retire
    }

    /// Runs a leader, and a replica that stands by with warm caches, while the body runs.
    ///
    /// - Parameter leader: the leader's way to the API server; it must not hold calls back when the body has ended.
    func withReplicas(
        leader: any Transport, obeying orders: AsyncStream<Order>, _ body: @Sendable @escaping () async throws -> Void
    ) async throws {
        // What an earlier process left would have to run out first.
        _ = try? await user.delete(Lease.self, Self.lease)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                await run("leader", leader, obeying: orders)
                return false
            }
            try await untilLeading("leader")
            let standby = FaultyTransport(ClusterTransport(cluster), counting: .calls)
            group.addTask {
                await run("standby", standby, obeying: AsyncStream { _ in })
                return false
            }
            try await untilWarm(standby)
            group.addTask {
                try await body()
                return true
            }
            while let isOver = try await group.next() {
                if isOver { return }
            }
        }
    }

    static let lease = ObjectKey(namespace: namespace, name: SharingPermissions.leaseName)

    /// Waits until a replica holds the Lease.
    func untilLeading(_ identity: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for look in 0..<1500 {
            if try await user.find(Lease.self, Self.lease)?.spec.holderIdentity == identity { return }
            try await Self.pause(after: look)
        }
        Issue.record("\(identity) does not lead", sourceLocation: sourceLocation)
        throw CancellationError()
    }

    /// Waits until a replica's caches are filled: it watches what it has listed.
    private func untilWarm(_ transport: FaultyTransport) async throws {
        let wanted: Set = [
            "sharedvolumes.aws-efs.managed.openshift.io", "persistentvolumes", "persistentvolumeclaims",
        ]
        for look in 0..<1500 {
            let watched = transport.counted.filter { $0.verb == .watch }.map(\.resource)
            if wanted.isSubset(of: watched) { return }
            try await Self.pause(after: look)
        }
        Issue.record("the caches are not filled")
    }

    private func run(_ identity: String, _ transport: any Transport, obeying orders: AsyncStream<Order>) async {
        let group = ServiceGroup(services: [sharingOperator(transport, identity: identity)], logger: Self.quiet)
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try? await group.run() }
            tasks.addTask {
                for await order in orders {
                    switch order {
                    case .die: return
                    case .retire: await group.triggerGracefulShutdown()
                    }
                }
            }
            await tasks.next()
            tasks.cancelAll()
        }
    }
}
