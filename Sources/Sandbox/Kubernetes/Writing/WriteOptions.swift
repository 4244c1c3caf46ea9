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
        let kind =
            switch request.method {
            case "PUT": "UpdateOptions"
            case "PATCH": "PatchOptions"
            case "DELETE": "DeleteOptions"
            default: "CreateOptions"
            }
        isDryRun = try Self.isDryRun(request.parameters.filter { $0.name == "dryRun" }.map(\.value), options: kind)
        fieldValidation = try FieldValidation(parsing: request.parameter("fieldValidation"), options: kind)
        isForced = request.flag("force")
        let agent = (request.headers[.userAgent] ?? "unknown").prefix { $0 != "/" }
        let given = request.parameter("fieldManager").flatMap { $0.isEmpty ? nil : $0 }
        fieldManager = given ?? String(agent)
        fieldManagerIsGiven = given != nil
    }
}

extension WriteOptions {
    /// Whether the last step is left out; `options` is the kind of the options that say so.
    static func isDryRun(_ words: [String], options: String) throws(APIFailure) -> Bool {
        let given = words.filter { !$0.isEmpty }
        guard !given.contains(where: { $0 != "All" }) else {
            throw .invalid(
                APIFailure.Subject(group: "meta.k8s.io", kind: options, name: ""),
                [.notSupported(FieldPath("dryRun"), texts: given, ["All"])])
        }
        return !given.isEmpty
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
