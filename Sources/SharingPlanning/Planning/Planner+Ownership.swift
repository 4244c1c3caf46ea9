import KubernetesModel
import ProductAPI
import Vocabulary

/// What is ours, and under which name.
extension Planner {
    /// The SharedVolume's volume, under either of its names; nil when there is none.
    var ownVolume: PersistentVolume? {
        [observation.volume, observation.spareVolume].lazy.compactMap { $0 }.first { isOurs($0) }
    }

    /// The name of the volume: the one that it has, or that the claim asks for, else the first that nobody else has.
    var volumeName: String {
        let first = SharingNames.volume(of: key)
        let spare = SharingNames.spareVolume(of: key)
        if let name = ownVolume?.metadata.name { return name }
        if let claim = observation.claim, isOurs(claim), !asksInVain(claim),
            [first, spare].contains(claim.spec.volumeName)
        {
            return claim.spec.volumeName ?? first
        }
        return observation.volume == nil ? first : spare
    }

    /// Whether an unbound claim asks for a volume that is somebody else's: the original gave `a/b-c` and `a-b/c` one name.
    func asksInVain(_ claim: PersistentVolumeClaim) -> Bool {
        guard isOurs(claim), claim.status?.phase ?? "Pending" == "Pending" else { return false }
        return [observation.volume, observation.spareVolume].lazy.compactMap { $0 }.contains {
            $0.metadata.name == claim.spec.volumeName && !isOurs($0)
        }
    }

    func isOurs(_ volume: PersistentVolume) -> Bool { hasLabels(volume.metadata) || names(volume) }

    func isOurs(_ claim: PersistentVolumeClaim) -> Bool { hasLabels(claim.metadata) || names(claim) }

    func hasLabels(_ metadata: ObjectMeta) -> Bool {
        labels.allSatisfy { metadata.labels?[$0.key] == $0.value }
    }

    private func isUnowned(_ metadata: ObjectMeta) -> Bool {
        metadata.labels?[SharingNames.ownerNameLabel] == nil
            && metadata.labels?[SharingNames.ownerNamespaceLabel] == nil
    }

    /// Whether an unlabelled volume is kept for our claim and shares what spec names.
    ///
    /// Without labels an object is ours only when volume and claim name each other, which is how the original's look
    /// after somebody stripped them.
    private func names(_ volume: PersistentVolume) -> Bool {
        guard isUnowned(volume.metadata), isKept(volume), let handle = volume.sharedHandle else { return false }
        return specFits(handle)
    }

    /// Whether spec, as it is now, names what a volume shares.
    func specFits(_ handle: VolumeHandle) -> Bool {
        spec.fileSystemID == handle.fileSystem.rawValue
            && (makesAccessPoint || spec.accessPointID == handle.accessPoint?.rawValue)
    }

    /// Whether an unlabelled claim asks for our volume.
    private func names(_ claim: PersistentVolumeClaim) -> Bool {
        isUnowned(claim.metadata)
            && [SharingNames.volume(of: key), SharingNames.spareVolume(of: key)].contains(claim.spec.volumeName)
    }

    /// Whether the volume is kept for our claim.
    func isKept(_ volume: PersistentVolume) -> Bool {
        volume.spec.claimRef?.namespace == key.namespace
            && volume.spec.claimRef?.name == SharingNames.claim(of: key)
    }

    /// Says which object stands under a name that we need and belongs to somebody else; nil when none does.
    ///
    /// A volume has a spare name. The claim's name is what pods use, so there is no other for it.
    var takenName: String? {
        if let claim = observation.claim, !isOurs(claim) {
            return "PersistentVolumeClaim \(claim.metadata.name ?? "") exists and belongs to "
                + "\(owner(of: claim.metadata)): delete it, or give the SharedVolume another name"
        }
        let name = volumeName
        let blocking = [observation.volume, observation.spareVolume].lazy.compactMap { $0 }.first {
            $0.metadata.name == name && !isOurs($0)
        }
        guard let blocking else { return nil }
        return "PersistentVolume \(name) exists and belongs to \(owner(of: blocking.metadata)): delete it, or give the "
            + "SharedVolume another name"
    }

    private func owner(of metadata: ObjectMeta) -> String {
        guard let name = metadata.labels?[SharingNames.ownerNameLabel] else { return "no SharedVolume" }
        return "SharedVolume \(metadata.labels?[SharingNames.ownerNamespaceLabel] ?? "")/\(name)"
    }
}
