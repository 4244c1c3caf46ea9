import Hummingbird
import Vocabulary
import Wire

/// - `GET /faults` lists them: `{"faults": […]}`.
/// - `POST /faults` sets one and answers it as the list has it.
/// - `DELETE /faults` clears all, `DELETE /faults/fault-1` one: `{"cleared": ["fault-1"]}`.
struct FaultControl: ControlSubject {
    let faults: SandboxFaults

    func addRoutes(to router: Router<FaceContext>) {
        router.get("/faults") { _, _ in ControlAnswer.json(["faults": .array(faults.list.map(\.json))]) }
        router.post("/faults") { request, _ in
            let fields = try await ControlFields(bodyOf: request, known: FaultOrder.fields)
            return ControlAnswer.json(try FaultOrder(fields).place(with: faults).json, .created)
        }
        router.delete("/faults") { _, _ in Self.cleared(try faults.clear()) }
        router.delete("/faults/:name") { _, context in
            Self.cleared(try faults.clear(context.parameters.get("name") ?? ""))
        }
    }

    static func cleared(_ names: [String]) -> Response {
        ControlAnswer.json(["cleared": .array(names.map(JSONValue.string))])
    }
}

/// A fault as the control API takes it.
enum FaultOrder {
    case rule(FaultRule)
    case world(WorldFault)

    private enum Effect: String, CaseIterable {
        case error
        case throttle
        case delay
        case dropReply = "drop-reply"
        case cut
        case regionDark = "region-dark"
        case apiServerRestart = "api-server-restart"
        case watchCut = "watch-cut"
        case compaction
        case replicationStuck = "replication-stuck"
    }

    private static let ruleFields = ["service", "operation", "probability", "after", "count", "seed"]
    /// What belongs to one effect only.
    private static let detailFields: [(field: String, effects: [Effect])] = [
        ("code", [.error]), ("status", [.error]), ("message", [.error]), ("by", [.delay]), ("how", [.regionDark]),
        ("downFor", [.apiServerRestart]), ("resource", [.watchCut]),
    ]
    static let fields = ["effect", "region"] + ruleFields + detailFields.map(\.field)

    init(_ fields: ControlFields) throws(InvalidValue) {
        guard let effect = try fields.word("effect", Effect.self) else {
            let words = Effect.allCases.map(\.rawValue).joined(separator: ", ")
            throw InvalidValue(field: "effect", value: "", remedy: "use one of \(words)")
        }
        for (field, effects) in Self.detailFields where !effects.contains(effect) {
            let right = effects.map(\.rawValue).joined(separator: " and ")
            try fields.refuse([field], because: "it belongs to \(right), not to \(effect.rawValue)")
        }
        if let world = try Self.world(effect, fields) {
            try fields.refuse(Self.ruleFields, because: "\(effect.rawValue) befalls more than single calls")
            self = .world(world)
        } else {
            self = .rule(try Self.rule(effect, fields))
        }
    }

    private static func world(_ effect: Effect, _ fields: ControlFields) throws(InvalidValue) -> WorldFault? {
        switch effect {
        case .regionDark:
            return .regionDark(
                try needed(fields.region(), "region", "name the Region, as in us-west-2"),
                try fields.word("how", WorldFault.Darkness.self) ?? .cut)
        case .apiServerRestart:
            return .apiServerRestart(
                try needed(fields.region(), "region", "name the Region, as in us-west-2"),
                downFor: try fields.span("downFor") ?? .seconds(5))
        case .watchCut: return .watchCut(try fields.region(), resource: try fields.text("resource"))
        case .compaction: return .compaction(try fields.region())
        case .replicationStuck: return .replicationStuck(try fields.region())
        case .error, .throttle, .delay, .dropReply, .cut: return nil
        }
    }

    private static func rule(_ effect: Effect, _ fields: ControlFields) throws(InvalidValue) -> FaultRule {
        FaultRule(
            try callEffect(effect, fields), on: NamePattern(try fields.text("operation") ?? "*"),
            of: NamePattern(try fields.text("service") ?? "*"), in: try fields.region(),
            probability: try fields.number("probability") ?? 1, after: try fields.whole("after") ?? 0,
            count: try fields.whole("count"), seed: try seed(fields))
    }

    private static func callEffect(_ effect: Effect, _ fields: ControlFields) throws(InvalidValue) -> FaultEffect {
        switch effect {
        case .throttle: return .throttle
        case .delay: return .delay(try needed(fields.span("by"), "by", "say how long, as in 2s"))
        case .dropReply: return .dropReply
        case .cut: return .cut
        default:
            return .error(
                code: try needed(fields.text("code"), "code", "name the error, as in InternalServerError"),
                status: try fields.whole("status"), message: try fields.text("message"))
        }
    }

    private static func seed(_ fields: ControlFields) throws(InvalidValue) -> UInt64? {
        guard let seed = try fields.whole("seed") else { return nil }
        guard seed >= 0 else { throw InvalidValue(field: "seed", value: "\(seed)", remedy: "use 0 or more") }
        return UInt64(seed)
    }

    private static func needed<Value>(
        _ value: Value?, _ field: String, _ remedy: String
    ) throws(InvalidValue) -> Value {
        guard let value else { throw InvalidValue(field: field, value: "", remedy: remedy) }
        return value
    }

    func place(with faults: SandboxFaults) throws(InvalidValue) -> FaultListing {
        switch self {
        case .rule(let rule): try faults.add(rule)
        case .world(let fault): try faults.add(fault)
        }
    }
}

extension FaultListing {
    /// The fault as the control API shows it: the fields by which it was set, what it did, and whether it still can.
    var json: JSONValue {
        var json: JSONValue = ["name": .string(name)]
        if let rule { rule.write(to: &json) }
        if let worldFault { worldFault.write(to: &json) }
        json["uses"] = .integer(Int64(uses))
        json["active"] = .bool(isActive)
        return json
    }
}

extension FaultRule {
    fileprivate func write(to json: inout JSONValue) {
        json["effect"] = .string(effect.name)
        json["service"] = .string(service.description)
        json["operation"] = .string(operation.description)
        json["region"] = region.map { .string($0.rawValue) }
        if probability < 1 { json["probability"] = .double(probability) }
        if after > 0 { json["after"] = .integer(Int64(after)) }
        json["count"] = count.map { .integer(Int64($0)) }
        json["seed"] = seed.map { .integer(Int64(clamping: $0)) }
        switch effect {
        case .error(let code, let status, let message):
            json["code"] = .string(code)
            json["status"] = status.map { .integer(Int64($0)) }
            json["message"] = message.map { .string($0) }
        case .delay(let duration): json["by"] = .string(TimeSpan(duration).description)
        case .throttle, .dropReply, .cut: break
        }
    }
}

extension WorldFault {
    fileprivate func write(to json: inout JSONValue) {
        json["effect"] = .string(name)
        json["region"] = region.map { .string($0.rawValue) }
        switch self {
        case .regionDark(_, let how): json["how"] = .string(how.rawValue)
        case .apiServerRestart(_, let downFor): json["downFor"] = .string(TimeSpan(downFor).description)
        case .watchCut(_, let resource): json["resource"] = resource.map { .string($0) }
        case .compaction, .replicationStuck: break
        }
    }
}
