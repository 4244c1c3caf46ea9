public import Wire

/// A folder of manifests as a value: what a file holds by its path. Making it does no I/O; the roof writes it.
public struct ManifestTree: Equatable, Sendable {
    /// What a file holds.
    public enum Content: Equatable, Sendable {
        /// One YAML document.
        case document(JSONValue)
        /// Lines in another language whose remarks begin with `#`.
        case lines([String])
    }

    /// A file of the tree.
    public struct File: Equatable, Sendable {
        /// What people should know before they read on; a line each.
        public var remarks: [String]
        public var content: Content
    }

    /// The files by their paths within the folder, with `/` between the names.
    public private(set) var files: [String: File] = [:]

    /// Makes an empty tree.
    public init() {}

    /// Adds a document, or puts another in its place.
    mutating func add(_ path: String, _ document: JSONValue, remarks: [String] = []) {
        files[path] = File(remarks: remarks, content: .document(document))
    }

    /// Adds lines in another language.
    mutating func add(_ path: String, lines: [String]) {
        files[path] = File(remarks: [], content: .lines(lines))
    }

    /// The name of an object's file: `breakwater-operator.deployment.yaml`.
    static func fileName(of object: JSONValue) -> String {
        let name = object[at: "metadata", "name"]?.string ?? ""
        return "\(name).\(object["kind"]?.string?.lowercased() ?? "").yaml"
    }
}
