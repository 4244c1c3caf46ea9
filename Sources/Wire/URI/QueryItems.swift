/// The names and values of a query string or of a form, in order; a name may come several times.
public struct QueryItems: Sendable, Hashable {
    /// One name and its value, decoded.
    public struct Item: Sendable, Hashable {
        public let name: String
        public let value: String

        /// Makes an item.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The items in order.
    public private(set) var items: [Item]

    /// Makes items.
    public init(_ items: [Item] = []) { self.items = items }

    /// Reads `a=1&b=2`; a name without `=` has an empty value.
    ///
    /// - Parameter isForm: whether `+` stands for a space, as it does in form bodies.
    public init(parsing text: some StringProtocol, isForm: Bool = false) {
        items = text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Item(
                PercentEncoding.decode(parts[0], plusIsSpace: isForm),
                parts.count > 1 ? PercentEncoding.decode(parts[1], plusIsSpace: isForm) : "")
        }
    }

    /// The first value of that name, or nil when the name does not occur.
    public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    /// All values of that name, in order.
    public func values(of name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// Adds an item; with a nil value nothing is added.
    public mutating func append(_ name: String, _ value: String?) {
        if let value { items.append(Item(name, value)) }
    }

    /// Whether there are no items.
    public var isEmpty: Bool { items.isEmpty }

    /// The text for a query or a form body: `a=1&b=2`, percent-encoded.
    public var text: String {
        items.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
    }
}

extension QueryItems: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral pairs: (String, String)...) { items = pairs.map { Item($0, $1) } }
}
