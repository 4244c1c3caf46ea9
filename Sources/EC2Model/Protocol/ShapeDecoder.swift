import Wire

// Decodable from a tree of texts. What a form and an answer share: all leaves are texts, and an empty list is not there.

extension EC2 {
    /// A place in a tree that does not fit its shape.
    struct ShapeProblem: Error {
        enum Kind {
            case missing
            case unknown
            case malformed(String)
        }

        /// In the names of the tree: `IpPermissions.1.FromPort`.
        let path: String
        let kind: Kind

        var message: String {
            switch kind {
            case .missing: "it is missing"
            case .unknown: "it is not known"
            case .malformed(let message): message
            }
        }
    }

    /// Reads a shape. In a form, names have a capital and unknown ones are refused; in an answer they are skipped.
    struct ShapeDecoder: Decoder {
        /// Nil where the tree has nothing.
        let value: JSONValue?
        let path: String
        let isForm: Bool

        var codingPath: [any CodingKey] { [] }
        var userInfo: [CodingUserInfoKey: Any] { [:] }

        static func decode<Shape: Decodable>(_ tree: JSONValue, isForm: Bool) throws(ShapeProblem) -> Shape {
            do {
                return try Shape(from: ShapeDecoder(value: tree, path: "", isForm: isForm))
            } catch let problem as ShapeProblem {
                throw problem
            } catch {
                throw ShapeProblem(path: "", kind: .malformed("\(error)"))
            }
        }

        func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
            let members = try members()
            if isForm, let stranger = members.keys.first(where: { Key(stringValue: key($0)) == nil }) {
                throw ShapeProblem(path: path(to: stranger), kind: .unknown)
            }
            return KeyedDecodingContainer(Members(members: members, decoder: self))
        }

        func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
            Elements(elements: try elements(), decoder: self)
        }

        func singleValueContainer() throws -> any SingleValueDecodingContainer { Leaf(decoder: self) }

        private func members() throws -> JSONObject {
            switch value {
            case .object(let members): members
            case .string(""): JSONObject()
            case nil: throw ShapeProblem(path: path, kind: .missing)
            default: throw ShapeProblem(path: path, kind: .malformed("a structure is expected"))
            }
        }

        /// A form's list is a structure with numbers for names, in any order and with gaps.
        private func elements() throws -> [(path: String, value: JSONValue)] {
            switch value {
            case nil, .string(""): return []
            case .array(let elements): return elements.enumerated().map { (path(to: "\($0 + 1)"), $1) }
            case .object(let members) where isForm:
                var numbered: [(number: Int, value: JSONValue)] = []
                for (name, value) in members {
                    guard let number = Int(name) else { throw ShapeProblem(path: path(to: name), kind: .unknown) }
                    numbered.append((number, value))
                }
                return numbered.sorted { $0.number < $1.number }.map { (path(to: "\($0.number)"), $0.value) }
            default: throw ShapeProblem(path: path, kind: .malformed("a list is expected"))
            }
        }

        fileprivate func path(to name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

        /// The name in the tree of a shape's key.
        fileprivate func name(_ key: String) -> String { isForm ? EC2.capitalized(key) : key }

        /// The shape's key of a name in the tree; a name without its capital is none.
        private func key(_ name: String) -> String {
            let key = name.prefix(1).lowercased() + name.dropFirst()
            return key == name ? "" : key
        }
    }
}

private typealias ShapeDecoder = EC2.ShapeDecoder
private typealias ShapeProblem = EC2.ShapeProblem

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: JSONObject
    let decoder: ShapeDecoder

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { members.contains(decoder.name(key.stringValue)) }
    func decodeNil(forKey key: Key) -> Bool { !contains(key) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try Value(from: inner(key))
    }
    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try inner(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try inner(key).unkeyedContainer()
    }
    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) -> any Decoder { inner(key) }

    private func inner(_ key: Key) -> ShapeDecoder {
        let name = decoder.name(key.stringValue)
        return ShapeDecoder(value: members[name], path: decoder.path(to: name), isForm: decoder.isForm)
    }
}

private struct Elements: UnkeyedDecodingContainer {
    let elements: [(path: String, value: JSONValue)]
    let decoder: ShapeDecoder
    var currentIndex = 0

    init(elements: [(path: String, value: JSONValue)], decoder: ShapeDecoder) {
        self.elements = elements
        self.decoder = decoder
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() -> Bool { false }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: next()) }
    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() -> any Decoder { next() }

    private mutating func next() -> ShapeDecoder {
        defer { currentIndex += 1 }
        guard currentIndex < elements.count else {
            return ShapeDecoder(value: nil, path: decoder.path, isForm: decoder.isForm)
        }
        let (path, value) = elements[currentIndex]
        return ShapeDecoder(value: value, path: path, isForm: decoder.isForm)
    }
}

private struct Leaf: SingleValueDecodingContainer {
    let decoder: ShapeDecoder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { decoder.value == nil }
    func decode(_ type: String.Type) throws -> String {
        switch decoder.value {
        case .string(let text): text
        case nil: throw ShapeProblem(path: decoder.path, kind: .missing)
        default: throw ShapeProblem(path: decoder.path, kind: .malformed("a text is expected"))
        }
    }
    func decode(_ type: Bool.Type) throws -> Bool {
        let text = try decode(String.self)
        guard let truth = ["true": true, "false": false][text.lowercased()] else { throw wrong(text, "true or false") }
        return truth
    }
    func decode(_ type: Double.Type) throws -> Double { try number { Double($0) } }
    func decode(_ type: Float.Type) throws -> Float { try number { Float($0) } }
    func decode(_ type: Int.Type) throws -> Int { try number { Int($0) } }
    func decode(_ type: Int8.Type) throws -> Int8 { try number { Int8($0) } }
    func decode(_ type: Int16.Type) throws -> Int16 { try number { Int16($0) } }
    func decode(_ type: Int32.Type) throws -> Int32 { try number { Int32($0) } }
    func decode(_ type: Int64.Type) throws -> Int64 { try number { Int64($0) } }
    func decode(_ type: UInt.Type) throws -> UInt { try number { UInt($0) } }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try number { UInt8($0) } }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try number { UInt16($0) } }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try number { UInt32($0) } }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try number { UInt64($0) } }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: decoder) }

    private func number<Number>(_ read: (String) -> Number?) throws -> Number {
        let text = try decode(String.self)
        guard let number = read(text) else { throw wrong(text, "a number") }
        return number
    }

    private func wrong(_ text: String, _ expected: String) -> ShapeProblem {
        ShapeProblem(path: decoder.path, kind: .malformed("'\(text)' is not \(expected)"))
    }
}
