public import CoreMetrics
import Synchronization

/// Collects metrics and shows them in Prometheus' text format.
///
/// A `MetricsFactory` of swift-metrics: rooms make counters, meters and timers with it and never see Prometheus. Labels
/// are Prometheus names (`breakwater_reconciles_total`). Timers and aggregating recorders become histograms (timers in
/// seconds), meters and other recorders become gauges. The number of series is bounded: past ``seriesLimit`` new ones
/// are counted but not kept, so that no label can exhaust the memory.
public final class MetricRegistry: MetricsFactory {
    private struct State {
        var families: [String: MetricFamily] = [:]
        var seriesCount = 0
        var refusedSeries = 0
    }

    /// How many series are kept at most.
    public let seriesLimit: Int
    private let help: [String: String]
    private let state = Mutex(State())

    /// Makes a registry.
    ///
    /// - Parameter help: a sentence for each metric's name, shown as its `HELP`.
    public init(help: [String: String] = [:], seriesLimit: Int = 10_000) {
        self.help = help
        self.seriesLimit = seriesLimit
    }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        CounterSeries(value: series(label, .counter, dimensions))
    }

    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        FloatingPointCounterSeries(value: series(label, .counter, dimensions))
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        GaugeSeries(value: series(label, .gauge, dimensions))
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate
            ? HistogramSeries(value: series(label, .histogram, dimensions))
            : GaugeSeries(value: series(label, .gauge, dimensions))
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        HistogramSeries(value: series(label, .histogram, dimensions))
    }

    // Series live as long as the registry: a counter that vanished and came back would look like a reset.
    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// All metrics in Prometheus' text format, version 0.0.4, sorted.
    ///
    /// Source: https://prometheus.io/docs/instrumenting/exposition_formats/
    public var prometheusText: String {
        state.withLock { state in
            var text = ""
            for (name, family) in state.families.sorted(by: { $0.key < $1.key }) {
                family.write(name: name, help: help[name], to: &text)
            }
            text += "# HELP breakwater_metrics_refused_series_total Series that did not fit the limit.\n"
            text += "# TYPE breakwater_metrics_refused_series_total counter\n"
            text += "breakwater_metrics_refused_series_total \(state.refusedSeries)\n"
            return text
        }
    }

    /// The series of that name and those labels; a detached one when its name has another type or the limit is reached.
    private func series(
        _ label: String, _ type: MetricFamily.Kind, _ dimensions: [(String, String)]
    ) -> MetricValue {
        let labels = MetricLabels(dimensions)
        return state.withLock { state in
            if let known = state.families[label]?.series[labels], state.families[label]?.kind == type { return known }
            let value = MetricValue(bucketCount: type == .histogram ? MetricFamily.buckets.count : 0)
            guard state.seriesCount < seriesLimit, state.families[label]?.kind ?? type == type else {
                state.refusedSeries += 1
                return value
            }
            state.seriesCount += 1
            state.families[label, default: MetricFamily(kind: type)].series[labels] = value
            return value
        }
    }
}
