import EFSModel
import Hummingbird
import NIOCore
import Synchronization
import Vocabulary
import Wire

/// What the clients of a file system do, which its metrics and its credits follow.
///
/// - `GET /regions/us-east-1/file-systems/fs-…/workload` answers what holds, and since when:
///   `{"since": RFC 3339, "readBytesPerSecond": 0, "writeBytesPerSecond": 0, "metadataBytesPerSecond": 0,
///   "clientConnections": 0, "requestBytes": 1048576, "storedBytes": {"standard": 6144, "infrequentAccess": 0}}`.
/// - `PUT` of an object of these members, `since` aside, changes those that it names from now on, and answers the same.
struct WorkloadControl: ControlSubject {
    let aws: SandboxAWS

    private static let path = RouterPath("/regions/:region/file-systems/:id/workload")
    private static let bodyLimit = 4096

    func addRoutes(to router: Router<FaceContext>) {
        router.get(Self.path) { _, context in
            Self.answer { try workload(try target(context.parameters)) }
        }
        router.put(Self.path) { request, context in
            let body = try await request.body.collect(upTo: Self.bodyLimit)
            return Self.answer {
                let (place, id) = try target(context.parameters)
                return try set(try WorkloadFields(Array(body.readableBytesView)).request(for: id), at: place)
            }
        }
    }

    /// The Region and the file system that a path names.
    private func target(_ parameters: Parameters) throws -> (SandboxAWS.RegionalEFS, FileSystemID) {
        let name = parameters.get("region") ?? ""
        guard let region = aws.regions.first(where: { $0.rawValue == name }), let place = aws.efs[region] else {
            let known = aws.regions.map(\.rawValue).joined(separator: " or ")
            throw InvalidValue(field: "region", value: name, remedy: "use \(known)")
        }
        return (place, try FileSystemID.parse(parameters.get("id") ?? ""))
    }

    private func workload(_ target: (place: SandboxAWS.RegionalEFS, id: FileSystemID)) throws -> JSONValue {
        let now = aws.clock.now
        return try target.place.state.withLock { state in
            try state.perform(now: now, keep: target.place.keeping.keep) { Decision(try $0.workload(of: target.id)) }
        }.json
    }

    private func set(_ request: EFSRegion.WorkloadRequest, at place: SandboxAWS.RegionalEFS) throws -> JSONValue {
        try place.state.withLock { state in
            let now = aws.clock.now
            return try state.perform(now: now, keep: place.keeping.keep) { try $0.setWorkload(request, now: now) }
        }.json
    }

    private static func answer(_ make: () throws -> JSONValue) -> Response {
        do {
            return response(.ok, try make())
        } catch let error as InvalidValue {
            return response(.badRequest, ["error": .string(error.description)])
        } catch let refusal as EFSRefusal {
            return response(.init(code: refusal.status), ["error": .string(refusal.body.message ?? "")])
        } catch {
            return response(.internalServerError, ["error": .string("the change could not be kept: \(error)")])
        }
    }

    private static func response(_ status: HTTPResponse.Status, _ body: JSONValue) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: body.bytes() + [0x0A])))
    }
}

extension MeterRecord.Change {
    /// As the control API shows it.
    fileprivate var json: JSONValue {
        let workload = settings.workload
        return [
            "since": .string(from.timestamp.rfc3339Micro), "readBytesPerSecond": .double(workload.read),
            "writeBytesPerSecond": .double(workload.write), "metadataBytesPerSecond": .double(workload.metadata),
            "clientConnections": .integer(Int64(workload.clients)), "requestBytes": .double(workload.request),
            "storedBytes": [
                "standard": .integer(settings.stored.standard),
                "infrequentAccess": .integer(settings.stored.infrequentAccess),
            ],
        ]
    }
}

/// The body of a change of a workload.
private struct WorkloadFields {
    private let members: JSONObject
    private static let known = [
        "readBytesPerSecond", "writeBytesPerSecond", "metadataBytesPerSecond", "clientConnections", "requestBytes",
        "storedBytes",
    ]
    private static let knownStored = ["standard", "infrequentAccess"]

    init(_ body: [UInt8]) throws(InvalidValue) {
        guard let members = (try? JSONValue(parsing: body))?.object else {
            throw InvalidValue(
                field: "body", value: String(decoding: body.prefix(64), as: UTF8.self),
                remedy: "send an object, as in {\"readBytesPerSecond\": 1048576}")
        }
        try Self.refuseUnknown(in: members, known: Self.known)
        self.members = members
    }

    private static func refuseUnknown(in members: JSONObject, known: [String]) throws(InvalidValue) {
        for name in members.keys where !known.contains(name) {
            throw InvalidValue(field: "member", value: name, remedy: "use \(known.joined(separator: ", "))")
        }
    }

    func request(for id: FileSystemID) throws(InvalidValue) -> EFSRegion.WorkloadRequest {
        let stored = try storedBytes()
        // An exabyte, and as much a second, is more than any file system has; all arithmetic stays exact below.
        return EFSRegion.WorkloadRequest(
            fileSystemID: id, read: try number("readBytesPerSecond", 0...1e18),
            write: try number("writeBytesPerSecond", 0...1e18),
            metadata: try number("metadataBytesPerSecond", 0...1e18),
            clients: try number("clientConnections", 0...25_000, isWhole: true).map { Int($0) },
            request: try number("requestBytes", Workload.smallestRequest...Workload.largestRequest),
            storedStandard: try Self.number("standard", in: stored, 0...1e18, isWhole: true).map { Int64($0) },
            storedInfrequentAccess: try Self.number("infrequentAccess", in: stored, 0...1e18, isWhole: true)
                .map { Int64($0) })
    }

    private func storedBytes() throws(InvalidValue) -> JSONObject {
        guard let value = members["storedBytes"] else { return JSONObject() }
        guard let object = value.object else {
            throw InvalidValue(
                field: "storedBytes", value: value.text(), remedy: "send an object, as in {\"standard\": 3298534883328}"
            )
        }
        try Self.refuseUnknown(in: object, known: Self.knownStored)
        return object
    }

    private func number(
        _ name: String, _ range: ClosedRange<Double>, isWhole: Bool = false
    ) throws(InvalidValue) -> Double? {
        try Self.number(name, in: members, range, isWhole: isWhole)
    }

    private static func number(
        _ name: String, in members: JSONObject, _ range: ClosedRange<Double>, isWhole: Bool = false
    ) throws(InvalidValue) -> Double? {
        guard let value = members[name] else { return nil }
        guard let number = value.double, range.contains(number), !isWhole || number == number.rounded() else {
            throw InvalidValue(
                field: name, value: value.text(),
                remedy:
                    "use a \(isWhole ? "whole " : "")number from \(Int64(range.lowerBound)) to \(Int64(range.upperBound))"
            )
        }
        return number
    }
}
