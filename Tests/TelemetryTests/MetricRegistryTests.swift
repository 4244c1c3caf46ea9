import CoreMetrics
import Telemetry
import Testing

@Suite("Metrics")
struct MetricRegistryTests {
    @Test("counters, gauges and histograms are shown in Prometheus' text format")
    func text() {
        let registry = MetricRegistry(help: ["calls_total": "Calls made."])
        Counter(label: "calls_total", dimensions: [("verb", "get"), ("code", "200")], factory: registry).increment(
            by: 3)
        Meter(label: "queue_depth", factory: registry).set(2.5)
        Timer(label: "duration_seconds", factory: registry).recordMilliseconds(20)
        let text = registry.prometheusText
        #expect(text.contains("# HELP calls_total Calls made.\n# TYPE calls_total counter\n"))
        #expect(text.contains("calls_total{code=\"200\",verb=\"get\"} 3\n"))
        #expect(text.contains("# TYPE queue_depth gauge\nqueue_depth 2.5\n"))
        #expect(text.contains("duration_seconds_bucket{le=\"0.01\"} 0\n"))
        #expect(text.contains("duration_seconds_bucket{le=\"0.025\"} 1\n"))
        #expect(text.contains("duration_seconds_bucket{le=\"+Inf\"} 1\n"))
        #expect(text.contains("duration_seconds_sum 0.02\nduration_seconds_count 1\n"))
    }

    @Test("two handlers of one name and one set of labels, in whatever order, share a series")
    func shared() {
        let registry = MetricRegistry()
        Counter(label: "c_total", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
        Counter(label: "c_total", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
        #expect(registry.prometheusText.contains("c_total{a=\"1\",b=\"2\"} 2\n"))
    }

    @Test("marks in a label's value are escaped")
    func escaped() {
        let registry = MetricRegistry()
        Counter(label: "c_total", dimensions: [("path", "a\"b\\c\nd")], factory: registry).increment()
        #expect(registry.prometheusText.contains(#"c_total{path="a\"b\\c\nd"} 1"#))
    }

    @Test("series past the limit are refused and counted, and known ones go on")
    func limit() {
        let registry = MetricRegistry(seriesLimit: 2)
        for index in 0..<5 {
            Counter(label: "c_total", dimensions: [("i", "\(index)")], factory: registry).increment()
        }
        Counter(label: "c_total", dimensions: [("i", "0")], factory: registry).increment()
        let text = registry.prometheusText
        #expect(text.contains("c_total{i=\"0\"} 2\n"))
        #expect(!text.contains("i=\"2\""))
        #expect(text.contains("breakwater_metrics_refused_series_total 3\n"))
    }

    @Test("a name keeps the type that it was first used with")
    func oneType() {
        let registry = MetricRegistry()
        Counter(label: "x", factory: registry).increment()
        Meter(label: "x", factory: registry).set(7)
        #expect(registry.prometheusText.contains("# TYPE x counter\nx 1\n"))
    }
}
