import Synchronization

/// Numbers from 0 up, each given once: for names that no two calls may share.
final class CallNumbers: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
}
