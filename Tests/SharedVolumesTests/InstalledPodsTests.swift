import SharedVolumes
import Testing
import Wire

@Suite("What is installed")
struct InstalledPodsTests {
    private let manifests = OperatorManifests(image: "breakwater", namespace: "breakwater-system")

    @Test("pods run under the strictest standard, over several nodes, and may be drained one at a time")
    func pods() throws {
        let objects = try manifests.objects()
        let deployment = try #require(objects.first { $0["kind"] == "Deployment" })
        let pod = try #require(deployment[at: "spec", "template", "spec"])
        #expect(pod[at: "securityContext", "runAsNonRoot"] == true)
        #expect(pod[at: "securityContext", "seccompProfile", "type"] == "RuntimeDefault")
        // OpenShift chooses the user.
        #expect(pod[at: "securityContext", "runAsUser"] == nil)
        let context = pod["containers"]?.array?.first?["securityContext"]
        #expect(context?["allowPrivilegeEscalation"] == false)
        #expect(context?["readOnlyRootFilesystem"] == true)
        #expect(context?[at: "capabilities", "drop"] == ["ALL"])
        let topologies = (pod["topologySpreadConstraints"]?.array ?? []).compactMap { $0["topologyKey"]?.string }
        #expect(topologies == ["kubernetes.io/hostname", "topology.kubernetes.io/zone"])
        let budget = try #require(objects.first { $0["kind"] == "PodDisruptionBudget" })
        #expect((budget[at: "spec", "minAvailable"]?.integer ?? 0) < (deployment[at: "spec", "replicas"]?.integer ?? 0))
        let labels = deployment[at: "spec", "template", "metadata", "labels"]
        #expect(budget[at: "spec", "selector", "matchLabels"] == labels)
        #expect(objects.first { $0["kind"] == "Service" }?[at: "spec", "selector"] == labels)
    }

    @Test("viewers may read SharedVolumes, editors may write them, and nobody's role has their status to write")
    func users() throws {
        let roles = try manifests.objects().filter {
            $0["kind"] == "ClusterRole" && $0[at: "metadata", "name"]?.string != OperatorManifests.name
        }
        func rules(to role: String) -> [JSONValue] {
            roles.filter { $0[at: "metadata", "labels", "rbac.authorization.k8s.io/aggregate-to-\(role)"] == "true" }
                .flatMap { $0["rules"]?.array ?? [] }
        }
        #expect(rules(to: "view").flatMap { $0["verbs"]?.array ?? [] } == ["get", "list", "watch"])
        for role in ["edit", "admin"] {
            #expect(rules(to: role).flatMap { $0["resources"]?.array ?? [] } == ["sharedvolumes"])
            #expect(rules(to: role).first?["verbs"]?.array?.contains("create") == true)
        }
    }
}
