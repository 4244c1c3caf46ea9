import HTTPTypes
import KubernetesMachinery
import Wire

/// What a writer asks for beside the object.
struct WriteOptions: Sendable {
    /// Everything is done but the last step.
    let isDryRun: Bool
    /// What is done with fields that the schema does not know, and with names that stand twice.
    let fieldValidation: FieldValidation
    /// Who is noted as the manager of the fields.
    let fieldManager: String
    /// Whether the request named the manager itself.
    let fieldManagerIsGiven: Bool
    let isForced: Bool

    /// What controllers inside the cluster write with.
    init(fieldManager: String) {
        isDryRun = false
        fieldValidation = .ignore
        self.fieldManager = fieldManager
        fieldManagerIsGiven = true
        isForced = false
    }

    init(_ request: APIRequest) throws(APIFailure) {
        let dryRun = request.parameters.filter { $0.name == "dryRun" }.map(\.value)
        if let wrong = dryRun.first(where: { $0 != "All" && !$0.isEmpty }) {
            throw APIFailure.invalid(
                APIFailure.Subject(group: "meta.k8s.io", kind: "CreateOptions", name: ""),
                [.notSupported(FieldPath("dryRun"), .array([.string(wrong)]), ["All"])])
        }
        isDryRun = dryRun.contains("All")
        fieldValidation = try FieldValidation(
            parsing: request.parameter("fieldValidation"), options: "CreateOptions")
        isForced = request.flag("force")
        let agent = (request.headers[.userAgent] ?? "unknown").prefix { $0 != "/" }
        let given = request.parameter("fieldManager").flatMap { $0.isEmpty ? nil : $0 }
        fieldManager = given ?? String(agent)
        fieldManagerIsGiven = given != nil
    }
}

/// What a write led to.
struct WriteResult: Sendable {
    /// The object, in the words of the version that was asked.
    let value: JSONValue
    var isCreated = false
    /// Sentences for the `Warning` header.
    var warnings: [String] = []
}
