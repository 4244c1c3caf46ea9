import CEL
import Wire

/// Checks that a schema is structural and that its rules and patterns can be compiled.
///
/// Source: "Specifying a structural schema" in the page on CustomResourceDefinitions, texts as of 1.32.
struct SchemaSyntaxCheck {
    /// Where a schema stands, which says what it must have.
    private enum Level {
        case root
        case item
        case field
    }

    /// What is carried down from a schema to those below it.
    private struct Context {
        var level: Level
        var path: FieldPath
        /// The path of the list whose elements cannot be followed over updates; nil where there is none above.
        var uncorrelatable: String?

        func below(_ level: Level, _ path: FieldPath) -> Context {
            Context(level: level, path: path, uncorrelatable: uncorrelatable)
        }
    }

    private static let types = ["array", "boolean", "integer", "number", "object", "string"]
    private static let unsupported = [
        "id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref",
    ]

    private var errors: [FieldError] = []

    static func errors(in schema: JSONObject, at path: FieldPath) -> [FieldError] {
        var check = SchemaSyntaxCheck()
        check.check(schema, Context(level: .root, path: path))
        return check.errors
    }

    private mutating func check(_ schema: JSONObject, _ context: Context) {
        let path = context.path
        checkType(schema, context)
        checkUnsupported(schema, path)
        checkLists(schema, path)
        checkPattern(schema, path)
        checkDefault(schema, path.child("default"))
        checkNested(schema, path)
        checkExtensions(schema, path)
        RuleSyntaxCheck.check(schema, at: path, isRoot: context.level == .root, context.uncorrelatable, into: &errors)
        for (name, property) in schema["properties"]?.object ?? JSONObject() {
            let place = path.child("properties").key(name)
            guard let property = property.object else { continue }
            if context.level == .root, name == "metadata" {
                checkMetadata(property, place)
            } else {
                check(property, context.below(.field, place))
            }
        }
        if let entries = schema["additionalProperties"]?.object {
            check(entries, context.below(.field, path.child("additionalProperties")))
        }
        if let items = schema["items"]?.object {
            var below = context.below(.item, path.child("items"))
            if schema["x-kubernetes-list-type"]?.string != "map", below.uncorrelatable == nil {
                below.uncorrelatable = path.text
            }
            check(items, below)
        }
    }

    private mutating func checkType(_ schema: JSONObject, _ context: Context) {
        let type = schema["type"]?.string ?? ""
        let path = context.path.child("type")
        let isFree =
            schema["x-kubernetes-int-or-string"]?.bool == true
            || schema["x-kubernetes-preserve-unknown-fields"]?.bool == true
        if type.isEmpty && !isFree {
            let words =
                switch context.level {
                case .root: "must not be empty at the root"
                case .item: "must not be empty for specified array items"
                case .field: "must not be empty for specified object fields"
                }
            errors.append(.required(path, words))
        } else if context.level == .root, !type.isEmpty, type != "object" {
            errors.append(.invalid(path, .string(type), "must be object at the root"))
        } else if !type.isEmpty, !Self.types.contains(type) {
            errors.append(.notSupported(path, .string(type), Self.types))
        }
        if type == "array", schema["items"] == nil {
            errors.append(.required(context.path.child("items"), "must be specified"))
        }
        if context.level == .root, schema["additionalProperties"] != nil {
            errors.append(.forbidden(context.path.child("additionalProperties"), "must not be used at the root"))
        }
    }

    private mutating func checkMetadata(_ schema: JSONObject, _ path: FieldPath) {
        if schema["type"]?.string != "object" {
            errors.append(.invalid(path.child("type"), schema["type"] ?? "", "must be object"))
        }
        let allowed: Set<String> = ["type", "properties", "description"]
        let known: Set<String> = ["name", "generateName"]
        let isPlain =
            schema.keys.allSatisfy { allowed.contains($0) }
            && (schema["properties"]?.object ?? JSONObject()).keys.allSatisfy { known.contains($0) }
        guard !isPlain else { return }
        errors.append(
            .forbidden(
                path, "must not specify anything other than name and generateName, but metadata is implicitly specified"
            ))
    }

