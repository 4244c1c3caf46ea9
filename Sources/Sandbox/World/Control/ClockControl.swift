import Hummingbird
import Vocabulary
import Wire

/// - `GET /clock` answers `{"now": RFC 3339, "pace": "real" | "fast" | "manual"}`.
/// - `POST /clock/advance` with `{"by": "15m"}` or `{"seconds": 900}` moves the time forward and answers the same.
struct ClockControl: ControlSubject {
    let gate: CallGate

    func addRoutes(to router: Router<FaceContext>) {
        router.get("/clock") { _, _ in ControlAnswer.json(reading) }
        router.post("/clock/advance") { request, _ in
            let fields = try await ControlFields(bodyOf: request, known: ["seconds", "by"])
            let remedy = "send {\"by\": \"15m\"} or {\"seconds\": 900}, more than nothing"
            guard let duration = try fields.span("by") ?? fields.span("seconds"), duration > .zero else {
                throw InvalidValue(field: "by", value: try fields.text("by") ?? "", remedy: remedy)
            }
            do {
                try gate.clock.advanceKept(by: duration)
            } catch {
                let text = "the clock was not moved, because that could not be kept: \(error)"
                return ControlAnswer.json(["error": .string(text)], .internalServerError)
            }
            gate.note("AdvanceClock", subject: "\(TimeSpan(duration))")
            return ControlAnswer.json(reading)
        }
    }

    private var reading: JSONValue {
        let pace =
            switch gate.clock.pace {
            case .manual: "manual"
            case .running(speed: 1): "real"
            case .running: "fast"
            }
        return ["now": .string(gate.clock.now.rfc3339Micro), "pace": .string(pace)]
    }
}
