/// Which key is looked at when: the rules of a work queue as a value, without clock and waiting.
///
/// *Guarantees*: a key is waiting once or not at all; of several wishes for a key the earliest counts; a key runs once at
/// a time, and what is wished for while it runs is kept until the run is over. Keys that are due run in the order in
/// which they became due, so that none starves another; a head start moves a key forward in that order, by no more than
/// itself. No more than `capacity` keys are known.
///
/// | key is    | add               | take (due)  | done                                      |
/// |-----------|-------------------|-------------|-------------------------------------------|
/// | unknown   | waiting           |             | nothing: a benign race                    |
/// | waiting   | waiting, earliest | running     | nothing: a benign race                    |
/// | running   | running and wished|             | unknown, or waiting for the earliest wish |
public struct WorkQueueMachine<Key: Hashable & Sendable>: Sendable {
    /// What became of a wish.
    public enum Admission: Sendable, Equatable {
        /// The key waits, or runs and will run again.
        case queued
        /// An earlier wish for the key stands.
        case merged
        /// The queue is full; the wish is lost. The caller asks again when there is room.
        case refused
    }

    /// What there is to do.
    public enum Turn: Sendable, Equatable {
        /// This key is due and now runs; say so when it is done.
        case run(Key)
        /// Nothing is due before that moment; nil: before something is added.
        case idle(until: Duration?)
    }

    /// How a run ended.
    public enum Completion: Sendable, Equatable {
        /// Well; the key is not looked at before something is added.
        case finished
        /// Well; the key is looked at again after that long.
        case again(after: Duration)
        /// Badly; the key is looked at again after its backoff, or after that long if that is longer.
        case failed(retryAfter: Duration?)
    }

    /// When a key may run, and its place among those that may.
    private struct Wish: Sendable, Equatable {
        var due: Duration
        /// The moment that counts in the order: ``due``, or earlier by a head start.
        var rank: Duration

        /// What satisfies both.
        func merged(with other: Wish) -> Wish { Wish(due: min(due, other.due), rank: min(rank, other.rank)) }
    }

    private struct Entry: Sendable {
        var key: Key
        var wish: Wish
        var sequence: Int
    }

    private let backoff: Backoff
    private let capacity: Int
    private var waiting: [Key: (wish: Wish, sequence: Int)] = [:]
    /// What is wished for while the key runs; nil is nothing.
    private var running: [Key: Wish?] = [:]
    private var failures: [Key: Int] = [:]
    /// A binary heap of wishes, the first due on top; wishes that no longer stand are passed over.
    private var heap: [Entry] = []
    private var sequence = 0

    /// Makes an empty queue.
    public init(capacity: Int = 100_000, backoff: Backoff = .reconcile) {
        self.capacity = max(capacity, 1)
        self.backoff = backoff
    }

    /// How many keys wait, due or not.
    public var waitingCount: Int { waiting.count }

    /// How many keys run.
    public var runningCount: Int { running.count }

    /// How often a key failed in a row.
    public func failureCount(_ key: Key) -> Int { failures[key] ?? 0 }

    /// Wishes for a look at a key at a moment.
    ///
    /// - Parameter headStart: how much earlier the key counts as due among those that are. It is for keys that are due
    ///   at once: what is due later has none.
    public mutating func add(_ key: Key, due: Duration, headStart: Duration = .zero) -> Admission {
        let wish = Wish(due: due, rank: due - max(headStart, .zero))
        if let wished = running[key] {
            let merged = wished.map { $0.merged(with: wish) } ?? wish
            if let wished, merged == wished { return .merged }
            running[key] = .some(merged)
            return .queued
        }
        guard let known = waiting[key]?.wish else {
            guard waiting.count + running.count < capacity else { return .refused }
            push(key, wish)
            return .queued
        }
        let merged = known.merged(with: wish)
        guard merged != known else { return .merged }
        push(key, merged)
        return .queued
    }

    /// Takes the key that is due for the longest time, if one is.
    public mutating func take(now: Duration) -> Turn {
        while let first = heap.first {
            guard waiting[first.key]?.sequence == first.sequence else {
                _ = pop()
                continue
            }
            guard first.wish.due <= now else { return .idle(until: first.wish.due) }
            _ = pop()
            waiting[first.key] = nil
            running[first.key] = .some(nil)
            return .run(first.key)
        }
        return .idle(until: nil)
    }

    /// Takes note that a run is over.
    ///
    /// - Returns: How long the key waits at most until it runs again; nil when it does not wait.
    @discardableResult
    public mutating func done(_ key: Key, _ completion: Completion, now: Duration) -> Duration? {
        guard let wished = running.removeValue(forKey: key) else { return nil }
        let next = nextLook(key, completion, now).map { Wish(due: $0, rank: $0) }
        guard let wish = wished.map({ next?.merged(with: $0) ?? $0 }) ?? next else { return nil }
        push(key, wish)
        return max(wish.due - now, .zero)
    }

    private mutating func nextLook(_ key: Key, _ completion: Completion, _ now: Duration) -> Duration? {
        switch completion {
        case .finished:
            failures[key] = nil
            return nil
        case .again(let wait):
            failures[key] = nil
            return now + wait
        case .failed(let retryAfter):
            let count = failureCount(key) + 1
            failures[key] = count
            return now + max(backoff.delay(failures: count), retryAfter ?? .zero)
        }
    }

    // MARK: The heap

    private mutating func push(_ key: Key, _ wish: Wish) {
        sequence += 1
        waiting[key] = (wish, sequence)
        heap.append(Entry(key: key, wish: wish, sequence: sequence))
        siftUp(heap.count - 1)
        if heap.count > 2 * waiting.count + 64 { sweep() }
    }

    /// Drops the wishes that no longer stand, so that the heap is bounded by the number of keys.
    private mutating func sweep() {
        heap.removeAll { waiting[$0.key]?.sequence != $0.sequence }
        heap.sort { Self.isBefore($0, $1) }
    }

    private mutating func pop() -> Entry? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            siftDown(0)
        }
        return first
    }

    private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
        (left.wish.rank, left.sequence) < (right.wish.rank, right.sequence)
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.isBefore(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && Self.isBefore(heap[child], heap[least]) {
                least = child
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
