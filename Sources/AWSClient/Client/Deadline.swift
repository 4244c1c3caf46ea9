/// The time for something was over before it was done.
struct DeadlineExceeded: Error, CustomStringConvertible {
    let limit: Duration
    var description: String { "it took longer than \(limit)" }
}

/// Does something, and cancels it when the time is over.
///
/// - Throws: ``DeadlineExceeded`` when the time is over, or what `body` throws.
func withDeadline<Result: Sendable>(
    _ limit: Duration, clock: any Clock<Duration>, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await clock.sleep(for: limit)
            throw DeadlineExceeded(limit: limit)
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
    }
}
