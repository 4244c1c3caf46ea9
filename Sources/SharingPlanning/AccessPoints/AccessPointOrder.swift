public import EFSModel
import KubernetesModel
public import ProductAPI
public import Vocabulary

/// The access point that the operator makes for a SharedVolume whose spec describes one.
///
/// All of it is a function of the cluster and the SharedVolume, the token above all: whoever asks again, after a crash
/// or a lost reply or as another replica, gets the same access point and not a second one.
public struct AccessPointOrder: Equatable, Sendable {
    /// The key of the tag that has the cluster's name, by which IAM policies can tell what was made for a cluster.
    public static let clusterTag = "efs.breakwater.dev/cluster"

    /// Where it is made; nil for the Region of the operator's own AWS settings.
    public let region: Region?
    /// What AWS is asked for.
    public let request: EFS.CreateAccessPoint

    public var fileSystem: FileSystemID { request.fileSystemID }
    /// By this the access point is known to be ours: nobody else's has it, and AWS never changes it.
    public var token: String { request.clientToken }

    /// Makes the order of a SharedVolume.
    ///
    /// - Throws: ``InvalidValue`` that names the member of `spec` at fault.
    public init(of sharedVolume: SharedVolume, cluster: SharingCluster) throws(InvalidValue) {
        let key = sharedVolume.metadata.key
        let spec = sharedVolume.spec
        let template = spec?.accessPoint ?? .init()
        region = try Self.region(of: sharedVolume)
        let fileSystem = try SharingPlan.parsed(
            spec?.fileSystemID, as: FileSystemID.self, field: "spec.fileSystemID")
        let identity = AccessPointIdentity(of: key, on: fileSystem, cluster: cluster)
        let path = try Self.path(template.path ?? identity.path, of: key, in: cluster)
        let uid = try Self.number(template.uid, field: "spec.accessPoint.uid") ?? identity.user
        let gid = try Self.number(template.gid, field: "spec.accessPoint.gid") ?? identity.user
        let permissions = template.permissions ?? "0700"
        guard (3...4).contains(permissions.count), permissions.allSatisfy({ ("0"..."7").contains($0) }) else {
            throw InvalidValue(
                field: "spec.accessPoint.permissions", value: permissions, remedy: "use 3 or 4 octal digits, as in 0750"
            )
        }
        let tags = (template.tags ?? [:]).merging(identity.tags) { _, ours in ours }
        request = EFS.CreateAccessPoint(
            clientToken: identity.token,
            tags: tags.sorted { $0.key < $1.key }.map { EFS.Tag(key: $0.key, value: $0.value) },
            fileSystemID: fileSystem, posixUser: .init(uid: uid, gid: gid),
            rootDirectory: .init(
                path: path,
                creationInfo: .init(ownerUID: uid, ownerGID: gid, permissions: permissions)))
    }

    /// The Region that a SharedVolume names.
    static func region(of sharedVolume: SharedVolume) throws(InvalidValue) -> Region? {
        guard let text = sharedVolume.spec?.region else { return nil }
        do { return try Region.parse(text) } catch { throw error.renamed(to: "spec.region") }
    }

    /// The path, where it lies in the directory that the administrator confines access points to.
    private static func path(
        _ path: String, of key: ObjectKey, in cluster: SharingCluster
    ) throws(InvalidValue) -> String {
        guard let directory = cluster.root?.directory(of: key.namespace ?? "") else { return path }
        let leavesIt = path.split(separator: "/").contains { $0.hasPrefix(".") }
        guard path.hasPrefix(directory + "/"), !leavesIt else {
            throw InvalidValue(
                field: "spec.accessPoint.path", value: path,
                remedy:
                    "use a directory within \(directory), to which this cluster's administrator confines access points")
        }
        return path
    }

    private static func number(_ value: Int64?, field: String) throws(InvalidValue) -> UInt32? {
        guard let value else { return nil }
        guard let number = UInt32(exactly: value) else {
            throw InvalidValue(field: field, value: "\(value)", remedy: "use a number from 0 to 4294967295")
        }
        return number
    }

    /// Says how an access point that was made with our token earlier is another than what is asked for now; nil when it
    /// is the same. Tags may differ: people edit them.
    public func difference(from found: EFS.AccessPoint) -> String? {
        let wanted = request
        if found.rootDirectory?.path != wanted.rootDirectory?.path {
            return "its path is \(found.rootDirectory?.path ?? "/"), not \(wanted.rootDirectory?.path ?? "/")"
        }
        guard found.posixUser?.uid != wanted.posixUser?.uid || found.posixUser?.gid != wanted.posixUser?.gid else {
            return nil
        }
        return "its user is \(Self.text(found.posixUser)), not \(Self.text(wanted.posixUser))"
    }

    private static func text(_ user: EFS.PosixUser?) -> String {
        user.map { "\($0.uid):\($0.gid)" } ?? "each client's own"
    }
}
