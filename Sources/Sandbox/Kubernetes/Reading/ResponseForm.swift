import HTTPTypes
import KubernetesMachinery
import Vocabulary
import Wire

/// In which form the caller takes the answer.
struct ResponseForm: Sendable {
    enum Shape: Equatable, Sendable {
        case whole
        case table
        /// Metadata only.
        case partial
    }

    /// How much of the objects the rows of a table carry.
    enum RowObjects: String, Sendable {
        case none = "None"
        case metadata = "Metadata"
        case whole = "Object"
    }

    private static let accepted = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"]

    let shape: Shape
    let rowObjects: RowObjects

    /// Takes the first of the forms in the `Accept` header that the server has.
    init(_ request: APIRequest) throws(APIFailure) {
        rowObjects = request.parameter("includeObject").flatMap(RowObjects.init(rawValue:)) ?? .metadata
        let accept = request.headers[.accept] ?? "*/*"
        for choice in accept.split(separator: ",") {
            let parts = choice.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let type = parts.first, ["application/json", "*/*", "application/*"].contains(type) else { continue }
            let word = parts.first { $0.hasPrefix("as=") }?.dropFirst(3)
            switch word {
            case nil: shape = .whole
            case "Table": shape = .table
            case "PartialObjectMetadata", "PartialObjectMetadataList": shape = .partial
            default: continue
            }
            return
        }
        throw .notAcceptable(["application/json"])
    }

    /// One object in this form.
    func shaped(_ object: JSONValue, _ resource: ServedResource, now: Timestamp) -> JSONValue {
        switch shape {
        case .whole: object
        case .partial: Self.partial(object)
        case .table:
            table(
                [object], resource, now: now, withColumns: true,
                metadata: ["resourceVersion": .string(object.resourceVersion)])
        }
    }

    /// The metadata of an object.
    static func partial(_ object: JSONValue) -> JSONValue {
        [
            "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": object["metadata"] ?? [:],
        ]
    }

    /// Objects as the rows of a table.
    func table(
        _ objects: [JSONValue], _ resource: ServedResource, now: Timestamp, withColumns: Bool, metadata: JSONValue
    ) -> JSONValue {
        let columns: JSONValue = withColumns ? .array(resource.columns.map(\.definition)) : .null
        let rows = objects.map { object in
            var row: JSONValue = ["cells": .array(resource.columns.map { $0.cell(object, now) })]
            switch rowObjects {
            case .none: row["object"] = .null
            case .metadata: row["object"] = Self.partial(object)
            case .whole: row["object"] = object
            }
            return row
        }
        return [
            "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": metadata, "columnDefinitions": columns,
            "rows": .array(rows),
        ]
    }
}
