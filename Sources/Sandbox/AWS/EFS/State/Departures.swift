import Vocabulary

/// What is being deleted, by the moment at which it will be gone.
///
/// The moments of one kind of thing come almost in order, so finding those that are due looks at the front alone.
struct Departures<ID: Hashable & Sendable>: Sendable {
    private var queue: [(at: Timestamp, id: ID)] = []
    /// How many at the front have left already.
    private var left = 0

    mutating func insert(_ id: ID, at moment: Timestamp) {
        var index = queue.count
        while index > left, queue[index - 1].at > moment { index -= 1 }
        queue.insert((moment, id), at: index)
    }

    /// The identifiers that are gone by now, earliest first.
    func due(at now: Timestamp) -> [ID] {
        guard left < queue.count, queue[left].at <= now else { return [] }
        return queue[left...].prefix { $0.at <= now }.map(\.id)
    }

    /// Forgets what ``due(at:)`` gave.
    mutating func forget(dueAt now: Timestamp) {
        while left < queue.count, queue[left].at <= now { left += 1 }
        if left > 64, left * 2 > queue.count {
            queue.removeFirst(left)
            left = 0
        }
    }
}
