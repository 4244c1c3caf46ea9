public import KubernetesModel
public import Vocabulary

/// The claim and the volume that a SharedVolume asks for.
public struct SharingObjects: Equatable, Sendable {
    /// Bound to the claim from the start, so that no other claim can take it.
    public let volume: PersistentVolume
    /// What pods of the namespace mount.
    public let claim: PersistentVolumeClaim

    /// Makes both for one SharedVolume and what it shares.
    ///
    /// The capacity means nothing on EFS; Kubernetes asks for one.
    ///
    /// - Parameters:
    ///   - volumeName: one of the two names of ``SharingNames``; nil for the first.
    ///   - region: of the file system, where spec names it: the mount helper looks in the node's own otherwise
    ///     (efs-utils, mount option `region`).
    public init(
        of key: ObjectKey, sharing handle: VolumeHandle, volumeName: String? = nil, region: Region? = nil
    ) {
        let volumeName = volumeName ?? SharingNames.volume(of: key)
        let labels = SharingNames.labels(of: key)
        volume = PersistentVolume(
            metadata: ObjectMeta(name: volumeName, labels: labels),
            spec: .init(
                capacity: ["storage": "1Gi"], accessModes: Self.accessModes,
                persistentVolumeReclaimPolicy: Self.reclaimPolicy,
                storageClassName: SharingNames.storageClass, volumeMode: "Filesystem",
                mountOptions: region.map { ["region=\($0)"] },
                claimRef: Self.claimRef(of: key),
                csi: .init(driver: SharingNames.driver, volumeHandle: handle.description)))
        claim = PersistentVolumeClaim(
            metadata: ObjectMeta(name: SharingNames.claim(of: key), namespace: key.namespace, labels: labels),
            spec: .init(
                accessModes: Self.accessModes, resources: .init(requests: ["storage": "1Gi"]),
                storageClassName: SharingNames.storageClass, volumeMode: "Filesystem", volumeName: volumeName))
    }

    /// Any number of pods on any number of nodes.
    static let accessModes = ["ReadWriteMany"]
    /// Deleting a volume deletes no data.
    static let reclaimPolicy = "Retain"

    /// By which the volume is kept for the claim.
    static func claimRef(of key: ObjectKey) -> ObjectReference {
        ObjectReference(
            apiVersion: "v1", kind: "PersistentVolumeClaim", namespace: key.namespace,
            name: SharingNames.claim(of: key))
    }
}
