import EFSModel
import KubernetesModel
import Vocabulary

extension SharingPlan.Step: CustomStringConvertible {
    /// What is done, for people: `create PersistentVolume pv-proj2-sv1 of fs-1::fsap-2`.
    public var description: String {
        switch self {
        case .addFinalizer: "add finalizer \(SharingNames.finalizer)"
        case .removeFinalizer: "remove finalizer \(SharingNames.finalizer)"
        case .restoreSpec(let handle): "put spec back to \(handle)"
        case .createAccessPoint(let order): "make \(order.words)"
        case .deleteAccessPoint(let order, let known):
            "delete access point \(known?.rawValue ?? "with token \(order.token)")"
        case .createVolume(let volume):
            "create PersistentVolume \(volume.metadata.name ?? "") of \(volume.words)"
        case .createClaim(let claim): "create PersistentVolumeClaim \(claim.metadata.key)"
        case .repairVolume(let name, let repair): "put back \(repair.words) of PersistentVolume \(name)"
        case .labelClaim(let key, _): "put back labels of PersistentVolumeClaim \(key)"
        case .releaseVolume(let name, _): "release PersistentVolume \(name) from a claim that is gone"
        case .nudgeClaim(let key, _): "touch PersistentVolumeClaim \(key), so that the cluster binds it"
        case .deleteClaim(let key, _): "delete PersistentVolumeClaim \(key)"
        case .deleteVolume(let name, _): "delete PersistentVolume \(name)"
        }
    }
}

extension PersistentVolume {
    fileprivate var words: String {
        (spec.csi?.volumeHandle ?? "").replacing(AccessPointOrder.notMadeYet.rawValue, with: "the access point")
    }
}

extension AccessPointOrder {
    fileprivate var words: String {
        let user = request.posixUser.map { " as \($0.uid):\($0.gid)" } ?? ""
        return "an access point on \(fileSystem) at \(request.rootDirectory?.path ?? "/")\(user) "
            + "(or take the one with token \(token))"
    }
}

extension SharingPlan.VolumeRepair {
    fileprivate var words: String {
        [
            labels.map { _ in "labels" }, accessModes.map { _ in "accessModes" },
            reclaimPolicy.map { _ in "persistentVolumeReclaimPolicy" }, storageClass.map { _ in "storageClassName" },
            claimRef.map { _ in "claimRef" },
        ].compactMap { $0 }.joined(separator: ", ")
    }
}
