import KubernetesClient
public import KubernetesModel
public import Vocabulary

/// Something that a user should see about an object.
public struct EventNote: Sendable, Hashable {
    /// What kind of news it is.
    public enum Kind: String, Sendable {
        case normal = "Normal"
        case warning = "Warning"
    }

    public var kind: Kind
    /// Why, for machines: one word in CamelCase, at most 128 bytes.
    public var reason: String
    /// What was being done: one word in CamelCase, at most 128 bytes.
    public var action: String
    /// What happened, for people; cut after 1,024 bytes.
    public var text: String

    /// Makes a note; the same text for the same thing makes one event that is counted, not many.
    public init(_ kind: Kind, reason: String, action: String, text: String) {
        self.kind = kind
        self.reason = cut(reason, 128)
        self.action = cut(action, 128)
        self.text = cut(text, 1024)
    }
}

/// Cuts a text after so many bytes, between characters.
private func cut(_ text: String, _ limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let mark = "…"
    var kept = ""
    var size = mark.utf8.count
    for character in text {
        size += character.utf8.count
        guard size <= limit else { break }
        kept.append(character)
    }
    return kept + mark
}

/// Which events are written when: a value; time is an argument.
///
/// *Guarantees*: the same note about the same object is one event, whose series counts; its name follows from what it
/// says, so that a process that starts anew goes on counting. No more than `capacity` events are known, and those that
/// were written make room for others; no object gets more than its budget of new ones; a series is written at most once
/// an interval.
public struct EventBook: Sendable {
    /// What became of a note.
    public enum Verdict: Sendable, Equatable {
        case new
        case counted
        /// The object had too many events lately.
        case tooMany
        /// The book is full of events that wait to be written.
        case full
    }

    /// What is to be written.
    public enum Write: Sendable, Equatable {
        case create(Event)
        /// Writes the series of an event that is there.
        case count(Event)
    }

    struct Key: Hashable, Sendable {
        var note: EventNote
        var regarding: ObjectReference
    }

    private struct Entry: Sendable {
        var first: Timestamp
        var last: Timestamp
        /// How often it happened, and how often as far as the server knows; 0: it knows nothing.
        var count = 1
        var written = 0
        /// How often it had happened before this process first saw it.
        var before = 0
        var lastWrite: Duration?
        var lastSeen: Duration
    }

    /// How often a series is written at most. 30 s.
    static let interval: Duration = .seconds(30)
    /// After how long without news an event is forgotten, and the next of its kind is a new one. 6 minutes, as client-go
    /// has it.
    static let memory: Duration = .seconds(360)
    /// How many new events an object may have at once, and after how long it may have another. As client-go has it.
    static let burst = 25
    static let refill: Duration = .seconds(300)

    private let controller: String
    private let instance: String
    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var budgets: [ObjectReference: TokenBucket] = [:]
    /// Events that are to be created, in order; those before ``firstFresh`` have been.
    private var fresh: [Key] = []
    private var firstFresh = 0
    /// Events that happened again since they were last written.
    private var repeated: Set<Key> = []

    /// Makes an empty book.
    ///
    /// - Parameters:
    ///   - controller: Who reports: a qualified name, as in `efs.breakwater.dev/operator`.
    ///   - instance: Which process of it: the pod's name.
    public init(controller: String, instance: String, capacity: Int = 2048) {
        self.controller = controller
        self.instance = cut(instance, 128)
        self.capacity = max(capacity, 1)
    }

    /// Takes note of something.
    public mutating func record(
        _ note: EventNote, regarding: ObjectReference, now: Duration, date: Timestamp
    ) -> Verdict {
        // The version of the object says nothing about what happened to it.
        var subject = regarding
        subject.resourceVersion = nil
        let key = Key(note: note, regarding: subject)
        if entries[key] != nil {
            entries[key]?.count += 1
            entries[key]?.last = date
            entries[key]?.lastSeen = now
            // One that is to be created yet is written with its count.
            if entries[key]?.lastWrite != nil { repeated.insert(key) }
            return .counted
        }
        if entries.count >= capacity { makeRoom(now: now) }
        guard entries.count < capacity else { return .full }
        let isAllowed = budgets[
            subject, default: TokenBucket(rate: 1 / Self.refill.inSeconds, burst: Self.burst, now: now)
        ].takeIfAvailable(now: now)
        guard isAllowed else { return .tooMany }
        entries[key] = Entry(first: date, last: date, lastSeen: now)
        fresh.append(key)
        return .new
    }

