/// An amount as Kubernetes writes it: `5Gi`, `500M`, `0.5`, `100m`.
///
/// Source: k8s.io/apimachinery, pkg/api/resource, 1.32.
struct Quantity: Comparable, Sendable {
    /// The amount in units; exact to 2^53.
    let amount: Double

    private static let suffixes: [String: Double] = [
        "": 1, "n": 1e-9, "u": 1e-6, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18,
        "Ki": 1024, "Mi": 1_048_576, "Gi": 1_073_741_824, "Ti": 1_099_511_627_776, "Pi": 1_125_899_906_842_624,
        "Ei": 1_152_921_504_606_846_976,
    ]

    /// Reads an amount; nil when the text is none.
    init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+") }
        let suffix = String(text.dropFirst(digits.count))
        guard !digits.isEmpty, let number = Double(digits) else { return nil }
        if let factor = Self.suffixes[suffix] {
            amount = number * factor
        } else if suffix.first == "e" || suffix.first == "E", let whole = Double(text) {
            amount = whole
        } else {
            return nil
        }
    }

    static func < (left: Quantity, right: Quantity) -> Bool { left.amount < right.amount }

    /// What a text that is no amount is answered with.
    static let rule =
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
}
