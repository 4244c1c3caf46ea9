public import Vocabulary
public import Wire

/// What the journal has of one call.
public struct JournalRecord: Sendable, Hashable {
    /// Counts the records of a sandbox from 1 on, restarts included.
    public internal(set) var serial: UInt64 = 0
    /// The sandbox's time when the call was done.
    public let time: Timestamp
    /// How long it took, on the machine's clock, in microseconds; for a watch, how long it took to begin.
    public let microseconds: Int64
    /// As ``SandboxCall/service``.
    public let service: String
    /// As ``SandboxCall/operation``.
    public let operation: String
    /// Nil for what was done to the sandbox as a whole.
    public let region: Region?
    /// As ``SandboxCall/caller``.
    public let caller: String?
    /// As ``SandboxCall/resource``.
    public let resource: String?
    /// The HTTP status that was answered, or would have been had the reply not been lost; nil when the call was not
    /// carried out and nothing was answered.
    public let status: Int?
    /// The service's error code or Kubernetes' reason; nil for a success.
    public let errorCode: String?
    public let requestID: String?
    /// The faults and throttles that touched the call, joined by commas: `fault-1`.
    public let fault: String?
    /// What became of the answer.
    public let delivery: Delivery

    init(
        _ call: SandboxCall, at time: Timestamp, took duration: Duration, answer: some GatedAnswer, isAnswered: Bool,
        fault: String?
    ) {
        self.time = time
        microseconds = duration.wholeMicroseconds
        service = Self.clipped(call.service)
        operation = Self.clipped(call.operation)
        region = call.region
        caller = call.caller
        resource = call.resource.map(Self.clipped)
        status = isAnswered ? answer.status : nil
        errorCode = isAnswered && answer.status >= 400 ? answer.refusalCode : nil
        requestID = call.requestID
        self.fault = fault
        delivery = answer.delivery
    }

    /// What a client wrote can be as long as a request.
    private static func clipped(_ text: String) -> String {
        text.utf8.count <= 256 ? text : String(decoding: text.utf8.prefix(253), as: UTF8.self) + "..."
    }

    /// The record of something that was done to the sandbox itself.
    init(operation: String, subject: String?, region: Region?, at time: Timestamp, fault: String?) {
        self.time = time
        microseconds = 0
        service = SandboxCall.sandbox
        self.operation = operation
        self.region = region
        caller = nil
        resource = subject
        status = nil
        errorCode = nil
        requestID = nil
        self.fault = fault
        delivery = .whole
    }

    /// The record of a watch whose connection a fault closed.
    init(cut call: SandboxCall, at time: Timestamp, fault: String?) {
        self.time = time
        microseconds = 0
        service = call.service
        operation = call.operation
        region = call.region
        caller = call.caller
        resource = call.resource
        status = nil
        errorCode = nil
        requestID = call.requestID
        self.fault = fault
        delivery = .cut
    }

    /// The record as one line of JSON has it; what is nil is left out, and so is the delivery of a whole answer.
    public var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("serial", .integer(Int64(clamping: serial))), ("time", .string(time.rfc3339Micro)),
            ("microseconds", .integer(microseconds)), ("service", .string(service)), ("operation", .string(operation)),
        ]
        let texts = [
            ("region", region?.rawValue), ("caller", caller), ("resource", resource), ("error", errorCode),
            ("requestID", requestID), ("fault", fault), ("delivery", delivery == .whole ? nil : delivery.rawValue),
        ]
        if let status { members.append(("status", .integer(Int64(status)))) }
        for (name, text) in texts { if let text { members.append((name, .string(text))) } }
        return .object(JSONObject(members))
    }

    /// The line of JSON, with its end.
    var line: [UInt8] { json.bytes() + [0x0A] }
}