    /// The next event to be written now; it counts as written.
    ///
    /// - Parameter isLast: Whether what is not due yet is to be written too, as before an end.
    public mutating func next(now: Duration, isLast: Bool = false) -> Write? {
        if let key = takeFresh() { return write(key, now).map { .create($0) } }
        let due = repeated.first { key in
            guard let lastWrite = entries[key]?.lastWrite else { return false }
            return isLast || now - lastWrite >= Self.interval
        }
        return due.flatMap { write($0, now) }.map { .count($0) }
    }

    private mutating func takeFresh() -> Key? {
        guard firstFresh < fresh.count else { return nil }
        defer {
            firstFresh += 1
            if firstFresh > fresh.count / 2 {
                fresh.removeFirst(firstFresh)
                firstFresh = 0
            }
        }
        return fresh[firstFresh]
    }

    /// Takes note that an event was there already, counted so often by another process: its count goes on from there.
    ///
    /// - Returns: The event with the whole count.
    public mutating func resume(_ event: Event, from count: Int) -> Event {
        let found = entries.first { Self.name($0.key, controller) == event.metadata.name }
        guard let (key, entry) = found else { return event }
        var resumed = entry
        resumed.before = count
        entries[key] = resumed
        return self.event(key, resumed)
    }

    /// Drops what had no news for a while.
    public mutating func forget(now: Duration) {
        entries = entries.filter { _, entry in
            entry.count > entry.written || now - entry.lastSeen < Self.memory
        }
        // An object whose budget is whole again is as one that was never seen.
        budgets = budgets.filter { !$0.value.isFull(now: now) }
    }

    /// Forgets what is old, and if that is not enough the older half of what was written: should it happen again, the
    /// server says that the event is there, and its count goes on.
    private mutating func makeRoom(now: Duration) {
        guard entries.count > waitingCount + repeated.count else { return }
        forget(now: now)
        guard entries.count >= capacity else { return }
        let written = entries.filter { $0.value.written == $0.value.count }
            .sorted { $0.value.lastSeen < $1.value.lastSeen }
        for (key, _) in written.prefix((written.count + 1) / 2) { entries[key] = nil }
        // What is left bounds the budgets, too; whoever loses one here may say a little more.
        let subjects = Set(entries.keys.map(\.regarding))
        budgets = budgets.filter { subjects.contains($0.key) }
    }

    /// How many events wait to be created.
    public var waitingCount: Int { fresh.count - firstFresh }

    private mutating func write(_ key: Key, _ now: Duration) -> Event? {
        repeated.remove(key)
        guard let entry = entries[key] else { return nil }
        entries[key]?.written = entry.count
        entries[key]?.lastWrite = now
        return event(key, entry)
    }

    private func event(_ key: Key, _ entry: Entry) -> Event {
        // Events about objects without namespace live in `default`: the API server insists.
        let namespace = key.regarding.namespace ?? "default"
        var event = Event(
            metadata: ObjectMeta(name: Self.name(key, controller), namespace: namespace), eventTime: entry.first,
            type: key.note.kind.rawValue, reason: key.note.reason, action: key.note.action, note: key.note.text,
            regarding: key.regarding, reportingController: controller, reportingInstance: instance)
        if entry.before + entry.count > 1 {
            event.series = Event.Series(count: entry.before + entry.count, lastObservedTime: entry.last.rfc3339Micro)
        }
        return event
    }

    /// The object's name and a hash of what is said about it; at most 253 bytes, as names must be.
    static func name(_ key: Key, _ controller: String) -> String {
        let parts = [
            controller, key.regarding.apiVersion, key.regarding.kind, key.regarding.namespace, key.regarding.name,
            key.regarding.uid, key.note.kind.rawValue, key.note.reason, key.note.action, key.note.text,
        ]
        // FNV-1a, 64 bits.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.map({ $0 ?? "" }).joined(separator: "\u{0}").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        let base = (key.regarding.name ?? "").prefix(253 - 17)
        return "\(base).\(String(repeating: "0", count: 16 - digits.count))\(digits)"
    }
}
