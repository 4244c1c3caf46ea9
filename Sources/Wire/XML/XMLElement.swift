/// An element with its attributes, its text and its children: small answers, read or written as a whole.
public struct XMLElement: Sendable, Hashable {
    /// The name as written, with its prefix if it has one.
    public var name: String
    /// The attributes, `xmlns` among them.
    public var attributes: [String: String]
    /// The character data directly inside, white space included when there are no children.
    public var text: String
    /// The elements directly inside, in order.
    public var children: [XMLElement]

    /// Makes an element that holds text.
    public init(_ name: String, text: String, attributes: [String: String] = [:]) {
        self.init(name, attributes: attributes, text: text, children: [])
    }

    /// Makes an element that holds others.
    public init(_ name: String, attributes: [String: String] = [:], _ children: [XMLElement] = []) {
        self.init(name, attributes: attributes, text: "", children: children)
    }

    private init(_ name: String, attributes: [String: String], text: String, children: [XMLElement]) {
        self.name = name
        self.attributes = attributes
        self.text = text
        self.children = children
    }

    /// Reads a whole document.
    ///
    /// - Throws: ``XMLError`` with the place where the text stops being XML.
    public init(parsing bytes: [UInt8]) throws(XMLError) {
        var reader = XMLReader(bytes)
        // A stack of elements under construction; the bottom one collects the document's element.
        var stack = [XMLElement("", [])]
        while let token = try reader.next() {
            switch token {
            case .start(let name, let attributes): stack.append(XMLElement(name, attributes: attributes))
            case .text(let text): stack[stack.count - 1].text += text
            case .end:
                var done = stack.removeLast()
                if !done.children.isEmpty { done.text = "" }
                stack[stack.count - 1].children.append(done)
            }
        }
        guard let root = stack.first?.children.first else {
            throw XMLError(message: "there is no element", offset: bytes.count)
        }
        self = root
    }

    /// The first child of that name, prefixes aside, or nil.
    public subscript(name: String) -> XMLElement? { children.first { $0.localName == name } }

    /// The element at the end of a path of names, or nil where a step is missing.
    public subscript(at path: String...) -> XMLElement? {
        path.reduce(self as XMLElement?) { element, name in element?[name] }
    }

    /// All children of that name, prefixes aside.
    public func all(_ name: String) -> [XMLElement] { children.filter { $0.localName == name } }

    /// The name without its prefix.
    public var localName: String { name.split(separator: ":").last.map(String.init) ?? name }
}

extension XMLElement {
    /// The document as UTF-8 bytes, without white space between elements.
    public var document: [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        write(to: &text)
        return Array(text.utf8)
    }

    private func write(to document: inout String) {
        document += "<\(name)"
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            document += " \(key)=\"\(Self.escaped(value))\""
        }
        guard !text.isEmpty || !children.isEmpty else {
            document += "/>"
            return
        }
        document += ">" + Self.escaped(text)
        for child in children { child.write(to: &document) }
        document += "</\(name)>"
    }

    /// Marks are escaped; so is a carriage return, which a reader would otherwise change to a line feed. Characters
    /// that XML cannot hold at all become the replacement character.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\r": escaped += "&#13;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
