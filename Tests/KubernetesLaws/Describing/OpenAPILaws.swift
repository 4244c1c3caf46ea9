import Testing
import Wire

@Suite("Law: OpenAPI", .inRooms)
struct OpenAPILaws {
    /// The targets of all references in a document.
    private func references(in value: JSONValue) -> Set<String> {
        switch value {
        case .object(let members):
            members.reduce(into: []) { found, member in
                if member.key == "$ref", let text = member.value.string {
                    found.insert(text)
                } else {
                    found.formUnion(references(in: member.value))
                }
            }
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(references(in: $1)) }
        default: []
        }
    }

    private func document(_ groupVersion: String, _ room: LawRoom) async throws -> LawAnswer {
        let root = groupVersion.contains("/") ? "apis/\(groupVersion)" : "api/\(groupVersion)"
        let index = try await room.send("GET", "/openapi/v3")
        let url = index["paths", root, "serverRelativeURL"]?.string
        return try await room.send("GET", url ?? "/openapi/v3/\(root)")
    }

    @Test("the index of version 3 names each group and version, with an address that changes with its content")
    func index() async throws {
        let room = try LawRoom.here
        let index = try await room.send("GET", "/openapi/v3")
        for root in ["api/v1", "apis/apps/v1", "apis/apiextensions.k8s.io/v1", "apis/storage.k8s.io/v1"] {
            let url = index["paths", root, "serverRelativeURL"]?.string ?? ""
            #expect(url.hasPrefix("/openapi/v3/\(root)?hash="))
            #expect(try await room.send("GET", url)["openapi"]?.string?.hasPrefix("3.0") == true)
        }
    }

    @Test(
        "a document of version 3 describes each kind, and everything that it refers to",
        arguments: [
            ("v1", "io.k8s.api.core.v1.PersistentVolume", "PersistentVolume", ""),
            ("apps/v1", "io.k8s.api.apps.v1.Deployment", "Deployment", "apps"),
            ("coordination.k8s.io/v1", "io.k8s.api.coordination.v1.Lease", "Lease", "coordination.k8s.io"),
            ("storage.k8s.io/v1", "io.k8s.api.storage.v1.StorageClass", "StorageClass", "storage.k8s.io"),
        ])
    func version3(groupVersion: String, name: String, kind: String, group: String) async throws {
        let answer = try await document(groupVersion, try LawRoom.here)
        let schemas = answer["components", "schemas"]
        let schema = schemas?[name]
        let wanted: JSONValue = ["group": .string(group), "kind": .string(kind), "version": "v1"]
        #expect(schema?["x-kubernetes-group-version-kind"]?.array?.contains(wanted) == true)
        #expect(schema?["type"] == "object")
        #expect((schema?["description"]?.string ?? "").isEmpty == false)
        #expect(schema?[at: "properties", "metadata"] != nil)
        let missing = references(in: answer.value).filter {
            !$0.hasPrefix("#/components/schemas/") || schemas?[String($0.dropFirst(21))] == nil
        }
        #expect(missing.isEmpty)
        let group = groupVersion.contains("/") ? "/apis/\(groupVersion)" : "/api/\(groupVersion)"
        #expect((answer["paths"]?.object?.keys ?? JSONObject().keys).allSatisfy { $0.hasPrefix(group) })
    }

    @Test("a patch says that it takes fieldValidation, by which kubectl knows that the server checks")
    func fieldValidation() async throws {
        let answer = try await document("v1", try LawRoom.here)
        let patch = answer["paths", "/api/v1/namespaces/{namespace}/configmaps/{name}", "patch"]
        let parameters = patch?["parameters"]?.array ?? []
        #expect(parameters.contains { $0["name"] == "fieldValidation" && $0["in"] == "query" })
        #expect(patch?["x-kubernetes-action"] == "patch")
        let kind: JSONValue = ["group": "", "kind": "ConfigMap", "version": "v1"]
        #expect(patch?["x-kubernetes-group-version-kind"] == kind)
    }

    @Test("version 2 describes the built-in kinds, and everything that it refers to")
    func version2() async throws {
        let answer = try await LawRoom.here.send("GET", "/openapi/v2")
        #expect(answer["swagger"] == "2.0")
        let definitions = answer["definitions"]
        for name in [
            "io.k8s.api.core.v1.ConfigMap", "io.k8s.api.apps.v1.Deployment",
            "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta",
        ] { #expect(definitions?[name]?["type"] == "object", "\(name)") }
        let missing = references(in: answer.value).filter {
            answer.value[path: $0.split(separator: "/").dropFirst().map(String.init)] == nil
        }
        #expect(missing.isEmpty)
    }

    @Test("a definition's kind is described as its schema says, in both versions")
    func definition() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(
            LawRoom.spec(["size": ["type": "integer", "description": "How large it is."]], ["required": ["size"]]),
            hasStatus: true)
        let group = String(widgets.groupVersion.split(separator: "/")[0])
        let name = group.split(separator: ".").reversed().joined(separator: ".") + ".v1.Widget"
        var schema: JSONValue?
        let isDescribed = try await room.eventually {
            schema = try await document(widgets.groupVersion, room)["components", "schemas", name]
            return schema != nil
        }
        #expect(isDescribed)
        let size = schema?[at: "properties", "spec", "properties", "size"]
        #expect(size == ["type": "integer", "description": "How large it is."])
        #expect(schema?[at: "properties", "spec", "required"] == ["size"])
        #expect(schema?.at("x-kubernetes-group-version-kind.0.kind") == "Widget")
        let isInVersion2 = try await room.eventually {
            try await room.send("GET", "/openapi/v2")["definitions", name, "properties", "spec"] != nil
        }
        #expect(isInVersion2)
    }

    @Test("kinds say by which key lists are merged")
    func merging() async throws {
        let answer = try await document("v1", try LawRoom.here)
        let schemas = answer["components", "schemas"]
        let ports = schemas?["io.k8s.api.core.v1.ServiceSpec"]?[at: "properties", "ports"]
        #expect(ports?["x-kubernetes-list-type"] == "map")
        #expect(ports?["x-kubernetes-list-map-keys"] == ["port", "protocol"])
        #expect(ports?["x-kubernetes-patch-merge-key"] == "port")
        #expect(ports?["x-kubernetes-patch-strategy"] == "merge")
        let selector = schemas?["io.k8s.api.core.v1.ServiceSpec"]?[at: "properties", "selector"]
        #expect(selector?["x-kubernetes-map-type"] == "atomic")
    }
}
