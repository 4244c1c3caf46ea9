import OrderedCollections

/// The members of a JSON object, in the order in which they were written.
///
/// Equality and hash ignore the order, as JSON does.
public struct JSONObject: Sendable {
    private var members: OrderedDictionary<String, JSONValue>

    /// Makes an object without members.
    public init() { members = [:] }

    /// Makes an object of the pairs; of two with one key the last stands.
    public init(_ pairs: some Sequence<(String, JSONValue)>) {
        members = OrderedDictionary(pairs, uniquingKeysWith: { _, last in last })
    }

    /// Makes an object of a dictionary, keys sorted.
    public init(_ texts: [String: String]) {
        self.init(texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
    }

    /// The names of the members, in order.
    public var keys: some Collection<String> { members.keys }

    /// The values of the members, in order.
    public var values: some Collection<JSONValue> { members.values }

    /// How many members there are.
    public var count: Int { members.count }

    /// Whether there are no members.
    public var isEmpty: Bool { members.isEmpty }

    /// The member of that name; setting nil removes it.
    public subscript(key: String) -> JSONValue? {
        get { members[key] }
        set { members[key] = newValue }
    }

    /// Removes the member of that name and returns it.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> JSONValue? { members.removeValue(forKey: key) }

    /// Whether the object has a member of that name, null or not.
    public func contains(_ key: String) -> Bool { members.keys.contains(key) }

    /// The same keys with other values.
    public func mapValues<Failure: Error>(
        _ transform: (JSONValue) throws(Failure) -> JSONValue
    ) throws(Failure) -> JSONObject {
        var mapped = self
        for index in members.values.indices { mapped.members.values[index] = try transform(members.values[index]) }
        return mapped
    }
}

extension JSONObject: Sequence {
    /// The members in order.
    public func makeIterator() -> AnyIterator<(key: String, value: JSONValue)> {
        var iterator = members.makeIterator()
        return AnyIterator { iterator.next().map { ($0.key, $0.value) } }
    }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        return left.members.allSatisfy { right.members[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (key, value) in members {
            var one = Hasher()
            one.combine(key)
            one.combine(value)
            sum &+= one.finalize()
        }
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}
