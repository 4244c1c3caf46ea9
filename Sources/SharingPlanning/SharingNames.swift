public import KubernetesModel
import Vocabulary

/// The names, labels and finalizer by which a SharedVolume and its claim and volume know each other.
///
/// They are the original operator's, so that what it made is recognised. A name too long for its place is shortened
/// with a hash of the whole.
public enum SharingNames {
    /// Holds a SharedVolume until its claim and volume are gone.
    public static let finalizer = "finalizer.awsefs.managed.openshift.io"
    /// On everything that the operator makes.
    public static let ownedLabel = "openshift.io/aws-efs-operator-owned"
    /// The namespace of the SharedVolume that a claim or volume belongs to.
    public static let ownerNamespaceLabel = "openshift.io/aws-efs-operator-shared-volume-owner-namespace"
    /// The name of the SharedVolume that a claim or volume belongs to.
    public static let ownerNameLabel = "openshift.io/aws-efs-operator-shared-volume-owner-name"
    /// On a claim: how often the operator touched it to make the cluster's binder look again.
    public static let nudgesAnnotation = BinderPatience.annotation
    /// The class of every claim and volume that the operator makes.
    public static let storageClass = "efs-sc"
    /// The CSI driver that mounts the volumes.
    public static let driver = "efs.csi.aws.com"

    /// A label's value has at most 63 characters (Kubernetes, labels and selectors).
    private static let labelLimit = 63
    /// An object's name has at most 253 characters (Kubernetes, object names).
    private static let nameLimit = 253

    /// The name of the SharedVolume's PersistentVolume, the original's.
    public static func volume(of key: ObjectKey) -> String {
        shortened("pv-\(key.namespace ?? "")-\(key.name)", to: nameLimit)
    }

    /// The name of its PersistentVolume where another object has the first: `a/b-c` and `a-b/c` share that one, because
    /// volumes have no namespace.
    public static func spareVolume(of key: ObjectKey) -> String {
        let hash = String(stableHash(key.description), radix: 16)
        return shortened("pv-\(key.namespace ?? "")-\(key.name)", to: nameLimit - 17) + "-" + hash
    }

    /// The name of the SharedVolume's claim, in its own namespace.
    public static func claim(of key: ObjectKey) -> String {
        shortened("pvc-\(key.name)", to: nameLimit)
    }

    /// The labels of the SharedVolume's claim and volume.
    public static func labels(of key: ObjectKey) -> [String: String] {
        [
            ownedLabel: "true",
            ownerNamespaceLabel: shortened(key.namespace ?? "", to: labelLimit),
            ownerNameLabel: shortened(key.name, to: labelLimit),
        ]
    }
}
