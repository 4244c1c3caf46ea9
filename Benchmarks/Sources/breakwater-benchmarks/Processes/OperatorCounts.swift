import AsyncHTTPClient
import NIOCore

/// What an operator's `/metrics` says at one moment.
struct OperatorCounts: Sendable, Equatable {
    /// Creates, patches, replacements and deletions by `verb resource`, but for the Lease.
    private(set) var writes: [String: Double] = [:]

    static func read(_ url: String, _ http: HTTPClient) async throws -> OperatorCounts {
        let answer = try await http.execute(HTTPClientRequest(url: "\(url)/metrics"), timeout: .seconds(10))
        let body = try await answer.body.collect(upTo: 16 << 20)
        return OperatorCounts(String(decoding: body.readableBytesView, as: UTF8.self))
    }

    init() {}

    private init(_ exposition: String) {
        let counter = "breakwater_kubernetes_calls_total{"
        for line in exposition.split(separator: "\n") where line.hasPrefix(counter) {
            let parts = line.dropFirst(counter.count).split(separator: "}")
            guard parts.count == 2, let count = Double(parts[1].filter { $0 != " " }) else { continue }
            let labels = Self.labels(parts[0])
            let verb = labels["verb"] ?? ""
            let resource = labels["resource"] ?? ""
            guard ["create", "update", "patch", "delete"].contains(verb), !resource.hasPrefix("leases") else {
                continue
            }
            writes["\(verb) \(resource)", default: 0] += count
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

    /// All writes but Events.
    var toObjects: Double { writes.filter { !$0.key.contains(" events") }.values.reduce(0, +) }

    /// Writes of Events.
    var toEvents: Double { writes.filter { $0.key.contains(" events") }.values.reduce(0, +) }

    static func - (later: OperatorCounts, earlier: OperatorCounts) -> OperatorCounts {
        var difference = later
        for (key, count) in earlier.writes { difference.writes[key, default: 0] -= count }
        return difference
    }
}
