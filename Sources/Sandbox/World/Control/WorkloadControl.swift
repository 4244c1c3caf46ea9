import EFSModel
import Hummingbird
import Synchronization
import Vocabulary
import Wire

/// - `GET /regions/us-east-1/file-systems/fs-…/workload` answers what a file system's clients do, and since when:
///   `{"since": RFC 3339, "readBytesPerSecond": 0, "writeBytesPerSecond": 0, "metadataBytesPerSecond": 0,
///   "clientConnections": 0, "requestBytes": 1048576, "storedBytes": {"standard": 6144, "infrequentAccess": 0}}`.
/// - `PUT` of an object of these members, `since` aside, changes those that it names from now on, and answers the same.
struct WorkloadControl: ControlSubject {
    let aws: SandboxAWS

    private static let path = RouterPath("/regions/:region/file-systems/:id/workload")

    func addRoutes(to router: Router<FaceContext>) {
        router.get(Self.path) { _, context in
            try answer(context.parameters) { (state, id, _) throws(EFSRefusal) in
                Decision(try state.workload(of: id))
            }
        }
        router.put(Self.path) { request, context in
            let fields = try await ControlFields(bodyOf: request, known: WorkloadOrder.fields)
            let id = try FileSystemID.parse(context.parameters.get("id") ?? "")
            let order = try WorkloadOrder(fields, for: id)
            let response = try answer(context.parameters) { (state, _, now) throws(EFSRefusal) in
                try state.setWorkload(order.change, now: now)
            }
            aws.gate.note(
                "SetWorkload", subject: context.parameters.get("id"),
                region: context.parameters.get("region").flatMap { try? Region.parse($0) })
            return response
        }
    }

    /// Decides something about the file system that a path names.
    private func answer(
        _ parameters: Parameters,
        _ decide: (EFSRegion, FileSystemID, Timestamp) throws(EFSRefusal) -> Decision<MeterRecord.Change>
    ) throws -> Response {
        let place = try place(parameters.get("region") ?? "")
        let id = try FileSystemID.parse(parameters.get("id") ?? "")
        do {
            let change = try aws.withState(of: place) { state in
                let now = aws.clock.now
                return try state.perform(now: now, keep: place.keeping.keep) { try decide($0, id, now) }
            }
            return ControlAnswer.json(change.json)
        } catch let refusal as EFSRefusal {
            let problem = InvalidValue(
                field: "file system", value: id.rawValue, remedy: refusal.body.message ?? refusal.code.rawValue)
            return ControlAnswer.refusal(problem, .init(code: refusal.status))
        }
    }

    private func place(_ name: String) throws(InvalidValue) -> SandboxAWS.RegionalEFS {
        guard let region = aws.regions.first(where: { $0.rawValue == name }), let place = aws.efs[region] else {
            let known = aws.regions.map(\.rawValue).joined(separator: " or ")
            throw InvalidValue(field: "region", value: name, remedy: "use \(known)")
        }
        return place
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

/// A change of a workload as the control API takes it.
private struct WorkloadOrder {
    static let fields = [
        "readBytesPerSecond", "writeBytesPerSecond", "metadataBytesPerSecond", "clientConnections", "requestBytes",
        "storedBytes",
    ]
    /// An exabyte, or as much a second, is more than any file system has; up to there all arithmetic is exact enough.
    private static let most = 1e18

    let change: EFSRegion.WorkloadRequest

    init(_ fields: ControlFields, for id: FileSystemID) throws(InvalidValue) {
        let stored = try fields.object("storedBytes", known: ["standard", "infrequentAccess"])
        change = EFSRegion.WorkloadRequest(
            fileSystemID: id, read: try Self.number(fields, "readBytesPerSecond", 0...Self.most),
            write: try Self.number(fields, "writeBytesPerSecond", 0...Self.most),
            metadata: try Self.number(fields, "metadataBytesPerSecond", 0...Self.most),
            clients: try Self.number(fields, "clientConnections", 0...25_000, isWhole: true).map { Int($0) },
            request: try Self.number(
                fields, "requestBytes", Workload.smallestRequest...Workload.largestRequest),
            storedStandard: try Self.number(stored, "standard", 0...Self.most, isWhole: true).map { Int64($0) },
            storedInfrequentAccess: try Self.number(stored, "infrequentAccess", 0...Self.most, isWhole: true)
                .map { Int64($0) })
    }

    private static func number(
        _ fields: ControlFields, _ name: String, _ range: ClosedRange<Double>, isWhole: Bool = false
    ) throws(InvalidValue) -> Double? {
        guard let number = try fields.number(name) else { return nil }
        guard range.contains(number), !isWhole || number == number.rounded() else {
            let kind = isWhole ? "a whole number" : "a number"
            throw InvalidValue(
                field: name, value: "\(number)",
                remedy: "use \(kind) from \(Int64(range.lowerBound)) to \(Int64(range.upperBound))")
        }
        return number
    }
}
