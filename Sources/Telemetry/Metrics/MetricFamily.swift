/// The labels of a series, sorted by name.
struct MetricLabels: Hashable, Comparable {
    private let pairs: [String]

    init(_ dimensions: [(String, String)]) {
        pairs = dimensions.sorted { $0.0 < $1.0 }.map { "\(Self.name($0.0))=\"\(Self.escaped($0.1))\"" }
    }

    /// The labels in braces with one more after them; nothing where there are none.
    func text(adding last: String? = nil) -> String {
        let all = pairs + (last.map { [$0] } ?? [])
        return all.isEmpty ? "" : "{\(all.joined(separator: ","))}"
    }

    static func < (left: MetricLabels, right: MetricLabels) -> Bool {
        left.pairs.lexicographicallyPrecedes(right.pairs)
    }

    private static func name(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}

/// All series of one name.
struct MetricFamily {
    /// What the values mean.
    enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    /// The upper bounds of the histograms' buckets, in seconds: from a call on loopback to a slow failover.
    static let buckets: [Double] = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
    ]

    let kind: Kind
    var series: [MetricLabels: MetricValue] = [:]

    func write(name: String, help: String?, to text: inout String) {
        if let help { text += "# HELP \(name) \(help)\n" }
        text += "# TYPE \(name) \(kind.rawValue)\n"
        for (labels, value) in series.sorted(by: { $0.key < $1.key }) {
            switch kind {
            case .counter, .gauge: text += "\(name)\(labels.text()) \(Self.number(value.current.sum))\n"
            case .histogram: writeHistogram(name, labels, value.current, to: &text)
            }
        }
    }

    private func writeHistogram(
        _ name: String, _ labels: MetricLabels, _ value: MetricValue.Reading, to text: inout String
    ) {
        var below = 0
        for (bound, count) in zip(Self.buckets, value.buckets) {
            below += count
            text += "\(name)_bucket\(labels.text(adding: "le=\"\(Self.number(bound))\"")) \(below)\n"
        }
        text += "\(name)_bucket\(labels.text(adding: "le=\"+Inf\"")) \(value.count)\n"
        text += "\(name)_sum\(labels.text()) \(Self.number(value.sum))\n"
        text += "\(name)_count\(labels.text()) \(value.count)\n"
    }

    private static func number(_ value: Double) -> String {
        if let whole = Int64(exactly: value) { return String(whole) }
        if value.isNaN { return "NaN" }
        return value.isInfinite ? (value > 0 ? "+Inf" : "-Inf") : value.description
    }
}
