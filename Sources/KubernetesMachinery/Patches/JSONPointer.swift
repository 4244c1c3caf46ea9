import Wire

/// A place in a JSON document (RFC 6901): `/metadata/labels/a~1b`.
struct JSONPointer: Sendable, Equatable {
    let tokens: [String]
    let text: String

    init(_ text: String) throws(PatchError) {
        guard text.isEmpty || text.hasPrefix("/") else {
            throw PatchError(.doesNotApply, "the path \"\(text)\" does not start with /")
        }
        self.text = text
        tokens = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(Self.unescaped)
    }

    /// `~1` is a slash and `~0` a tilde.
    private static func unescaped(_ token: Substring) -> String {
        var result = ""
        var rest = token
        while let tilde = rest.firstIndex(of: "~") {
            result += rest[..<tilde]
            let mark = rest[tilde...].dropFirst().first
            result += mark == "1" ? "/" : (mark == "0" ? "~" : "~\(mark.map(String.init) ?? "")")
            rest = rest[tilde...].dropFirst(2)
        }
        return result + rest
    }
}

extension JSONValue {
    /// The value at a pointer; nil where there is none.
    func value(at tokens: ArraySlice<String>) -> JSONValue? {
        guard let first = tokens.first else { return self }
        switch self {
        case .object(let members): return members[first]?.value(at: tokens.dropFirst())
        case .array(let elements):
            guard let index = Self.index(first, count: elements.count), index < elements.count else { return nil }
            return elements[index].value(at: tokens.dropFirst())
        default: return nil
        }
    }

    /// The index that a token names; negative ones count from the end, as the API server's library has them.
    static func index(_ token: String, count: Int) -> Int? {
        guard let number = Int(token), number >= -count, !token.hasPrefix("+") else { return nil }
        return number < 0 ? number + count : number
    }

    /// Changes the container that holds the last token's place.
    mutating func change(
        at tokens: ArraySlice<String>, _ text: String,
        _ change: (inout JSONValue, String) throws(PatchError) -> Void
    ) throws(PatchError) {
        guard let first = tokens.first else { return }
        guard tokens.count > 1 else { return try change(&self, first) }
        let missing = PatchError(.doesNotApply, "doc is missing path: \"\(text)\"")
        switch self {
        case .object(var members):
            guard var member = members[first] else { throw missing }
            self = .null
            try member.change(at: tokens.dropFirst(), text, change)
            members[first] = member
            self = .object(members)
        case .array(var elements):
            guard let index = Self.index(first, count: elements.count), index < elements.count else { throw missing }
            self = .null
            try elements[index].change(at: tokens.dropFirst(), text, change)
            self = .array(elements)
        default: throw missing
        }
    }
}
