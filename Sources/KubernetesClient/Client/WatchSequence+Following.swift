import Synchronization

extension WatchSequence {
    /// Hands each event to a function, until the server ends the watch.
    ///
    /// It costs less than iterating, where each piece of the stream has a limit of its own: here one task sees to it that
    /// the stream is not silent for too long. So whoever follows a busy collection stays close behind the server.
    ///
    /// - Parameter body: called for one event after the other; it must not block.
    /// - Throws: ``KubernetesError``, as iterating does.
    public func follow(_ body: @escaping @Sendable (WatchEvent<Object>) -> Void) async throws(KubernetesError) {
        let pulse = Pulse(time.elapsed())
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await readAll(pulse, body) }
                group.addTask { try await waitForSilence(after: pulse) }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            throw failure(error)
        }
    }

    private func readAll(_ pulse: Pulse, _ body: @Sendable (WatchEvent<Object>) -> Void) async throws {
        let stream = self.body
        var events = Iterator(sequence: self) { () async throws(KubernetesError) in
            do {
                let piece = try await stream.next()
                pulse.beat(time.elapsed())
                return piece
            } catch {
                throw failure(error)
            }
        }
        while let event = try await events.next() { body(event) }
    }

    private func waitForSilence(after pulse: Pulse) async throws {
        while true {
            let left = idleLimit - (time.elapsed() - pulse.last)
            guard left > .zero else { throw silence }
            try await time.sleep(left)
        }
    }
}

/// When a stream was last heard of.
private final class Pulse: Sendable {
    private let moment: Mutex<Duration>

    init(_ start: Duration) { moment = Mutex(start) }

    var last: Duration { moment.withLock { $0 } }

    func beat(_ now: Duration) { moment.withLock { $0 = now } }
}
