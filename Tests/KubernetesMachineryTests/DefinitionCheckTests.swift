import KubernetesMachinery
import Testing
import Wire

/// The texts are those that a kube-apiserver answered for the same changes to the same definition.
@Suite("Checks of CustomResourceDefinitions")
struct DefinitionCheckTests {
    private func errors(_ change: (inout JSONValue) -> Void) throws -> [String] {
        var definition = ResourceDefinition.defaulted(.object(try WidgetDefinition.json()))
        change(&definition)
        return DefinitionCheck.errors(in: definition.object ?? [:]).map(\.description)
    }

    private func withSpecSchema(_ change: (inout JSONValue) -> Void) throws -> [String] {
        try errors { definition in
            guard var version = definition[at: "spec", "versions"]?.array?.first,
                var spec = version[at: "schema", "openAPIV3Schema", "properties", "spec"]
            else { return }
            change(&spec)
            version[at: "schema", "openAPIV3Schema", "properties", "spec"] = spec
            definition[at: "spec", "versions"] = [version]
        }
    }

    private func withRule(_ rule: String) throws -> [String] {
        try withSpecSchema { $0["x-kubernetes-validations"] = [["rule": .string(rule), "message": "m"]] }
    }

    @Test("a sound definition has no errors")
    func sound() throws {
        #expect(try errors { _ in } == [])
    }

    @Test("names that do not fit each other or their form are refused")
    func names() throws {
        #expect(
            try errors { $0[at: "metadata", "name"] = "x.test.example.com" } == [
                #"metadata.name: Invalid value: "x.test.example.com": must be spec.names.plural+"."+spec.group"#
            ])
        #expect(
            try errors { $0[at: "spec", "scope"] = "x" } == [
                #"spec.scope: Unsupported value: "x": supported values: "Cluster", "Namespaced""#
            ])
        #expect(
            try errors { $0[at: "spec", "group"] = "x" }.last
                == #"spec.group: Invalid value: "x": should be a domain with at least one dot"#)
    }

    @Test("a definition without storage version or schema is refused")
    func versions() throws {
        let noStorage = try errors { definition in
            guard var version = definition[at: "spec", "versions"]?.array?.first else { return }
            version["storage"] = false
            definition[at: "spec", "versions"] = [version]
        }
        #expect(noStorage.first?.hasSuffix("must have exactly one version marked as storage version") == true)
        let noSchema = try errors { definition in
            guard var version = definition[at: "spec", "versions"]?.array?.first else { return }
            version["schema"] = [:]
            definition[at: "spec", "versions"] = [version]
        }
        #expect(noSchema == ["spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required"])
    }

    @Test("the root of a schema is an object, and that is said twice where the status is a subresource")
    func root() throws {
        func rooted(hasStatus: Bool) throws -> [String] {
            try errors { definition in
                guard var version = definition[at: "spec", "versions"]?.array?.first else { return }
                version[at: "schema", "openAPIV3Schema", "type"] = "string"
                version["subresources"] = hasStatus ? ["status": [:]] : [:]
                definition[at: "spec", "versions"] = [version]
            }
        }
        let place = #"spec.validation.openAPIV3Schema.type: Invalid value: "string": "#
        let words =
            #"only "object" is allowed as the type at the root of the schema "# + "if the status subresource is enabled"
        #expect(try rooted(hasStatus: false) == [place + "must be object at the root"])
        #expect(try rooted(hasStatus: true) == [place + words, place + "must be object at the root"])
    }

    @Test("a schema that is not structural is refused at the place of the fault")
    func structure() throws {
        let path = "spec.validation.openAPIV3Schema.properties[spec]"
        #expect(
            try withSpecSchema { $0[at: "properties", "low"] = [:] } == [
                "\(path).properties[low].type: Required value: must not be empty for specified object fields"
            ])
        #expect(
            try withSpecSchema { $0[at: "properties", "id", "pattern"] = "(" } == [
                "\(path).properties[id].pattern: Invalid value: \"(\": must be a valid regular expression, but isn't: "
                    + "error parsing regexp: missing closing ): `(`"
            ])
        #expect(
            try withSpecSchema { $0["anyOf"] = [["properties": ["id": ["type": "string"]]]] } == [
                "\(path).anyOf[0].properties[id].type: Forbidden: must be empty to be structural"
            ])
        #expect(
            try withSpecSchema { $0[at: "properties", "ports", "x-kubernetes-list-map-keys"] = ["zz"] } == [
                "\(path).properties[ports].x-kubernetes-list-map-keys: Invalid value: []string{\"zz\"}: "
                    + "entries must all be names of item properties"
            ])
        #expect(
            try withSpecSchema { $0[at: "properties", "size", "default"] = 99 } == [
                "\(path).properties[size].default: Invalid value: 99:  in body should be less than or equal to 10"
            ])
    }

    @Test("a rule that is no expression or reads fields that are not there is refused with its place")
    func rules() throws {
        let path = "spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule"
        func expected(_ rule: String, _ report: String) -> [String] {
            [
                path + ": Invalid value: apiextensions.ValidationRule{Rule:\"\(rule)\", Message:\"m\", "
                    + "MessageExpression:\"\", Reason:(*apiextensions.FieldValueErrorReason)(nil), FieldPath:\"\", "
                    + "OptionalOldSelf:(*bool)(nil)}: compilation failed: \(report)"
            ]
        }
        #expect(
            try withRule("self.foo == 1")
                == expected(
                    "self.foo == 1", "ERROR: <input>:1:5: undefined field 'foo'\n | self.foo == 1\n | ....^"))
        #expect(
            try withRule("frob(self)")
                == expected(
                    "frob(self)",
                    "ERROR: <input>:1:5: undeclared reference to 'frob' (in container '')\n | frob(self)\n | ....^"))
    }

    @Test("a transition rule where earlier elements cannot be told apart is refused")
    func uncorrelatable() throws {
        let errors = try withSpecSchema {
            $0[at: "properties", "tags", "items", "x-kubernetes-validations"] = [["rule": "self == oldSelf"]]
        }
        let path = "spec.validation.openAPIV3Schema.properties[spec].properties[tags]"
        #expect(
            errors == [
                "\(path).items.x-kubernetes-validations[0].rule: Invalid value: \"self == oldSelf\": oldSelf cannot be "
                    + "used on the uncorrelatable portion of the schema within \(path)"
            ])
    }
}
