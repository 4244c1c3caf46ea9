import CEL
public import Wire

/// Checks a CustomResourceDefinition as the API server does before it accepts one.
public struct DefinitionCheck {
    private static let dataTypes = ["boolean", "date", "integer", "number", "string"]

    private var errors: [FieldError] = []

    /// The errors of a definition (apiextensions.k8s.io/v1), defaults filled in; empty where it is valid.
    public static func errors(in definition: JSONObject) -> [FieldError] {
        var check = DefinitionCheck()
        check.check(definition)
        return check.errors
    }

    private mutating func check(_ definition: JSONObject) {
        let spec = definition["spec"] ?? [:]
        let path = FieldPath("spec")
        checkName(definition, spec)
        checkGroup(spec["group"]?.string ?? "", path.child("group"))
        checkScope(spec["scope"]?.string ?? "", path.child("scope"))
        checkVersions(spec["versions"]?.array ?? [], path.child("versions"))
        checkNames(spec["names"] ?? [:], path.child("names"))
        if spec["preserveUnknownFields"]?.bool == true {
            errors.append(
                .invalid(
                    path.child("preserveUnknownFields"), true,
                    "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in "
                        + "spec.versions[*].schema instead"))
        }
    }

    private mutating func checkName(_ definition: JSONObject, _ spec: JSONValue) {
        let name = definition["metadata"]?["name"]?.string ?? ""
        let path = FieldPath("metadata", "name")
        guard !name.isEmpty else {
            errors.append(.required(path, "name or generateName is required"))
            return
        }
        for fault in ObjectNames.faultsOfDNSSubdomain(name) { errors.append(.invalid(path, .string(name), fault)) }
        let plural = spec[at: "names", "plural"]?.string ?? ""
        if name != "\(plural).\(spec["group"]?.string ?? "")" {
            errors.append(.invalid(path, .string(name), "must be spec.names.plural+\".\"+spec.group"))
        }
    }

    private mutating func checkGroup(_ group: String, _ path: FieldPath) {
        if group.isEmpty {
            errors.append(.required(path))
        } else if !ObjectNames.faultsOfDNSSubdomain(group).isEmpty {
            let faults = ObjectNames.faultsOfDNSSubdomain(group).joined(separator: ",")
            errors.append(.invalid(path, .string(group), faults))
        } else if !group.contains(".") {
            errors.append(.invalid(path, .string(group), "should be a domain with at least one dot"))
        }
    }

    private mutating func checkScope(_ scope: String, _ path: FieldPath) {
        guard scope != "Namespaced" && scope != "Cluster" else { return }
        errors.append(
            scope.isEmpty ? .required(path) : .notSupported(path, .string(scope), ["Cluster", "Namespaced"]))
    }

    private mutating func checkNames(_ names: JSONValue, _ path: FieldPath) {
        for field in ["plural", "singular", "kind", "listKind"] {
            let name = names[field]?.string ?? ""
            let isKind = field.lowercased().hasSuffix("kind")
            let faults = ObjectNames.faultsOfDNS1035Label(isKind ? name.lowercased() : name).joined(separator: ",")
            if name.isEmpty {
                errors.append(.required(path.child(field)))
            } else if !faults.isEmpty {
                let words = isKind ? "may have mixed case, but should otherwise match: " : ""
                errors.append(.invalid(path.child(field), .string(name), words + faults))
            }
        }
        for field in ["shortNames", "categories"] {
            for (index, name) in (names[field]?.array ?? []).enumerated() {
                let faults = ObjectNames.faultsOfDNS1035Label(name.string ?? "").joined(separator: ",")
                if !faults.isEmpty { errors.append(.invalid(path.child(field).index(index), name, faults)) }
            }
        }
        if let kind = names["kind"]?.string, !kind.isEmpty, names["listKind"]?.string == kind {
            errors.append(
                .invalid(path.child("listKind"), .string(kind), "kind and listKind may not be the same"))
        }
    }

    // MARK: Versions

