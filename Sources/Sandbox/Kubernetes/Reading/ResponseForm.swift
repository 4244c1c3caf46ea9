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

    let shape: Shape
    /// How much of the objects the rows of a table carry.
    let rowObjects: Table.IncludedObject

    /// Takes the first of the forms in the `Accept` header that the server has.
    init(_ request: APIRequest) throws(APIFailure) {
        rowObjects = request.parameter("includeObject").flatMap(Table.IncludedObject.init(rawValue:)) ?? .metadata
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
        throw .notAcceptable(["application/json", "application/json;stream=watch"])
    }

    /// One object in this form.
    func shaped(_ object: JSONValue, _ resource: StoredResource, now: Timestamp) -> JSONValue {
        switch shape {
        case .whole: object
        case .partial: Self.partial(object)
        case .table:
            table(
                [object], resource, now: now, withColumns: true,
                metadata: ["resourceVersion": .string(object.resourceVersion)])
        }
    }

    /// Objects as the rows of a table.
    func table(
        _ objects: [JSONValue], _ resource: StoredResource, now: Timestamp, withColumns: Bool, metadata: JSONValue
    ) -> JSONValue {
        resource.table.json(
            of: objects.map { $0.object ?? JSONObject() }, metadata: metadata.object ?? JSONObject(),
            including: rowObjects, includesColumns: withColumns, now: now)
    }

    /// The metadata of an object.
    static func partial(_ object: JSONValue) -> JSONValue { PartialMetadata.json(of: object.object ?? JSONObject()) }
}
