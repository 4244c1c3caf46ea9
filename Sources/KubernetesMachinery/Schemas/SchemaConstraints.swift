import CEL
import Wire

/// What a schema asks of values beyond their shape.
struct SchemaConstraints: Sendable {
    let required: [String]
    let allowedValues: [JSONValue]?
    let pattern: String?
    /// The pattern compiled; nil where it is none, which the check of the definition reports.
    let regex: LinearRegex?
    let minimumLength: Int64?
    let maximumLength: Int64?
    let minimum: Double?
    let maximum: Double?
    let isMinimumExclusive: Bool
    let isMaximumExclusive: Bool
    let multipleOf: Double?
    let minimumItems: Int64?
    let maximumItems: Int64?
    let hasUniqueItems: Bool
    let minimumProperties: Int64?
    let maximumProperties: Int64?
    let allOf: [StructuralSchema]
    let anyOf: [StructuralSchema]
    let oneOf: [StructuralSchema]
    /// One or none, because a struct cannot hold itself.
    let not: [StructuralSchema]

    init(_ source: JSONObject) {
        required = source["required"]?.array?.compactMap(\.string) ?? []
        allowedValues = source["enum"]?.array
        pattern = source["pattern"]?.string
        regex = pattern.flatMap { try? LinearRegex($0) }
        minimumLength = source["minLength"]?.integer
        maximumLength = source["maxLength"]?.integer
        minimum = source["minimum"]?.double
        maximum = source["maximum"]?.double
        isMinimumExclusive = source["exclusiveMinimum"]?.bool ?? false
        isMaximumExclusive = source["exclusiveMaximum"]?.bool ?? false
        multipleOf = source["multipleOf"]?.double
        minimumItems = source["minItems"]?.integer
        maximumItems = source["maxItems"]?.integer
        hasUniqueItems = source["uniqueItems"]?.bool ?? false
        minimumProperties = source["minProperties"]?.integer
        maximumProperties = source["maxProperties"]?.integer
        allOf = Self.schemas(source["allOf"])
        anyOf = Self.schemas(source["anyOf"])
        oneOf = Self.schemas(source["oneOf"])
        not = source["not"]?.object.map { [StructuralSchema($0)] } ?? []
    }

    private static func schemas(_ value: JSONValue?) -> [StructuralSchema] {
        value?.array?.compactMap { $0.object.map(StructuralSchema.init) } ?? []
    }
}
