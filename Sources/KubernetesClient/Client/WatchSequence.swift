import KubernetesModel
import Wire

/// Something that happened in a collection.
public enum WatchEvent<Object: Sendable>: Sendable {
    case added(Object)
    case modified(Object)
    /// With the object's last state.
    case deleted(Object)
    /// Nothing happened up to this version.
    case bookmark(resourceVersion: String)
}

extension WatchEvent: Equatable where Object: Equatable {}

/// The events of a watch as they come, read by one reader.
///
/// It ends when the server ends the watch, and throws ``KubernetesError``: `gone` when the version is too old, `idle`
/// after too long a silence, `transport` when the connection broke, `decoding`, `cancelled`, or what the server says.
public struct WatchSequence<Object: Sendable>: AsyncSequence, Sendable {
    let body: BodyStream
    let idleLimit: Duration
    let time: TimeSource
    let summary: String
    let coding: ObjectCoding<Object>

    public func makeAsyncIterator() -> Iterator {
        Iterator(sequence: self) { () async throws(KubernetesError) in try await read() }
    }

    /// Reads the events.
    public struct Iterator: AsyncIteratorProtocol {
        let sequence: WatchSequence
        private let read: @Sendable () async throws(KubernetesError) -> [UInt8]?
        private var lines = LineSplitter()

        init(sequence: WatchSequence, read: @escaping @Sendable () async throws(KubernetesError) -> [UInt8]?) {
            self.sequence = sequence
            self.read = read
        }

        /// The next event, or nil when the server ended the watch.
        public mutating func next() async throws(KubernetesError) -> WatchEvent<Object>? {
            while true {
                while let line = lines.next() {
                    if line.contains(where: { $0 > 0x20 }) { return try sequence.event(line) }
                }
                // A last line without an end is an event that was cut off: it is not there.
                guard let piece = try await read() else { return nil }
                guard lines.append(piece) else {
                    throw KubernetesError(.decoding, "\(sequence.summary): an event is larger than any object may be")
                }
            }
        }

        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(KubernetesError) -> WatchEvent<Object>? {
            try await next()
        }
    }

    private func read() async throws(KubernetesError) -> [UInt8]? {
        let body = body
        do {
            // Two layers of nil: the limit passed, or the body ended.
            let outcome = try await time.withLimit(idleLimit) { () async throws -> Piece in
                try await body.next().map { .bytes($0) } ?? .end
            }
            switch outcome {
            case .bytes(let bytes): return bytes
            case .end: return nil
            case nil: throw silence
            }
        } catch {
            throw failure(error)
        }
    }

    private enum Piece: Sendable {
        case bytes([UInt8])
        case end
    }

    var silence: KubernetesError { KubernetesError(.idle, "\(summary): silent for \(idleLimit)") }

    /// What reading the stream threw, as our callers know it.
    func failure(_ error: any Error) -> KubernetesError {
        switch error {
        case let error as KubernetesError: error
        case let error as TransportError where error.progress != .cancelled:
            KubernetesError(.transport, "\(summary): \(error.message)", cause: error.cause)
        default: KubernetesError(.cancelled, "\(summary): the watch was cancelled")
        }
    }
}

extension WatchSequence {
    /// Reads the envelope; of a bookmark's object only the version, since it has nothing else.
    private func event(_ line: [UInt8]) throws(KubernetesError) -> WatchEvent<Object> {
        var type = ""
        var object: Range<Int>?
        do {
            var reader = JSONReader(line)
            try reader.beginObject()
            while let key = try reader.nextKey() {
                switch key {
                case "type": type = try reader.readString()
                case "object": object = try reader.skipValue()
                default: try reader.skipValue()
                }
            }
        } catch {
            throw KubernetesError(.decoding, "\(summary): an event is not well-formed", cause: error)
        }
        guard let object else { throw KubernetesError(.decoding, "\(summary): an event has no object") }
        return try event(type, line[object])
    }

    private func event(_ type: String, _ object: ArraySlice<UInt8>) throws(KubernetesError) -> WatchEvent<Object> {
        switch type {
        case "ADDED": return .added(try coding.decode(object))
        case "MODIFIED": return .modified(try coding.decode(object))
        case "DELETED": return .deleted(try coding.decode(object))
        case "BOOKMARK":
            let value = try ObjectCoding.unstructured.decode(object)
            guard let version = value[at: "metadata", "resourceVersion"]?.string else {
                throw KubernetesError(.decoding, "\(summary): a bookmark has no version")
            }
            return .bookmark(resourceVersion: version)
        case "ERROR": throw Self.failure(object, summary)
        default: throw KubernetesError(.decoding, "\(summary): an event of the unknown type \"\(type)\"")
        }
    }

    private static func failure(_ object: ArraySlice<UInt8>, _ summary: String) -> KubernetesError {
        let value = (try? ObjectCoding.unstructured.decode(object)) ?? .null
        let details = KubernetesStatus.Details(
            retryAfterSeconds: value[at: "details", "retryAfterSeconds"]?.integer.map { Int($0) })
        let status = KubernetesStatus(
            message: value["message"]?.string, reason: value["reason"]?.string, details: details,
            code: value["code"]?.integer.map { Int($0) })
        // A version that is too old is told as 410 with reason Expired or Gone.
        let isOld = status.reason == "Expired" || status.reason == "Gone"
        return KubernetesError(
            httpStatus: isOld ? 410 : status.code ?? 500, status: status, retryAfter: nil, request: summary)
    }
}

/// Cuts a stream of bytes into lines.
struct LineSplitter {
    /// The longest line, in bytes: etcd takes objects of 1.5 MB, and JSON may be several times as long as protobuf.
    static let longestLine = 16 << 20

    private var buffer: [UInt8] = []
    private var start = 0
    private var searched = 0

    /// Adds bytes; false when a line grows too long.
    mutating func append(_ bytes: [UInt8]) -> Bool {
        if start > 0 {
            buffer.removeFirst(start)
            searched -= start
            start = 0
        }
        buffer += bytes
        return buffer.count <= Self.longestLine + bytes.count
    }

    /// The next whole line without its end, or nil.
    mutating func next() -> [UInt8]? {
        guard let end = buffer[searched...].firstIndex(of: 0x0A) else {
            searched = buffer.count
            return nil
        }
        let line = Array(buffer[start..<end])
        start = end + 1
        searched = start
        return line
    }
}
