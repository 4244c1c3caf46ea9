import CEL
import Wire

/// Checks an object against a schema, without its rules, and collects errors in the API server's words.
///
/// What an update leaves unchanged is not held against it (validation ratcheting, on since Kubernetes 1.30): below a
/// field whose value equals the old one, nothing is checked.
struct SchemaCheck {
    /// How many checks passed; the alternative with most of them is the one whose errors are shown.
    private(set) var passed = 0
    private(set) var errors: [FieldError] = []

    /// Errors of the whole value: `oneOf` and its like have no field in the API server's answers.
    private mutating func fail(_ text: String) { errors.append(.invalid(.root, "", text)) }

    private mutating func fail(
        _ path: String, _ value: JSONValue, _ text: String, kind: FieldError.Kind = .invalid
    ) {
        errors.append(FieldError(kind, Self.field(path), value, "\(path) in body \(text)"))
    }

    /// A path below the root starts with a dot where the root has no name; fields are printed without it.
    private static func field(_ path: String) -> FieldPath {
        let text = path.hasPrefix(".") ? String(path.dropFirst()) : path
        return text.isEmpty ? .root : FieldPath(text)
    }

    private static func path(_ parent: String, property name: String) -> String {
        parent.isEmpty ? name : "\(parent).\(name)"
    }

    mutating func check(_ value: JSONValue, old: JSONValue?, against schema: StructuralSchema, at path: String) {
        if let old, old == value { return }
        let before = errors.count
        checkType(value, schema, path)
        if !value.isNull { checkAlternatives(value, schema.constraints, path) }
        switch value {
        case .string(let text): checkText(text, schema, path)
        case .integer, .double: checkNumber(value, schema.constraints, path)
        case .array(let elements): checkList(elements, old?.array, schema, path)
        default: break
        }
        checkAllowed(value, schema.constraints, path)
        if case .object(let members) = value { checkObject(members, old?.object, schema, path) }
        if errors.count == before { passed += 1 }
    }

    // MARK: Type and values

    private mutating func checkType(_ value: JSONValue, _ schema: StructuralSchema, _ path: String) {
        let types = schema.isIntOrString ? ["integer", "string"] : (schema.type.isEmpty ? [] : [schema.type])
        guard !types.isEmpty else { return }
        let found = Self.typeName(of: value)
        let fits =
            switch found {
            case "null": schema.isNullable
            case "integer": types.contains("integer") || types.contains("number")
            default: types.contains(found)
            }
        guard !fits else { return }
        fail(
            path, .string(found), "must be of type \(types.joined(separator: ",")): \(GoSyntax.quoted(found))",
            kind: .typeInvalid)
    }

    private static func typeName(of value: JSONValue) -> String {
        if case .double(let number) = value { return number == number.rounded() ? "integer" : "number" }
        return value.typeName
    }

    private mutating func checkAllowed(_ value: JSONValue, _ constraints: SchemaConstraints, _ path: String) {
        guard let allowed = constraints.allowedValues, !allowed.contains(value) else { return }
        let names = allowed.map { $0.string ?? $0.text(.compact) }
        errors.append(.notSupported(Self.field(path), value, names))
    }

    private mutating func checkText(_ text: String, _ schema: StructuralSchema, _ path: String) {
        let constraints = schema.constraints
        let length = Int64(text.unicodeScalars.count)
        if let maximum = constraints.maximumLength, length > maximum {
            errors.append(FieldError(.tooLong, Self.field(path), "may not be more than \(maximum) bytes"))
        }
        if let minimum = constraints.minimumLength, length < minimum {
            fail(path, .string(text), "should be at least \(minimum) chars long")
        }
        if let pattern = constraints.pattern, let regex = constraints.regex, !regex.matches(text) {
            fail(path, .string(text), "should match '\(pattern)'")
        }
        guard schema.type == "string", !SchemaFormats.accepts(schema.format, text) else { return }
        fail(
            path, .string(text), "must be of type \(schema.format): \(GoSyntax.quoted(text))", kind: .typeInvalid)
    }

    private mutating func checkNumber(_ value: JSONValue, _ constraints: SchemaConstraints, _ path: String) {
        guard let number = value.double else { return }
        if let factor = constraints.multipleOf, factor > 0 {
            let quotient = number / factor
            if abs(quotient - quotient.rounded()) > 1e-9 {
                fail(path, value, "should be a multiple of \(GoSyntax.plain(factor))")
            }
        }
        if let maximum = constraints.maximum {
            let isExclusive = constraints.isMaximumExclusive
            if number > maximum || (isExclusive && number == maximum) {
                let words = isExclusive ? "less than" : "less than or equal to"
                fail(path, value, "should be \(words) \(GoSyntax.plain(maximum))")
            }
        }
        if let minimum = constraints.minimum {
            let isExclusive = constraints.isMinimumExclusive
            if number < minimum || (isExclusive && number == minimum) {
                let words = isExclusive ? "greater than" : "greater than or equal to"
                fail(path, value, "should be \(words) \(GoSyntax.plain(minimum))")
            }
        }
    }

