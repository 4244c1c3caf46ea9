import Testing
import Wire

@testable import KubernetesMachinery

@Suite("OpenAPI documents")
struct OpenAPITests {
    private func openAPI() throws -> OpenAPI {
        OpenAPI(BuiltInResources.all + ServedResource.of(ResourceDefinition(try WidgetDefinition.json())))
    }

    /// All references in a document.
    private func references(_ value: JSONValue) -> Set<String> {
        switch value {
        case .array(let elements): return elements.reduce(into: []) { $0.formUnion(references($1)) }
        case .object(let members):
            var found: Set<String> = []
            if let reference = members["$ref"]?.string { found.insert(reference) }
            for value in members.values { found.formUnion(references(value)) }
            return found
        default: return []
        }
    }

    @Test(
        "every reference of every version's document leads to a schema in it",
        arguments: [
            ("", "v1"), ("apps", "v1"), ("apiextensions.k8s.io", "v1"), ("test.example.com", "v1"),
            ("events.k8s.io", "v1"),
        ])
    func closed(group: String, version: String) throws {
        let document = try #require(try openAPI().document(group: group, version: version))
        let schemas = try #require(document[at: "components", "schemas"]?.object)
        for reference in references(document) {
            #expect(schemas.contains(reference.split(separator: "/").last.map(String.init) ?? ""), "\(reference)")
        }
    }

    @Test("the index names each version with a hash that changes with its document")
    func index() throws {
        let path = "apis/test.example.com/v1"
        func address(_ api: OpenAPI) -> String? { api.index["paths"]?[path]?["serverRelativeURL"]?.string }
        let first = try #require(address(try openAPI()))
        #expect(first.hasPrefix("/openapi/v3/\(path)?hash="))
        var definition = JSONValue.object(try WidgetDefinition.json())
        definition[at: "spec", "names", "kind"] = "Gadget"
        let other = OpenAPI(ServedResource.of(ResourceDefinition(definition.object ?? [:])))
        #expect(address(other) != first)
    }

    @Test("writes tell of the parameters without which kubectl would not let the server validate")
    func parameters() throws {
        let document = try #require(try openAPI().document(group: "test.example.com", version: "v1"))
        let path = "/apis/test.example.com/v1/namespaces/{namespace}/widgets/{name}"
        let patch = try #require(document[path: ["paths", path, "patch"]])
        let names = patch["parameters"]?.array?.compactMap { $0["name"]?.string } ?? []
        #expect(Set(names).isSuperset(of: ["dryRun", "fieldValidation", "fieldManager", "force"]))
        #expect(
            patch["x-kubernetes-group-version-kind"] == [
                "group": "test.example.com", "version": "v1", "kind": "Widget",
            ])
    }

    @Test(
        "only built-in resources offer the strategic patch, which kubectl apply takes wherever it is offered",
        arguments: [
            ("", "/api/v1/namespaces/{namespace}/configmaps/{name}", true),
            ("test.example.com", "/apis/test.example.com/v1/namespaces/{namespace}/widgets/{name}", false),
        ])
    func patches(group: String, path: String, isOffered: Bool) throws {
        let document = try #require(try openAPI().document(group: group, version: "v1"))
        let types = try #require(document[path: ["paths", path, "patch", "requestBody", "content"]]?.object)
        #expect(types.contains("application/merge-patch+json"))
        #expect(types.contains("application/strategic-merge-patch+json") == isOffered)
    }

    @Test("a custom resource's schema has its own fields and those of every resource")
    func customSchema() throws {
        let document = try #require(try openAPI().document(group: "test.example.com", version: "v1"))
        let schema = try #require(document[path: ["components", "schemas", "com.example.test.v1.Widget"]])
        #expect(
            Set(schema["properties"]?.object?.keys.map { $0 } ?? []) == [
                "apiVersion", "kind", "metadata", "spec", "status",
            ])
        #expect(schema[at: "properties", "spec", "properties", "id", "pattern"] == "^fs-[0-9a-f]+$")
    }

    @Test("the document of version two refers to its definitions")
    func versionTwo() throws {
        let document = try openAPI().versionTwo
        let definitions = try #require(document["definitions"])
        for reference in references(definitions) { #expect(reference.hasPrefix("#/definitions/")) }
        #expect(definitions["io.k8s.api.core.v1.Pod"] != nil)
        for scalar in [
            "io.k8s.apimachinery.pkg.api.resource.Quantity", "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
        ] {
            #expect(definitions[scalar]?["type"] == "string")
            #expect(definitions[scalar]?["oneOf"] == nil)
        }
    }

    @Test("as protocol buffers it tells of each kind what kubectl validates by")
    func versionTwoProtobuf() throws {
        let openAPI = try openAPI()
        let document = try ProtobufFields(openAPI.versionTwoProtobuf[...])
        #expect(document[1]?.text == "2.0")
        let definitions = try ProtobufFields(#require(document[9]).bytes).all.map { try ProtobufFields($0.bytes) }
        #expect(definitions.count == openAPI.versionTwo["definitions"]?.object?.count)
        let pod = try #require(definitions.first { $0[1]?.text == "io.k8s.api.core.v1.Pod" })
        let schema = try ProtobufFields(#require(pod[2]).bytes)
        let properties = try ProtobufFields(#require(schema[25]).bytes).all.map { try ProtobufFields($0.bytes) }
        let spec = try #require(properties.first { $0[1]?.text == "spec" })
        #expect(try ProtobufFields(#require(spec[2]).bytes)[1]?.text == "#/definitions/io.k8s.api.core.v1.PodSpec")
        let extensions = try schema.all.filter { $0.number == 31 }.map { try ProtobufFields($0.bytes) }
        let kind = try #require(extensions.first { $0[1]?.text == "x-kubernetes-group-version-kind" })
        #expect(
            try ProtobufFields(#require(kind[2]).bytes)[2]?.text == #"[{"group":"","kind":"Pod","version":"v1"}]"#)
    }
}
