import Testing

@testable import Controllers

@Suite("The rules of a work queue")
struct WorkQueueMachineTests {
    private typealias Machine = WorkQueueMachine<String>

    @Test("a key that is added twice runs once")
    func dedup() {
        var queue = Machine()
        #expect(queue.add("a", due: .zero) == .queued)
        #expect(queue.add("a", due: .zero) == .merged)
        #expect(queue.take(now: .zero) == .run("a"))
        #expect(queue.take(now: .zero) == .idle(until: nil))
    }

    @Test("of two wishes the earliest counts, in whichever order they come")
    func earliest() {
        var queue = Machine()
        _ = queue.add("a", due: .seconds(9))
        #expect(queue.add("a", due: .seconds(3)) == .queued)
        #expect(queue.add("a", due: .seconds(5)) == .merged)
        #expect(queue.take(now: .zero) == .idle(until: .seconds(3)))
        #expect(queue.take(now: .seconds(3)) == .run("a"))
        queue.done("a", .finished, now: .seconds(3))
        #expect(queue.take(now: .seconds(9)) == .idle(until: nil))
    }

    @Test("what is wished for while a key runs is kept until the run is over")
    func wished() {
        var queue = Machine()
        _ = queue.add("a", due: .zero)
        #expect(queue.take(now: .zero) == .run("a"))
        _ = queue.add("a", due: .zero)
        #expect(queue.take(now: .zero) == .idle(until: nil))
        queue.done("a", .again(after: .seconds(60)), now: .seconds(1))
        #expect(queue.take(now: .seconds(1)) == .run("a"))
        queue.done("a", .finished, now: .seconds(2))
        #expect(queue.take(now: .seconds(100)) == .idle(until: nil))
    }

    @Test("keys that are due run in the order in which they became due")
    func fair() {
        var queue = Machine()
        _ = queue.add("late", due: .seconds(1))
        _ = queue.add("b", due: .seconds(2))
        _ = queue.add("c", due: .seconds(2))
        var order: [String] = []
        while case .run(let key) = queue.take(now: .seconds(5)) { order.append(key) }
        #expect(order == ["late", "b", "c"])
    }

    @Test("a head start moves a key forward among those that are due, by itself and no more")
    func headStart() {
        var queue = Machine()
        _ = queue.add("old", due: .zero)
        _ = queue.add("new", due: .seconds(40))
        _ = queue.add("begun", due: .seconds(50), headStart: .seconds(30))
        // It counts for a key that waits already, and for one that runs.
        #expect(queue.add("new", due: .seconds(50), headStart: .seconds(31)) == .queued)
        #expect(queue.take(now: .seconds(50)) == .run("old"))
        #expect(queue.add("old", due: .seconds(50), headStart: .seconds(60)) == .queued)
        queue.done("old", .again(after: .seconds(1)), now: .seconds(50))
        var order: [String] = []
        while case .run(let key) = queue.take(now: .seconds(50)) { order.append(key) }
        #expect(order == ["old", "new", "begun"])
    }

    @Test("a key that always wants to run does not starve another")
    func starving() {
        var queue = Machine()
        _ = queue.add("greedy", due: .zero)
        #expect(queue.take(now: .zero) == .run("greedy"))
        _ = queue.add("meek", due: .zero)
        queue.done("greedy", .again(after: .zero), now: .zero)
        #expect(queue.take(now: .zero) == .run("meek"))
    }

    @Test("failures back off from 5 ms up to 16 minutes, and a success forgets them")
    func backoff() {
        var queue = Machine()
        var now = Duration.zero
        var waits: [Duration] = []
        _ = queue.add("a", due: now)
        for _ in 0..<20 {
            guard case .run = queue.take(now: now) else { break }
            let wait = queue.done("a", .failed(retryAfter: nil), now: now) ?? .zero
            waits.append(wait)
            now += wait
        }
        #expect(waits.prefix(3) == [.milliseconds(5), .milliseconds(10), .milliseconds(20)])
        #expect(waits.last == .seconds(960))
        #expect(queue.take(now: now) == .run("a"))
        queue.done("a", .finished, now: now)
        #expect(queue.failureCount("a") == 0)
    }

    @Test("a wait that is asked for is kept when it is longer than the backoff")
    func asked() {
        var queue = Machine()
        _ = queue.add("a", due: .zero)
        _ = queue.take(now: .zero)
        #expect(queue.done("a", .failed(retryAfter: .seconds(7)), now: .zero) == .seconds(7))
    }

    @Test("a full queue refuses new keys, and takes known ones")
    func bounded() {
        var queue = Machine(capacity: 2)
        _ = queue.add("a", due: .seconds(5))
        _ = queue.add("b", due: .seconds(5))
        #expect(queue.add("c", due: .zero) == .refused)
        #expect(queue.add("a", due: .zero) == .queued)
        #expect(queue.take(now: .zero) == .run("a"))
        #expect(queue.add("c", due: .zero) == .refused)
    }

    @Test("saying that a key is done that does not run changes nothing")
    func race() {
        var queue = Machine()
        #expect(queue.done("a", .again(after: .zero), now: .zero) == nil)
        #expect(queue.take(now: .zero) == .idle(until: nil))
    }

    /// Random adds, takes and ends are compared to the obvious model: a dictionary that is searched.
    @Test("whatever happens, the queue does what a simple model does", arguments: UInt64(1)...40)
    func model(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var queue = WorkQueueMachine<Int>(capacity: 12)
        var waiting: [Int: Duration] = [:]
        var running: [Int: Duration?] = [:]
        var now = Duration.zero
        for _ in 0..<1500 {
            now += .milliseconds(Int64(random.next() % 5))
            let key = Int(random.next() % 16)
            switch random.next() % 3 {
            case 0:
                let due = now + .milliseconds(Int64(random.next() % 50))
                let admission = queue.add(key, due: due)
                if let wished = running[key] {
                    running[key] = .some(min(wished ?? due, due))
                } else if waiting[key] != nil || waiting.count + running.count < 12 {
                    waiting[key] = min(waiting[key] ?? due, due)
                } else {
                    #expect(admission == .refused)
                }
            case 1:
                let first = waiting.values.min()
                switch queue.take(now: now) {
                case .run(let key):
                    #expect(waiting[key] == first)
                    #expect(first.map { $0 <= now } == true)
                    waiting[key] = nil
                    #expect(running[key] == nil)
                    running[key] = .some(nil)
                case .idle(let until):
                    #expect(until == first)
                    #expect(first.map { $0 > now } ?? true)
                }
            default:
                guard let (key, wished) = running.first else { continue }
                running[key] = nil
                let again = random.next() % 2 == 0 ? now + .milliseconds(20) : nil
                queue.done(key, again == nil ? .finished : .again(after: .milliseconds(20)), now: now)
                if let due = [wished, again].compactMap(\.self).min() { waiting[key] = due }
            }
            #expect(queue.waitingCount == waiting.count)
            #expect(queue.runningCount == running.count)
        }
    }
}

/// A seeded generator, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
