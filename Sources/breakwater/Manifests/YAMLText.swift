import Wire
import Yams

/// Writes JSON values as YAML for people.
enum YAMLText {
    /// The value as one YAML document without a marker.
    static func text(of value: JSONValue) throws -> String {
        try Yams.serialize(node: node(of: value), width: -1)
    }

    private static func node(of value: JSONValue) -> Node {
        switch value {
        case .null: Node("null", Tag(.null))
        case .bool(let truth): Node(truth ? "true" : "false", Tag(.bool))
        case .integer(let number): Node(String(number), Tag(.int))
        case .double(let number): Node(number.description, Tag(.float))
        case .string(let text): .scalar(.init(text, Tag(.str), style(of: text)))
        case .array(let elements): Node(elements.map(node(of:)), Tag(.seq), .block)
        case .object(let members):
            Node(members.map { (node(of: .string($0.key)), node(of: $0.value)) }, Tag(.map), .block)
        }
    }

    private static func style(of text: String) -> Node.Scalar.Style {
        isPlain(text) ? .plain : isBlock(text) ? .literal : .doubleQuoted
    }

    /// Whether a text reads best as a block of its lines: there are several, and none begins or ends in a way that
    /// blocks need marks for.
    private static func isBlock(_ text: String) -> Bool {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1, let first = lines.first?.utf8.first, first != UInt8(ascii: " ") else { return false }
        return !text.hasSuffix("\n\n") && lines.allSatisfy { $0.utf8.last != UInt8(ascii: " ") }
            && text.utf8.allSatisfy { (32...126).contains($0) || $0 == 10 }
    }

    /// Whether a text needs no quotes in any version of YAML: it starts with a letter, has nothing that YAML reads as
    /// a mark, and is no word that YAML 1.1 reads as a truth value or null.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "/") else { return false }
        let marks = Array("-._/ ()'".utf8)
        let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
        return text.utf8.last != UInt8(ascii: " ") && !words.contains(text.lowercased())
            && text.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || marks.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte)
    }
}
