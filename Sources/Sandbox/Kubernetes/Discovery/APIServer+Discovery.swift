import HTTPTypes
import KubernetesMachinery
import Wire

// What is served, told to clients: discovery in its old and its new form, and OpenAPI, by which kubectl explains and in
// which it reads that the server checks fields itself.

extension APIServer {
    private static let notFoundText = APIResponse.text("404 page not found\n", status: 404)

    /// `/api`, `/apis` and `/apis/GROUP`.
    func discovery(_ segments: [String], _ request: APIRequest) throws(APIFailure) -> APIResponse {
        let catalogue = catalogue
        if segments.count == 2 {
            return Discovery(catalogue.served).group(segments[1]).map { .json($0) } ?? Self.notFoundText
        }
        let isCore = segments[0] == "api"
        if Self.wantsAggregated(request) {
            let bytes = documents.document("discovery/\(isCore)", of: catalogue) {
                let discovery = Discovery(catalogue.served)
                return isCore ? discovery.aggregatedCore : discovery.aggregatedGroups
            }
            return APIResponse(status: 200, type: Discovery.aggregatedMediaType, bytes: bytes ?? [])
        }
        let discovery = Discovery(catalogue.served)
        return .json(isCore ? discovery.coreVersions(serverAddress: "127.0.0.1") : discovery.groupList)
    }

    private static func wantsAggregated(_ request: APIRequest) -> Bool {
        (request.headers[.accept] ?? "").split(separator: ",").contains { choice in
            let parts = choice.split(separator: ";").map { $0.filter { $0 != " " } }
            return parts.contains("v=v2") && parts.contains("as=APIGroupDiscoveryList")
        }
    }

    /// `/api/VERSION` and `/apis/GROUP/VERSION`.
    func discovery(group: String, version: String, _ request: APIRequest) throws(APIFailure) -> APIResponse {
        let catalogue = catalogue
        let bytes = documents.document("resources/\(group)/\(version)", of: catalogue) {
            Discovery(catalogue.served).resourceList(group: group, version: version)
        }
        return bytes.map { APIResponse(status: 200, type: "application/json", bytes: $0) } ?? nothing(inGroup: group)
    }

    /// `/openapi/v2`, `/openapi/v3` and what is below it.
    func openAPI(_ segments: [String], _ request: APIRequest) throws(APIFailure) -> APIResponse {
        let accept = request.headers[.accept] ?? "*/*"
        let catalogue = catalogue
        if segments == ["v2"], OpenAPI.isProtobufAccepted(accept) {
            let bytes = documents.bytes("openapi/v2.pb", of: catalogue) { OpenAPI(catalogue.served).versionTwoProtobuf }
            return APIResponse(status: 200, type: OpenAPI.protobufType, bytes: bytes ?? [])
        }
        // The others are in JSON only; who takes nothing but protobuf turns to another document.
        guard accept.contains("json") || accept.contains("*/*") else { throw .notAcceptable(["application/json"]) }
        let bytes = documents.document("openapi/" + segments.joined(separator: "/"), of: catalogue) {
            let openAPI = OpenAPI(catalogue.served)
            switch (segments.first, segments.dropFirst().first, segments.count) {
            case ("v2", nil, _): return openAPI.versionTwo
            case ("v3", nil, _): return openAPI.index
            case ("v3", "api", 3): return openAPI.document(group: "", version: segments[2])
            case ("v3", "apis", 4): return openAPI.document(group: segments[2], version: segments[3])
            default: return nil
            }
        }
        return bytes.map { APIResponse(status: 200, type: "application/json", bytes: $0) } ?? Self.notFoundText
    }
}

extension Catalogue {
    /// The resources as the documents tell of them.
    fileprivate var served: [ServedResource] {
        groups.flatMap { group in
            group.versions.flatMap { version in
                (resources(group: group.name, version: version) ?? []).map(\.served)
            }
        }
    }
}
