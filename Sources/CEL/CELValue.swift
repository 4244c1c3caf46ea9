/// A value that expressions take and give.
///
/// Equality is CEL's: numbers of different types are equal when their amounts are.
public indirect enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list([CELValue])
    /// Keys are booleans, integers or strings; members are looked up by string keys.
    case map([CELValue: CELValue])
    case duration(CELDuration)
    case timestamp(CELTimestamp)
    case url(CELURL)
    case quantity(CELQuantity)
    /// What `type()` answers, by the name of the type.
    case type(String)
    /// A value that may be missing, as `?.` and `optional.of()` make it.
    case optional(CELValue?)
}

extension CELValue {
    /// The name that `type()` gives.
    public var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        case .duration: "google.protobuf.Duration"
        case .timestamp: "google.protobuf.Timestamp"
        case .url: "kubernetes.URL"
        case .quantity: "kubernetes.Quantity"
        case .type: "type"
        case .optional: "optional_type"
        }
    }

    /// The truth value, or nil when the value is none.
    public var bool: Bool? {
        if case .bool(let truth) = self { truth } else { nil }
    }

    /// The text, or nil when the value is no string.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The order of two values of types that have one; nil where there is none.
    func compared(to other: CELValue) -> Int? {
        switch (self, other) {
        case (.bool(let a), .bool(let b)): (a ? 1 : 0) - (b ? 1 : 0)
        case (.string(let a), .string(let b)):
            Self.order(a.unicodeScalars.lazy.map(\.value), b.unicodeScalars.lazy.map(\.value))
        case (.bytes(let a), .bytes(let b)): Self.order(a, b)
        case (.duration(let a), .duration(let b)): Self.order(a, b)
        case (.timestamp(let a), .timestamp(let b)): Self.order(a, b)
        default: comparedAsNumber(to: other)
        }
    }

    private func comparedAsNumber(to other: CELValue) -> Int? {
        switch (self, other) {
        case (.int(let a), .int(let b)): Self.order(a, b)
        case (.uint(let a), .uint(let b)): Self.order(a, b)
        case (.int(let a), .uint(let b)): a < 0 ? -1 : Self.order(UInt64(a), b)
        case (.uint(let a), .int(let b)): b < 0 ? 1 : Self.order(a, UInt64(b))
        case (.double(let a), .double(let b)): a.isNaN || b.isNaN ? nil : Self.order(a, b)
        case (.double(let a), .int(let b)): a.isNaN ? nil : Self.order(a, Double(b))
        case (.int(let a), .double(let b)): b.isNaN ? nil : Self.order(Double(a), b)
        case (.double(let a), .uint(let b)): a.isNaN ? nil : Self.order(a, Double(b))
        case (.uint(let a), .double(let b)): b.isNaN ? nil : Self.order(Double(a), b)
        default: nil
        }
    }

    private static func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : (a > b ? 1 : 0) }

    private static func order<A: Sequence, B: Sequence>(_ a: A, _ b: B) -> Int
    where A.Element: Comparable, A.Element == B.Element {
        if a.lexicographicallyPrecedes(b) { return -1 }
        return b.lexicographicallyPrecedes(a) ? 1 : 0
    }
}

extension CELValue: Hashable {
    public static func == (left: CELValue, right: CELValue) -> Bool {
        switch (left, right) {
        case (.null, .null): return true
        case (.list(let a), .list(let b)): return a == b
        case (.map(let a), .map(let b)): return a == b
        case (.type(let a), .type(let b)): return a == b
        case (.url(let a), .url(let b)): return a == b
        case (.quantity(let a), .quantity(let b)): return a == b
        case (.optional(let a), .optional(let b)): return a == b
        case (.string(let a), .string(let b)): return a.utf8.elementsEqual(b.utf8)
        default: return left.compared(to: right) == 0
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let truth): hasher.combine(truth)
        case .int(let number): hasher.combine(Double(number))
        case .uint(let number): hasher.combine(Double(number))
        case .double(let number): hasher.combine(number)
        case .string(let text): for scalar in text.unicodeScalars { hasher.combine(scalar) }
        case .bytes(let bytes): hasher.combine(bytes)
        case .list(let elements): hasher.combine(elements)
        case .map(let members): hasher.combine(members)
        case .duration(let duration): hasher.combine(duration)
        case .timestamp(let moment): hasher.combine(moment)
        case .url(let url): hasher.combine(url)
        case .quantity(let quantity): hasher.combine(quantity)
        case .type(let name): hasher.combine(name)
        case .optional(let value): hasher.combine(value)
        }
    }
}

extension CELValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(booleanLiteral truth: Bool) { self = .bool(truth) }
    public init(integerLiteral number: Int64) { self = .int(number) }
    public init(floatLiteral number: Double) { self = .double(number) }
    public init(stringLiteral text: String) { self = .string(text) }
    public init(arrayLiteral elements: CELValue...) { self = .list(elements) }
    public init(dictionaryLiteral members: (String, CELValue)...) {
        self = .map(Dictionary(members.map { (.string($0.0), $0.1) }, uniquingKeysWith: { _, last in last }))
    }
}
