import Crypto
import Foundation
import HTTPTypes
import Testing
import Wire

@testable import Sandbox

@Suite("Kubernetes: who may do what")
struct AccessTests {
    private static let roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles"
    private static let bindings = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings"
    private static let clusterRoles = "/apis/rbac.authorization.k8s.io/v1/clusterroles"
    private static let accounts = "/api/v1/namespaces/default/serviceaccounts"

    private func acting(as user: String, groups: [String] = []) -> HTTPFields {
        var fields = HTTPFields()
        if let name = HTTPField.Name("Impersonate-User") { fields[name] = user }
        if let name = HTTPField.Name("Impersonate-Group") { fields[values: name] = groups }
        return fields
    }

    private func role(_ name: String, _ rules: JSONValue...) -> JSONValue {
        ["metadata": ["name": .string(name)], "rules": .array(rules)]
    }

    private func binding(_ name: String, _ kind: String, _ role: String, to user: String) -> JSONValue {
        [
            "metadata": ["name": .string(name)],
            "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": .string(kind), "name": .string(role)],
            "subjects": [["kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": .string(user)]],
        ]
    }

    private func rule(_ verbs: JSONValue, _ group: JSONValue, _ resources: JSONValue) -> JSONValue {
        ["verbs": verbs, "apiGroups": [group], "resources": resources]
    }

    @Test("a right is there from the moment of its binding until the binding or the role goes")
    func immediate() throws {
        let fixture = try ClusterFixture()
        let dev = acting(as: "dev")
        func status() -> Int { fixture.call("GET", Samples.configMaps, headers: dev).status }
        let refused = fixture.call("GET", Samples.configMaps, headers: dev)
        #expect(refused.status == 403)
        #expect(
            refused.value["message"]
                == "configmaps is forbidden: User \"dev\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"default\""
        )
        #expect(refused.value["details"] == ["kind": "configmaps"])
        fixture.call("POST", Self.bindings, binding("b", "Role", "r", to: "dev"))
        #expect(status() == 403)
        fixture.call("POST", Self.roles, role("r", rule(["list"], "", ["configmaps"])))
        #expect(status() == 200)
        #expect(fixture.call("GET", "/api/v1/configmaps", headers: dev).status == 403)
        fixture.call("DELETE", Self.roles + "/r")
        let message = fixture.call("GET", Samples.configMaps, headers: dev).value["message"]?.string
        #expect(message?.hasSuffix(": RBAC: role.rbac.authorization.k8s.io \"r\" not found") == true)
        fixture.call("POST", Self.roles, role("r", rule(["list"], "", ["configmaps"])))
        fixture.call("DELETE", Self.bindings + "/b")
        #expect(status() == 403)
    }

    @Test("a list of one name needs a right to that name only")
    func oneName() throws {
        let fixture = try ClusterFixture()
        var named = rule(["list", "watch"], "", ["configmaps"])
        named["resourceNames"] = ["a"]
        fixture.call("POST", Self.roles, role("r", named))
        fixture.call("POST", Self.bindings, binding("b", "Role", "r", to: "dev"))
        let dev = acting(as: "dev")
        #expect(
            fixture.call("GET", Samples.configMaps + "?fieldSelector=metadata.name%3Da", headers: dev).status == 200)
        #expect(
            fixture.call("GET", Samples.configMaps + "?fieldSelector=metadata.name%3Db", headers: dev).status == 403)
        #expect(fixture.call("GET", Samples.configMaps, headers: dev).status == 403)
    }

    @Test("an apply that makes an object needs the right to create it, of which the rule can name the object")
    func applyCreates() throws {
        let fixture = try ClusterFixture()
        fixture.call("POST", Self.bindings, binding("b", "Role", "r", to: "dev"))
        let dev = acting(as: "dev")
        func status(_ name: String) -> Int {
            fixture.call(
                "PATCH", Samples.configMaps + "/\(name)?fieldManager=dev",
                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)]],
                type: "application/apply-patch+yaml", headers: dev
            ).status
        }
        fixture.call("POST", Self.roles, role("r", rule(["patch"], "", ["configmaps"])))
        #expect(status("a") == 403)
        var named = rule(["create"], "", ["configmaps"])
        named["resourceNames"] = ["a"]
        fixture.call("DELETE", Self.roles + "/r")
        fixture.call("POST", Self.roles, role("r", rule(["patch"], "", ["configmaps"]), named))
        #expect(status("a") == 201)
        #expect(status("a") == 200)
        #expect(status("b") == 403)
    }

    @Test("nobody gives rights that he lacks, but for those who may escalate or bind")
    func escalation() throws {
        let fixture = try ClusterFixture()
        let group: JSONValue = "rbac.authorization.k8s.io"
        fixture.call("POST", Self.roles, role("maker", rule(["create", "patch"], group, ["roles", "rolebindings"])))
        fixture.call("POST", Self.bindings, binding("maker", "Role", "maker", to: "mallory"))
        let mallory = acting(as: "mallory", groups: ["g"])
        let wanted = role("r", rule(["get"], "", ["secrets"]))
        let refused = fixture.call("POST", Self.roles, wanted, headers: mallory)
        #expect(refused.status == 403)
        #expect(
            refused.value["message"]?.string
                == "roles.rbac.authorization.k8s.io \"r\" is forbidden: user \"mallory\" (groups=[\"g\" "
                + "\"system:authenticated\"]) is attempting to grant RBAC permissions not currently held:\n"
                + "{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\"]}")
        let own = binding("own", "ClusterRole", "cluster-admin", to: "mallory")
        #expect(fixture.call("POST", Self.bindings, own, headers: mallory).status == 403)
        let missing = fixture.call(
            "POST", Self.bindings, binding("x", "Role", "none", to: "mallory"), headers: mallory)
        #expect(missing.status == 404)
        fixture.call("POST", Self.roles, wanted)
        let more: JSONValue = ["rules": [rule(["get", "list"], "", ["secrets"])]]
        #expect(
            fixture.call(
                "PATCH", Self.roles + "/r", more, type: "application/merge-patch+json", headers: mallory
            ).status == 403)
        fixture.call("POST", Self.roles, role("free", rule(["escalate", "bind"], group, ["roles", "clusterroles"])))
        fixture.call("POST", Self.bindings, binding("free", "Role", "free", to: "mallory"))
        #expect(
            fixture.call(
                "PATCH", Self.roles + "/r", more, type: "application/merge-patch+json", headers: mallory
            ).status == 200)
        #expect(fixture.call("POST", Self.bindings, own, headers: mallory).status == 201)
    }

    @Test("whoever speaks for others needs the right to each of their names, groups and marks")
    func impersonation() throws {
        let fixture = try ClusterFixture()
        let token = try #require(
            fixture.call("POST", Self.accounts + "/default/token", [:]).value[at: "status", "token"]?.string)
        func status(_ headers: HTTPFields) -> (Int, String?) {
            var headers = headers
            headers[.authorization] = "Bearer \(token)"
            let answer = fixture.call("GET", "/version", headers: headers)
            return (answer.status, answer.value["message"]?.string)
        }
        #expect(status([:]).0 == 200)
        #expect(
            status(acting(as: "dev")).1
                == "users \"dev\" is forbidden: User \"system:serviceaccount:default:default\" cannot impersonate "
                + "resource \"users\" in API group \"\" at the cluster scope")
        #expect(status(acting(as: "system:serviceaccount:default:other")).1?.hasPrefix("serviceaccounts") == true)
        fixture.call("POST", Self.clusterRoles, role("speaker", rule(["impersonate"], "", ["users"])))
        var given = binding("speaker", "ClusterRole", "speaker", to: "x")
        given["subjects"] = [["kind": "ServiceAccount", "name": "default", "namespace": "default"]]
        fixture.call("POST", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", given)
        #expect(status(acting(as: "dev")).0 == 200)
        #expect(status(acting(as: "dev", groups: ["g"])).1?.hasPrefix("groups \"g\" is forbidden") == true)
        var extra = acting(as: "dev")
        extra[try #require(HTTPField.Name("Impersonate-Extra-Scopes"))] = "s"
        #expect(status(extra).1?.hasPrefix("userextras.authentication.k8s.io \"s\" is forbidden") == true)
        #expect(status(acting(as: "", groups: ["g"])).0 == 500)
    }

    @Test("view, edit and admin have what the roles with their labels have, also of those that come and go")
    func aggregation() throws {
        let fixture = try ClusterFixture()
        func resources(_ name: String) -> [JSONValue] {
            let role = fixture.get("\(Self.clusterRoles)/\(name)")
            return (role["rules"]?.array ?? []).flatMap { $0["resources"]?.array ?? [] }
        }
        #expect(resources("view").contains("configmaps"))
        #expect(!resources("view").contains("secrets"))
        #expect(resources("edit").contains("secrets") && resources("edit").contains("configmaps"))
        #expect(resources("admin").contains("rolebindings") && resources("admin").contains("pods/log"))
        var widgets = role("widgets", rule(["get"], "example.com", ["widgets"]))
        widgets[at: "metadata", "labels"] = ["rbac.authorization.k8s.io/aggregate-to-view": "true"]
        fixture.call("POST", Self.clusterRoles, widgets)
        #expect(resources("view").contains("widgets") && resources("admin").contains("widgets"))
        fixture.call("DELETE", Self.clusterRoles + "/widgets")
        #expect(!resources("admin").contains("widgets"))
    }

    @Test("default roles that were spoiled are mended at the next start")
    func restart() throws {
        let keeping = MemoryKeeping()
        let path = Self.clusterRoles + "/system:discovery"
        let first = try ClusterFixture(keeping: keeping)
        first.call("DELETE", Self.clusterRoles + "/system:basic-user")
        first.call("PATCH", path, ["rules": []], type: "application/merge-patch+json")
        let second = try ClusterFixture(keeping: keeping)
        #expect(second.call("GET", Self.clusterRoles + "/system:basic-user").status == 200)
        #expect(second.get(path)["rules"]?.array?.isEmpty == false)
        #expect(second.call("GET", "/apis", headers: acting(as: "dev")).status == 200)
    }

    @Test("a token that is bound to a Secret ends with it, and one for others is not taken here")
    func boundTokens() throws {
        let fixture = try ClusterFixture()
        let secrets = "/api/v1/namespaces/default/secrets"
        fixture.call("POST", secrets, ["metadata": ["name": "s"]])
        func token(_ spec: JSONValue) throws -> String {
            let made = fixture.call("POST", Self.accounts + "/default/token", ["spec": spec])
            return try #require(made.value[at: "status", "token"]?.string)
        }
        func status(_ token: String) -> Int {
            fixture.call("GET", "/version", headers: [.authorization: "Bearer \(token)"]).status
        }
        func review(_ token: String, _ audiences: JSONValue = []) -> JSONValue {
            let path = "/apis/authentication.k8s.io/v1/tokenreviews"
            let spec: JSONValue = ["token": .string(token), "audiences": audiences]
            return fixture.call("POST", path, ["spec": spec]).value["status"] ?? .null
        }
        let bound = try token(["boundObjectRef": ["kind": "Secret", "apiVersion": "v1", "name": "s"]])
        let foreign = try token(["audiences": ["vault"]])
        #expect(status(bound) == 200)
        #expect(status(foreign) == 401)
        #expect(review(foreign, ["vault", "other"])["audiences"] == ["vault"])
        #expect(
            review(foreign)["error"]?.string
                == "[invalid bearer token, token audiences [\"vault\"] is invalid for the target audiences "
                + "[\"https://kubernetes.default.svc.cluster.local\"]]")
        #expect(
            review(bound)[at: "user", "extra"]?["authentication.kubernetes.io/credential-id"]?.array?.count == 1)
        fixture.call("DELETE", secrets + "/s")
        #expect(status(bound) == 401)
        #expect(
            review(bound)["error"]
                == "[invalid bearer token, service account token has been invalidated]")
        let unbound = fixture.call(
            "POST", Self.accounts + "/default/token",
            ["spec": ["boundObjectRef": ["kind": "Pod", "apiVersion": "v1", "name": "p"]]])
        #expect(unbound.value["message"] == "pods \"p\" not found")
    }

    @Test("the key that tokens are checked with is told to service accounts, and checks them")
    func issuer() throws {
        let fixture = try ClusterFixture()
        let token = try #require(
            fixture.call("POST", Self.accounts + "/default/token", [:]).value[at: "status", "token"]?.string)
        let headers: HTTPFields = [.authorization: "Bearer \(token)"]
        let document = fixture.call("GET", "/.well-known/openid-configuration", headers: headers).value
        #expect(document["issuer"]?.string == ServiceAccountTokens.issuer)
        let jwk = try #require(fixture.call("GET", "/openid/v1/jwks", headers: headers).value["keys"]?.array?.first)
        let x = try #require(jwk["x"]?.string.flatMap(Base64URL.decode))
        let y = try #require(jwk["y"]?.string.flatMap(Base64URL.decode))
        let key = try P256.Signing.PublicKey(rawRepresentation: x + y)
        let parts = token.split(separator: ".").map(String.init)
        let signature = try P256.Signing.ECDSASignature(
            rawRepresentation: try #require(Base64URL.decode(parts[2])))
        #expect(key.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8)))
        #expect(fixture.cluster.server.respond(to: APIRequest("GET", "/openid/v1/jwks")).status == 403)
    }

    @Test("a Secret that asks for an account's token gets it, and goes with the account")
    func tokenSecrets() throws {
        let fixture = try ClusterFixture()
        let secrets = "/api/v1/namespaces/default/secrets"
        func secret(_ name: String, of account: String) -> JSONValue {
            [
                "metadata": [
                    "name": .string(name), "annotations": ["kubernetes.io/service-account.name": .string(account)],
                ], "type": "kubernetes.io/service-account-token",
            ]
        }
        fixture.call("POST", Self.accounts, ["metadata": ["name": "robot"]])
        fixture.call("POST", secrets, secret("robot", of: "robot"))
        fixture.call("POST", secrets, secret("orphan", of: "nobody"))
        #expect(fixture.call("GET", secrets + "/orphan").status == 404)
        let data = try #require(fixture.get(secrets + "/robot")["data"])
        #expect(data["namespace"]?.string == Data("default".utf8).base64EncodedString())
        #expect(data["ca.crt"]?.string?.isEmpty == false)
        let bytes = try #require(data["token"]?.string.flatMap { Data(base64Encoded: $0) })
        let headers: HTTPFields = [.authorization: "Bearer \(String(decoding: bytes, as: UTF8.self))"]
        // It never expires.
        fixture.clock.advance(by: .seconds(10 * 365 * 86_400))
        #expect(fixture.call("GET", "/api", headers: headers).status == 200)
        fixture.call("DELETE", Self.accounts + "/robot")
        #expect(fixture.call("GET", secrets + "/robot").status == 404)
        #expect(fixture.call("GET", "/api", headers: headers).status == 401)
    }

    @Test("reviews say what is true, and refuse to guess")
    func reviews() throws {
        let fixture = try ClusterFixture()
        let api = "/apis/authorization.k8s.io/v1"
        func review(_ kind: String, _ spec: JSONValue, as user: String? = nil) -> (status: Int, value: JSONValue) {
            let headers = user.map { acting(as: $0) } ?? [:]
            return fixture.call("POST", "\(api)/\(kind)", ["spec": spec], headers: headers)
        }
        fixture.call("POST", Self.bindings, binding("b", "ClusterRole", "view", to: "dev"))
        let read: JSONValue = ["verb": "get", "resource": "pods", "namespace": "default"]
        #expect(
            review("subjectaccessreviews", ["user": "dev", "resourceAttributes": read]).value["status"] == [
                "allowed": true,
                "reason": "RBAC: allowed by RoleBinding \"b/default\" of ClusterRole \"view\" to User \"dev\"",
            ])
        #expect(
            review("selfsubjectaccessreviews", ["resourceAttributes": read], as: "other").value["status"]
                == ["allowed": false])
        #expect(review("subjectaccessreviews", ["user": "dev", "resourceAttributes": read], as: "dev").status == 403)
        #expect(review("subjectaccessreviews", ["resourceAttributes": read]).status == 422)
        #expect(review("selfsubjectaccessreviews", [:]).status == 422)
        #expect(review("selfsubjectrulesreviews", [:]).status == 400)
        let local = "namespaces/default/localsubjectaccessreviews"
        #expect(review(local, ["user": "dev", "resourceAttributes": read]).value[at: "status", "allowed"] == true)
        #expect(review(local, ["user": "dev", "resourceAttributes": ["verb": "get"]]).status == 422)
        let rules = review("selfsubjectrulesreviews", ["namespace": "default"], as: "dev").value["status"]
        #expect(rules?["incomplete"] == false)
        #expect(
            rules?["resourceRules"]?.array?.contains {
                $0["resources"]?.array?.contains("configmaps") == true && $0["verbs"] == ["get", "list", "watch"]
            } == true)
    }

    @Test("scale shows and sets the number of replicas, with rights of its own")
    func scale() throws {
        let fixture = try ClusterFixture()
        let path = "/apis/apps/v1/namespaces/default/deployments"
        let pod: JSONValue = [
            "metadata": ["labels": ["app": "d"]], "spec": ["containers": [["name": "c", "image": "x"]]],
        ]
        fixture.call(
            "POST", path,
            [
                "metadata": ["name": "d"],
                "spec": ["replicas": 2, "selector": ["matchLabels": ["app": "d"]], "template": pod],
            ])
        let scale = fixture.get(path + "/d/scale")
        #expect(scale["kind"] == "Scale" && scale["apiVersion"] == "autoscaling/v1")
        #expect(scale[at: "spec", "replicas"] == 2 && scale[at: "status", "selector"] == "app=d")
        fixture.call("POST", Self.roles, role("r", rule(["get", "patch", "update"], "apps", ["deployments/scale"])))
        fixture.call("POST", Self.bindings, binding("b", "Role", "r", to: "dev"))
        let dev = acting(as: "dev")
        let merge = "application/merge-patch+json"
        let more: JSONValue = ["spec": ["replicas": 5]]
        #expect(fixture.call("PATCH", path + "/d", more, type: merge, headers: dev).status == 403)
        let changed = fixture.call("PATCH", path + "/d/scale", more, type: merge, headers: dev)
        #expect(changed.value[at: "spec", "replicas"] == 5)
        let deployment = fixture.get(path + "/d")
        #expect(deployment[at: "spec", "replicas"] == 5 && deployment[at: "metadata", "generation"] == 2)
        let managers = deployment[at: "metadata", "managedFields"]?.array ?? []
        #expect(managers.contains { $0["subresource"] == "scale" })
        let wrong = fixture.call(
            "PATCH", path + "/d/scale", ["spec": ["replicas": -1]], type: merge, headers: dev)
        #expect(
            wrong.value["message"]
                == "Scale.autoscaling \"d\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0"
        )
        #expect(fixture.call("PUT", path + "/d/scale", scale, headers: dev).status == 409)
    }

    @Test("an eviction deletes the pod that the path names")
    func eviction() throws {
        let fixture = try ClusterFixture()
        let pods = "/api/v1/namespaces/default/pods"
        fixture.call(
            "POST", pods, ["metadata": ["name": "p"], "spec": ["containers": [["name": "c", "image": "x"]]]])
        func evict(_ pod: String, naming name: String) -> Int {
            fixture.call(
                "POST", "\(pods)/\(pod)/eviction",
                ["apiVersion": "policy/v1", "kind": "Eviction", "metadata": ["name": .string(name)]]
            ).status
        }
        #expect(evict("p", naming: "q") == 400)
        #expect(evict("p", naming: "p") == 201)
        #expect(evict("p", naming: "p") == 404)
    }
}
