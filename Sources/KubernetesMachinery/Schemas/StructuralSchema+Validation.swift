public import Wire

/// What the API server says of an object that it checks against a schema, in its words.
public struct SchemaFindings: Sendable {
    /// Why the object is refused; empty where it is valid.
    public var errors: [FieldError]
    /// What rules say of parts that an update leaves as they were: told, and not held against it.
    public var warnings: [FieldError] = []
}

extension StructuralSchema {
    /// The errors of an object against the schema and its rules, in the API server's words; empty where it is valid.
    public func errors(in resource: JSONObject, old: JSONObject? = nil) -> [FieldError] {
        findings(in: resource, old: old).errors
    }

    /// Checks an object against the schema and its rules.
    ///
    /// - Parameters:
    ///   - old: the object before the update; nil on create. Transition rules run only with it, and what it already had
    ///     wrong and the update leaves as it was is no error.
    ///   - part: the field at the root that is written alone, as `status` is at its own path: values are checked against
    ///     the schema there only. Lists and rules are looked at everywhere. (So seen on Kubernetes 1.33.)
    public func findings(
        in resource: JSONObject, old: JSONObject? = nil, writing part: String? = nil
    ) -> SchemaFindings {
        let errors =
            valueErrors(resource, old, part) + listErrors(resource, old)
            + embeddedErrors(.object(resource), at: .root, isRoot: true)
        guard hasRules else { return SchemaFindings(errors: errors) }
        guard !errors.contains(where: { Self.hindersRules.contains($0.kind) }) else {
            return SchemaFindings(
                errors: errors + [
                    .invalid(
                        .root, .null,
                        "some validation rules were not checked because the object was invalid; "
                            + "correct the existing errors to complete validation")
                ])
        }
        var rules = RuleRun()
        rules.run(.object(resource), old: old.map { .object($0) }, schema: self, at: .root, isRoot: true)
        return SchemaFindings(errors: errors + rules.errors, warnings: rules.warnings)
    }

    private func valueErrors(_ resource: JSONObject, _ old: JSONObject?, _ part: String?) -> [FieldError] {
        var check = SchemaCheck()
        guard let part else {
            check.check(.object(resource), old: old.map { .object($0) }, against: self, at: "")
            return check.errors
        }
        guard let schema = properties[part], let value = resource[part] else { return [] }
        check.check(value, old: old?[part], against: schema, at: "")
        return check.errors.map { $0.moved(below: FieldPath(part)) }
    }

    /// Lists in which something stood twice before are left alone, whatever becomes of them.
    private func listErrors(_ resource: JSONObject, _ old: JSONObject?) -> [FieldError] {
        var check = ListCheck()
        check.check(.object(resource), against: self, at: .root)
        guard let old, !check.errors.isEmpty else { return check.errors }
        var earlier = ListCheck()
        earlier.check(.object(old), against: self, at: .root)
        return earlier.errors.isEmpty ? check.errors : []
    }

    /// Resources within resources say of which type they are.
    private func embeddedErrors(_ value: JSONValue, at path: FieldPath, isRoot: Bool = false) -> [FieldError] {
        switch value {
        case .object(let members):
            var errors: [FieldError] = []
            if isEmbeddedResource, !isRoot {
                for field in ["apiVersion", "kind"] where (members[field]?.string ?? "").isEmpty {
                    errors.append(.required(path.child(field), "must not be empty"))
                }
            }
            for (name, member) in members {
                guard let schema = schema(ofMember: name) else { continue }
                let place = properties[name] == nil ? path.key(name) : path.child(name)
                errors += schema.embeddedErrors(member, at: place)
            }
            return errors
        case .array(let elements):
            guard let items else { return [] }
            return elements.enumerated().flatMap { items.embeddedErrors($1, at: path.index($0)) }
        default: return []
        }
    }

    /// The kinds of errors after which rules are not run, because they count on the schema.
    private static let hindersRules: Set<FieldError.Kind> = [
        .notSupported, .required, .tooLong, .tooMany, .typeInvalid,
    ]
}
