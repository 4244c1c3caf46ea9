import Synchronization
import Wire

/// What an object is, as bytes, and as a value while somebody needs it.
///
/// A value takes about four times the memory of its bytes. So values are made when they are asked for, and only those
/// that were made last are kept (``RecentValues``).
final class StoredContent: Sendable {
    /// The object as JSON; shared by the keeping, by reads and by all watchers.
    let bytes: [UInt8]
    private let parsed: Mutex<JSONValue?>
    private let recent: RecentValues

    /// Takes a value that is at hand, which is likely to be asked for soon.
    init(_ value: JSONValue, bytes: [UInt8], recent: RecentValues) {
        self.bytes = bytes
        self.recent = recent
        parsed = Mutex(value)
        recent.note(self)
    }

    /// The object; read from its bytes when it was not asked for lately.
    var value: JSONValue {
        if let value = parsed.withLock({ $0 }) { return value }
        // The bytes were written by our own writer, or read as a whole when the store was opened.
        let value = (try? JSONValue(parsing: bytes)) ?? .null
        parsed.withLock { $0 = value }
        recent.note(self)
        return value
    }

    fileprivate func forget() { parsed.withLock { $0 = nil } }
}

/// The contents whose values were made last, bounded: when another comes, the oldest forgets its value.
final class RecentValues: Sendable {
    private struct State {
        var ring: [StoredContent?]
        var next = 0
    }

    private let state: Mutex<State>

    /// Makes an empty memory for so many values, at least one.
    init(capacity: Int) { state = Mutex(State(ring: Array(repeating: nil, count: max(1, capacity)))) }

    fileprivate func note(_ content: StoredContent) {
        let oldest = state.withLock { state in
            let oldest = state.ring[state.next]
            state.ring[state.next] = content
            state.next = (state.next + 1) % state.ring.count
            return oldest
        }
        // One that stands twice forgets too early, and is read again: no harm.
        if let oldest, oldest !== content { oldest.forget() }
    }
}
