import Wire

/// Kubernetes' own kinds, as many as the sandbox serves: one row a kind and version.
enum BuiltInResources {
    /// All of them, in the order of discovery.
    static let all: [ServedResource] = rows.map(\.resource)

    private static let tokenRequest = ServedResource.Subresource(
        name: "token", group: "authentication.k8s.io", version: "v1", kind: "TokenRequest", verbs: ["create"])
    private static let finalize = ServedResource.Subresource(
        name: "finalize", group: "", version: "v1", kind: "Namespace", verbs: ["update"])

    private static let rows: [Row] = [
        Row("", "ConfigMap", "configmaps", ["cm"], rules: ConfigMapRules()),
        Row("", "Endpoints", "endpoints", ["ep"]),
        Row("", "Event", "events", ["ev"], rules: EventRules()),
        Row(
            "", "Namespace", "namespaces", ["ns"], isNamespaced: false, hasStatus: true, subresources: [finalize],
            verbs: ["create", "delete", "get", "list", "patch", "update", "watch"], rules: NamespaceRules()),
        Row("", "Node", "nodes", ["no"], isNamespaced: false, hasStatus: true),
        Row(
            "", "PersistentVolumeClaim", "persistentvolumeclaims", ["pvc"], hasStatus: true,
            rules: PersistentVolumeClaimRules()),
        Row(
            "", "PersistentVolume", "persistentvolumes", ["pv"], isNamespaced: false, hasStatus: true,
            rules: PersistentVolumeRules()),
        Row("", "Pod", "pods", ["po"], categories: ["all"], hasStatus: true, rules: PodRules()),
        Row("", "Secret", "secrets", rules: SecretRules()),
        Row("", "ServiceAccount", "serviceaccounts", ["sa"], subresources: [tokenRequest]),
        Row("", "Service", "services", ["svc"], categories: ["all"], hasStatus: true, rules: ServiceRules()),
        Row(
            "apiextensions.k8s.io", "CustomResourceDefinition", "customresourcedefinitions", ["crd", "crds"],
            categories: ["api-extensions"], isNamespaced: false, hasStatus: true, countsGenerations: true,
            rules: CustomResourceDefinitionRules()),
        Row(
            "apps", "DaemonSet", "daemonsets", ["ds"], categories: ["all"], hasStatus: true, countsGenerations: true,
            rules: WorkloadRules(kind: "DaemonSet")),
        Row(
            "apps", "Deployment", "deployments", ["deploy"], categories: ["all"], hasStatus: true,
            countsGenerations: true, rules: WorkloadRules(kind: "Deployment")),
        Row(
            "apps", "ReplicaSet", "replicasets", ["rs"], categories: ["all"], hasStatus: true, countsGenerations: true,
            rules: WorkloadRules(kind: "ReplicaSet")),
        Row(
            "apps", "StatefulSet", "statefulsets", ["sts"], categories: ["all"], hasStatus: true,
            countsGenerations: true, rules: WorkloadRules(kind: "StatefulSet")),
        Row(
            "batch", "Job", "jobs", categories: ["all"], hasStatus: true, countsGenerations: true,
            rules: WorkloadRules(kind: "Job")),
        Row("authentication.k8s.io", "SelfSubjectReview", "selfsubjectreviews", isNamespaced: false, verbs: ["create"]),
        Row("authentication.k8s.io", "TokenReview", "tokenreviews", isNamespaced: false, verbs: ["create"]),
        Row("authorization.k8s.io", "LocalSubjectAccessReview", "localsubjectaccessreviews", verbs: ["create"]),
        Row(
            "authorization.k8s.io", "SelfSubjectAccessReview", "selfsubjectaccessreviews", isNamespaced: false,
            verbs: ["create"]),
        Row(
            "authorization.k8s.io", "SelfSubjectRulesReview", "selfsubjectrulesreviews", isNamespaced: false,
            verbs: ["create"]),
        Row(
            "authorization.k8s.io", "SubjectAccessReview", "subjectaccessreviews", isNamespaced: false,
            verbs: ["create"]),
        Row("coordination.k8s.io", "Lease", "leases", rules: LeaseRules()),
        Row("discovery.k8s.io", "EndpointSlice", "endpointslices", countsGenerations: true),
        Row("events.k8s.io", "Event", "events", ["ev"], storedGroup: "", rules: EventRules()),
        Row("policy", "PodDisruptionBudget", "poddisruptionbudgets", ["pdb"], hasStatus: true, countsGenerations: true),
        Row(
            "rbac.authorization.k8s.io", "ClusterRoleBinding", "clusterrolebindings", isNamespaced: false,
            rules: RoleRules()),
        Row("rbac.authorization.k8s.io", "ClusterRole", "clusterroles", isNamespaced: false, rules: RoleRules()),
        Row("rbac.authorization.k8s.io", "RoleBinding", "rolebindings", rules: RoleRules()),
        Row("rbac.authorization.k8s.io", "Role", "roles", rules: RoleRules()),
        Row(
            "scheduling.k8s.io", "PriorityClass", "priorityclasses", ["pc"], isNamespaced: false,
            countsGenerations: true),
        Row("storage.k8s.io", "CSIDriver", "csidrivers", isNamespaced: false, rules: CSIDriverRules()),
        Row("storage.k8s.io", "CSINode", "csinodes", isNamespaced: false),
        Row(
            "storage.k8s.io", "StorageClass", "storageclasses", ["sc"], isNamespaced: false, rules: StorageClassRules()),
        Row("storage.k8s.io", "VolumeAttachment", "volumeattachments", isNamespaced: false, hasStatus: true),
    ]

