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
    /// after somebody stripped them; with labels that were edited, only while the two are bound to each other.
    private func names(_ volume: PersistentVolume) -> Bool {
        guard isKept(volume), let handle = volume.sharedHandle, specFits(handle) else { return false }
        return isUnowned(volume.metadata) || observation.claim.map { isBound($0, volume) } == true
    }

    private func isBound(_ claim: PersistentVolumeClaim, _ volume: PersistentVolume) -> Bool {
        claim.spec.volumeName == volume.metadata.name && claim.metadata.uid != nil
            && volume.spec.claimRef?.uid == claim.metadata.uid
    }

    /// Whether spec, as it is now, names what a volume shares.
    func specFits(_ handle: VolumeHandle) -> Bool {
        spec.fileSystemID == handle.fileSystem.rawValue
            && (makesAccessPoint || spec.accessPointID == handle.accessPoint?.rawValue)
    }

    /// Whether a claim without our labels asks for our volume, or one with others' is bound to it.
    private func names(_ claim: PersistentVolumeClaim) -> Bool {
        if isUnowned(claim.metadata) {
            return [SharingNames.volume(of: key), SharingNames.spareVolume(of: key)].contains(claim.spec.volumeName)
        }
        return [observation.volume, observation.spareVolume].contains { volume in
            volume.map { isOurs($0) && isBound(claim, $0) } == true
        }
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
