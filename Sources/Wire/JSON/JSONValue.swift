/// Any JSON value, for objects whose shape is only known at run time.
///
/// Typed Codable is the better choice where the shape is known. Equality ignores the order of keys, and an integer
/// equals a double of the same amount (`1` and `1.0` are one number in JSON).
public enum JSONValue: Sendable {
    case null
    case bool(Bool)
    /// A number written without fraction and exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number.
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// The object's members, or nil when the value is no object.
    public var object: JSONObject? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The array's elements, or nil when the value is no array.
    public var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The text, or nil when the value is no string.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth value, or nil when the value is none.
    public var bool: Bool? {
        if case .bool(let truth) = self { truth } else { nil }
    }

    /// The number when it is whole and fits 64 bits, or nil.
    public var integer: Int64? {
        switch self {
        case .integer(let number): number
        case .double(let number): Int64(exactly: number)
        default: nil
        }
    }

    /// The number, or nil when the value is none.
    public var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    /// Whether the value is JSON's `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The word that JSON Schema uses for the value's type.
    public var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// The member of that name; nil when there is none or the value is no object.
    ///
    /// Setting a member of a value that is no object makes it an object first; setting nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get { object?[key] }
        set {
            var members = object ?? JSONObject()
            // Release our copy first, so that the members are changed in place.
            self = .null
            members[key] = newValue
            self = .object(members)
        }
    }

    /// The value at the end of a path of member names; setting makes the objects on the way.
    public subscript(path path: [String]) -> JSONValue? {
        get {
            var value: JSONValue? = self
            for key in path { value = value?[key] }
            return value
        }
        set {
            guard let first = path.first else {
                self = newValue ?? .null
                return
            }
            let rest = Array(path.dropFirst())
            if rest.isEmpty {
                self[first] = newValue
            } else if newValue != nil || self[first] != nil {
                var member = self[first] ?? .object([:])
                self[first] = nil
                member[path: rest] = newValue
                self[first] = member
            }
        }
    }

    /// The value at the end of a path of member names: `object[at: "metadata", "name"]`.
    public subscript(at path: String...) -> JSONValue? {
        get { self[path: path] }
        set { self[path: path] = newValue }
    }
}

extension JSONValue: Hashable {
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        case (.double(let a), .double(let b)): a == b
        case (.integer(let a), .double(let b)), (.double(let b), .integer(let a)): Double(a) == b
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let truth): hasher.combine(truth)
        case .integer(let number): hasher.combine(Double(number))
        case .double(let number): hasher.combine(number)
        case .string(let text): hasher.combine(text)
        case .array(let elements): hasher.combine(elements)
        case .object(let members): hasher.combine(members)
        }
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral truth: Bool) { self = .bool(truth) }
    public init(integerLiteral number: Int64) { self = .integer(number) }
    public init(floatLiteral number: Double) { self = .double(number) }
    public init(stringLiteral text: String) { self = .string(text) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(JSONObject(members))
    }
}
