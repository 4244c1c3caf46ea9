/// Writes JSON values as UTF-8 bytes.
public struct JSONWriter: Sendable {
    /// How the text is laid out.
    public enum Layout: Sendable {
        /// Without any white space, members in their order.
        case compact
        /// Without any white space, members sorted by name: equal values give equal bytes.
        case canonical
        /// For people: two spaces a level, members in their order.
        case indented
    }

    private let layout: Layout
    /// The bytes written so far.
    public private(set) var bytes: [UInt8] = []

    /// Makes a writer.
    public init(layout: Layout = .compact) { self.layout = layout }

    /// Appends a value.
    public mutating func write(_ value: JSONValue) { write(value, depth: 0) }

    private mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: write(raw: "null")
        case .bool(let truth): write(raw: truth ? "true" : "false")
        case .integer(let number): write(raw: String(number))
        case .double(let number): write(number)
        case .string(let text): write(text)
        case .array(let elements): write(elements, depth: depth)
        case .object(let members): write(members, depth: depth)
        }
    }

    /// JSON has no word for what is not finite; null is what JavaScript writes.
    private mutating func write(_ number: Double) {
        if let whole = Int64(exactly: number) {
            write(raw: String(whole))
        } else {
            write(raw: number.isFinite ? number.description : "null")
        }
    }

    /// Appends a string with its quotes.
    public mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): write(raw: "\\\"")
            case UInt8(ascii: "\\"): write(raw: "\\\\")
            case 0x0A: write(raw: "\\n")
            case 0x0D: write(raw: "\\r")
            case 0x09: write(raw: "\\t")
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                write(raw: "\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func write(_ elements: [JSONValue], depth: Int) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(depth + 1)
            write(element, depth: depth + 1)
        }
        if !elements.isEmpty { breakLine(depth) }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ members: JSONObject, depth: Int) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in layout == .canonical ? members.sorted(by: { $0.key < $1.key }) : Array(members) {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(depth + 1)
            write(key)
            bytes.append(UInt8(ascii: ":"))
            if layout == .indented { bytes.append(0x20) }
            write(value, depth: depth + 1)
        }
        if !isFirst { breakLine(depth) }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func breakLine(_ depth: Int) {
        guard layout == .indented else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }

    private mutating func write(raw text: String) { bytes.append(contentsOf: text.utf8) }
}

extension JSONValue {
    /// The value as UTF-8 bytes.
    public func bytes(_ layout: JSONWriter.Layout = .compact) -> [UInt8] {
        var writer = JSONWriter(layout: layout)
        writer.write(self)
        return writer.bytes
    }

    /// The value as text.
    public func text(_ layout: JSONWriter.Layout = .compact) -> String {
        String(decoding: bytes(layout), as: UTF8.self)
    }
}

extension JSONValue: CustomStringConvertible {
    public var description: String { text(.compact) }
}
