import Synchronization

/// What came of a row of writes that watchers were told of.
struct Delivery: Sendable {
    fileprivate(set) var writesPerSecond = 0.0
    /// How many events did not come to a watcher.
    fileprivate(set) var missed = 0
    /// How many watches ended before they were to.
    fileprivate(set) var interruptions = 0
    /// In seconds, sorted.
    fileprivate var answers: [Double] = []
    fileprivate var deliveries: [Double] = []

    /// The time in milliseconds in which so many percent of the writes were answered.
    func answers(percent: Double) -> Double { Self.milliseconds(answers, percent) }

    /// The time in milliseconds from a write's answer to a watcher's event that so many percent do not exceed; 0 for an
    /// event that came before the answer.
    func deliveries(percent: Double) -> Double { Self.milliseconds(deliveries, percent) }

    private static func milliseconds(_ times: [Double], _ percent: Double) -> Double {
        guard !times.isEmpty else { return 0 }
        let rank = Int((percent / 100 * Double(times.count)).rounded(.up)) - 1
        return times[min(max(rank, 0), times.count - 1)] * 1000
    }
}

/// Notes when writes were answered and when each watcher was told of them.
final class DeliveryLog: Sendable {
    private struct State {
        var answered: [ContinuousClock.Instant?]
        var seen: [[ContinuousClock.Instant?]]
        var outstanding: Int
        var delivery = Delivery()
    }

    private let state: Mutex<State>

    init(count: Int, watchers: Int) {
        state = Mutex(
            State(
                answered: Array(repeating: nil, count: count),
                seen: Array(repeating: Array(repeating: nil, count: count), count: watchers),
                outstanding: count * watchers))
    }

    func answered(_ number: Int, after duration: Duration) {
        let now = ContinuousClock.now
        state.withLock { state in
            state.answered[number] = now
            state.delivery.answers.append(duration.inSeconds)
        }
    }

    func seen(_ number: Int, by watcher: Int) {
        let now = ContinuousClock.now
        state.withLock { state in
            guard state.seen[watcher].indices.contains(number), state.seen[watcher][number] == nil else { return }
            state.seen[watcher][number] = now
            state.outstanding -= 1
        }
    }

    func interrupted() { state.withLock { $0.delivery.interruptions += 1 } }

    /// Whether every watcher was told of every write.
    var isComplete: Bool { state.withLock { $0.outstanding == 0 } }

    var writesPerSecond: Double {
        get { state.withLock { $0.delivery.writesPerSecond } }
        set { state.withLock { $0.delivery.writesPerSecond = newValue } }
    }

    /// What came of it.
    var delivery: Delivery {
        state.withLock { state in
            var delivery = state.delivery
            delivery.missed = state.outstanding
            delivery.answers.sort()
            for seen in state.seen {
                for (told, answered) in zip(seen, state.answered) {
                    guard let told, let answered else { continue }
                    delivery.deliveries.append(max(0, (told - answered).inSeconds))
                }
            }
            delivery.deliveries.sort()
            return delivery
        }
    }
}
