public import Vocabulary

/// One aspect of an object's state (`status.conditions`).
///
/// Source: Kubernetes API reference, Condition v1 (apimachinery).
public struct Condition: Codable, Equatable, Sendable {
    /// Whether the aspect holds.
    public enum Status: String, Codable, Sendable {
        case isTrue = "True"
        case isFalse = "False"
        case unknown = "Unknown"
    }

    /// The aspect, in CamelCase; one condition a type.
    public var type: String
    public var status: Status
    /// Why, for machines: one word in CamelCase.
    public var reason: String
    /// Why, for people; may be empty.
    public var message: String
    /// When `status` last changed.
    public var lastTransitionTime: Timestamp
    /// The generation of the object that the condition was computed for.
    public var observedGeneration: Int64?

    /// Makes a condition.
    public init(
        type: String, status: Status, reason: String, message: String, lastTransitionTime: Timestamp,
        observedGeneration: Int64? = nil
    ) {
        self.type = type
        self.status = status
        self.reason = reason
        self.message = message
        self.lastTransitionTime = lastTransitionTime
        self.observedGeneration = observedGeneration
    }
}

extension [Condition] {
    /// The condition of that type.
    public subscript(type: String) -> Condition? { first { $0.type == type } }

    /// The list with a condition set: it takes the place of its type's last one and keeps that one's transition time
    /// while the status is the same, so that setting an unchanged condition changes nothing.
    public func setting(_ condition: Condition) -> [Condition] {
        guard let index = firstIndex(where: { $0.type == condition.type }) else { return self + [condition] }
        var conditions = self
        conditions[index] = condition
        if self[index].status == condition.status {
            conditions[index].lastTransitionTime = self[index].lastTransitionTime
        }
        return conditions
    }
}
