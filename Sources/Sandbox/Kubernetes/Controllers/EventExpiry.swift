import Vocabulary
import Wire

/// Events live for an hour: whoever looks at events after that no longer sees them.
enum EventExpiry {
    static let lifetime = Duration.seconds(3600)
    /// How much of a time in RFC 3339 says the minute: `2026-11-21T04:30`.
    static let minuteLength = 16

    /// Removes the events whose time is over by now. Looks only at those of the minutes that are over.
    static func expire(in store: ObjectStore, now: Timestamp) {
        let oldest = (now - lifetime).rfc3339
        let lastMinute = oldest.prefix(minuteLength)
        for minute in store.keys(of: .eventsByMinute) where minute <= lastMinute {
            for event in store.objects(.eventsByMinute, minute) where latest(event.value) < oldest {
                let key = ObjectKey(
                    collection: .core("events"), namespace: event.value.namespace, name: event.value.name)
                // Who changed it in the meantime has made it young again.
                _ = try? store.remove(key, at: event.revision, last: event.value)
            }
        }
    }

    /// When an event was last written, RFC 3339.
    static func latest(_ event: JSONValue) -> String {
        let times = [
            event[at: "metadata", "creationTimestamp"]?.string, event["lastTimestamp"]?.string,
            event[at: "series", "lastObservedTime"]?.string,
        ]
        return times.compactMap { $0 }.max() ?? ""
    }
}
