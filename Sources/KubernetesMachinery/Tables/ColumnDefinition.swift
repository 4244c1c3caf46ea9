public import Wire

/// A column of a table, as kubectl prints it.
public struct ColumnDefinition: Sendable, Equatable {
    public var name: String
    /// `string`, `integer`, `number`, `boolean` or `date`.
    public var type: String
    /// `name` for the column that holds the object's name.
    public var format: String
    public var description: String
    /// 0 for columns that are always shown; others are shown with `-o wide`.
    public var priority: Int
    /// Where the value stands in the object; empty for columns of built-in kinds, whose values are worked out.
    public var jsonPath: String

    /// Makes a column.
    public init(
        _ name: String, type: String = "string", format: String = "", description: String = "", priority: Int = 0,
        jsonPath: String = ""
    ) {
        self.name = name
        self.type = type
        self.format = format
        self.description = description
        self.priority = priority
        self.jsonPath = jsonPath
    }

    /// Reads an entry of a definition's `additionalPrinterColumns`; nil where it has no name.
    public init?(_ source: JSONValue) {
        guard let name = source["name"]?.string else { return nil }
        self.init(
            name, type: source["type"]?.string ?? "string", format: source["format"]?.string ?? "",
            description: source["description"]?.string ?? "", priority: Int(source["priority"]?.integer ?? 0),
            jsonPath: source["jsonPath"]?.string ?? "")
    }

    /// The column as a Table's `columnDefinitions` has it.
    var json: JSONValue {
        [
            "name": .string(name), "type": .string(type), "format": .string(format),
            "description": .string(description), "priority": .integer(Int64(priority)),
        ]
    }
}
