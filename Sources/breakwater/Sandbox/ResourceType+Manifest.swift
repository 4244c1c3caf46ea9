import KubernetesModel
import ProductAPI
import Wire

extension ResourceType {
    /// The type of a manifest of ours; nil for kinds that we do not install.
    init?(ofManifest object: JSONValue) {
        let known = [
            CustomResourceDefinition.resourceType, Namespace.resourceType, ServiceAccount.resourceType,
            ClusterRole.resourceType, ClusterRoleBinding.resourceType, Role.resourceType, RoleBinding.resourceType,
        ]
        let match = known.first {
            $0.kind == object["kind"]?.string && $0.apiVersion == object["apiVersion"]?.string
        }
        guard let match else { return nil }
        self = match
    }
}