    private mutating func checkUnsupported(_ schema: JSONObject, _ path: FieldPath) {
        for word in Self.unsupported where schema.contains(word) {
            errors.append(.forbidden(path.child(word), "\(word) is not supported"))
        }
        if schema["uniqueItems"]?.bool == true {
            errors.append(
                .forbidden(
                    path.child("uniqueItems"),
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"))
        }
        if schema["items"]?.array != nil {
            errors.append(.forbidden(path.child("items"), "items must be a schema object and not an array"))
        }
        if schema.contains("additionalProperties"), schema["properties"]?.object?.isEmpty == false {
            errors.append(
                .forbidden(
                    path.child("additionalProperties"), "additionalProperties and properties are mutual exclusive"))
        }
    }

    private mutating func checkLists(_ schema: JSONObject, _ path: FieldPath) {
        let listType = schema["x-kubernetes-list-type"]?.string
        let keys = schema["x-kubernetes-list-map-keys"]?.array?.compactMap(\.string) ?? []
        let typePath = path.child("x-kubernetes-list-type")
        if let listType {
            if !["atomic", "set", "map"].contains(listType) {
                errors.append(.notSupported(typePath, .string(listType), ["atomic", "set", "map"]))
            }
            if schema["type"]?.string != "array" {
                errors.append(
                    .invalid(
                        path.child("type"), schema["type"] ?? "",
                        "must be array if x-kubernetes-list-type is specified"))
            }
        }
        if listType != "map", !keys.isEmpty {
            let words = "must be map if x-kubernetes-list-map-keys is non-empty"
            errors.append(
                listType.map { .invalid(typePath, .string($0), words) } ?? .required(typePath, words))
        }
        if listType == "map" { checkMapKeys(schema, keys, path) }
    }

    private mutating func checkMapKeys(_ schema: JSONObject, _ keys: [String], _ path: FieldPath) {
        let keysPath = path.child("x-kubernetes-list-map-keys")
        if keys.isEmpty {
            errors.append(.required(keysPath, "must not be empty if x-kubernetes-list-type is map"))
        }
        let items = schema["items"]?.object ?? JSONObject()
        let quoted = GoSyntax.strings(keys)
        if keys.contains(where: { items["properties"]?[$0] == nil }) {
            errors.append(
                FieldError(.invalid, keysPath, quoting: quoted, "entries must all be names of item properties"))
        }
        if Set(keys).count < keys.count {
            errors.append(FieldError(.invalid, keysPath, quoting: quoted, "must not contain duplicate entries"))
        }
        let required = items["required"]?.array?.compactMap(\.string) ?? []
        for key in keys {
            guard let property = items["properties"]?[key], property["default"] == nil, !required.contains(key) else {
                continue
            }
            errors.append(
                .required(
                    path.child("items").child("properties").key(key).child("default"),
                    "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property"
                ))
        }
    }

    private mutating func checkPattern(_ schema: JSONObject, _ path: FieldPath) {
        guard let pattern = schema["pattern"]?.string else { return }
        do throws(RegexSyntaxError) {
            _ = try LinearRegex(pattern)
        } catch {
            errors.append(
                .invalid(
                    path.child("pattern"), .string(pattern),
                    "must be a valid regular expression, but isn't: \(error)"))
        }
    }

    /// A default must itself be valid; its errors carry no path in their words.
    private mutating func checkDefault(_ schema: JSONObject, _ path: FieldPath) {
        guard let standard = schema["default"] else { return }
        var check = SchemaCheck()
        check.check(standard, old: nil, against: StructuralSchema(schema), at: "")
        for error in check.errors {
            let field = error.field == .root ? path : path.child(error.field.text)
            errors.append(FieldError(error.kind, field, quoting: error.quoted, error.detail))
        }
    }

    private mutating func checkExtensions(_ schema: JSONObject, _ path: FieldPath) {
        let isEmbedded = schema["x-kubernetes-embedded-resource"]?.bool == true
        let preserves = schema["x-kubernetes-preserve-unknown-fields"]
        if let preserves, preserves.bool != true {
            errors.append(
                .invalid(path.child("x-kubernetes-preserve-unknown-fields"), preserves, "must be true or undefined"))
        }
        guard isEmbedded else { return }
        if schema["type"]?.string != "object" {
            errors.append(
                .required(path.child("type"), "must be object if x-kubernetes-embedded-resource is true"))
        }
        if preserves == nil, schema["properties"]?.object?.isEmpty != false {
            errors.append(
                .required(
                    path.child("properties"),
                    "must not be empty if x-kubernetes-embedded-resource is true without "
                        + "x-kubernetes-preserve-unknown-fields"))
        }
    }

    // MARK: Alternatives

    private static let forbiddenWithin = [
        ("type", "must be empty to be structural"), ("additionalProperties", "must be undefined to be structural"),
        ("default", "must be undefined to be structural"), ("title", "must be empty to be structural"),
        ("description", "must be empty to be structural"), ("nullable", "must be false to be structural"),
        ("x-kubernetes-preserve-unknown-fields", "must be false to be structural"),
        ("x-kubernetes-embedded-resource", "must be false to be structural"),
        ("x-kubernetes-int-or-string", "must be false to be structural"),
        ("x-kubernetes-list-map-keys", "must be empty to be structural"),
        ("x-kubernetes-list-type", "must be undefined to be structural"),
        ("x-kubernetes-map-type", "must be undefined to be structural"),
        ("x-kubernetes-validations", "must be empty to be structural"),
    ]

    private mutating func checkNested(_ schema: JSONObject, _ path: FieldPath) {
        let isIntOrString = schema["x-kubernetes-int-or-string"]?.bool == true
        for word in ["allOf", "anyOf", "oneOf"] {
            for (index, part) in (schema[word]?.array ?? []).enumerated() {
                guard let part = part.object else { continue }
                // `anyOf: [{type: integer}, {type: string}]` is how int-or-string is written out.
                if isIntOrString, word == "anyOf" || part["anyOf"] != nil { continue }
                checkWithin(part, path.child(word).index(index))
            }
        }
        if let part = schema["not"]?.object { checkWithin(part, path.child("not")) }
    }

    private mutating func checkWithin(_ schema: JSONObject, _ path: FieldPath) {
        for (word, reason) in Self.forbiddenWithin where schema.contains(word) {
            errors.append(.forbidden(path.child(word), reason))
        }
        checkPattern(schema, path)
        checkNested(schema, path)
        for (name, property) in schema["properties"]?.object ?? JSONObject() {
            if let property = property.object { checkWithin(property, path.child("properties").key(name)) }
        }
        if let items = schema["items"]?.object { checkWithin(items, path.child("items")) }
    }
}