    private mutating func checkVersions(_ versions: [JSONValue], _ path: FieldPath) {
        // What all versions agree on is held once for all, and errors name it there.
        let isShared = { (field: String) in versions.allSatisfy { $0[field] == versions.first?[field] } }
        let spec = FieldPath("spec")
        for (index, version) in versions.enumerated() {
            let place = path.index(index)
            checkVersionName(version, place)
            if index > 0 && isShared("schema") && isShared("additionalPrinterColumns") { continue }
            let hasSchema = version["schema"]?["openAPIV3Schema"]?.object != nil
            checkSchema(version, isShared("schema") && hasSchema ? spec.child("validation") : place.child("schema"))
            checkColumns(
                version, (isShared("additionalPrinterColumns") ? spec : place).child("additionalPrinterColumns"))
        }
        let quoted =
            "[]apiextensions.CustomResourceDefinitionVersion{"
            + versions.map(Self.asGo).joined(separator: ", ") + "}"
        let names = versions.map { $0["name"]?.string ?? "" }
        if Set(names).count < names.count {
            errors.append(FieldError(.invalid, path, quoting: quoted, "must contain unique version names"))
        }
        if versions.count(where: { $0["storage"]?.bool == true }) != 1 {
            errors.append(
                FieldError(
                    .invalid, path, quoting: quoted, "must have exactly one version marked as storage version"))
        }
    }

    /// A version as Go prints it when what it shares with the others is held elsewhere.
    private static func asGo(_ version: JSONValue) -> String {
        let served = version["served"]?.bool ?? false
        let storage = version["storage"]?.bool ?? false
        return "apiextensions.CustomResourceDefinitionVersion{Name:\(GoSyntax.quoted(version["name"]?.string ?? "")), "
            + "Served:\(served), Storage:\(storage), Deprecated:false, DeprecationWarning:(*string)(nil), "
            + "Schema:(*apiextensions.CustomResourceValidation)(nil), "
            + "Subresources:(*apiextensions.CustomResourceSubresources)(nil), "
            + "AdditionalPrinterColumns:[]apiextensions.CustomResourceColumnDefinition(nil), "
            + "SelectableFields:[]apiextensions.SelectableField(nil)}"
    }

    private mutating func checkVersionName(_ version: JSONValue, _ path: FieldPath) {
        let name = version["name"]?.string ?? ""
        let faults = ObjectNames.faultsOfDNS1035Label(name).joined(separator: ",")
        if !faults.isEmpty { errors.append(.invalid(path.child("name"), .string(name), faults)) }
    }

    private mutating func checkSchema(_ version: JSONValue, _ path: FieldPath) {
        let schemaPath = path.child("openAPIV3Schema")
        if let schema = version["schema"]?["openAPIV3Schema"]?.object {
            let type = schema["type"]?.string ?? ""
            if version["subresources"]?["status"]?.object != nil, !type.isEmpty, type != "object" {
                let words =
                    "only \"object\" is allowed as the type at the root of the schema "
                    + "if the status subresource is enabled"
                errors.append(.invalid(schemaPath.child("type"), .string(type), words))
            }
            errors += SchemaSyntaxCheck.errors(in: schema, at: schemaPath)
        } else {
            errors.append(.required(schemaPath, "schemas are required"))
        }
    }

    private mutating func checkColumns(_ version: JSONValue, _ path: FieldPath) {
        for (index, column) in (version["additionalPrinterColumns"]?.array ?? []).enumerated() {
            checkColumn(column, path.index(index))
        }
    }

    private mutating func checkColumn(_ column: JSONValue, _ path: FieldPath) {
        if (column["name"]?.string ?? "").isEmpty { errors.append(.required(path.child("name"))) }
        let type = column["type"]?.string ?? ""
        if !Self.dataTypes.contains(type) {
            let words = "must be one of \(Self.dataTypes.joined(separator: ","))"
            errors.append(
                type.isEmpty
                    ? .required(path.child("type"), words) : .invalid(path.child("type"), .string(type), words))
        }
        let jsonPath = column["jsonPath"]?.string ?? ""
        if jsonPath.isEmpty {
            errors.append(.required(path.child("JSONPath")))
        } else if !jsonPath.hasPrefix(".") {
            errors.append(
                .invalid(path.child("JSONPath"), .string(jsonPath), "must be a simple json path starting with ."))
        } else if (try? JSONPath(jsonPath)) == nil {
            errors.append(.invalid(path.child("JSONPath"), .string(jsonPath), "is an invalid path"))
        }
    }
}
