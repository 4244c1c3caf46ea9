import FoundationEssentials

/// Everything that a run found, for people and for machines.
struct Report: Codable {
    let machine: Machine
    private(set) var findings: [Finding] = []
    /// Why something was left out.
    private(set) var notes: [String] = []

    init(machine: Machine) { self.machine = machine }

    mutating func add(_ outcome: Outcome) {
        findings += outcome.findings
        notes += outcome.notes
    }

    var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
        }
    }

    /// The table, with the notes and the machine under it.
    var text: String {
        let head = ["measure", "figure", "unit", "better", "compared with", "its figure", "ratio"]
        let rows = [head] + findings.map(Self.cells)
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let isNumber: Set<Int> = [1, 5, 6]
        let lines = rows.map { row in
            var line = row.indices.map { Self.padded(row[$0], widths[$0], right: isNumber.contains($0)) }
                .joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
        return (lines + notes.map { "note: \($0)" } + [machine.line]).joined(separator: "\n")
    }

    private static func cells(_ finding: Finding) -> [String] {
        [
            finding.name, readable(finding.figure), finding.unit, finding.better.rawValue,
            finding.reference?.name ?? "-", finding.reference.map { readable($0.figure) } ?? "-",
            finding.ratio.map { fixed($0, digits: $0 < 10 ? 2 : 1) } ?? "-",
        ]
    }

    private static func padded(_ text: String, _ width: Int, right: Bool) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return right ? space + text : text + space
    }
}

/// What a measure gives.
struct Outcome: Sendable {
    var findings: [Finding] = []
    var notes: [String] = []
}

/// A figure with three or four digits that matter.
func readable(_ figure: Double) -> String {
    switch abs(figure) {
    case 100...: fixed(figure, digits: 0)
    case 10..<100: fixed(figure, digits: 1)
    case 1..<10: fixed(figure, digits: 2)
    default: fixed(figure, digits: 3)
    }
}

/// A number with so many digits after the point.
func fixed(_ number: Double, digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int64((abs(number) * Double(scale)).rounded())
    let sign = number < 0 && scaled != 0 ? "-" : ""
    let whole = "\(sign)\(scaled / Int64(scale))"
    guard digits > 0 else { return whole }
    let rest = String(scaled % Int64(scale))
    return whole + "." + String(repeating: "0", count: digits - rest.count) + rest
}
