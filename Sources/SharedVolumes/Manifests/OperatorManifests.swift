import FoundationEssentials
import KubernetesModel
import ProductAPI
public import Wire

/// The objects that install the operator, made from the types and constants that the operator itself uses.
public struct OperatorManifests: Sendable {
    /// The container image of Breakwater.
    public var image: String
    /// Where the operator runs.
    public var namespace: String

    /// The name of the operator's service account, roles, bindings and Deployment.
    public static let name = "breakwater-operator"
    /// What finds the operator's pods, and stands on everything that installing makes, by which uninstalling knows it.
    static let labels: [String: String] = [
        "app.kubernetes.io/name": "breakwater", "app.kubernetes.io/component": "operator",
    ]
    /// Where metrics and probes are served.
    public static let httpPort = 8080
    /// How long a pod may take to stop, in seconds: the steps under way are done and the Lease is given back.
    public static let terminationGrace = 60

    /// Makes the manifests for an image and a namespace.
    public init(image: String, namespace: String) {
        self.image = image
        self.namespace = namespace
    }

    /// All objects, in the order in which `kubectl apply` needs them.
    ///
    /// - Throws: only what encoding throws, which these values do not provoke.
    public func objects() throws -> [JSONValue] {
        [
            try json(SharedVolume.definition),
            namespaceObject,
            try json(ServiceAccount(metadata: metadata(namespaced: true))),
            try json(ClusterRole(metadata: metadata(), rules: SharingPermissions.clusterRules)),
            try json(
                ClusterRoleBinding(
                    metadata: metadata(), subjects: [subject], roleRef: .init(kind: "ClusterRole", name: Self.name))),
            try json(Role(metadata: metadata(namespaced: true), rules: SharingPermissions.namespaceRules)),
            try json(
                RoleBinding(
                    metadata: metadata(namespaced: true), subjects: [subject],
                    roleRef: .init(kind: "Role", name: Self.name))),
            try json(userRole("view", [SharingPermissions.readingRule], aggregatedTo: ["view"])),
            try json(userRole("edit", [SharingPermissions.writingRule], aggregatedTo: ["edit", "admin"])),
            deployment,
            disruptionBudget,
            service,
        ]
    }

    private var subject: RBACSubject {
        RBACSubject(kind: "ServiceAccount", name: Self.name, namespace: namespace)
    }

    private func metadata(namespaced: Bool = false) -> ObjectMeta {
        ObjectMeta(name: Self.name, namespace: namespaced ? namespace : nil, labels: Self.labels)
    }

    /// A role that the cluster's own `view`, `edit` and `admin` take in, so that whoever has those for a namespace has
    /// the same rights on its SharedVolumes.
    private func userRole(_ name: String, _ rules: [PolicyRule], aggregatedTo roles: [String]) -> ClusterRole {
        var labels = Self.labels
        for role in roles { labels[Self.aggregation + role] = "true" }
        let metadata = ObjectMeta(name: "breakwater-\(SharedVolume.resourceType.plural)-\(name)", labels: labels)
        return ClusterRole(metadata: metadata, rules: rules)
    }

    /// How labels of ClusterRoles begin that the cluster's own roles take in.
    static let aggregation = "rbac.authorization.k8s.io/aggregate-to-"

    private func json(_ object: some KubernetesResource) throws -> JSONValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try JSONValue(parsing: Array(try encoder.encode(Manifest(object))))
    }

    private var namespaceObject: JSONValue {
        [
            "apiVersion": "v1", "kind": "Namespace",
            "metadata": [
                "name": .string(namespace),
                // The node driver that the operator keeps here mounts for other pods, which takes privileged ones.
                "labels": .object(
                    JSONObject(Self.labels.merging(["pod-security.kubernetes.io/enforce": "privileged"]) { $1 })),
            ],
        ]
    }

    private var deployment: JSONValue {
        [
            "apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": [
                "name": .string(Self.name), "namespace": .string(namespace), "labels": .object(JSONObject(Self.labels)),
            ],
            "spec": [
                // One acts, the other stands by with warm caches.
                "replicas": 2,
                "selector": ["matchLabels": .object(JSONObject(Self.labels))],
                "template": [
                    "metadata": ["labels": .object(JSONObject(Self.labels))],
                    "spec": podSpec,
                ],
            ],
        ]
    }

    private var podSpec: JSONValue {
        [
            "serviceAccountName": .string(Self.name),
            "securityContext": ["runAsNonRoot": true, "seccompProfile": ["type": "RuntimeDefault"]],
            "priorityClassName": "system-cluster-critical",
            "nodeSelector": ["kubernetes.io/os": "linux"],
            // Not required: on a single node both replicas still run.
            "topologySpreadConstraints": .array(["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map(spread)),
            "terminationGracePeriodSeconds": .integer(Int64(Self.terminationGrace)),
            "enableServiceLinks": false,
            "containers": [container],
        ]
    }

    private func spread(over topologyKey: JSONValue) -> JSONValue {
        [
            "maxSkew": 1, "topologyKey": topologyKey, "whenUnsatisfiable": "ScheduleAnyway",
            "labelSelector": ["matchLabels": .object(JSONObject(Self.labels))],
        ]
    }

    private var container: JSONValue {
        [
            "name": "operator",
            "image": .string(image),
            "args": ["operator", "--http-address", .string("0.0.0.0:\(Self.httpPort)")],
            "ports": [["name": "http", "containerPort": .integer(Int64(Self.httpPort))]],
            "env": [
                ["name": "POD_NAME", "valueFrom": ["fieldRef": ["fieldPath": "metadata.name"]]],
                ["name": "POD_NAMESPACE", "valueFrom": ["fieldRef": ["fieldPath": "metadata.namespace"]]],
            ],
            "livenessProbe": ["httpGet": ["path": "/healthz", "port": "http"], "periodSeconds": 10],
            "readinessProbe": ["httpGet": ["path": "/readyz", "port": "http"], "periodSeconds": 5],
            "resources": ["requests": ["cpu": "10m", "memory": "64Mi"], "limits": ["memory": "256Mi"]],
            "securityContext": [
                "allowPrivilegeEscalation": false,
                "readOnlyRootFilesystem": true,
                "capabilities": ["drop": ["ALL"]],
            ],
        ]
    }
}
