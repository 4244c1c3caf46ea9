public import Wire

/// A policy of AWS IAM: what whoever it is attached to may do.
///
/// It is data, so that a test can compare it with the calls that are made.
///
/// *Source*: IAM User Guide, "IAM JSON policy reference" (2026-11).
public struct IAMPolicy: Equatable, Sendable {
    /// Allows some actions on some resources.
    public struct Statement: Equatable, Sendable {
        /// Letters and digits only; of each policy its own.
        public var id: String
        /// With the service's prefix: `elasticfilesystem:DescribeMountTargets`.
        public var actions: [String]
        /// ARNs, in which `*` stands for any text.
        public var resources: [String]
        /// All of them must hold.
        public var conditions: [Condition]

        /// Makes a statement.
        public init(id: String, actions: [String], resources: [String], conditions: [Condition] = []) {
            self.id = id
            self.actions = actions
            self.resources = resources
            self.conditions = conditions
        }
    }

    /// What must hold of a request or of the resource that it is about.
    public enum Condition: Equatable, Sendable {
        /// The key has exactly that value.
        case equals(key: String, String)
        /// The key is there, whatever its value.
        case exists(key: String)
    }

    public var statements: [Statement]

    /// Makes a policy.
    public init(_ statements: [Statement]) { self.statements = statements }

    /// The document, as IAM takes it.
    public var json: JSONValue {
        ["Version": "2012-10-17", "Statement": .array(statements.map(\.json))]
    }
}

extension IAMPolicy.Statement {
    fileprivate var json: JSONValue {
        var statement: JSONValue = [
            "Sid": .string(id), "Effect": "Allow", "Action": .array(actions.map { .string($0) }),
            "Resource": .array(resources.map { .string($0) }),
        ]
        for condition in conditions {
            switch condition {
            case .equals(let key, let value):
                statement[at: "Condition", "StringEquals", key] = .string(IAMPolicy.literal(value))
            case .exists(let key): statement[at: "Condition", "Null", key] = "false"
            }
        }
        return statement
    }
}

extension IAMPolicy {
    /// In values `${…}` is a variable, and `${$}` is a dollar sign (IAM User Guide, "IAM policy elements: Variables and
    /// tags", 2026-11).
    static func literal(_ value: String) -> String { value.replacing("${", with: "${$}{") }
}
