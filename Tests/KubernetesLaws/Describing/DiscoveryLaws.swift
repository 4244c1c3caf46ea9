import Testing
import Wire

@Suite("Law: discovery", .inRooms)
struct DiscoveryLaws {
    private func entry(_ name: String, of list: LawAnswer) -> JSONValue? {
        (list["resources"]?.array ?? []).first { $0["name"]?.string == name }
    }

    @Test("the version is told in numbers and as a tag")
    func version() async throws {
        let answer = try await LawRoom.here.send("GET", "/version")
        #expect(answer["major"] == "1")
        let minor = (answer["minor"]?.string ?? "").prefix { $0.isNumber }
        #expect(answer["gitVersion"]?.string?.hasPrefix("v1.\(minor).") == true)
    }

    @Test("the core group has one version", arguments: ["/api", "/api/"])
    func core(path: String) async throws {
        let answer = try await LawRoom.here.send("GET", path)
        #expect(answer["kind"] == "APIVersions")
        #expect(answer["versions"] == ["v1"])
    }

    @Test(
        "each other group tells its versions, preferred first",
        arguments: [
            "apps", "batch", "coordination.k8s.io", "storage.k8s.io", "rbac.authorization.k8s.io",
            "apiextensions.k8s.io", "events.k8s.io", "policy", "discovery.k8s.io", "scheduling.k8s.io",
            "authentication.k8s.io", "authorization.k8s.io",
        ])
    func groups(name: String) async throws {
        let room = try LawRoom.here
        let list = try await room.send("GET", "/apis")
        #expect(list["kind"] == "APIGroupList")
        let group = list["groups"]?.array?.first { $0["name"]?.string == name }
        #expect(group?["preferredVersion"] == ["groupVersion": .string("\(name)/v1"), "version": "v1"])
        let alone = try await room.send("GET", "/apis/\(name)")
        #expect(alone["kind"] == "APIGroup")
        #expect(alone["versions"] == group?["versions"])
    }

    @Test("a resource tells its verbs, its short names and whether it lives in namespaces")
    func resource() async throws {
        let room = try LawRoom.here
        let core = try await room.send("GET", "/api/v1")
        #expect(core["kind"] == "APIResourceList")
        #expect(core["groupVersion"] == "v1")
        let maps = entry("configmaps", of: core)
        #expect(maps?["kind"] == "ConfigMap")
        #expect(maps?["singularName"] == "configmap")
        #expect(maps?["namespaced"] == true)
        #expect(maps?["shortNames"] == ["cm"])
        let verbs: JSONValue = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
        #expect(maps?["verbs"] == verbs)
        #expect(entry("persistentvolumes", of: core)?["namespaced"] == false)
        #expect(entry("persistentvolumes/status", of: core)?["verbs"] == ["get", "patch", "update"])
        #expect(entry("namespaces", of: core)?["verbs"]?.array?.contains("deletecollection") == false)
        #expect(entry("namespaces/finalize", of: core)?["verbs"] == ["update"])
        #expect(entry("serviceaccounts/token", of: core)?["kind"] == "TokenRequest")
        let apps = try await room.send("GET", "/apis/apps/v1")
        #expect(apps["apiVersion"] == "v1")
        #expect(entry("deployments", of: apps)?["shortNames"] == ["deploy"])
        #expect(entry("deployments", of: apps)?["categories"] == ["all"])
    }

