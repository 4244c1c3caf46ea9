import EFSModel
import Wire

/// A file system policy whose syntax was checked: JSON, and the elements of an IAM resource policy.
///
/// The check is light: it finds what people get wrong (no JSON, no Effect, no Principal, a misspelled element, an
/// action of another service), not all that IAM's own parser finds. Nothing in the sandbox is allowed or denied by it.
/// Source: IAM User Guide, "IAM JSON policy elements reference" (2026-11).
struct PolicyDocument {
    private let statements: [JSONObject]

    /// - Throws: `InvalidPolicyException` that names the fault.
    init(checking text: String) throws(EFSRefusal) {
        guard let document = (try? JSONValue(parsing: text))?.object else {
            throw Self.invalid("the policy is not a JSON object")
        }
        try Self.check(document, hasOnly: ["Version", "Id", "Statement"])
        if let version = document["Version"], !["2012-10-17", "2008-10-17"].contains(version.string) {
            throw Self.invalid("Version must be 2012-10-17 or 2008-10-17")
        }
        let elements = document["Statement"].map { $0.array ?? [$0] } ?? []
        statements = elements.compactMap(\.object)
        guard !statements.isEmpty, statements.count == elements.count else {
            throw Self.invalid("Statement must be an object or a list of objects")
        }
        for statement in statements { try Self.check(statement: statement) }
    }

    /// Whether a statement without a condition denies everyone the right to change the policy.
    var locksOutEveryone: Bool {
        statements.contains { statement in
            statement["Effect"]?.string == "Deny" && statement["Condition"] == nil
                && Self.isEveryone(statement["Principal"])
                && Self.texts(statement["Action"]).contains { Self.covers($0, "elasticfilesystem:PutFileSystemPolicy") }
        }
    }

    private static let elements: Set<String> = [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ]

    private static func check(statement: JSONObject) throws(EFSRefusal) {
        try check(statement, hasOnly: elements)
        guard let effect = statement["Effect"]?.string, effect == "Allow" || effect == "Deny" else {
            throw invalid("Effect must be Allow or Deny")
        }
        try check(statement, hasOneOf: "Principal", "NotPrincipal")
        try check(statement, hasOneOf: "Action", "NotAction")
        let actions = texts(statement["Action"]) + texts(statement["NotAction"])
        guard !actions.isEmpty, actions.allSatisfy(isOfEFS) else {
            throw invalid("each action must be * or start with elasticfilesystem:")
        }
        if let condition = statement["Condition"], condition.object == nil {
            throw invalid("Condition must be an object")
        }
    }

    private static func isOfEFS(_ action: String) -> Bool {
        action == "*" || action.lowercased().hasPrefix("elasticfilesystem:")
    }

    private static func check(_ object: JSONObject, hasOnly names: Set<String>) throws(EFSRefusal) {
        if let unknown = object.keys.first(where: { !names.contains($0) }) {
            throw invalid("\(unknown) is not an element of a policy")
        }
    }

    private static func check(
        _ statement: JSONObject, hasOneOf first: String, _ second: String
    ) throws(EFSRefusal) {
        guard (statement[first] != nil) != (statement[second] != nil) else {
            throw invalid("each statement must have either \(first) or \(second)")
        }
    }

    private static func invalid(_ reason: String) -> EFSRefusal {
        EFSRefusal(.invalidPolicyException, "Policy contains invalid Json or elements: \(reason).")
    }

    /// A text or a list of texts.
    private static func texts(_ value: JSONValue?) -> [String] {
        value?.string.map { [$0] } ?? value?.array?.compactMap(\.string) ?? []
    }

    private static func isEveryone(_ principal: JSONValue?) -> Bool {
        principal?.string == "*" || texts(principal?.object?["AWS"]).contains("*")
    }

    /// Whether a pattern with `*` at its end covers an action.
    private static func covers(_ pattern: String, _ action: String) -> Bool {
        guard pattern.hasSuffix("*") else { return pattern.lowercased() == action.lowercased() }
        return action.lowercased().hasPrefix(pattern.dropLast().lowercased())
    }
}
