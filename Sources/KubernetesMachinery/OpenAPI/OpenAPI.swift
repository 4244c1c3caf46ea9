public import Wire

/// The OpenAPI documents of a server, from the resources that it serves: what `kubectl explain` shows and what kubectl
/// looks at before it asks the server to validate fields.
///
/// kubectl 1.32 reads the v3 index and the document of a version; the one of v2, as protocol buffers, it reads where it
/// validates by itself, as it does with each `kind: List`.
public struct OpenAPI: Sendable {
    private let resources: [ServedResource]

    /// Makes the documents of resources.
    public init(_ resources: [ServedResource]) { self.resources = resources }

    /// `/openapi/v3`: where each version's document stands. The hash in the address changes with the document, so that
    /// clients may keep it for ever.
    public var index: JSONValue {
        var paths = JSONObject()
        for (group, version) in groupVersions {
            guard let document = document(group: group, version: version) else { continue }
            let path = Self.path(group, version)
            let hash = Self.hash(of: document)
            paths[path] = ["serverRelativeURL": .string("/openapi/v3/\(path)?hash=\(hash)")]
        }
        return ["paths": .object(paths)]
    }

    /// `/openapi/v3/api/v1` and `/openapi/v3/apis/<group>/<version>`; nil for an unknown version.
    public func document(group: String, version: String) -> JSONValue? {
        let served = resources.filter { $0.group == group && $0.version == version }
        guard !served.isEmpty else { return nil }
        var paths = JSONObject()
        for resource in served {
            for (path, item) in OpenAPIPaths.items(of: resource) { paths[path] = .object(item) }
        }
        return [
            "openapi": "3.0.0", "info": Self.info, "paths": .object(paths),
            "components": ["schemas": .object(OpenAPISchemas.all(of: served))],
        ]
    }

    /// `/openapi/v2` as JSON: the definitions of all kinds, and their paths.
    public var versionTwo: JSONValue {
        var paths = JSONObject()
        for resource in resources {
            for (path, item) in OpenAPIPaths.items(of: resource) { paths[path] = .object(Self.asVersionTwo(item)) }
        }
        let definitions = OpenAPISchemas.all(of: resources)
        return [
            "swagger": "2.0", "info": Self.info, "paths": .object(paths),
            "definitions": Self.withOldReferences(.object(definitions)),
        ]
    }

    /// The media type of ``versionTwoProtobuf``.
    public static let protobufType = OpenAPIProtobuf.mediaType

    /// Whether a request's Accept asks for ``versionTwoProtobuf`` first.
    public static func isProtobufAccepted(_ accept: String) -> Bool {
        OpenAPIProtobuf.acceptedTypes.contains { accept.hasPrefix($0) }
    }

    /// `/openapi/v2` as protocol buffers.
    public var versionTwoProtobuf: [UInt8] { OpenAPIProtobuf.document(versionTwo) }

    private static let info: JSONValue = ["title": "Kubernetes", "version": "v1.32.0"]

    private static func path(_ group: String, _ version: String) -> String {
        group.isEmpty ? "api/\(version)" : "apis/\(group)/\(version)"
    }

    private var groupVersions: [(String, String)] {
        var seen: Set<String> = []
        return resources.filter { seen.insert($0.groupVersion).inserted }.map { ($0.group, $0.version) }
    }

    /// FNV-1a over the document's canonical bytes: it only has to change when they do.
    private static func hash(of document: JSONValue) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in document.bytes(.canonical) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16, uppercase: true)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    // MARK: Version two

    private static func asVersionTwo(_ item: JSONObject) -> JSONObject {
        item.mapValues { operation in
            guard var json = operation.object else { return operation }
            json["requestBody"] = nil
            json["responses"] = ["200": ["description": "OK"]]
            return .object(json)
        }
    }

    private static func withOldReferences(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map(withOldReferences))
        case .object(var members):
            if let reference = members["$ref"]?.string, members.count == 1 {
                return ["$ref": .string("#/definitions/" + reference.split(separator: "/").suffix(1).joined())]
            }
            // Amounts, and what is a number or a text: version two knows no alternatives and calls them texts, which to
            // kubectl are any scalar.
            if members["type"] == nil, members.removeValue(forKey: "oneOf")?.array != nil { members["type"] = "string" }
            return .object(members.mapValues(withOldReferences))
        default: return value
        }
    }
}
