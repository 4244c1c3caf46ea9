/// What came of many calls at once.
struct Load: Sendable {
    /// Calls at once, as the operator has it by default.
    static let lanes = 16

    let perSecond: Double
    /// Of each call in seconds, sorted.
    private let latencies: [Double]

    /// Makes so many calls, ``lanes`` at once.
    static func drive(_ count: Int, _ call: @escaping @Sendable (Int) async throws -> Void) async throws -> Load {
        let numbers = CallNumbers()
        let start = ContinuousClock.now
        let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<lanes {
                group.addTask {
                    var latencies: [Double] = []
                    while true {
                        let number = numbers.next()
                        guard number < count else { return latencies }
                        let start = ContinuousClock.now
                        try await call(number)
                        latencies.append((ContinuousClock.now - start).inSeconds)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return Load(
            perSecond: Double(count) / (ContinuousClock.now - start).inSeconds, latencies: latencies.sorted())
    }

    /// The latency in milliseconds that so many percent of the calls do not exceed.
    func milliseconds(percent: Double) -> Double {
        guard !latencies.isEmpty else { return 0 }
        let rank = Int((percent / 100 * Double(latencies.count)).rounded(.up)) - 1
        return latencies[min(max(rank, 0), latencies.count - 1)] * 1000
    }
}

extension [Load] {
    var perSecond: Double { median(map(\.perSecond)) }

    func milliseconds(percent: Double) -> Double { median(map { $0.milliseconds(percent: percent) }) }
}

/// The rows of a load on a server and of the same load on an empty one; client and server share the cores.
///
/// - Parameter aim: how many calls a second there should be at least.
func findings(
    _ name: String, _ load: [Load], against empty: [Load], _ emptyName: String, aim: Double
) -> [Finding] {
    let latencies = [50.0, 99].map { percent in
        Finding(
            "\(name), p\(Int(percent))", load.milliseconds(percent: percent), "ms", better: .less,
            than: .init(emptyName, empty.milliseconds(percent: percent)))
    }
    let rate = Finding(
        name, load.perSecond, "calls/s", better: .more, than: .init(emptyName, empty.perSecond))
    let aimed = Finding(name, load.perSecond, "calls/s", better: .more, than: .init("our aim", aim))
    return [rate, aimed] + latencies
}