    /// A row of the table.
    private struct Row {
        let group: String
        let kind: String
        let plural: String
        let shortNames: [String]
        var categories: [String] = []
        var isNamespaced = true
        var hasStatus = false
        var subresources: [ServedResource.Subresource] = []
        var verbs = ServedResource.allVerbs
        var countsGenerations = false
        var storedGroup: String
        var rules: any KindRules = PlainRules()

        init(
            _ group: String, _ kind: String, _ plural: String, _ shortNames: [String] = [], categories: [String] = [],
            isNamespaced: Bool = true, hasStatus: Bool = false, subresources: [ServedResource.Subresource] = [],
            verbs: [String] = ServedResource.allVerbs, countsGenerations: Bool = false, storedGroup: String? = nil,
            rules: any KindRules = PlainRules()
        ) {
            self.group = group
            self.kind = kind
            self.plural = plural
            self.shortNames = shortNames
            self.categories = categories
            self.isNamespaced = isNamespaced
            self.hasStatus = hasStatus
            self.subresources = subresources
            self.verbs = verbs
            self.countsGenerations = countsGenerations
            self.storedGroup = storedGroup ?? group
            self.rules = rules
        }

        /// The type of ``BuiltInTypes``: the group's first word stands in front of the kind.
        private var typeName: Substring {
            guard let first = group.split(separator: ".").first else { return kind[...] }
            return "\(first == "rbac" ? "rbac" : first).\(kind)"
        }

        var resource: ServedResource {
            let type = typeName
            return ServedResource(
                collection: CollectionKey(group: group, plural: plural), version: "v1", kind: kind,
                listKind: "\(kind)List", singular: kind.lowercased(), shortNames: shortNames, categories: categories,
                isNamespaced: isNamespaced, verbs: verbs, hasStatus: hasStatus, otherSubresources: subresources,
                storedCollection: CollectionKey(group: storedGroup, plural: plural),
                storedAPIVersion: storedGroup.isEmpty ? "v1" : "\(storedGroup)/v1",
                countsGenerations: countsGenerations, columns: BuiltInColumns.columns(of: kind, group: group),
                schema: ResourceSchema { BuiltInTypes.schema(of: type)?.object ?? JSONObject() }, rules: rules)
        }
    }
}
