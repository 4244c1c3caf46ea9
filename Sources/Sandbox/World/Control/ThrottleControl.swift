import Hummingbird
import Vocabulary
import Wire

/// - `GET /throttles` lists them: `{"throttles": […]}`.
/// - `POST /throttles` with `{"service", "operation", "region", "rate", "burst"}` sets one, with `{"preset": "aws"}` what
///   is known of AWS; it answers what was set.
/// - `DELETE /throttles` clears all, `DELETE /throttles/throttle-1` one: `{"cleared": ["throttle-1"]}`.
struct ThrottleControl: ControlSubject {
    let throttles: SandboxThrottles

    private static let ownFields = ["service", "operation", "region", "rate", "burst"]

    func addRoutes(to router: Router<FaceContext>) {
        router.get("/throttles") { _, _ in Self.answer(throttles.list) }
        router.post("/throttles") { request, _ in
            let fields = try await ControlFields(bodyOf: request, known: Self.ownFields + ["preset"])
            return Self.answer(try throttles.set(try Self.wanted(fields)), .created)
        }
        router.delete("/throttles") { _, _ in FaultControl.cleared(try throttles.clear()) }
        router.delete("/throttles/:name") { _, context in
            FaultControl.cleared(try throttles.clear(context.parameters.get("name") ?? ""))
        }
    }

    private static func wanted(_ fields: ControlFields) throws(InvalidValue) -> [Throttle] {
        if let preset = try fields.word("preset", ThrottlePreset.self) {
            try fields.refuse(ownFields, because: "a preset has its own")
            return preset.throttles
        }
        guard let operation = try fields.text("operation") else {
            throw InvalidValue(
                field: "operation", value: "", remedy: "name it, as in CreateAccessPoint or *; or send a preset")
        }
        guard let rate = try fields.number("rate") else {
            throw InvalidValue(field: "rate", value: "", remedy: "say how many calls a second, as in 5")
        }
        let burst = try fields.whole("burst") ?? max(1, Int(rate.rounded(.up).clamped(to: 1...1e6)))
        return [
            Throttle(
                service: NamePattern(try fields.text("service") ?? "*"), operation: NamePattern(operation),
                region: try fields.region(), rate: rate, burst: burst)
        ]
    }

    private static func answer(_ listings: [ThrottleListing], _ status: HTTPResponse.Status = .ok) -> Response {
        ControlAnswer.json(["throttles": .array(listings.map(\.json))], status)
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        min(max(self, range.lowerBound), range.upperBound)
    }
}

extension ThrottleListing {
    fileprivate var json: JSONValue {
        var json: JSONValue = [
            "name": .string(name), "service": .string(throttle.service.description),
            "operation": .string(throttle.operation.description),
        ]
        json["region"] = throttle.region.map { .string($0.rawValue) }
        json["rate"] = .double(throttle.rate)
        json["burst"] = .integer(Int64(throttle.burst))
        json["source"] = throttle.source.map { .string($0) }
        json["uses"] = .integer(Int64(uses))
        return json
    }
}
