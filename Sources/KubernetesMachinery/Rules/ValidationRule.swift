public import CEL
import Wire

/// A rule of `x-kubernetes-validations`, compiled.
public struct ValidationRule: Sendable {
    /// The rule as written.
    public let rule: String
    public let message: String
    public let messageExpression: String
    /// `FieldValueInvalid` and so on; nil where the rule says none.
    public let reason: String?
    public let fieldPath: String
    public let hasOptionalOldSelf: Bool?
    /// The rule compiled, or why it is no expression.
    public let compiled: Result<CELExpression, CELCompileError>
    /// The message's expression compiled; nil where there is none.
    public let compiledMessage: Result<CELExpression, CELCompileError>?

    init(_ source: JSONObject) {
        rule = source["rule"]?.string ?? ""
        message = source["message"]?.string ?? ""
        messageExpression = source["messageExpression"]?.string ?? ""
        reason = source["reason"]?.string
        fieldPath = source["fieldPath"]?.string ?? ""
        hasOptionalOldSelf = source["optionalOldSelf"]?.bool
        compiled = Self.compile(rule)
        compiledMessage = messageExpression.isEmpty ? nil : Self.compile(messageExpression)
    }

    private static func compile(_ text: String) -> Result<CELExpression, CELCompileError> {
        do throws(CELCompileError) {
            return .success(try CELExpression(compiling: text, variables: ["self", "oldSelf"]))
        } catch {
            return .failure(error)
        }
    }

    /// Whether the rule compares with the state before an update.
    var readsOldSelf: Bool { (try? compiled.get())?.variablesRead.contains("oldSelf") ?? false }

    /// What the errors of the rule say: its message, or else the rule itself.
    var words: String { (message.isEmpty ? rule : message).trimmed }

    /// The message without an expression for it.
    var plainMessage: String { message.isEmpty ? "failed rule: \(rule.trimmed)" : message.trimmed }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        var rest = Substring(self)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
