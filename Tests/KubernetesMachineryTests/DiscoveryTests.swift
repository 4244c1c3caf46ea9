import KubernetesMachinery
import Testing
import Vocabulary
import Wire

@Suite("Discovery")
struct DiscoveryTests {
    private func discovery() throws -> Discovery {
        Discovery(BuiltInResources.all + ServedResource.of(ResourceDefinition(try WidgetDefinition.json())))
    }

    @Test("a definition's resources are listed as a real API server lists them, with subresources of their own")
    func custom() throws {
        let list = try discovery().resourceList(group: "test.example.com", version: "v1")
        let expected = #"""
            {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"test.example.com/v1","resources":[
              {"name":"widgets","singularName":"widget","namespaced":true,"kind":"Widget",
               "verbs":["delete","deletecollection","get","list","patch","create","update","watch"],"shortNames":["wd"]},
              {"name":"widgets/status","singularName":"","namespaced":true,"kind":"Widget","verbs":["get","patch","update"]}]}
            """#
        #expect(try list == JSONValue(parsing: expected))
    }

    @Test("groups and versions that are not served have no documents")
    func unknown() throws {
        let discovery = try discovery()
        #expect(discovery.group("nope") == nil)
        #expect(discovery.group("") == nil)
        #expect(discovery.resourceList(group: "apps", version: "v2") == nil)
        #expect(
            discovery.group("apps")
                == [
                    "kind": "APIGroup", "apiVersion": "v1", "name": "apps",
                    "versions": [["groupVersion": "apps/v1", "version": "v1"]],
                    "preferredVersion": ["groupVersion": "apps/v1", "version": "v1"],
                ])
    }

    @Test("the aggregated document of /apis has all groups but the core group, which /api has")
    func aggregated() throws {
        let discovery = try discovery()
        let groups = discovery.aggregatedGroups["items"]?.array?.compactMap { $0[at: "metadata", "name"]?.string }
        #expect(groups?.contains("test.example.com") == true)
        #expect(groups?.count == Set(BuiltInResources.all.map(\.group)).count)
        let core = discovery.aggregatedCore["items"]?.array
        #expect(core?.count == 1)
        let pods = core?.first?["versions"]?.array?.first?["resources"]?.array?.first { $0["resource"] == "pods" }
        #expect(
            try pods
                == JSONValue(
                    parsing: #"""
                        {"resource":"pods","responseKind":{"group":"","version":"","kind":"Pod"},"scope":"Namespaced",
                         "singularResource":"pod","verbs":["create","delete","deletecollection","get","list","patch","update","watch"],
                         "shortNames":["po"],"categories":["all"],"subresources":[
                           {"subresource":"eviction","responseKind":{"group":"policy","version":"v1","kind":"Eviction"},"verbs":["create"]},
                           {"subresource":"status","responseKind":{"group":"","version":"","kind":"Pod"},"verbs":["get","patch","update"]}]}
                        """#))
    }

    @Test("stable versions are preferred to beta and alpha ones, and later to earlier")
    func priority() {
        let versions = ["v1", "v10", "foo1", "v2beta1", "v11alpha2", "v2", "v3beta1", "v11beta2", "v12alpha1", "foo10"]
        #expect(
            versions.sorted(by: VersionPriority.precedes) == [
                "v10", "v2", "v1", "v11beta2", "v3beta1", "v2beta1", "v12alpha1", "v11alpha2", "foo1", "foo10",
            ])
    }

    @Test("every built-in resource has a type and a table whose cells fit its columns", arguments: BuiltInResources.all)
    func complete(resource: ServedResource) throws {
        guard case .builtIn(let type) = resource.shape else { return }
        let schema = try #require(BuiltInTypes.schema(of: type))
        #expect(schema.properties["metadata"] != nil || type.hasPrefix("auth"))
        let table = Table.builtIn(resource.qualifiedName)
        let json = table.json(of: [[:]], now: .epoch)
        #expect(json["rows"]?.array?.first?["cells"]?.array?.count == table.columns.count)
    }
}
