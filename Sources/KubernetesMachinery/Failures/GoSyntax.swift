public import Wire

extension JSONValue {
    /// The value as Go prints it (`%v`): `map[data:map[k:5]]`.
    public var goText: String { GoSyntax.plain(self) }
}

/// Values written as Go writes them in the API server's messages.
enum GoSyntax {
    /// A value as a field error quotes it: numbers and truth values plain, strings quoted, anything else with its type.
    static func text(of value: JSONValue) -> String {
        switch value {
        case .null: "\"null\""
        case .bool, .integer, .double: plain(value)
        case .string(let text): quoted(text)
        case .array, .object: typed(value)
        }
    }

    /// `%v` of a value.
    static func plain(_ value: JSONValue) -> String {
        switch value {
        case .null: "<nil>"
        case .bool(let truth): truth ? "true" : "false"
        case .integer(let number): String(number)
        case .double(let number): plain(number)
        case .string(let text): text
        case .array(let elements): "[" + elements.map(plain).joined(separator: " ") + "]"
        case .object(let members):
            "map[" + members.sorted { $0.key < $1.key }.map { "\($0.key):\(plain($0.value))" }.joined(separator: " ")
                + "]"
        }
    }

    static func plain(_ number: Double) -> String {
        if let whole = Int64(exactly: number), number.magnitude < 1e6 { return String(whole) }
        return number.description
    }

    /// `%#v` of a value that was read from JSON.
    private static func typed(_ value: JSONValue) -> String {
        switch value {
        case .null: "interface {}(nil)"
        case .bool, .integer, .double: plain(value)
        case .string(let text): quoted(text)
        case .array(let elements): "[]interface {}{" + elements.map(typed).joined(separator: ", ") + "}"
        case .object(let members):
            "map[string]interface {}{"
                + members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(typed($0.value))" }
                .joined(separator: ", ") + "}"
        }
    }

    /// `%#v` of a list of texts.
    static func strings(_ texts: [String]) -> String {
        "[]string{" + texts.map(quoted).joined(separator: ", ") + "}"
    }

    /// `%q` of a text.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\x" + (digits.count < 2 ? "0" : "") + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
