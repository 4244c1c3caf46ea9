import KubernetesModel
import SharingPlanning
import Wire

/// A kind of which objects are compared whole, as the API server has them.
protocol WholeKind: Sendable {
    static var resourceType: ResourceType { get }
}

/// An object with all its members, known to us or not.
struct WholeObject<Kind: WholeKind>: KubernetesResource {
    static var resourceType: ResourceType { Kind.resourceType }

    var metadata: ObjectMeta
    let value: JSONValue

    private enum CodingKeys: String, CodingKey {
        case metadata
    }

    init(from decoder: any Decoder) throws {
        metadata = try decoder.container(keyedBy: CodingKeys.self).decode(ObjectMeta.self, forKey: .metadata)
        value = try JSONValue(from: decoder)
    }

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

/// The kinds of what the operator keeps, and of what owns it.
enum WholeKinds {
    enum ServiceAccount: WholeKind {
        static var resourceType: ResourceType { KeptObject.serviceAccount.resourceType }
    }
    enum Constraints: WholeKind {
        static var resourceType: ResourceType { KeptObject.constraints.resourceType }
    }
    enum DaemonSet: WholeKind {
        static var resourceType: ResourceType { KeptObject.daemonSet.resourceType }
    }
    enum Driver: WholeKind {
        static var resourceType: ResourceType { KeptObject.driver.resourceType }
    }
    enum StorageClass: WholeKind {
        static var resourceType: ResourceType { KeptObject.storageClass.resourceType }
    }
    enum Definition: WholeKind {
        static var resourceType: ResourceType { CustomResourceDefinition.resourceType }
    }
}
