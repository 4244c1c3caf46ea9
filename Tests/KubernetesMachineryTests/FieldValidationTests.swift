import KubernetesMachinery
import Testing
import Wire

/// The texts are those that a kube-apiserver answered for the same object.
@Suite("Validation of fields")
struct FieldValidationTests {
    private static let text =
        #"{"apiVersion":"test.example.com/v1","kind":"Widget","metadata":{"name":"w","foo":1},"#
        + #""spec":{"id":"fs-1","id":"fs-2","frob":1,"ports":[{"name":"a","x":1}]}}"#

    private func warnings(_ mode: FieldValidation) throws -> [String] {
        var unknown: [String] = []
        let schema = try WidgetDefinition.schema().withResourceFields()
        _ = schema.pruned(try JSONValue(parsing: Self.text).object ?? [:], unknown: &unknown)
        let duplicate = try FieldValidation.duplicateFields(in: Array(Self.text.utf8))
        return try mode.warnings(unknown: unknown, duplicate: duplicate, kind: "Widget", version: "v1")
    }

    @Test("strict validation refuses unknown and duplicate fields, and names them all")
    func strict() throws {
        let error = #expect(throws: APIFailure.self) { try warnings(.strict) }
        #expect(error?.code == 400)
        #expect(
            error?.message
                == #"Widget in version "v1" cannot be handled as a Widget: strict decoding error: duplicate field "#
                + #""spec.id", unknown field "metadata.foo", unknown field "spec.frob", unknown field "spec.ports[0].x""#
        )
    }

    @Test("warning validation tells of them, and ignoring does not")
    func lenient() throws {
        #expect(
            try warnings(.warn) == [
                #"duplicate field "spec.id""#, #"unknown field "metadata.foo""#, #"unknown field "spec.frob""#,
                #"unknown field "spec.ports[0].x""#,
            ])
        #expect(try warnings(.ignore) == [])
    }

    @Test("an unknown mode is refused, a missing one warns")
    func modes() throws {
        #expect(try FieldValidation(parsing: nil, options: "CreateOptions") == .warn)
        #expect(try FieldValidation(parsing: "Strict", options: "CreateOptions") == .strict)
        let error = #expect(throws: APIFailure.self) { try FieldValidation(parsing: "Frob", options: "CreateOptions") }
        #expect(
            error?.message == #"CreateOptions.meta.k8s.io "" is invalid: fieldValidation: Unsupported value: "Frob": "#
                + #"supported values: "", "Ignore", "Strict", "Warn""#)
    }
}
