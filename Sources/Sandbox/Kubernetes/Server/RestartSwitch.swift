import Glibc
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// Makes a server go away for a time and come back on its port.
final class RestartSwitch: Sendable {
    private enum State {
        /// Nobody serves: becomes `serving`.
        case idle
        /// Becomes `down` by a restart, `idle` at the end.
        case serving(port: Int?, AsyncStream<Duration>.Continuation)
    }

    private let state = Mutex(State.idle)

    /// How long a port that cannot be bound again at once is tried for.
    private static let patience = Duration.seconds(5)

    /// Restarts what serves.
    ///
    /// - Returns: whether anything does.
    func restart(downFor: Duration) -> Bool {
        state.withLock { state in
            guard case .serving(_?, let restarts) = state else { return false }
            restarts.yield(downFor)
            return true
        }
    }

    /// The port on which the server listens.
    func listens(on port: Int) {
        state.withLock { state in
            if case .serving(_, let restarts) = state { state = .serving(port: port, restarts) }
        }
    }

    /// Serves until the server ends by itself, restarting it when that is asked for.
    ///
    /// - Parameter run: serves on a port, until its task is cancelled.
    func serve(
        on wanted: Int, logger: Logger, _ run: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        defer { state.withLock { $0 = .idle } }
        var port = wanted
        var retriesUntil: ContinuousClock.Instant?
        while true {
            // A stream ends with the task that reads it, so each run has one of its own.
            let (restarts, continuation) = AsyncStream.makeStream(
                of: Duration.self, bufferingPolicy: .bufferingNewest(1))
            state.withLock { $0 = .serving(port: nil, continuation) }
            do {
                guard let downFor = try await Self.first(of: restarts, port, run) else { return }
                port = self.port ?? port
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: downFor) }
                retriesUntil = .now + Self.patience
            } catch let error as IOError where error.errnoCode == EADDRINUSE {
                guard let end = retriesUntil, .now < end else { throw error }
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(50)) }
            }
        }
    }

    private var port: Int? {
        state.withLock { state in
            if case .serving(let port, _) = state { port } else { nil }
        }
    }

    /// Runs the server until it ends (nil) or a restart is asked for (how long it stays away).
    private static func first(
        of restarts: AsyncStream<Duration>, _ port: Int, _ run: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> Duration? {
        try await withThrowingTaskGroup(of: Duration?.self) { group in
            group.addTask {
                try await run(port)
                return nil
            }
            group.addTask {
                for await downFor in restarts { return downFor }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
