import CEL
public import Wire

/// A structural OpenAPI v3 schema, as a CustomResourceDefinition carries it for each version.
///
/// Parsing is lenient: what a checked definition cannot have is ignored. ``DefinitionCheck`` finds such faults before a
/// definition is served.
///
/// Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ (1.32).
public struct StructuralSchema: Sendable {
    /// How lists are merged and which elements are the same.
    public enum ListType: String, Sendable {
        /// The list is one value.
        case atomic
        /// Elements are their own keys and stand once.
        case set
        /// Elements are objects, told apart by some of their fields.
        case map
    }

    /// The schema as written, for OpenAPI documents.
    public let source: JSONObject
    /// `object`, `array`, `string`, `integer`, `number` or `boolean`; empty where any is allowed.
    public let type: String
    public let format: String
    public let isNullable: Bool
    public let defaultValue: JSONValue?
    public let properties: [String: StructuralSchema]
    /// The names of the properties as written, in order.
    public let propertyNames: [String]
    /// The schema of entries that are no properties; nil where there is none.
    public var additionalProperties: StructuralSchema? { additional.first }
    /// Whether entries that are no properties are allowed by `additionalProperties: true` or a schema.
    public let allowsAdditionalProperties: Bool
    /// The schema of a list's elements.
    public var items: StructuralSchema? { element.first }
    public let preservesUnknownFields: Bool
    public let isEmbeddedResource: Bool
    public let isIntOrString: Bool
    /// How the list is merged; `x-kubernetes-list-type`.
    public let listType: ListType
    /// The fields that tell the elements of a `map` list apart.
    public let listMapKeys: [String]
    /// Whether the object is one value for server-side apply; `x-kubernetes-map-type: atomic`.
    public let isAtomicMap: Bool
    /// How a strategic merge patch treats the field: `merge` for lists, `retainKeys` for unions.
    public let patchStrategies: Set<String>
    /// The field that tells the elements of a list apart in a strategic merge patch; nil for lists of scalars.
    public let patchMergeKey: String?
    /// The rules of `x-kubernetes-validations`, compiled.
    public let rules: [ValidationRule]
    let constraints: SchemaConstraints

    // Arrays of one or none, because a struct cannot hold itself.
    private let additional: [StructuralSchema]
    private let element: [StructuralSchema]

    /// Parses a schema from the JSON of `openAPIV3Schema` or a part of it.
    public init(_ source: JSONObject) {
        self.source = source
        type = source["type"]?.string ?? ""
        format = source["format"]?.string ?? ""
        isNullable = source["nullable"]?.bool ?? false
        defaultValue = source["default"]
        let members = source["properties"]?.object ?? JSONObject()
        propertyNames = Array(members.keys)
        properties = Dictionary(
            members.map { ($0.key, StructuralSchema($0.value.object ?? JSONObject())) },
            uniquingKeysWith: { _, last in last })
        additional = source["additionalProperties"]?.object.map { [StructuralSchema($0)] } ?? []
        allowsAdditionalProperties = source["additionalProperties"]?.bool ?? !additional.isEmpty
        element = source["items"]?.object.map { [StructuralSchema($0)] } ?? []
        preservesUnknownFields = source["x-kubernetes-preserve-unknown-fields"]?.bool ?? false
        isEmbeddedResource = source["x-kubernetes-embedded-resource"]?.bool ?? false
        isIntOrString = source["x-kubernetes-int-or-string"]?.bool ?? false
        listType = source["x-kubernetes-list-type"]?.string.flatMap(ListType.init(rawValue:)) ?? .atomic
        listMapKeys = source["x-kubernetes-list-map-keys"]?.array?.compactMap(\.string) ?? []
        isAtomicMap = source["x-kubernetes-map-type"]?.string == "atomic"
        let strategies = source["x-kubernetes-patch-strategy"]?.string?.split(separator: ",").map(String.init) ?? []
        patchStrategies = Set(strategies)
        patchMergeKey = source["x-kubernetes-patch-merge-key"]?.string
        rules = source["x-kubernetes-validations"]?.array?.compactMap { $0.object.map(ValidationRule.init) } ?? []
        constraints = SchemaConstraints(source)
    }

    /// The schema of a member of an object; nil where the schema knows none.
    func schema(ofMember name: String) -> StructuralSchema? { properties[name] ?? additionalProperties }

    /// Whether any rule stands in this schema or below it.
    var hasRules: Bool {
        !rules.isEmpty || properties.values.contains(where: \.hasRules)
            || (additionalProperties?.hasRules ?? false) || (items?.hasRules ?? false)
            || constraints.allOf.contains(where: \.hasRules)
    }
}
