import AsyncHTTPClient
import NIOCore

/// What an operator's `/metrics` says at one moment.
struct OperatorCounts: Sendable, Equatable {
    /// Calls of the API server by `verb resource`, those of the Lease too.
    private(set) var kubernetes: [String: Double] = [:]
    /// Calls of AWS by operation.
    private(set) var aws: [String: Double] = [:]
    private(set) var reconciles = 0.0
    /// SharedVolumes that the operator's cache shows Ready.
    private(set) var ready = 0.0

    static func read(_ url: String, _ http: HTTPClient) async throws -> OperatorCounts {
        let answer = try await http.execute(HTTPClientRequest(url: "\(url)/metrics"), timeout: .seconds(10))
        let body = try await answer.body.collect(upTo: 16 << 20)
        return OperatorCounts(String(decoding: body.readableBytesView, as: UTF8.self))
    }

    init() {}

    private init(_ exposition: String) {
        for line in exposition.split(separator: "\n") where line.hasPrefix("breakwater_") {
            let parts = line.split(whereSeparator: { $0 == "{" || $0 == "}" })
            guard parts.count == 3, let count = Double(parts[2].filter { $0 != " " }) else { continue }
            let labels = Self.labels(parts[1])
            switch parts[0] {
            case "breakwater_kubernetes_calls_total":
                kubernetes["\(labels["verb"] ?? "") \(labels["resource"] ?? "")", default: 0] += count
            case "breakwater_aws_calls_total": aws[labels["operation"] ?? "", default: 0] += count
            case "breakwater_reconciles_total": reconciles += count
            case "breakwater_shared_volumes" where labels["phase"] == "Ready": ready = count
            default: break
            }
        }
    }

    private static func labels(_ text: Substring) -> [String: String] {
        Dictionary(
            text.split(separator: ",").compactMap { pair in
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return (String(parts[0]), parts[1].filter { $0 != "\"" })
            }, uniquingKeysWith: { _, last in last })
    }

    /// Calls that renew the Lease, which go on whatever happens.
    var ofLease: Double { kubernetes.filter { Self.isOfLease($0.key) }.values.reduce(0, +) }

    /// Calls that do not.
    var toKubernetes: [String: Double] { kubernetes.filter { !Self.isOfLease($0.key) } }

    /// Creates, patches, replacements and deletions, but for the Lease.
    var writes: [String: Double] {
        toKubernetes.filter { call in
            ["create ", "update ", "patch ", "delete "].contains { call.key.hasPrefix($0) }
        }
    }

    /// All writes but Events.
    var toObjects: Double { writes.filter { !$0.key.contains(" events") }.values.reduce(0, +) }

    /// Writes of Events.
    var toEvents: Double { writes.filter { $0.key.contains(" events") }.values.reduce(0, +) }

    private static func isOfLease(_ call: String) -> Bool { call.contains(" leases") }

    static func - (later: OperatorCounts, earlier: OperatorCounts) -> OperatorCounts {
        var difference = later
        difference.kubernetes.merge(earlier.kubernetes.mapValues(-), uniquingKeysWith: +)
        difference.aws.merge(earlier.aws.mapValues(-), uniquingKeysWith: +)
        difference.reconciles -= earlier.reconciles
        return difference
    }
}
