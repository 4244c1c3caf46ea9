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
    case putReplication(ReplicationRecord)
    /// By its source.
    case removeReplication(FileSystemID)
    case putMeter(MeterRecord)
    case removeMeter(FileSystemID)
    /// A change of the EC2 that mount targets are part of.
    case ec2(EC2Change)
    /// The serial number that the next thing gets; it never goes back, so that no identifier comes twice.
    case nextSerial(UInt64)
}

/// What a call comes to: its output, and the changes that it makes.
struct Decision<Output: Sendable>: Sendable {
    let output: Output
    let changes: [EFSChange]
    /// What it changes in other Regions: only a call that ``EFS/Call/spansRegions`` does.
    let elsewhere: [Region: [EFSChange]]

    init(_ output: Output, _ changes: [EFSChange] = [], elsewhere: [Region: [EFSChange]] = [:]) {
        self.output = output
        self.changes = changes
        self.elsewhere = elsewhere
    }
}
