import EFSModel
import Vocabulary

/// One change of a Region's EFS: decided first, then kept, then applied.
enum EFSChange: Hashable, Sendable {
    case putFileSystem(FileSystemRecord)
    case removeFileSystem(FileSystemID)
    case putMountTarget(MountTargetRecord)
    case removeMountTarget(MountTargetID)
    case putAccessPoint(AccessPointRecord)
    case removeAccessPoint(AccessPointID)
    /// The serial number that the next thing gets; it never goes back, so that no identifier comes twice.
    case nextSerial(UInt64)
}

/// What a call comes to: its output, and the changes that it makes.
struct Decision<Output: Sendable>: Sendable {
    let output: Output
    let changes: [EFSChange]

    init(_ output: Output, _ changes: [EFSChange] = []) {
        self.output = output
        self.changes = changes
    }
}
