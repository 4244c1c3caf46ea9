/// How log lines are written.
public enum LogFormat: String, CaseIterable, Sendable {
    /// One JSON object a line, for machines.
    case json
    /// For people.
    case text
}
