/// The built-in resources that the sandbox serves, as data.
///
/// Source: discovery of Kubernetes 1.32; left out are subresources that need a kubelet or a scheduler.
public enum BuiltInResources {
    /// All of them, by group and name.
    public static let all: [ServedResource] = table.split(separator: "\n").compactMap { resource(String($0)) }

    // group/version, plural, singular, kind, scope, short names, categories, verbs, subresources, type; - for none.
    private static let table = """
        v1 configmaps configmap ConfigMap ns cm - all - core.v1.ConfigMap
        v1 endpoints endpoints Endpoints ns ep - all - core.v1.Endpoints
        v1 events event Event ns ev - all - core.v1.Event
        v1 limitranges limitrange LimitRange ns limits - all - core.v1.LimitRange
        v1 namespaces namespace Namespace cluster ns - single finalize,status core.v1.Namespace
        v1 nodes node Node cluster no - all status core.v1.Node
        v1 persistentvolumeclaims persistentvolumeclaim PersistentVolumeClaim ns pvc - all status core.v1.PersistentVolumeClaim
        v1 persistentvolumes persistentvolume PersistentVolume cluster pv - all status core.v1.PersistentVolume
        v1 pods pod Pod ns po all all eviction,status core.v1.Pod
        v1 resourcequotas resourcequota ResourceQuota ns quota - all status core.v1.ResourceQuota
        v1 secrets secret Secret ns - - all - core.v1.Secret
        v1 serviceaccounts serviceaccount ServiceAccount ns sa - all token core.v1.ServiceAccount
        v1 services service Service ns svc all all status core.v1.Service
        apps/v1 daemonsets daemonset DaemonSet ns ds all all status apps.v1.DaemonSet
        apps/v1 deployments deployment Deployment ns deploy all all scale,status apps.v1.Deployment
        apps/v1 replicasets replicaset ReplicaSet ns rs all all scale,status apps.v1.ReplicaSet
        apps/v1 statefulsets statefulset StatefulSet ns sts all all scale,status apps.v1.StatefulSet
        batch/v1 jobs job Job ns - all all status batch.v1.Job
        rbac.authorization.k8s.io/v1 clusterrolebindings clusterrolebinding ClusterRoleBinding cluster - - all - rbac.v1.ClusterRoleBinding
        rbac.authorization.k8s.io/v1 clusterroles clusterrole ClusterRole cluster - - all - rbac.v1.ClusterRole
        rbac.authorization.k8s.io/v1 rolebindings rolebinding RoleBinding ns - - all - rbac.v1.RoleBinding
        rbac.authorization.k8s.io/v1 roles role Role ns - - all - rbac.v1.Role
        storage.k8s.io/v1 csidrivers csidriver CSIDriver cluster - - all - storage.v1.CSIDriver
        storage.k8s.io/v1 csinodes csinode CSINode cluster - - all - storage.v1.CSINode
        storage.k8s.io/v1 storageclasses storageclass StorageClass cluster sc - all - storage.v1.StorageClass
        storage.k8s.io/v1 volumeattachments volumeattachment VolumeAttachment cluster - - all status storage.v1.VolumeAttachment
        coordination.k8s.io/v1 leases lease Lease ns - - all - coordination.v1.Lease
        discovery.k8s.io/v1 endpointslices endpointslice EndpointSlice ns - - all - discovery.v1.EndpointSlice
        policy/v1 poddisruptionbudgets poddisruptionbudget PodDisruptionBudget ns pdb - all status policy.v1.PodDisruptionBudget
        scheduling.k8s.io/v1 priorityclasses priorityclass PriorityClass cluster pc - all - scheduling.v1.PriorityClass
        events.k8s.io/v1 events event Event ns ev - all - events.v1.Event
        authorization.k8s.io/v1 localsubjectaccessreviews localsubjectaccessreview LocalSubjectAccessReview ns - - create - authorization.v1.LocalSubjectAccessReview
        authorization.k8s.io/v1 selfsubjectaccessreviews selfsubjectaccessreview SelfSubjectAccessReview cluster - - create - authorization.v1.SelfSubjectAccessReview
        authorization.k8s.io/v1 selfsubjectrulesreviews selfsubjectrulesreview SelfSubjectRulesReview cluster - - create - authorization.v1.SelfSubjectRulesReview
        authorization.k8s.io/v1 subjectaccessreviews subjectaccessreview SubjectAccessReview cluster - - create - authorization.v1.SubjectAccessReview
        authentication.k8s.io/v1 selfsubjectreviews selfsubjectreview SelfSubjectReview cluster - - create - authentication.v1.SelfSubjectReview
        authentication.k8s.io/v1 tokenreviews tokenreview TokenReview cluster - - create - authentication.v1.TokenReview
        apiextensions.k8s.io/v1 customresourcedefinitions customresourcedefinition CustomResourceDefinition cluster crd,crds api-extensions all status apiextensions.v1.CustomResourceDefinition
        """

    private static func resource(_ line: String) -> ServedResource? {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 10 else { return nil }
        func list(_ word: String) -> [String] { word == "-" ? [] : word.split(separator: ",").map(String.init) }
        let groupVersion = words[0].split(separator: "/").map(String.init)
        let group = groupVersion.count > 1 ? groupVersion[0] : ""
        let version = groupVersion[groupVersion.count - 1]
        let verbs =
            switch words[7] {
            case "all": ServedResource.allVerbs
            case "single": ServedResource.allVerbs.filter { $0 != "deletecollection" }
            default: list(words[7])
            }
        return ServedResource(
            group: group, version: version, kind: words[3], plural: words[1], singular: words[2],
            shortNames: list(words[5]), categories: list(words[6]), isNamespaced: words[4] == "ns", verbs: verbs,
            subresources: list(words[8]).map { subresource($0, kind: words[3], group, version) },
            shape: .builtIn(words[9]))
    }

    private static func subresource(
        _ name: String, kind: String, _ group: String, _ version: String
    ) -> ServedResource.Subresource {
        switch name {
        case "token":
            .init(name, kind: "TokenRequest", group: "authentication.k8s.io", version: "v1", verbs: ["create"])
        case "eviction": .init(name, kind: "Eviction", group: "policy", version: "v1", verbs: ["create"])
        case "scale":
            .init(name, kind: "Scale", group: "autoscaling", version: "v1", verbs: ["get", "patch", "update"])
        case "finalize": .init(name, kind: kind, group: group, version: version, verbs: ["update"])
        default: .init(name, kind: kind, group: group, version: version, verbs: ["get", "patch", "update"])
        }
    }
}
