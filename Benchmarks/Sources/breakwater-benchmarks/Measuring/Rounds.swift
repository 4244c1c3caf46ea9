/// The middle of some figures.
func median(_ figures: [Double]) -> Double {
    let sorted = figures.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// How often a side is measured; the median counts.
let rounds = 5

/// Runs each side once to warm up and then ``rounds`` times, all in turn, so that what disturbs the machine disturbs
/// all of them alike.
///
/// - Returns: the figures of each side.
func inTurn<Figure>(_ sides: [() async throws -> Figure]) async throws -> [[Figure]] {
    var figures = sides.map { _ in [Figure]() }
    for round in 0...rounds {
        for (index, side) in sides.enumerated() {
            let figure = try await side()
            if round > 0 { figures[index].append(figure) }
        }
    }
    return figures
}

/// How often a body runs in a second.
func perSecond(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    for _ in 0..<count { try body() }
    return Double(count) / (ContinuousClock.now - start).inSeconds
}

/// Keeps the optimizer from leaving out work whose result nobody reads.
@inline(never)
func consume<Value>(_ value: Value) {}

extension Duration {
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
