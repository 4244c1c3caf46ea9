import KubernetesModel
import ProductAPI
import Vocabulary
public import Wire

/// The node driver and the class as they are to be: what is sent to the API server, nothing that it fills in.
///
/// Values stand in the form in which the server stores them (`1`, not `1000m`), so that comparing them needs no rules
/// of arithmetic.
public struct NodeDriver: Equatable, Sendable {
    /// Whose the node driver of the cluster is.
    public enum Mode: String, CaseIterable, Sendable {
        /// Ours, unless the cluster has one of somebody else.
        case auto
        /// Ours in any case.
        case keep
        /// Somebody else's: only the StorageClass is kept.
        case none
    }

    public var mode: Mode
    /// The namespace of the operator, in which the driver runs too.
    public var namespace: String
    /// The image of the driver; its sidecars have images of their own.
    public var image: String

    /// The AWS EFS CSI driver as of September 2026, https://gallery.ecr.aws/efs-csi-driver/amazon/aws-efs-csi-driver.
    public static let defaultImage = "public.ecr.aws/efs-csi-driver/amazon/aws-efs-csi-driver:v3.5.0"
    /// The sidecars that AWS releases with it, https://gallery.ecr.aws/csi-components.
    static let registrarImage = "public.ecr.aws/csi-components/csi-node-driver-registrar:v2.17.0-eksbuild.2"
    static let livenessImage = "public.ecr.aws/csi-components/livenessprobe:v2.19.0-eksbuild.2"

    /// As whom the fields are applied: not the operator's other name, so that an apply never gives up fields that
    /// another part of it has set.
    public static let fieldManager = "breakwater-node-driver"
    /// On each object: a hash of what was applied, by which a release that wants less than the one before is seen.
    public static let appliedAnnotation = "efs.breakwater.dev/applied"

    /// Makes the description of a driver.
    public init(mode: Mode = .auto, namespace: String, image: String = NodeDriver.defaultImage) {
        self.mode = mode
        self.namespace = namespace
        self.image = image
    }

    /// The manifest of an object, owned by the definition of SharedVolumes: when that goes, the object goes.
    ///
    /// - Parameter owner: the uid of the definition.
    public func manifest(of object: KeptObject, owner: String) -> JSONValue {
        var manifest = content(of: object)
        let definition = CustomResourceDefinition.resourceType
        manifest[at: "metadata", "ownerReferences"] = [
            [
                "apiVersion": .string(definition.apiVersion), "kind": .string(definition.kind),
                "name": .string(SharedVolume.resourceType.qualifiedName), "uid": .string(owner),
            ]
        ]
        let hash = String(stableHash(manifest.description), radix: 16)
        manifest[at: "metadata", "annotations", Self.appliedAnnotation] = .string(hash)
        return manifest
    }

    private func content(of object: KeptObject) -> JSONValue {
        var manifest: JSONValue =
            switch object {
            case .serviceAccount: [:]
            case .constraints: constraints
            case .daemonSet: ["spec": daemonSetSpec]
            case .driver:
                ["spec": ["attachRequired": false, "podInfoOnMount": false, "volumeLifecycleModes": ["Persistent"]]]
            case .storageClass:
                // It has no parameters: nothing is provisioned from it.
                [
                    "provisioner": .string(SharingNames.driver), "reclaimPolicy": "Delete",
                    "volumeBindingMode": "Immediate",
                ]
            }
        let key = object.key(in: namespace)
        manifest["apiVersion"] = .string(object.resourceType.apiVersion)
        manifest["kind"] = .string(object.resourceType.kind)
        manifest[at: "metadata", "name"] = .string(key.name)
        if let namespace = key.namespace { manifest[at: "metadata", "namespace"] = .string(namespace) }
        manifest[at: "metadata", "labels"] = [SharingNames.ownedLabel: "true"]
        return manifest
    }

    /// What the driver's pods may on an OpenShift: mounting for other pods takes a privileged container, the host's
    /// network and its paths; nothing more is given.
    private var constraints: JSONValue {
        let account = "system:serviceaccount:\(namespace):\(KeptObject.serviceAccount.name)"
        return [
            "allowHostDirVolumePlugin": true, "allowHostIPC": false, "allowHostNetwork": true, "allowHostPID": false,
            "allowHostPorts": true, "allowPrivilegeEscalation": true, "allowPrivilegedContainer": true,
            "readOnlyRootFilesystem": false,
            // Nothing, but to be said: OpenShift's definition requires these, and only its own API server fills them in.
            "allowedCapabilities": [], "defaultAddCapabilities": [], "requiredDropCapabilities": [], "priority": 0,
            "fsGroup": ["type": "RunAsAny"], "runAsUser": ["type": "RunAsAny"], "seLinuxContext": ["type": "RunAsAny"],
            "supplementalGroups": ["type": "RunAsAny"], "seccompProfiles": ["*"],
            "users": [.string(account)], "groups": [],
            // Of the kinds of volumes only those that the pods have.
            "volumes": ["downwardAPI", "hostPath", "projected", "secret"],
        ]
    }
}
