import HTTPTypes
import Testing
import Wire

@testable import Sandbox

@Suite("Kubernetes: writing objects")
struct ObjectWritingTests {
    @Test("an object that is created twice is refused the second time")
    func createTwice() throws {
        let fixture = try ClusterFixture()
        #expect(fixture.call("POST", Samples.configMaps, Samples.configMap("a")).status == 201)
        let second = fixture.call("POST", Samples.configMaps, Samples.configMap("a"))
        #expect(second.status == 409)
        #expect(second.value["reason"] == "AlreadyExists")
        #expect(second.value["message"] == "configmaps \"a\" already exists")
    }

    @Test("a writer whose object is no longer the latest gets a conflict in the server's words")
    func conflict() throws {
        let fixture = try ClusterFixture()
        let first = fixture.call("POST", Samples.configMaps, Samples.configMap("a")).value
        var next = first
        next[at: "data", "key"] = "2"
        #expect(fixture.call("PUT", Samples.configMaps + "/a", next).status == 200)
        let late = fixture.call("PUT", Samples.configMaps + "/a", next)
        #expect(late.status == 409)
        #expect(
            late.value["message"]
                == "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again"
        )
    }

    @Test("a patch cannot give an object another name")
    func renaming() throws {
        let fixture = try ClusterFixture()
        _ = fixture.call("POST", Samples.configMaps, Samples.configMap("a"))
        let answer = fixture.call(
            "PATCH", Samples.configMaps + "/a", ["metadata": ["name": "b"]], type: "application/merge-patch+json")
        #expect(answer.status == 400)
    }

    @Test("the namespaces that every cluster has cannot be deleted", arguments: ["default", "kube-system"])
    func lastingNamespaces(name: String) throws {
        let answer = try ClusterFixture().call("DELETE", "/api/v1/namespaces/\(name)")
        #expect(answer.status == 403)
        #expect(
            answer.value["message"] == .string("namespaces \"\(name)\" is forbidden: this namespace may not be deleted")
        )
    }

    @Test("who asks as a service account is that account, with its groups")
    func impersonation() throws {
        var headers = HTTPFields()
        headers[try #require(HTTPField.Name("Impersonate-User"))] = "system:serviceaccount:default:robot"
        let answer = try ClusterFixture().call(
            "POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews",
            ["apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"], headers: headers)
        let user = try #require(answer.value[at: "status", "userInfo"])
        #expect(user["username"] == "system:serviceaccount:default:robot")
        #expect(
            user["groups"] == [
                "system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated",
            ])
    }

    @Test("an update that changes nothing leaves the resource version as it is")
    func noChange() throws {
        let fixture = try ClusterFixture()
        let first = fixture.call("POST", Samples.configMaps, Samples.configMap("a")).value
        let second = fixture.call("PUT", Samples.configMaps + "/a", first).value
        #expect(second[at: "metadata", "resourceVersion"] == first[at: "metadata", "resourceVersion"])
    }

    @Test("a dry run answers as if and leaves nothing behind")
    func dryRun() throws {
        let fixture = try ClusterFixture()
        #expect(fixture.call("POST", Samples.configMaps + "?dryRun=All", Samples.configMap("a")).status == 201)
        #expect(fixture.call("GET", Samples.configMaps + "/a").status == 404)
    }

    @Test("an unknown field is refused, warned of or dropped, as the writer asks")
    func fieldValidation() throws {
        let fixture = try ClusterFixture()
        var object = Samples.configMap("a")
        object["frob"] = 1
        let strict = fixture.call("POST", Samples.configMaps + "?fieldValidation=Strict", object)
        #expect(strict.status == 400)
        #expect(strict.value["message"]?.string?.hasSuffix("strict decoding error: unknown field \"frob\"") == true)
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        let warned = fixture.cluster.respond(
            to: APIRequest("POST", Samples.configMaps, headers: headers, body: object.bytes()))
        let name = try #require(HTTPField.Name("Warning"))
        #expect(warned.status == 201)
        #expect(warned.headers[name] == "299 - \"unknown field \\\"frob\\\"\"")
        #expect(warned.value?["frob"] == nil)
    }

    @Test("an amount may be a number, as YAML reads one, and nothing else but a text")
    func amounts() throws {
        let fixture = try ClusterFixture()
        var volume = Samples.volume("v")
        volume[at: "spec", "capacity", "storage"] = 1.5
        #expect(fixture.call("POST", Samples.volumes, volume).status == 201)
        volume[at: "spec", "capacity", "storage"] = ["a": "b"]
        #expect(fixture.call("POST", Samples.volumes + "?dryRun=All", volume).status == 400)
    }

    @Test("a generated name has the prefix and five more characters")
    func generateName() throws {
        let fixture = try ClusterFixture()
        var object = Samples.configMap("a")
        object["metadata"] = ["generateName": "a-"]
        let made = fixture.call("POST", Samples.configMaps, object)
        #expect(made.status == 201)
        #expect(made.value.name.hasPrefix("a-") && made.value.name.count == 7)
    }

    @Test("an object with a finalizer stays, terminating, until the finalizer is gone")
    func finalizer() throws {
        let fixture = try ClusterFixture()
        var object = Samples.configMap("a")
        object[at: "metadata", "finalizers"] = ["example.com/wait"]
        fixture.call("POST", Samples.configMaps, object)
        #expect(fixture.call("DELETE", Samples.configMaps + "/a").value.isTerminating)
        let patch: JSONValue = ["metadata": ["finalizers": .null]]
        fixture.call("PATCH", Samples.configMaps + "/a", patch, type: "application/merge-patch+json")
        #expect(fixture.call("GET", Samples.configMaps + "/a").status == 404)
    }

    @Test("a deletion for another identity is refused")
    func deletePrecondition() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Samples.configMaps, Samples.configMap("a"))
        let refused = fixture.call("DELETE", Samples.configMaps + "/a", ["preconditions": ["uid": "other"]])
        #expect(refused.status == 409)
        #expect(fixture.call("GET", Samples.configMaps + "/a").status == 200)
    }

    @Test("two managers that apply different values of one field conflict, until one of them forces")
    func applyConflict() throws {
        let fixture = try ClusterFixture()
        let target = Samples.configMaps + "/a?fieldManager="
        let type = "application/apply-patch+yaml"
        #expect(fixture.call("PATCH", target + "one", Samples.configMap("a", "1"), type: type).status == 201)
        let conflict = fixture.call("PATCH", target + "two", Samples.configMap("a", "2"), type: type)
        #expect(conflict.status == 409)
        #expect(conflict.value[at: "details", "causes"]?.array?.first?["field"] == ".data.key")
        let forced = fixture.call("PATCH", target + "two&force=true", Samples.configMap("a", "2"), type: type)
        #expect(forced.value[at: "data", "key"] == "2")
    }

    @Test("what the server adds at creation belongs to no manager, so that an apply leaves it")
    func serverOwned() throws {
        let fixture = try ClusterFixture()
        let created = fixture.call("POST", Samples.volumes + "?fieldManager=one", Samples.volume("v")).value
        #expect(created.finalizers == [PersistentVolumeRules.protection])
        let managed = created[at: "metadata", "managedFields"]?.array?.first { $0["manager"] == "one" }
        #expect(managed?[at: "fieldsV1", "f:spec", "f:csi", "f:driver"] != nil)
        #expect(managed?[at: "fieldsV1", "f:metadata"] == nil)
    }

    @Test("a strategic patch merges a list by its key")
    func strategicPatch() throws {
        let fixture = try ClusterFixture()
        let account: JSONValue = [
            "apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "a"], "secrets": [["name": "one"]],
        ]
        let accounts = "/api/v1/namespaces/default/serviceaccounts"
        fixture.call("POST", accounts, account)
        let patched = fixture.call(
            "PATCH", accounts + "/a", ["secrets": [["name": "two"]]], type: "application/strategic-merge-patch+json")
        #expect(patched.value["secrets"]?.array?.count == 2)
    }

    @Test("a body of unknown form, a wrong kind and a wrong namespace are refused with the right status")
    func refusals() throws {
        let fixture = try ClusterFixture()
        #expect(fixture.call("POST", Samples.configMaps, Samples.configMap("a"), type: "text/xml").status == 415)
        #expect(fixture.call("POST", Samples.configMaps, Samples.claim("a")).status == 400)
        var elsewhere = Samples.configMap("a")
        elsewhere[at: "metadata", "namespace"] = "kube-system"
        #expect(fixture.call("POST", Samples.configMaps, elsewhere).status == 400)
        #expect(fixture.call("PUT", Samples.configMaps, Samples.configMap("a")).status == 405)
        let nowhere = fixture.call("POST", "/api/v1/namespaces/none/configmaps", Samples.configMap("a"))
        #expect(nowhere.value["message"] == "namespaces \"none\" not found")
    }

    @Test("a caller without credentials is told nothing but health and version")
    func anonymous() throws {
        let fixture = try ClusterFixture()
        let server = fixture.cluster.server
        #expect(server.respond(to: APIRequest("GET", "/api/v1/pods")).status == 403)
        #expect(server.respond(to: APIRequest("GET", "/healthz")).status == 200)
        #expect(server.respond(to: APIRequest("GET", "/version")).status == 200)
        let headers: HTTPFields = [.authorization: "Bearer wrong"]
        #expect(server.respond(to: APIRequest("GET", "/api", headers: headers)).status == 401)
    }

    @Test("a token of a service account speaks for it until it expires or the account is gone")
    func serviceAccountToken() throws {
        let fixture = try ClusterFixture()
        let account = "/api/v1/namespaces/default/serviceaccounts/default"
        let made = fixture.call("POST", account + "/token", ["spec": ["expirationSeconds": 600]])
        let token = try #require(made.value[at: "status", "token"]?.string)
        let review: JSONValue = [
            "apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview", "metadata": [:],
        ]
        let path = "/apis/authentication.k8s.io/v1/selfsubjectreviews"
        let headers: HTTPFields = [.authorization: "Bearer \(token)"]
        let answer = fixture.call("POST", path, review, headers: headers)
        #expect(answer.value[at: "status", "userInfo", "username"] == "system:serviceaccount:default:default")
        fixture.clock.advance(by: .seconds(601))
        #expect(fixture.call("POST", path, review, headers: headers).status == 401)
    }
}
