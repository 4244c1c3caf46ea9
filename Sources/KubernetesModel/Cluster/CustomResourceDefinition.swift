public import Wire

/// A kind that the cluster serves because somebody defined it.
///
/// Source: Kubernetes API reference, CustomResourceDefinition v1 of apiextensions.k8s.io.
public struct CustomResourceDefinition: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition",
        plural: "customresourcedefinitions", isNamespaced: false)

    /// What is defined.
    public struct Spec: Codable, Equatable, Sendable {
        public var group: String
        public var names: Names
        /// `Namespaced` or `Cluster`.
        public var scope: String
        public var versions: [Version]

        /// Makes a spec.
        public init(group: String, names: Names, scope: String, versions: [Version]) {
            self.group = group
            self.names = names
            self.scope = scope
            self.versions = versions
        }
    }

    /// The names of the kind.
    public struct Names: Codable, Equatable, Sendable {
        public var kind: String
        public var listKind: String
        public var plural: String
        public var singular: String
        public var shortNames: [String]?
        public var categories: [String]?

        /// Makes the names; the list's kind and the singular follow from the kind.
        public init(kind: String, plural: String, shortNames: [String]? = nil, categories: [String]? = nil) {
            self.kind = kind
            self.listKind = kind + "List"
            self.plural = plural
            self.singular = kind.lowercased()
            self.shortNames = shortNames
            self.categories = categories
        }
    }

    /// One version of the kind.
    public struct Version: Codable, Equatable, Sendable {
        public var name: String
        public var served: Bool
        public var storage: Bool
        /// `openAPIV3Schema` and what it holds.
        public var schema: JSONValue
        /// `status` and `scale`.
        public var subresources: JSONValue?
        public var additionalPrinterColumns: [PrinterColumn]?

        /// Makes a version.
        public init(
            name: String, served: Bool, storage: Bool, schema: JSONValue, subresources: JSONValue? = nil,
            additionalPrinterColumns: [PrinterColumn]? = nil
        ) {
            self.name = name
            self.served = served
            self.storage = storage
            self.schema = schema
            self.subresources = subresources
            self.additionalPrinterColumns = additionalPrinterColumns
        }
    }

    /// A column of `kubectl get`.
    public struct PrinterColumn: Codable, Equatable, Sendable {
        public var name: String
        /// `string`, `integer`, `number`, `boolean` or `date`.
        public var type: String
        public var jsonPath: String
        public var description: String?
        /// Above 0 the column shows only with `-o wide`.
        public var priority: Int?

        /// Makes a column.
        public init(name: String, type: String, jsonPath: String, description: String? = nil, priority: Int? = nil) {
            self.name = name
            self.type = type
            self.jsonPath = jsonPath
            self.description = description
            self.priority = priority
        }
    }

    public var metadata: ObjectMeta
    public var spec: Spec

    /// Makes a definition.
    public init(metadata: ObjectMeta, spec: Spec) {
        self.metadata = metadata
        self.spec = spec
    }
}
