import KubernetesClient
import SharedVolumes
import TestKit

extension SharingWorld {
    /// Runs the operator with a fault in one of its calls of the API server; where the fault kills it, another takes its
    /// place.
    func interrupt(
        _ number: Int, _ fault: FaultyTransport.Fault, counting scope: FaultyTransport.Scope = .writes,
        _ begin: @escaping @Sendable () async throws -> Void = {},
        until end: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await interrupt(
            fault,
            in: { onDeath in
                let broken = FaultyTransport(
                    ClusterTransport(cluster), counting: scope, fault: (number, fault), onDeath: onDeath)
                return (broken, storage)
            }, begin, until: end)
    }

    /// Runs the operator on ways to the world of which one has a fault; where the fault kills it, another takes its
    /// place, on whole ones.
    ///
    /// - Parameter ways: makes the ways to the API server and to AWS; they are to tell when the process is to be taken
    ///   for dead.
    func interrupt(
        _ fault: FaultyTransport.Fault,
        in ways: (_ onDeath: @escaping @Sendable () -> Void) -> (any Transport, StorageDoor),
        _ begin: @escaping @Sendable () async throws -> Void = {},
        until end: @escaping @Sendable () async throws -> Void
    ) async throws {
        let (deaths, death) = AsyncStream.makeStream(of: Void.self)
        let (transport, storage) = ways { death.yield() }
        let isDeadly = fault == .diesBefore || fault == .diesAfter
        let hasDied = try await withOperator(transport, storage: storage) {
            try await begin()
            guard isDeadly else {
                try await end()
                return false
            }
            return try await comesFirst(deaths, end)
        }
        if hasDied { try await withOperator { try await end() } }
    }

    /// Whether a death comes before the end: a plan may need fewer calls than the one with the fault, and just end well.
    private func comesFirst(
        _ deaths: AsyncStream<Void>, _ end: @escaping @Sendable () async throws -> Void
    ) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in deaths { return true }
                return false
            }
            group.addTask {
                try await end()
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }
}