    @Test("a definition's versions that are served are discovered, with status and short names, and no others")
    func definitions() async throws {
        let room = try LawRoom.here
        let schema = LawRoom.spec(["size": ["type": "integer"]])
        let versions = [
            LawRoom.Version(name: "v1", schema: schema, hasStatus: true),
            LawRoom.Version(name: "v1beta1", isStorage: false, schema: schema),
            LawRoom.Version(name: "v1alpha1", isServed: false, isStorage: false, schema: schema),
        ]
        let widgets = try await room.define(versions)
        let group = String(widgets.groupVersion.split(separator: "/")[0])
        let isListed = try await room.eventually {
            let versions = try await room.send("GET", "/apis/\(group)")["versions"]?.array ?? []
            return versions.map { $0["version"]?.string } == ["v1", "v1beta1"]
        }
        #expect(isListed)
        let list = try await room.send("GET", "/apis/\(group)/v1")
        #expect(entry("widgets", of: list)?["kind"] == "Widget")
        #expect(entry("widgets", of: list)?["singularName"] == "widget")
        #expect(entry("widgets/status", of: list)?["verbs"] == ["get", "patch", "update"])
        #expect(entry("widgets/status", of: try await room.send("GET", "/apis/\(group)/v1beta1")) == nil)
        #expect(try await room.send("GET", "/apis/\(group)/v1alpha1").status == 404)
    }

    @Test(
        "aggregated discovery tells all groups at once", .since(30), arguments: ["/api", "/apis"])
    func aggregated(path: String) async throws {
        let type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
        let answer = try await LawRoom.here.send("GET", path, headers: ["Accept": type + ",application/json"])
        #expect(answer["kind"] == "APIGroupDiscoveryList")
        #expect(answer["apiVersion"] == "apidiscovery.k8s.io/v2")
        #expect(answer.headers["content-type"] == [type])
        let items = answer["items"]?.array ?? []
        let isCore = path == "/api"
        let group = items.first { $0[at: "metadata", "name"]?.string == (isCore ? nil : "apps") }
        let version = group?["versions"]?.array?.first { $0["version"] == "v1" }
        #expect(version?["freshness"] == "Current")
        let plural = isCore ? "configmaps" : "deployments"
        let resource = version?["resources"]?.array?.first { $0["resource"]?.string == plural }
        #expect(resource?["scope"] == "Namespaced")
        #expect(resource?["verbs"]?.array?.contains("watch") == true)
        // Group and version that are the list's are left out.
        let kind: JSONValue = ["group": "", "version": "", "kind": isCore ? "ConfigMap" : "Deployment"]
        #expect(resource?["responseKind"] == kind)
    }

    @Test("aggregated discovery has a definition's resource, with its status", .since(30))
    func aggregatedDefinition() async throws {
        let room = try LawRoom.here
        let widgets = try await room.define(LawRoom.spec([:]), hasStatus: true)
        let group = String(widgets.groupVersion.split(separator: "/")[0])
        let type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
        var found: JSONValue?
        let isThere = try await room.eventually {
            let answer = try await room.send("GET", "/apis", headers: ["Accept": type])
            let item = answer["items"]?.array?.first { $0[at: "metadata", "name"]?.string == group }
            found = item?.at("versions.0.resources.0")
            return found != nil
        }
        #expect(isThere)
        #expect(found?["resource"] == "widgets")
        #expect(found?.at("subresources.0.subresource") == "status")
        #expect(found?.at("subresources.0.responseKind.kind") == "Widget")
    }

    @Test(
        "what a group that is served lacks is not found",
        arguments: [
            "/api/v2", "/apis/apps/v9", "/apis/apps/v9/deployments", "/api/v1/nonsenses", "/apis/apps/v1/nonsenses",
            "/api/v1/namespaces/default/nonsenses/a", "/api/v1/configmaps/a", "/api/v1/namespaces/default/nodes",
            "/api/v1/namespaces/default/configmaps/a/status",
        ])
    func unserved(path: String) async throws {
        let answer = try await LawRoom.here.send("GET", path)
        #expect(answer.failure == "404 NotFound: the server could not find the requested resource")
        #expect(answer["details"] == [:])
    }

    @Test(
        "what no group serves is not found",
        arguments: ["/apis/no.such.group", "/apis/no.such.group/v1/x", "/nonsense"])
    func nothing(path: String) async throws {
        let answer = try await LawRoom.here.send("GET", path)
        #expect(answer.status == 404)
        #expect(answer.text.trimmed == "404 page not found")
    }
}

extension String {
    /// The text without spaces and line ends around it.
    var trimmed: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isWhitespace == true { text.removeFirst() }
        return String(text)
    }
}
