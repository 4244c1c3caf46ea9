import FoundationEssentials
import Vocabulary

/// What a cluster keeps beside its objects: certificates, keys and the port.
struct ClusterRecords: Sendable {
    let keeping: any Keeping
    let space: String

    private var identity: String { "\(space)/identity" }

    /// The authority that was kept, or a new one.
    func authority(named name: String, now: Timestamp) throws -> ClusterAuthority {
        if let record = try keeping.records(of: identity).first(where: { $0.key == "authority" }) {
            let material = try JSONDecoder().decode(ClusterAuthority.Material.self, from: Data(record.value))
            return try ClusterAuthority(material: material)
        }
        let authority = try ClusterAuthority(clusterName: name, now: now)
        let bytes = Array(try JSONEncoder().encode(authority.material))
        try keeping.keep([KeptChange(space: identity, key: "authority", value: bytes)])
        return authority
    }

    /// The port of the last run.
    var port: Int? {
        guard let records = try? keeping.records(of: identity) else { return nil }
        return records.first { $0.key == "port" }.flatMap { Int(String(decoding: $0.value, as: UTF8.self)) }
    }

    /// Keeps the port for the next run; without it kubeconfig files name another, which is a nuisance and no more.
    func keep(port: Int) {
        try? keeping.keep([KeptChange(space: identity, key: "port", value: Array(String(port).utf8))])
    }
}
