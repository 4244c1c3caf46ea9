import Wire

/// A resource that a server serves in one version, as discovery and OpenAPI documents tell of it.
public struct ServedResource: Sendable {
    /// What the resource's objects look like.
    public enum Shape: Sendable {
        /// A built-in type, named as in ``BuiltInTypes``.
        case builtIn(String)
        case custom(StructuralSchema)
    }

    /// A part of an object with a path of its own.
    public struct Subresource: Sendable, Equatable {
        public var name: String
        public var kind: String
        public var group: String
        public var version: String
        public var verbs: [String]

        /// Makes a subresource; its kind may be of another group, as that of `scale`.
        public init(_ name: String, kind: String, group: String, version: String, verbs: [String]) {
            self.name = name
            self.kind = kind
            self.group = group
            self.version = version
            self.verbs = verbs
        }
    }

    /// Empty for the core group.
    public var group: String
    public var version: String
    public var kind: String
    public var plural: String
    public var singular: String
    public var shortNames: [String]
    public var categories: [String]
    public var isNamespaced: Bool
    public var verbs: [String]
    public var subresources: [Subresource]
    public var shape: Shape

    /// The verbs that most resources have.
    public static let allVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]

    /// The same verbs in the order in which definitions' resources tell them.
    private static let verbsOfDefinitions = [
        "delete", "deletecollection", "get", "list", "patch", "create", "update", "watch",
    ]

    /// Makes a resource.
    public init(
        group: String, version: String, kind: String, plural: String, singular: String, shortNames: [String] = [],
        categories: [String] = [], isNamespaced: Bool, verbs: [String] = ServedResource.allVerbs,
        subresources: [Subresource] = [], shape: Shape
    ) {
        self.group = group
        self.version = version
        self.kind = kind
        self.plural = plural
        self.singular = singular
        self.shortNames = shortNames
        self.categories = categories
        self.isNamespaced = isNamespaced
        self.verbs = verbs
        self.subresources = subresources
        self.shape = shape
    }

    /// The resources of a definition, one for each version served.
    public static func of(_ definition: ResourceDefinition) -> [ServedResource] {
        definition.versions.filter(\.isServed).map { version in
            var subresources: [Subresource] = []
            let verbs = ["get", "patch", "update"]
            if version.hasStatus {
                subresources.append(
                    Subresource(
                        "status", kind: definition.names.kind, group: definition.group, version: version.name,
                        verbs: verbs))
            }
            if version.scale != nil {
                subresources.append(
                    Subresource("scale", kind: "Scale", group: "autoscaling", version: "v1", verbs: verbs))
            }
            return ServedResource(
                group: definition.group, version: version.name, kind: definition.names.kind,
                plural: definition.names.plural, singular: definition.names.singular,
                shortNames: definition.names.shortNames, categories: definition.names.categories,
                isNamespaced: definition.isNamespaced, verbs: verbsOfDefinitions, subresources: subresources,
                shape: .custom(version.schema ?? StructuralSchema(["type": "object"])))
        }
    }

    /// `apps/v1`, or `v1` for the core group.
    public var groupVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

    /// `deployments.apps`, or `pods` for the core group: how tables and selectable fields name it.
    public var qualifiedName: String { group.isEmpty ? plural : "\(plural).\(group)" }

    /// `/apis/apps/v1`, or `/api/v1` for the core group.
    public var rootPath: String { group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)" }

    /// The schema with all of a resource's own fields, for patches, server-side apply and unknown fields.
    public func schema() -> StructuralSchema {
        switch shape {
        case .builtIn(let type): BuiltInTypes.schema(of: type) ?? StructuralSchema(["type": "object"])
        case .custom(let schema): schema.withResourceFields()
        }
    }
}