    // MARK: Lists and objects

    private mutating func checkList(
        _ elements: [JSONValue], _ old: [JSONValue]?, _ schema: StructuralSchema, _ path: String
    ) {
        if let items = schema.items {
            let known = old.map(schema.elementsByIdentity) ?? [:]
            for (index, element) in elements.enumerated() {
                let counterpart = schema.identity(of: element).flatMap { known[$0] }
                check(element, old: counterpart, against: items, at: "\(path)[\(index)]")
            }
        }
        let count = Int64(elements.count)
        if let minimum = schema.constraints.minimumItems, count < minimum {
            fail(path, .integer(count), "should have at least \(minimum) items")
        }
        if let maximum = schema.constraints.maximumItems, count > maximum {
            errors.append(tooMany(path, count, maximum))
        }
        if schema.constraints.hasUniqueItems, Set(elements).count < elements.count {
            fail(path, "", "shouldn't contain duplicates")
        }
    }

    private func tooMany(_ path: String, _ count: Int64, _ maximum: Int64) -> FieldError {
        FieldError(.tooMany, Self.field(path), .integer(count), "must have at most \(maximum) items")
    }

    private mutating func checkObject(
        _ members: JSONObject, _ old: JSONObject?, _ schema: StructuralSchema, _ path: String
    ) {
        let constraints = schema.constraints
        let count = Int64(members.count)
        if let minimum = constraints.minimumProperties, count < minimum {
            fail(path, .integer(count), "should have at least \(minimum) properties")
        }
        if let maximum = constraints.maximumProperties, count > maximum {
            errors.append(tooMany(path, count, maximum))
        }
        if let entries = schema.additionalProperties {
            for (name, value) in members where schema.properties[name] == nil {
                check(value, old: old?[name], against: entries, at: "\(path).\(name)")
            }
        }
        for name in schema.propertyNames {
            guard let value = members[name], let property = schema.properties[name] else { continue }
            check(value, old: old?[name], against: property, at: Self.path(path, property: name))
        }
        for name in constraints.required where !members.contains(name) {
            errors.append(.required(Self.field("\(path).\(name)")))
        }
    }

    // MARK: Alternatives

    private mutating func checkAlternatives(_ value: JSONValue, _ constraints: SchemaConstraints, _ path: String) {
        let name = GoSyntax.quoted(path)
        if !constraints.anyOf.isEmpty {
            let tries = attempts(constraints.anyOf, value, path)
            if !tries.contains(where: \.errors.isEmpty) {
                fail("\(name) must validate at least one schema (anyOf)")
                addErrors(ofBest: tries)
            }
        }
        if !constraints.oneOf.isEmpty {
            let tries = attempts(constraints.oneOf, value, path)
            let valid = tries.count(where: \.errors.isEmpty)
            if valid != 1 {
                let found = valid == 0 ? "Found none valid" : "Found \(valid) valid alternatives"
                fail("\(name) must validate one and only one schema (oneOf). \(found)")
                if valid == 0 { addErrors(ofBest: tries) }
            }
        }
        if !constraints.allOf.isEmpty {
            let tries = attempts(constraints.allOf, value, path)
            for attempt in tries { errors.append(contentsOf: attempt.errors) }
            let valid = tries.count(where: \.errors.isEmpty)
            if valid != tries.count {
                fail("\(name) must validate all the schemas (allOf)\(valid == 0 ? ". None validated" : "")")
            }
        }
        if let schema = constraints.not.first, attempts([schema], value, path)[0].errors.isEmpty {
            fail("\(name) must not validate the schema (not)")
        }
    }

    private func attempts(_ schemas: [StructuralSchema], _ value: JSONValue, _ path: String) -> [SchemaCheck] {
        schemas.map { schema in
            var attempt = SchemaCheck()
            attempt.check(value, old: nil, against: schema, at: path)
            return attempt
        }
    }

    private mutating func addErrors(ofBest tries: [SchemaCheck]) {
        var best: SchemaCheck?
        for attempt in tries where best.map({ attempt.passed > $0.passed }) ?? true { best = attempt }
        errors.append(contentsOf: best?.errors ?? [])
    }
}
