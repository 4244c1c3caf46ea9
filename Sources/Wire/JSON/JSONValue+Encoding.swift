// Encodable to JSONValue. Foundation's JSONEncoder is not for use below the water line, and this keeps the members in
// the order in which a type writes them.

extension JSONValue {
    /// The JSON of an encodable value.
    ///
    /// - Throws: what the value's own `encode(to:)` throws.
    public init(encoding value: some Encodable) throws {
        let encoder = TreeEncoder(codingPath: [])
        try value.encode(to: encoder)
        self = encoder.node.value
    }
}

/// A place in the tree under construction; containers share it by reference, as Encoder asks.
private final class Node {
    enum Content {
        case nothing
        case leaf(JSONValue)
        case members([(String, Node)])
        case elements([Node])
    }

    var content = Content.nothing

    var value: JSONValue {
        switch content {
        case .nothing: .object([:])
        case .leaf(let value): value
        case .members(let members): .object(JSONObject(members.map { ($0.0, $0.1.value) }))
        case .elements(let elements): .array(elements.map(\.value))
        }
    }

    func member(_ key: String) -> Node {
        let node = Node()
        if case .members(let members) = content {
            content = .members(members + [(key, node)])
        } else {
            content = .members([(key, node)])
        }
        return node
    }

    func element() -> Node {
        let node = Node()
        if case .elements(let elements) = content {
            content = .elements(elements + [node])
        } else {
            content = .elements([node])
        }
        return node
    }

    var count: Int {
        if case .elements(let elements) = content { elements.count } else { 0 }
    }
}

private struct TreeEncoder: Encoder {
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    var node = Node()

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .nothing = node.content { node.content = .members([]) }
        return KeyedEncodingContainer(Members(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .nothing = node.content { node.content = .elements([]) }
        return Elements(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Leaf(node: node, codingPath: codingPath) }
}

private struct Leaf: SingleValueEncodingContainer {
    let node: Node
    let codingPath: [any CodingKey]

    func encodeNil() { node.content = .leaf(.null) }
    func encode(_ value: Bool) { node.content = .leaf(.bool(value)) }
    func encode(_ value: String) { node.content = .leaf(.string(value)) }
    func encode(_ value: Double) { node.content = .leaf(.double(value)) }
    func encode(_ value: Float) { node.content = .leaf(.double(Double(value))) }
    func encode(_ value: Int) { encode(integer: value) }
    func encode(_ value: Int8) { encode(integer: value) }
    func encode(_ value: Int16) { encode(integer: value) }
    func encode(_ value: Int32) { encode(integer: value) }
    func encode(_ value: Int64) { encode(integer: value) }
    func encode(_ value: UInt) { encode(integer: value) }
    func encode(_ value: UInt8) { encode(integer: value) }
    func encode(_ value: UInt16) { encode(integer: value) }
    func encode(_ value: UInt32) { encode(integer: value) }
    func encode(_ value: UInt64) { encode(integer: value) }

    private func encode(integer value: some BinaryInteger) {
        node.content = .leaf(Int64(exactly: value).map(JSONValue.integer) ?? .double(Double(value)))
    }

    func encode(_ value: some Encodable) throws {
        if let value = value as? JSONValue {
            node.content = .leaf(value)
        } else {
            try value.encode(to: TreeEncoder(codingPath: codingPath, node: node))
        }
    }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: Node
    let codingPath: [any CodingKey]

    private func leaf(_ key: any CodingKey) -> Leaf {
        Leaf(node: node.member(key.stringValue), codingPath: codingPath + [key])
    }

    func encodeNil(forKey key: Key) { leaf(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { leaf(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { leaf(key).encode(value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try leaf(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        TreeEncoder(codingPath: codingPath + [key], node: node.member(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        TreeEncoder(codingPath: codingPath + [key], node: node.member(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { TreeEncoder(codingPath: codingPath, node: node.member("super")) }

    func superEncoder(forKey key: Key) -> any Encoder {
        TreeEncoder(codingPath: codingPath + [key], node: node.member(key.stringValue))
    }
}

private struct Elements: UnkeyedEncodingContainer {
    let node: Node
    let codingPath: [any CodingKey]

    var count: Int { node.count }

    private func leaf() -> Leaf { Leaf(node: node.element(), codingPath: codingPath) }

    func encodeNil() { leaf().encodeNil() }
    func encode(_ value: Bool) { leaf().encode(value) }
    func encode(_ value: String) { leaf().encode(value) }
    func encode(_ value: some Encodable) throws { try leaf().encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        TreeEncoder(codingPath: codingPath, node: node.element()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        TreeEncoder(codingPath: codingPath, node: node.element()).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { TreeEncoder(codingPath: codingPath, node: node.element()) }
}
