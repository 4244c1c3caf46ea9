import FoundationEssentials
import KubernetesClient
import KubernetesModel
import Synchronization
import Wire

/// Reading a list of PersistentVolumes of about 10 MB, as API servers send them.
struct JSONReading: Measure {
    static let name = "json"
    static let summary = "Read a list of PersistentVolumes, against JSONDecoder"

    func outcome(_ bench: Bench) async throws -> Outcome {
        let list = VolumeListText.bytes(count: bench.count(5000))
        let data = Data(list)
        let megabytes = Double(list.count) / 1e6
        let client = KubernetesClient(
            transport: CannedTransport(body: list), credentials: StaticCredential(.anonymous), logger: quiet)
        let rates = try await inTurn([
            { try perSecond(1) { consume(try JSONDecoder().decode(TypedList.self, from: data)) } },
            { try perSecond(1) { try Self.skip(list) } },
            { try perSecond(1) { try Self.readNames(list) } },
            { try perSecond(1) { consume(try JSONValue(parsing: list)) } },
            { try await Self.listPerSecond(client) },
        ]).map { median($0) * megabytes }
        let peer = Finding.Reference("JSONDecoder, typed list", rates[0])
        let size = fixed(megabytes, digits: 1)
        return Outcome(findings: [
            Finding("skip \(size) MB of volumes (JSONReader)", rates[1], "MB/s", better: .more, than: peer),
            Finding("read names and handles (JSONReader)", rates[2], "MB/s", better: .more, than: peer),
            Finding("read all as JSONValue", rates[3], "MB/s", better: .more, than: peer),
            Finding("KubernetesClient.list, typed", rates[4], "MB/s", better: .more, than: peer),
        ])
    }

    private struct TypedList: Decodable {
        let items: [PersistentVolume]
    }

    private static func skip(_ bytes: [UInt8]) throws {
        var reader = JSONReader(bytes)
        try reader.skipValue()
        try reader.end()
    }

    private static func readNames(_ bytes: [UInt8]) throws {
        var reader = JSONReader(bytes)
        var names: [String] = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
            guard key == "items" else {
                try reader.skipValue()
                continue
            }
            try reader.beginArray()
            while try reader.nextElement() { try readItem(&reader, &names) }
        }
        try reader.end()
        consume(names)
    }

    private static func readItem(_ reader: inout JSONReader, _ names: inout [String]) throws {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "metadata": try readMember("name", of: &reader, &names)
            case "spec":
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    if key == "csi" {
                        try readMember("volumeHandle", of: &reader, &names)
                    } else {
                        try reader.skipValue()
                    }
                }
            default: try reader.skipValue()
            }
        }
    }

    private static func readMember(_ name: String, of reader: inout JSONReader, _ names: inout [String]) throws {
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if key == name { names.append(try reader.readString()) } else { try reader.skipValue() }
        }
    }

    private static func listPerSecond(_ client: KubernetesClient) async throws -> Double {
        let start = ContinuousClock.now
        consume(try await client.list(PersistentVolume.self))
        return 1 / (ContinuousClock.now - start).inSeconds
    }
}

/// An API server that has its answer ready.
private struct CannedTransport: Transport {
    let body: [UInt8]

    func send(
        _ request: KubernetesRequest, as credential: Credential
    ) async throws(TransportError) -> TransportAnswer {
        let pieces = Pieces(body)
        return TransportAnswer(status: 200, body: BodyStream { pieces.take() })
    }

    private final class Pieces: Sendable {
        private let rest: Mutex<[UInt8]?>

        init(_ bytes: [UInt8]) { rest = Mutex(bytes) }

        func take() -> [UInt8]? { rest.withLock { $0.take() } }
    }
}
