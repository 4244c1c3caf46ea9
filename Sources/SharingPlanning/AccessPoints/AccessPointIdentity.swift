import Crypto
import KubernetesModel
import Vocabulary

/// What the names of cluster, file system, namespace and SharedVolume make of an access point.
struct AccessPointIdentity {
    private let key: ObjectKey
    private let cluster: SharingCluster
    private let whole: String

    init(of key: ObjectKey, on fileSystem: FileSystemID, cluster: SharingCluster) {
        self.key = key
        self.cluster = cluster
        whole = "\(cluster.name)/\(fileSystem)/\(key.namespace ?? "")/\(key.name)"
    }

    /// The client token: 1 to 64 characters (EFS API reference, CreateAccessPoint, 2026-11). A cryptographic hash, so
    /// that nobody can name a SharedVolume so that it gets, or deletes, the access point of another.
    var token: String {
        let digest = SHA256.hash(data: Array(whole.utf8)).prefix(20)
        return "breakwater-" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The user and group of an access point whose spec names none: away from people (below 100,000) and from the
    /// ranges that OpenShift gives to namespaces (from 1,000,000,000).
    var user: UInt32 { 100_000 + UInt32(stableHash(whole) % 900_000_000) }

    /// The directory, four levels and 100 characters at most (EFS User Guide, 2026-11). The cluster comes first:
    /// SharedVolumes of one name in two clusters do not see each other's data.
    var path: String {
        let namespace = key.namespace ?? ""
        let directory =
            cluster.root?.directory(of: namespace) ?? "/\(hex(stableHash(cluster.name)).prefix(8))/\(namespace)"
        let head = directory + "/"
        return head + shortened(key.name, to: max(18, 100 - head.utf8.count))
    }

    /// For people, bills and policies; the operator itself goes by the token. A tag's value has at most 256 characters,
    /// names of objects 253.
    var tags: [String: String] {
        [
            "Name": shortened("\(key.namespace ?? "")/\(key.name)", to: 256),
            AccessPointOrder.clusterTag: shortened(cluster.name, to: 256),
            "efs.breakwater.dev/namespace": key.namespace ?? "",
            "efs.breakwater.dev/name": key.name,
        ]
    }

    private func hex(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
