/// The rules of the built-in resources that have some of their own.
enum BuiltInRules {
    /// The rules of a resource, named `pods` or `deployments.apps`.
    static func rules(of resource: String) -> any KindRules { all[resource] ?? PlainRules() }

    private static let all: [String: any KindRules] = [
        "configmaps": ConfigMapRules(),
        "events": EventRules(),
        "events.events.k8s.io": EventRules(),
        "namespaces": NamespaceRules(),
        "persistentvolumeclaims": PersistentVolumeClaimRules(),
        "persistentvolumes": PersistentVolumeRules(),
        "pods": PodRules(),
        "secrets": SecretRules(),
        "services": ServiceRules(),
        "customresourcedefinitions.apiextensions.k8s.io": CustomResourceDefinitionRules(),
        "daemonsets.apps": WorkloadRules(kind: "DaemonSet"),
        "deployments.apps": WorkloadRules(kind: "Deployment"),
        "replicasets.apps": WorkloadRules(kind: "ReplicaSet"),
        "statefulsets.apps": WorkloadRules(kind: "StatefulSet"),
        "jobs.batch": WorkloadRules(kind: "Job"),
        "leases.coordination.k8s.io": LeaseRules(),
        "endpointslices.discovery.k8s.io": CountedRules(),
        "poddisruptionbudgets.policy": CountedRules(),
        "clusterrolebindings.rbac.authorization.k8s.io": RoleRules(isNamespaced: false),
        "clusterroles.rbac.authorization.k8s.io": RoleRules(isNamespaced: false),
        "rolebindings.rbac.authorization.k8s.io": RoleRules(isNamespaced: true),
        "roles.rbac.authorization.k8s.io": RoleRules(isNamespaced: true),
        "priorityclasses.scheduling.k8s.io": PriorityClassRules(),
        "csidrivers.storage.k8s.io": CSIDriverRules(),
        "storageclasses.storage.k8s.io": StorageClassRules(),
    ]
}
