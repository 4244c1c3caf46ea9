import CEL
import Wire

/// Runs the rules of a schema on an object and collects the errors.
struct RuleRun {
    /// How many steps all rules of one object may take together.
    private static let budget = 5_000_000

    private(set) var errors: [FieldError] = []
    /// What would be errors, had the update not left the value as it was.
    private(set) var warnings: [FieldError] = []
    private var stepsLeft = RuleRun.budget
    private var isExhausted = false

    mutating func run(
        _ value: JSONValue, old: JSONValue?, schema: StructuralSchema, at path: FieldPath, isRoot: Bool = false
    ) {
        guard !isExhausted, !value.isNull, schema.hasRules else { return }
        // What an update leaves unchanged is told and not held against it.
        let isUnchanged = old == value
        let old = old?.isNull == true ? nil : old
        if !schema.rules.isEmpty {
            let variables = Variables(
                current: CELValue(value, schema, isRoot: isRoot), old: old.map { CELValue($0, schema, isRoot: isRoot) })
            for rule in schema.rules where !isExhausted {
                run(rule, variables, schema: schema, at: path, isUnchanged: isUnchanged)
            }
        }
        for part in schema.constraints.allOf { run(value, old: old, schema: part, at: path) }
        runBelow(value, old: old, schema: schema, at: path)
    }

    private struct Variables {
        let current: CELValue
        let old: CELValue?

        func bound(withOptionalOld isOptional: Bool) -> [String: CELValue] {
            if isOptional { return ["self": current, "oldSelf": .optional(old)] }
            guard let old else { return ["self": current] }
            return ["self": current, "oldSelf": old]
        }
    }

    private mutating func runBelow(_ value: JSONValue, old: JSONValue?, schema: StructuralSchema, at path: FieldPath) {
        switch value {
        case .object(let members):
            for (name, member) in members {
                if let property = schema.properties[name] {
                    run(member, old: old?[name], schema: property, at: path.child(name))
                } else if let entries = schema.additionalProperties {
                    run(member, old: old?[name], schema: entries, at: path.key(name))
                }
            }
        case .array(let elements):
            guard let items = schema.items else { return }
            // Elements of sets have no fields to change; only those of map lists have an earlier state.
            let known = schema.listType == .map ? schema.elementsByIdentity(old?.array ?? []) : [:]
            for (index, element) in elements.enumerated() {
                let counterpart = schema.identity(of: element).flatMap { known[$0] }
                run(element, old: counterpart, schema: items, at: path.index(index))
            }
        default: break
        }
    }

    private mutating func run(
        _ rule: ValidationRule, _ variables: Variables, schema: StructuralSchema, at path: FieldPath, isUnchanged: Bool
    ) {
        guard case .success(let expression) = rule.compiled else { return }
        let isOptional = rule.hasOptionalOldSelf ?? false
        if rule.readsOldSelf, variables.old == nil, !isOptional { return }
        let bound = variables.bound(withOptionalOld: isOptional)
        do throws(CELEvaluationError) {
            let result = try evaluate(expression, bound)
            guard result != .bool(true) else { return }
            let place = rule.fieldPath.isEmpty ? path : path.child(String(rule.fieldPath.drop { $0 == "." }))
            let error = error(of: rule, schema, at: place, text: message(of: rule, bound))
            if isUnchanged && !rule.readsOldSelf { warnings.append(error) } else { errors.append(error) }
        } catch {
            // Nobody knows whether the rule is kept, so this is an error even of what stays as it was.
            errors.append(.invalid(path, .string(schema.type), text(of: error, in: rule)))
        }
    }

    private mutating func evaluate(
        _ expression: CELExpression, _ variables: [String: CELValue]
    ) throws(CELEvaluationError) -> CELValue {
        var steps = min(stepsLeft, CELExpression.defaultStepLimit)
        let given = steps
        defer { stepsLeft -= given - steps }
        do throws(CELEvaluationError) {
            return try expression.evaluate(variables, stepsLeft: &steps)
        } catch {
            if error.code == .exhausted { isExhausted = true }
            throw error
        }
    }

    private func text(of error: CELEvaluationError, in rule: ValidationRule) -> String {
        switch error.code {
        case .exhausted:
            "'\(error)': no further validation rules will be run due to call cost exceeds limit for rule: \(rule.words)"
        case .type where error.message == "no such overload":
            "'\(error)': call arguments did not match a supported operator, function or macro signature "
                + "for rule: \(rule.words)"
        default: "\(error) evaluating rule: \(rule.words)"
        }
    }

    /// The text of the message's expression, where it gives one that can be shown; else the plain message.
    private mutating func message(of rule: ValidationRule, _ variables: [String: CELValue]) -> String {
        guard case .success(let expression) = rule.compiledMessage,
            let text = (try? evaluate(expression, variables))?.string?.trimmed,
            !text.isEmpty, text.utf8.count <= 5 * 1024, !text.contains("\n")
        else { return rule.plainMessage }
        return text
    }

    private func error(
        of rule: ValidationRule, _ schema: StructuralSchema, at path: FieldPath, text: String
    ) -> FieldError {
        switch rule.reason {
        case "FieldValueForbidden": .forbidden(path, text)
        case "FieldValueRequired": .required(path, text)
        case "FieldValueDuplicate": FieldError(.duplicate, path, .string(schema.type))
        default: .invalid(path, .string(schema.type), text)
        }
    }
}
