import EC2Model

/// A protocol and its ports, in the one form that EC2 keeps.
struct Traffic: Codable, Hashable, Sendable {
    /// `tcp`, `udp`, `icmp`, `icmpv6`, another protocol's number, or `-1` for all.
    let ipProtocol: String
    /// The first port or the type of ICMP; -1 when all or none.
    let from: Int
    /// The last port or the code of ICMP; -1 when all or none.
    let to: Int

    static let all = Traffic(ipProtocol: "-1", from: -1, to: -1)

    private static let words = ["all": "-1", "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6"]

    private init(ipProtocol: String, from: Int, to: Int) {
        self.ipProtocol = ipProtocol
        self.from = from
        self.to = to
    }

    /// Reads what a caller writes; ports of a protocol without ports are dropped, as EC2 does.
    ///
    /// - Throws: `MissingParameter`, `InvalidParameterValue`.
    init(ipProtocol asked: String?, from: Int?, to: Int?) throws(EC2Refusal) {
        guard let asked, !asked.isEmpty else { throw .missing("ipProtocol") }
        let word = asked.lowercased()
        let ipProtocol = Self.words[word] ?? word
        switch ipProtocol {
        case "-1": self = .all
        case "tcp", "udp":
            guard let from, let to else {
                throw .invalid("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.")
            }
            guard (0...65_535).contains(from), (0...65_535).contains(to), from <= to else {
                throw .invalid("Invalid \(ipProtocol.uppercased()) port range (\(from)-\(to))")
            }
            self.init(ipProtocol: ipProtocol, from: from, to: to)
        case "icmp", "icmpv6":
            let (type, code) = (from ?? -1, to ?? -1)
            guard (-1...255).contains(type), (-1...255).contains(code), type >= 0 || code == -1 else {
                throw .invalid("Invalid ICMP type or code (\(type), \(code))")
            }
            self.init(ipProtocol: ipProtocol, from: type, to: code)
        default:
            guard UInt8(ipProtocol) != nil else {
                throw .invalid("Invalid value '\(asked)' for IP protocol. Unknown protocol.")
            }
            self.init(ipProtocol: ipProtocol, from: -1, to: -1)
        }
    }

    /// Whether descriptions of permissions show the ports.
    var hasPorts: Bool { ["tcp", "udp", "icmp", "icmpv6"].contains(ipProtocol) }
}

/// Where traffic comes from, or goes to.
enum Peer: Codable, Hashable, Sendable {
    case ipv4(IPv4Block)
    case ipv6(IPv6Block)
    /// What has the group with that id.
    case group(String)
}

extension Peer: CustomStringConvertible {
    var description: String {
        switch self {
        case .ipv4(let block): block.description
        case .ipv6(let block): block.description
        case .group(let id): id
        }
    }
}

/// What makes a rule of a group: two rules with the same are one.
struct RuleKey: Codable, Hashable, Sendable {
    let isEgress: Bool
    let traffic: Traffic
    let peer: Peer

    /// As the message of `InvalidPermission.Duplicate` shows it.
    var shown: String {
        let name = traffic.ipProtocol == "-1" ? "ALL" : traffic.ipProtocol.uppercased()
        let ports = traffic.hasPorts ? ", from port: \(traffic.from), to port: \(traffic.to)" : ""
        return "peer: \(peer), \(name)\(ports), ALLOW"
    }
}
