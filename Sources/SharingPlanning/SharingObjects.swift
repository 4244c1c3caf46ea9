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
    public init(of key: ObjectKey, sharing handle: VolumeHandle) {
        let claimName = SharingNames.claim(of: key)
        let volumeName = SharingNames.volume(of: key)
        let labels = SharingNames.labels(of: key)
        volume = PersistentVolume(
            metadata: ObjectMeta(name: volumeName, labels: labels),
            spec: .init(
                capacity: ["storage": "1Gi"], accessModes: ["ReadWriteMany"], persistentVolumeReclaimPolicy: "Retain",
                storageClassName: SharingNames.storageClass, volumeMode: "Filesystem",
                claimRef: ObjectReference(
                    apiVersion: "v1", kind: "PersistentVolumeClaim", namespace: key.namespace, name: claimName),
                csi: .init(driver: SharingNames.driver, volumeHandle: handle.description)))
        claim = PersistentVolumeClaim(
            metadata: ObjectMeta(name: claimName, namespace: key.namespace, labels: labels),
            spec: .init(
                accessModes: ["ReadWriteMany"], resources: .init(requests: ["storage": "1Gi"]),
                storageClassName: SharingNames.storageClass, volumeMode: "Filesystem", volumeName: volumeName))
    }
}
