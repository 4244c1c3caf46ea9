/// An amount as Kubernetes writes it: `1.5Gi`, `500M`, `100m`, `1e3`.
///
/// Exact in billionths, which is as fine as Kubernetes goes; what is finer is rounded away from zero, as there.
///
/// Source: k8s.io/apimachinery, pkg/api/resource, and the quantity library of k8s.io/apiserver, pkg/cel/library, 1.32.
public struct CELQuantity: Hashable, Comparable, Sendable {
    /// The amount times 10^9.
    let billionths: Int128

    private static let one: Int128 = 1_000_000_000

    /// What a suffix multiplies by, in billionths.
    private static let factors: [String: Int128] = {
        var factors: [String: Int128] = ["": one, "n": 1, "u": 1000, "m": 1_000_000, "k": 1000 * one]
        for (index, letter) in ["M", "G", "T", "P", "E"].enumerated() {
            factors[letter] = (0...index).reduce(1000 * one) { product, _ in product * 1000 }
        }
        for (index, letter) in ["K", "M", "G", "T", "P", "E"].enumerated() {
            factors[letter + "i"] = one << Int128(10 * (index + 1))
        }
        return factors
    }()

    init(billionths: Int128) { self.billionths = billionths }

    /// Reads an amount; nil when the text is none, or when it is beyond 10^29.
    init?(_ text: String) {
        let isNegative = text.hasPrefix("-")
        let unsigned = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let number = unsigned.prefix { $0 == "." || ("0"..."9").contains($0) }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }),
            let factor = Self.factor(of: unsigned.dropFirst(number.count)),
            let digits = Int128(parts.joined().drop { $0 == "0" }.isEmpty ? "0" : parts.joined())
        else { return nil }
        let product = digits.multipliedReportingOverflow(by: factor.times)
        guard !product.overflow else { return nil }
        var divisor = factor.over
        for _ in 0..<(parts.count > 1 ? parts[1].count : 0) {
            let (next, overflow) = divisor.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            divisor = next
        }
        let (quotient, remainder) = product.partialValue.quotientAndRemainder(dividingBy: divisor)
        let amount = quotient + (remainder == 0 ? 0 : 1)
        billionths = isNegative ? -amount : amount
    }

    /// What a suffix multiplies and divides by; nil for what is none.
    private static func factor(of suffix: Substring) -> (times: Int128, over: Int128)? {
        if let factor = factors[String(suffix)] { return (factor, 1) }
        guard let mark = suffix.first, mark == "e" || mark == "E", let exponent = Int(suffix.dropFirst()),
            (-27...27).contains(exponent)
        else { return nil }
        let power = (0..<abs(exponent)).reduce(1 as Int128) { product, _ in product * 10 }
        return exponent < 0 ? (one, power) : (one * power, 1)
    }

    public static func < (left: CELQuantity, right: CELQuantity) -> Bool { left.billionths < right.billionths }

    /// The whole number that it is; nil when it is none, or too large for one.
    var integer: Int64? {
        let (quotient, remainder) = billionths.quotientAndRemainder(dividingBy: Self.one)
        return remainder == 0 ? Int64(exactly: quotient) : nil
    }

    /// The nearest number of floating point.
    var approximation: Double { Double(billionths) / 1e9 }

    /// The sum; nil where it is too large.
    func adding(_ other: CELQuantity) -> CELQuantity? {
        let (sum, overflow) = billionths.addingReportingOverflow(other.billionths)
        return overflow ? nil : CELQuantity(billionths: sum)
    }

    /// The difference; nil where it is too large.
    func subtracting(_ other: CELQuantity) -> CELQuantity? {
        let (difference, overflow) = billionths.subtractingReportingOverflow(other.billionths)
        return overflow ? nil : CELQuantity(billionths: difference)
    }

    init(_ number: Int64) { self.init(billionths: Int128(number) * Self.one) }
}
