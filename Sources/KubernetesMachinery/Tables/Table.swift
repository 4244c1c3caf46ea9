public import Vocabulary
public import Wire

/// Makes the Table (meta.k8s.io/v1) that kubectl asks for to print objects.
public struct Table: Sendable {
    /// What each row carries of its object.
    public enum IncludedObject: String, Sendable {
        case none = "None"
        case metadata = "Metadata"
        case object = "Object"
    }

    /// The columns, in order.
    public let columns: [ColumnDefinition]
    private let cells: @Sendable (JSONObject, Timestamp) -> [JSONValue]

    init(columns: [ColumnDefinition], cells: @escaping @Sendable (JSONObject, Timestamp) -> [JSONValue]) {
        self.columns = columns
        self.cells = cells
    }

    private static let nameColumn = ColumnDefinition(
        "Name", format: "name", description: "The object's name, unique within its namespace.")
    static let ageColumn = ColumnDefinition("Age", description: "How long ago the object was made.")

    /// The table of a custom resource, from the columns of its definition; name and age where it has none.
    public init(customColumns: [ColumnDefinition]) {
        let custom =
            customColumns.isEmpty
            ? [ColumnDefinition("Age", type: "date", jsonPath: ".metadata.creationTimestamp")] : customColumns
        let paths = custom.map { try? JSONPath($0.jsonPath) }
        columns =
            [Self.nameColumn]
            + custom.map { column in
                var column = column
                if column.description.isEmpty {
                    column.description = "Custom resource definition column (in JSONPath format): \(column.jsonPath)"
                }
                return column
            }
        cells = { object, now in
            [object["metadata"]?["name"] ?? ""]
                + zip(custom, paths).map { column, path in
                    Self.cell(path?.values(in: .object(object)) ?? [], type: column.type, now)
                }
        }
    }

    private static func cell(_ values: [JSONValue], type: String, _ now: Timestamp) -> JSONValue {
        guard let first = values.first, !first.isNull else { return .null }
        switch type {
        case "integer": return first.double.map { .integer(Int64($0)) } ?? .null
        case "number": return first.double.map { .double($0) } ?? .null
        case "boolean": return first.bool.map { .bool($0) } ?? .null
        case "date": return .string(Age.text(since: first.string ?? "", now: now))
        default: return .string(values.map { $0.string ?? $0.text(.compact) }.joined(separator: " "))
        }
    }

    /// The Table of objects.
    ///
    /// - Parameters:
    ///   - metadata: the list's metadata: `resourceVersion`, `continue`, `remainingItemCount`.
    ///   - includesColumns: whether it defines its columns; only the first event of a watch does.
    ///   - now: what ages are counted to.
    public func json(
        of objects: [JSONObject], metadata: JSONObject = [:], including: IncludedObject = .metadata,
        includesColumns: Bool = true, now: Timestamp
    ) -> JSONValue {
        [
            "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": .object(metadata),
            "columnDefinitions": includesColumns ? .array(columns.map(\.json)) : JSONValue.null,
            "rows": .array(objects.map { row($0, including, now) }),
        ]
    }

    private func row(_ object: JSONObject, _ including: IncludedObject, _ now: Timestamp) -> JSONValue {
        var row: JSONObject = ["cells": .array(cells(object, now))]
        switch including {
        case .none: row["object"] = .null
        case .object: row["object"] = .object(object)
        case .metadata: row["object"] = PartialMetadata.json(of: object)
        }
        return .object(row)
    }
}

/// A list of objects of which only the metadata is told (`as=PartialObjectMetadataList`).
public enum PartialMetadata {
    /// The metadata of an object.
    public static func json(of object: JSONObject) -> JSONValue {
        [
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": object["metadata"] ?? [:],
        ]
    }

    /// The metadata of objects, as a list.
    public static func list(of objects: [JSONObject], metadata: JSONObject) -> JSONValue {
        [
            "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1", "metadata": .object(metadata),
            "items": .array(objects.map(json)),
        ]
    }
}
