/// Where a field stands in an object, written as Kubernetes' errors write it: `spec.ports[0].name`,
/// `metadata.labels[app]`.
public struct FieldPath: Hashable, Sendable, CustomStringConvertible {
    /// The path as text; empty for the object itself.
    public let text: String

    /// The object itself.
    public static let root = FieldPath(text: "")

    private init(text: String) { self.text = text }

    /// The path of fields from the object: `FieldPath("metadata", "name")`.
    public init(_ names: String...) { self.init(text: names.joined(separator: ".")) }

    /// The path of a field below this one.
    public func child(_ name: String) -> FieldPath { FieldPath(text: text.isEmpty ? name : "\(text).\(name)") }

    /// The path of an element of this list.
    public func index(_ index: Int) -> FieldPath { FieldPath(text: "\(text)[\(index)]") }

    /// The path of an entry of this map.
    public func key(_ key: String) -> FieldPath { FieldPath(text: "\(text)[\(key)]") }

    /// The path where this one begins at a field instead of at the object.
    func below(_ parent: FieldPath) -> FieldPath {
        FieldPath(text: parent.text + (text.isEmpty || text.hasPrefix("[") ? text : ".\(text)"))
    }

    /// The path as an error prints it; the object itself is printed as Go prints a missing path.
    public var description: String { text.isEmpty ? "<nil>" : text }
}
