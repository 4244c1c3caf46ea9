import EFSModel
public import KubernetesModel
import ProductAPI
public import Vocabulary

extension SharingObservation {
    /// What would be seen if a step were performed and cluster and AWS did their part at once, for telling beforehand
    /// what a row of plans comes to.
    ///
    /// Pods end when they end: a claim that they use is seen to wait for them.
    public func pretending(_ step: SharingPlan.Step, now: Timestamp) -> SharingObservation {
        var next = self
        switch step {
        case .addFinalizer:
            next.sharedVolume.metadata.finalizers = (sharedVolume.metadata.finalizers ?? []) + [SharingNames.finalizer]
        case .removeFinalizer: next.sharedVolume.metadata.finalizers?.removeAll { $0 == SharingNames.finalizer }
        case .restoreSpec(let handle):
            next.sharedVolume.spec?.fileSystemID = handle.fileSystem.rawValue
            next.sharedVolume.spec?.accessPointID = handle.accessPoint?.rawValue
        case .createAccessPoint: next.facts.accessPoint = .created(AccessPointOrder.notMadeYet)
        case .deleteAccessPoint: next.facts.accessPoint = .deleted
        case .createVolume(var volume):
            volume.status = .init(phase: "Available")
            next.setVolume(volume.metadata.name, volume)
        case .deleteVolume(let name, _): next.setVolume(name, nil)
        case .repairVolume(let name, let repair): next.changeVolume(name) { $0.repair(repair) }
        case .releaseVolume(let name, _): next.changeVolume(name) { $0.spec.claimRef?.uid = nil }
        case .createClaim(var claim):
            claim.status = .init(phase: "Bound")
            next.claim = claim
        case .labelClaim(_, let labels): next.claim?.metadata.labels = labels
        case .nudgeClaim: next.claim?.status = .init(phase: "Bound")
        case .deleteClaim where facts.pods?.isEmpty == false: next.claim?.metadata.deletionTimestamp = now
        case .deleteClaim:
            next.claim = nil
            if volume?.metadata.isTerminating == true { next.volume = nil }
            if spareVolume?.metadata.isTerminating == true { next.spareVolume = nil }
        }
        return next
    }

    private mutating func setVolume(_ name: String?, _ volume: PersistentVolume?) {
        if name == SharingNames.volume(of: sharedVolume.metadata.key) {
            self.volume = volume
        } else {
            spareVolume = volume
        }
    }

    private mutating func changeVolume(_ name: String, _ change: (inout PersistentVolume) -> Void) {
        guard var changed = [volume, spareVolume].compactMap({ $0 }).first(where: { $0.metadata.name == name }) else {
            return
        }
        change(&changed)
        setVolume(name, changed)
    }
}

extension AccessPointOrder {
    /// Stands for the id that AWS has not given yet.
    static let notMadeYet = AccessPointID(unchecked: "fsap-00000000")
}

extension PersistentVolume {
    /// Puts back what was changed.
    public mutating func repair(_ repair: SharingPlan.VolumeRepair) {
        if let labels = repair.labels { metadata.labels = (metadata.labels ?? [:]).merging(labels) { $1 } }
        if let modes = repair.accessModes { spec.accessModes = modes }
        if let policy = repair.reclaimPolicy { spec.persistentVolumeReclaimPolicy = policy }
        if let name = repair.storageClass { spec.storageClassName = name }
        if let claim = repair.claimRef { spec.claimRef = claim }
    }
}
