public import Vocabulary

/// Something that a user should see about an object (`kubectl describe`, `kubectl events`).
///
/// Source: Kubernetes API reference, Event v1 of events.k8s.io: `note` at most 1,024 bytes, `action` and `reason` 128,
/// `reportingInstance` 128 (v1.32).
public struct Event: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "events.k8s.io", version: "v1", kind: "Event", plural: "events", isNamespaced: true)

    /// How often the same thing was seen.
    public struct Series: Codable, Equatable, Sendable {
        public var count: Int
        /// RFC 3339 with microseconds.
        public var lastObservedTime: String

        /// Makes a series.
        public init(count: Int, lastObservedTime: String) {
            self.count = count
            self.lastObservedTime = lastObservedTime
        }
    }

    public var metadata: ObjectMeta
    /// RFC 3339 with microseconds (MicroTime).
    public var eventTime: String
    /// `Normal` or `Warning`.
    public var type: String
    public var reason: String
    public var action: String
    public var note: String
    public var regarding: ObjectReference
    public var reportingController: String
    public var reportingInstance: String
    public var series: Series?

    /// Makes an event.
    public init(
        metadata: ObjectMeta, eventTime: Timestamp, type: String, reason: String, action: String, note: String,
        regarding: ObjectReference, reportingController: String, reportingInstance: String, series: Series? = nil
    ) {
        self.metadata = metadata
        self.eventTime = eventTime.rfc3339Micro
        self.type = type
        self.reason = reason
        self.action = action
        self.note = note
        self.regarding = regarding
        self.reportingController = reportingController
        self.reportingInstance = reportingInstance
        self.series = series
    }
}
