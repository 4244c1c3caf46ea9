public import Wire

extension StructuralSchema {
    /// The errors of an object against the schema and its rules, in the API server's words; empty where it is valid.
    ///
    /// - Parameter old: the object before the update; nil on create. Transition rules run only with it, and what it
    ///   already had wrong and the update leaves as it was is not reported.
    public func errors(in resource: JSONObject, old: JSONObject? = nil) -> [FieldError] {
        var check = SchemaCheck()
        check.check(.object(resource), old: old.map { .object($0) }, against: self, at: "")
        var lists = ListCheck()
        lists.check(.object(resource), against: self, at: .root)
        let errors = check.errors + lists.errors + embeddedErrors(.object(resource), at: .root, isRoot: true)
        guard hasRules else { return errors }
        guard !errors.contains(where: { Self.hindersRules.contains($0.kind) }) else {
            return errors + [
                .invalid(
                    .root, .null,
                    "some validation rules were not checked because the object was invalid; "
                        + "correct the existing errors to complete validation")
            ]
        }
        var rules = RuleRun()
        rules.run(.object(resource), old: old.map { .object($0) }, schema: self, at: .root, isRoot: true)
        return errors + rules.errors
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
