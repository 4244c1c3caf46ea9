/// Values in order, each once. To add, remove or find one takes microseconds, also among a hundred thousand.
///
/// They stand in short arrays one after another, so that only one of these moves when a value comes or goes.
struct SortedValues<Value: Comparable & Sendable>: Sendable {
    private static var longest: Int { 1024 }

    /// None is empty, and each ends before the next begins.
    private var runs: [[Value]] = []

    var isEmpty: Bool { runs.isEmpty }

    /// All of them, in order.
    var all: [Value] { Array(runs.joined()) }

    /// The first value behind another, or of all, that is accepted.
    func first(after value: Value?, where accepts: (Value) -> Bool) -> Value? {
        guard let value else { return runs.joined().first(where: accepts) }
        let run = run(for: value)
        guard run < runs.count else { return nil }
        let position = Self.position(in: runs[run]) { $0 <= value }
        return runs[run][position...].first(where: accepts) ?? runs[(run + 1)...].joined().first(where: accepts)
    }

    /// Adds a value; one that is there already stays.
    mutating func insert(_ value: Value) {
        guard !runs.isEmpty else { return runs = [[value]] }
        let run = min(run(for: value), runs.count - 1)
        let position = Self.position(in: runs[run]) { $0 < value }
        guard position == runs[run].count || runs[run][position] != value else { return }
        runs[run].insert(value, at: position)
        guard runs[run].count > Self.longest else { return }
        let rest = Array(runs[run][(Self.longest / 2)...])
        runs[run].removeLast(rest.count)
        runs.insert(rest, at: run + 1)
    }

    /// Removes a value, if it is there.
    mutating func remove(_ value: Value) {
        let run = run(for: value)
        guard run < runs.count else { return }
        let position = Self.position(in: runs[run]) { $0 < value }
        guard position < runs[run].count, runs[run][position] == value else { return }
        runs[run].remove(at: position)
        if runs[run].isEmpty { runs.remove(at: run) }
    }

    /// The run that a value is in, or would be; the number of runs when it is behind them all.
    private func run(for value: Value) -> Int {
        Self.position(in: runs) { run in run.last.map { $0 < value } ?? true }
    }

    /// How many elements at the front are before something, in an array where those come first.
    private static func position<Element>(in array: [Element], isBefore: (Element) -> Bool) -> Int {
        var low = 0
        var high = array.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(array[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
