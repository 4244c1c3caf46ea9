import Vocabulary

/// A moment as it travels in this API: seconds since 1970-01-01T00:00:00Z with their fraction.
///
/// `Timestamp` itself is coded as RFC 3339, Kubernetes' way; the shapes keep this inside and show a `Timestamp`.
struct EpochTime: Codable, Hashable, Sendable {
    let moment: Timestamp

    init(_ moment: Timestamp) { self.moment = moment }

    init(from decoder: any Decoder) throws {
        let seconds = try decoder.singleValueContainer().decode(Double.self)
        // Far outside the calendar the conversion to whole microseconds would overflow.
        guard seconds.magnitude < 1e12 else {
            throw InvalidValue(field: "timestamp", value: "\(seconds)", remedy: "use seconds since 1970")
        }
        moment = Timestamp(epochSeconds: seconds)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(moment.epochSeconds)
    }
}
