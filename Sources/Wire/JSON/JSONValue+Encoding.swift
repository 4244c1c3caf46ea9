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
    /// At most one of the three is set; a value that wrote nothing is an empty object.
    var leaf: JSONValue?
    var members: [(String, Node)]?
    var elements: [Node]?

    var value: JSONValue {
        if let leaf { return leaf }
        if let elements { return .array(elements.map(\.value)) }
        return .object(JSONObject((members ?? []).map { ($0.0, $0.1.value) }))
    }

    func member(_ key: String) -> Node {
        let node = Node()
        members = members ?? []
        members?.append((key, node))
        return node
    }

    func element() -> Node {
        let node = Node()
        elements = elements ?? []
        elements?.append(node)
        return node
    }
}

private struct TreeEncoder: Encoder {
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    var node = Node()

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.members = node.members ?? []
        return KeyedEncodingContainer(Members(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.elements = node.elements ?? []
        return Elements(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Leaf(node: node, codingPath: codingPath) }
}

private struct Leaf: SingleValueEncodingContainer {
    let node: Node
    let codingPath: [any CodingKey]

    func encodeNil() { node.leaf = .null }
    func encode(_ value: Bool) { node.leaf = .bool(value) }
    func encode(_ value: String) { node.leaf = .string(value) }
    func encode(_ value: Double) { node.leaf = .double(value) }
    func encode(_ value: Float) { node.leaf = .double(Double(value)) }
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
        node.leaf = Int64(exactly: value).map(JSONValue.integer) ?? .double(Double(value))
    }

    func encode(_ value: some Encodable) throws {
        if let value = value as? JSONValue {
            node.leaf = value
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

    var count: Int { node.elements?.count ?? 0 }

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
