import CoreMetrics
import Synchronization

/// The value of one series; shared by the registry and the handlers that rooms hold.
final class MetricValue: Sendable {
    /// What a series shows at one moment.
    struct Reading {
        /// The value of a counter or gauge, or the sum of what a histogram observed.
        var sum = 0.0
        /// How many observations a histogram has.
        var count = 0
        /// Observations by bucket, not accumulated; those above all bounds are in `count` only.
        var buckets: [Int]
    }

    private let reading: Mutex<Reading>

    init(bucketCount: Int) {
        reading = Mutex(Reading(buckets: Array(repeating: 0, count: bucketCount)))
    }

    var current: Reading { reading.withLock { $0 } }

    func set(_ value: Double) { reading.withLock { $0.sum = value } }

    func add(_ amount: Double) { reading.withLock { $0.sum += amount } }

    func observe(_ value: Double) {
        let bucket = MetricFamily.buckets.firstIndex { value <= $0 }
        reading.withLock {
            $0.sum += value
            $0.count += 1
            if let bucket { $0.buckets[bucket] += 1 }
        }
    }
}

final class CounterSeries: CounterHandler {
    private let value: MetricValue
    init(value: MetricValue) { self.value = value }
    func increment(by amount: Int64) { value.add(Double(amount)) }
    func reset() { value.set(0) }
}

final class FloatingPointCounterSeries: FloatingPointCounterHandler {
    private let value: MetricValue
    init(value: MetricValue) { self.value = value }
    func increment(by amount: Double) { value.add(amount) }
    func reset() { value.set(0) }
}

final class GaugeSeries: MeterHandler, RecorderHandler {
    private let value: MetricValue
    init(value: MetricValue) { self.value = value }
    func set(_ number: Int64) { value.set(Double(number)) }
    func set(_ number: Double) { value.set(number) }
    func increment(by amount: Double) { value.add(amount) }
    func decrement(by amount: Double) { value.add(-amount) }
    func record(_ number: Int64) { value.set(Double(number)) }
    func record(_ number: Double) { value.set(number) }
}

final class HistogramSeries: TimerHandler, RecorderHandler {
    private let value: MetricValue
    init(value: MetricValue) { self.value = value }
    func recordNanoseconds(_ duration: Int64) { value.observe(Double(duration) / 1e9) }
    func record(_ number: Int64) { value.observe(Double(number)) }
    func record(_ number: Double) { value.observe(number) }
}
