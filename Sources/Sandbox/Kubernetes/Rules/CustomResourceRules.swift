import KubernetesMachinery
import Vocabulary
import Wire

/// What is particular to the kinds that definitions make.
struct CustomResourceRules: KindRules {
    /// JSON paths of the version's `selectableFields`, without the first point.
    let selectableFields: Set<String>
    /// Whether the definition goes.
    let isEnding: Bool
    /// The resource, as failures name it.
    let subject: APIFailure.Subject

    var allowsUnconditionalUpdate: Bool { false }
    var countsGenerations: Bool { true }

    func prepareForCreate(_ object: inout JSONValue, _ context: RuleContext) throws(APIFailure) {
        guard isEnding else { return }
        var failure = APIFailure.methodNotAllowed(subject)
        failure.message = "create not allowed while custom resource definition is terminating"
        throw failure
    }
}

/// What is particular to CustomResourceDefinitions.
struct CustomResourceDefinitionRules: KindRules {
    static let cleanup = "customresourcecleanup.apiextensions.k8s.io"
    var countsGenerations: Bool { true }

    func setDefaults(_ object: inout JSONValue) { object = ResourceDefinition.defaulted(object) }

    func prepareForCreate(_ object: inout JSONValue, _ context: RuleContext) throws(APIFailure) {
        let others = context.objects(DefinitionsRevision.collection).filter { $0.name != object.name }
        object["status"] = DefinitionNames.status(of: object, beside: others, since: context.now.rfc3339)
    }

    func hold(_ object: inout JSONValue) {
        if !object.finalizers.contains(Self.cleanup) { object.finalizers.append(Self.cleanup) }
    }

    func beginDeletion(_ object: inout JSONValue) {
        let kept = (object[at: "status", "conditions"]?.array ?? []).filter { $0["type"] != "Terminating" }
        let condition: JSONValue = [
            "lastTransitionTime": object[at: "metadata", "deletionTimestamp"] ?? .null,
            "message": "CustomResource deletion is in progress", "reason": "InstanceDeletionInProgress",
            "status": "True", "type": "Terminating",
        ]
        object[at: "status", "conditions"] = .array(kept + [condition])
    }

    /// The storage versions that ever were stay on record; the names are accepted as they are now.
    func prepareForUpdate(
        _ object: inout JSONValue, from old: JSONValue, _ context: RuleContext
    ) throws(APIFailure) {
        var status = old["status"] ?? [:]
        status["acceptedNames"] = object[at: "spec", "names"]
        let storage = (object[at: "spec", "versions"]?.array ?? []).first { $0["storage"]?.bool == true }?["name"]
        var stored = status["storedVersions"]?.array ?? []
        if let storage, !stored.contains(storage) { stored.append(storage) }
        status["storedVersions"] = .array(stored)
        object["status"] = status
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        var faults = DefinitionCheck.errors(in: object.object ?? JSONObject())
        guard let old else { return faults }
        let versions = Set((object[at: "spec", "versions"]?.array ?? []).compactMap { $0["name"]?.string })
        for (index, name) in (object[at: "status", "storedVersions"]?.array ?? []).enumerated()
        where !versions.contains(name.string ?? "") {
            faults.append(
                .invalid(FieldPath("status", "storedVersions").index(index), name, "must appear in spec.versions"))
        }
        for field in ["group", "scope"] where object[at: "spec", field] != old[at: "spec", field] {
            faults.append(.invalid(FieldPath("spec", field), object[at: "spec", field] ?? "", "field is immutable"))
        }
        for field in ["plural", "kind"] where object[at: "spec", "names", field] != old[at: "spec", "names", field] {
            faults.append(
                .invalid(
                    FieldPath("spec", "names", field), object[at: "spec", "names", field] ?? "", "field is immutable"))
        }
        return faults
    }
}
