import Vocabulary
import Wire

/// Events live for an hour: whoever looks at events after that no longer sees them.
enum EventExpiry {
    static let lifetime = Duration.seconds(3600)

    /// Removes the events whose time is over by now.
    static func expire(in store: ObjectStore, now: Timestamp) {
        let oldest = (now - lifetime).rfc3339
        let expired =
            (try? store.list(ListRequest(collection: .core("events"))) { stored in
                latest(stored.value) < oldest
            })?.objects ?? []
        for event in expired {
            let key = ObjectKey(
                collection: .core("events"), namespace: event.value.namespace, name: event.value.name)
            // Who changed it in the meantime has made it young again.
            _ = try? store.remove(key, at: event.revision, last: event.value)
        }
    }

    /// When an event was last written, RFC 3339.
    private static func latest(_ event: JSONValue) -> String {
        let times = [
            event[at: "metadata", "creationTimestamp"]?.string, event["lastTimestamp"]?.string,
            event[at: "series", "lastObservedTime"]?.string,
        ]
        return times.compactMap { $0 }.max() ?? ""
    }
}
