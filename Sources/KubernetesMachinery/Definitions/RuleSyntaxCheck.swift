import CEL
import Wire

/// Checks the rules of one schema.
enum RuleSyntaxCheck {
    private static let reasons = [
        "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired",
    ]

    static func check(
        _ schema: JSONObject, at path: FieldPath, isRoot: Bool, _ uncorrelatable: String?,
        into errors: inout [FieldError]
    ) {
        let sources = schema["x-kubernetes-validations"]?.array ?? []
        guard !sources.isEmpty else { return }
        let structural = StructuralSchema(schema)
        for (index, rule) in structural.rules.enumerated() {
            let place = path.child("x-kubernetes-validations").index(index)
            checkWords(rule, sources[index], place, &errors)
            guard !rule.rule.trimmed.isEmpty else { continue }
            checkExpression(rule, structural, isRoot: isRoot, place, &errors)
            if case .failure(let error)? = rule.compiledMessage {
                let text = "messageExpression compilation failed: \(error.report(in: rule.messageExpression))"
                errors.append(FieldError(.invalid, place.child("messageExpression"), quoting: rule.asGo, text))
            }
            if let uncorrelatable, rule.readsOldSelf, rule.hasOptionalOldSelf != true {
                errors.append(
                    .invalid(
                        place.child("rule"), .string(rule.rule),
                        "oldSelf cannot be used on the uncorrelatable portion of the schema within \(uncorrelatable)"))
            }
            if let optional = rule.hasOptionalOldSelf, !rule.readsOldSelf {
                errors.append(
                    .invalid(
                        place.child("optionalOldSelf"), .bool(optional), "may not be set if oldSelf is not used in rule"
                    ))
            }
        }
    }

    private static func checkWords(
        _ rule: ValidationRule, _ source: JSONValue, _ path: FieldPath, _ errors: inout [FieldError]
    ) {
        if rule.rule.trimmed.isEmpty {
            errors.append(.required(path.child("rule"), "rule is not specified"))
        } else if !rule.message.isEmpty, rule.message.trimmed.isEmpty {
            errors.append(
                .invalid(path.child("message"), .string(rule.message), "message must be non-empty if specified"))
        } else if rule.message.trimmed.contains("\n") {
            errors.append(
                .invalid(path.child("message"), .string(rule.message), "message must not contain line breaks"))
        } else if rule.rule.trimmed.contains("\n"), rule.message.isEmpty {
            errors.append(
                .required(path.child("message"), "message must be specified if rule contains line breaks"))
        }
        if let reason = rule.reason, !reasons.contains(reason) {
            errors.append(.notSupported(path.child("reason"), .string(reason), reasons))
        }
    }

    private static func checkExpression(
        _ rule: ValidationRule, _ schema: StructuralSchema, isRoot: Bool, _ path: FieldPath,
        _ errors: inout [FieldError]
    ) {
        var failure: CELCompileError?
        switch rule.compiled {
        case .failure(let error): failure = error
        case .success(let expression):
            for name in ["self", "oldSelf"] where !(name == "oldSelf" && rule.hasOptionalOldSelf == true) {
                failure = failure ?? undefinedField(of: name, in: expression, schema, isRoot: isRoot)
            }
        }
        guard let failure else { return }
        errors.append(
            FieldError(
                .invalid, path.child("rule"), quoting: rule.asGo, "compilation failed: \(failure.report(in: rule.rule))"
            ))
    }

    /// The first field that a rule reads and the schema does not have.
    private static func undefinedField(
        of variable: String, in expression: CELExpression, _ schema: StructuralSchema, isRoot: Bool
    ) -> CELCompileError? {
        for (path, offset) in expression.fieldsRead(of: variable) {
            var current = schema
            for (depth, name) in path.enumerated() {
                if (isRoot && depth == 0) || current.isEmbeddedResource,
                    ["apiVersion", "kind", "metadata"].contains(name)
                {
                    break
                }
                if current.isIntOrString || current.type.isEmpty { break }
                if let entries = current.additionalProperties, current.properties.isEmpty {
                    current = entries
                    continue
                }
                if current.allowsAdditionalProperties { break }
                let found = current.properties.first { CELValue.escaped($0.key) == name }
                guard current.type == "object", let found else {
                    // The place of the dot of the last selection is known; earlier ones are not far from it.
                    return CELCompileError(message: "undefined field '\(name)'", offset: offset)
                }
                current = found.value
            }
        }
        return nil
    }
}

extension ValidationRule {
    /// The rule as Go prints it in errors.
    fileprivate var asGo: String {
        "apiextensions.ValidationRule{Rule:\(GoSyntax.quoted(rule)), Message:\(GoSyntax.quoted(message)), "
            + "MessageExpression:\(GoSyntax.quoted(messageExpression)), "
            + "Reason:(*apiextensions.FieldValueErrorReason)(nil), FieldPath:\(GoSyntax.quoted(fieldPath)), "
            + "OptionalOldSelf:(*bool)(nil)}"
    }
}
