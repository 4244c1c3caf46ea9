import KubernetesModel
import Vocabulary

extension PersistentVolume {
    /// What an EFS volume shares through an access point, or nil when it is none or cannot be read.
    ///
    /// The original's first releases named the access point in the mount options.
    var sharedHandle: VolumeHandle? {
        guard let csi = spec.csi, csi.driver == SharingNames.driver,
            let handle = try? VolumeHandle.parse(csi.volumeHandle)
        else { return nil }
        if handle.accessPoint != nil { return handle }
        guard let option = spec.mountOptions?.first(where: { $0.hasPrefix("accesspoint=") }),
            let accessPoint = try? AccessPointID.parse(String(option.dropFirst("accesspoint=".count)))
        else { return nil }
        return VolumeHandle(fileSystem: handle.fileSystem, accessPoint: accessPoint)
    }
}
