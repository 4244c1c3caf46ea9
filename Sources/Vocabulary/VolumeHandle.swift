/// The identity of an EFS volume as it stands in `PersistentVolume.spec.csi.volumeHandle`.
///
/// Emitted as `fs-X` (a whole file system), `fs-X:/path` (a directory) and `fs-X::fsap-Y` (an access point), the forms
/// that every release of the EFS CSI driver and EKS Fargate's mounter read. Read in these and in the newer form that
/// starts with `efs:`.
public struct VolumeHandle: Hashable, Sendable, CustomStringConvertible {
    /// The file system that holds the data.
    public let fileSystem: FileSystemID
    /// The directory within it, from the root and normalised; nil for the root, or for the access point's own.
    public let path: String?
    /// The access point through which the volume is mounted.
    public let accessPoint: AccessPointID?

    /// The handle of an access point.
    public init(fileSystem: FileSystemID, accessPoint: AccessPointID) {
        self.fileSystem = fileSystem
        self.path = nil
        self.accessPoint = accessPoint
    }

    private init(fileSystem: FileSystemID, path: String?, accessPoint: AccessPointID?) {
        self.fileSystem = fileSystem
        self.path = path
        self.accessPoint = accessPoint
    }

    /// Parses a handle: `[efs:]fs-X[:path[:fsap-Y]]`.
    ///
    /// - Throws: ``InvalidValue`` that names the part at fault.
    public static func parse(_ text: String) throws(InvalidValue) -> VolumeHandle {
        var fields = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if fields.first == "efs" { fields.removeFirst() }
        guard let first = fields.first, fields.count <= 3 else {
            throw InvalidValue(
                field: "volumeHandle", value: text,
                remedy: "use fs-X, fs-X:/path or fs-X::fsap-Y, as in fs-0123456789abcdef0::fsap-0123456789abcdef0")
        }
        let fileSystem = try FileSystemID.parse(first)
        let path = fields.count > 1 ? try normalised(fields[1], of: text) : nil
        let accessPoint = fields.count > 2 ? try AccessPointID.parse(fields[2]) : nil
        return VolumeHandle(fileSystem: fileSystem, path: path, accessPoint: accessPoint)
    }

    /// The path from the root without `.`, `..` and doubled slashes; nil for the root itself.
    private static func normalised(_ path: String, of handle: String) throws(InvalidValue) -> String? {
        var components: [Substring] = []
        for component in path.split(separator: "/") where component != "." {
            guard component != ".." else {
                throw InvalidValue(field: "volumeHandle", value: handle, remedy: "leave \"..\" out of the path")
            }
            components.append(component)
        }
        return components.isEmpty ? nil : "/" + components.joined(separator: "/")
    }

    public var description: String {
        switch (path, accessPoint) {
        case (nil, nil): "\(fileSystem)"
        case (let path?, nil): "\(fileSystem):\(path)"
        case (let path, let accessPoint?): "\(fileSystem):\(path ?? ""):\(accessPoint)"
        }
    }
}
