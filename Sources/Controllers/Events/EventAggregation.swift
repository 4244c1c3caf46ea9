public import KubernetesModel
public import Vocabulary

/// Something to tell the users of an object.
public struct EventNote: Hashable, Sendable {
    /// How it is shown.
    public enum Kind: String, Sendable {
        case normal = "Normal"
        case warning = "Warning"
    }

    public let regarding: ObjectReference
    public let kind: Kind
    /// Why, in one word in CamelCase; at most 128 bytes.
    public let reason: String
    /// What was done or tried, in one word in CamelCase; at most 128 bytes.
    public let action: String
    /// For people; cut at 1,024 bytes.
    public let text: String

    /// Makes a note.
    public init(regarding: ObjectReference, kind: Kind, reason: String, action: String, text: String) {
        self.regarding = regarding
        self.kind = kind
        self.reason = reason
        self.action = action
        self.text = text
    }
}

/// Decides what is written for a note: a new Event, a higher count of an earlier one, or nothing. A value without clock
/// or I/O.
///
/// Equal notes within ``seriesWindow`` are one Event with a count. An object gets at most ``burst`` new Events at once
/// and one more every ``refill``, so that one that flaps cannot flood the API server (the figures are client-go's).
public struct EventAggregation: Sendable {
    /// What to write.
    public enum Decision: Equatable, Sendable {
        case create(Event)
        /// Set the series of the Event of that name.
        case count(ObjectKey, Event.Series)
        case drop
    }

    private struct Series {
        var name: ObjectKey
        var count: Int
        var last: Timestamp
    }

    private struct Allowance {
        var tokens: Double
        var asOf: Timestamp
    }

    /// Equal notes further apart are Events of their own.
    public static let seriesWindow = Duration.seconds(600)
    /// How many new Events an object may get at once.
    public static let burst = 25.0
    /// How long it takes until one more is allowed.
    public static let refill = Duration.seconds(300)
    /// How many notes and objects are remembered; past that the oldest half is forgotten.
    public static let memory = 4096

    private let reporter: String
    private let instance: String
    private var series: [EventNote: Series] = [:]
    private var allowances: [ObjectReference: Allowance] = [:]

    /// Makes an aggregation.
    ///
    /// - Parameters:
    ///   - reporter: the controller's name: `breakwater.dev/operator`.
    ///   - instance: the replica's name.
    public init(reporter: String, instance: String) {
        self.reporter = reporter
        self.instance = instance
    }

    /// What to write for a note that comes now.
    public mutating func decide(_ note: EventNote, now: Timestamp) -> Decision {
        if var known = series[note], now - known.last < Self.seriesWindow {
            known.count += 1
            known.last = now
            series[note] = known
            return .count(known.name, .init(count: known.count, lastObservedTime: now.rfc3339Micro))
        }
        guard takeAllowance(of: note.regarding, now: now) else { return .drop }
        let event = event(for: note, now: now)
        series[note] = Series(name: event.metadata.key, count: 1, last: now)
        forgetOld()
        return .create(event)
    }

    private mutating func takeAllowance(of object: ObjectReference, now: Timestamp) -> Bool {
        var allowance = allowances[object] ?? Allowance(tokens: Self.burst, asOf: now)
        let earned = (now - allowance.asOf).inSeconds / Self.refill.inSeconds
        allowance.tokens = min(Self.burst, allowance.tokens + max(0, earned))
        allowance.asOf = now
        defer { allowances[object] = allowance }
        guard allowance.tokens >= 1 else { return false }
        allowance.tokens -= 1
        return true
    }

    private mutating func forgetOld() {
        if series.count > Self.memory {
            let kept = series.sorted { $0.value.last > $1.value.last }.prefix(Self.memory / 2)
            series = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
        }
        if allowances.count > Self.memory {
            let kept = allowances.sorted { $0.value.asOf > $1.value.asOf }.prefix(Self.memory / 2)
            allowances = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
        }
    }

    /// The name follows from the note and the moment, so that an Event whose answer was lost is not written twice.
    private func event(for note: EventNote, now: Timestamp) -> Event {
        let object = note.regarding.name ?? "object"
        let identity = "\(note.regarding.uid ?? "")/\(note.reason)/\(note.text)/\(instance)/\(now.microseconds)"
        let suffix = String(stableHash(identity), radix: 16)
        return Event(
            metadata: ObjectMeta(
                name: "\(shortened(object, to: 200)).\(suffix)", namespace: note.regarding.namespace ?? "default"),
            eventTime: now, type: note.kind.rawValue, reason: note.reason, action: note.action,
            note: Self.cut(note.text), regarding: note.regarding, reportingController: reporter,
            reportingInstance: instance)
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > 1024 else { return text }
        var cut = Substring(text)
        while cut.utf8.count > 1021 { cut.removeLast() }
        return cut + "..."
    }
}
