import Wire

// Answers: an element a member; a list's elements are named `item`.

extension EC2 {
    /// An answer's element as a tree of texts. One without content may be an empty text, list or structure.
    static func tree(of element: XMLElement) -> JSONValue {
        guard let first = element.children.first else { return .string(element.text) }
        if first.localName == "item" { return .array(element.all("item").map(tree)) }
        return .object(JSONObject(element.children.map { ($0.localName, tree(of: $0)) }))
    }

    /// The elements of an operation's output.
    static func elements(of output: some Encodable) -> [XMLElement] {
        guard let tree = try? JSONValue(encoding: output), let members = tree.object else { return [] }
        return members.map { element($0.key, $0.value) }
    }

    private static func element(_ name: String, _ tree: JSONValue) -> XMLElement {
        switch tree {
        case .object(let members): XMLElement(name, members.map { element($0.key, $0.value) })
        case .array(let elements): XMLElement(name, elements.map { element("item", $0) })
        default: XMLElement(name, text: text(of: tree))
        }
    }
}
