import KubernetesMachinery
import Wire

/// How the options of lists and watches go together.
///
/// Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions (1.32); words as a
/// kube-apiserver 1.33 gave them.
enum ListRules {
    private static let match = FieldPath("resourceVersionMatch")
    private static let initial = FieldPath("sendInitialEvents")

    /// Refuses options that contradict each other.
    static func check(_ request: APIRequest) throws(APIFailure) {
        let faults = request.flag("watch") ? watchFaults(request) : listFaults(request)
        guard faults.isEmpty else {
            throw .invalid(APIFailure.Subject(group: "meta.k8s.io", kind: "ListOptions", name: ""), faults)
        }
    }

    private static func listFaults(_ request: APIRequest) -> [FieldError] {
        let word = request.parameter("resourceVersionMatch") ?? ""
        let version = request.parameter("resourceVersion") ?? ""
        var faults: [FieldError] = []
        if !word.isEmpty {
            if version.isEmpty {
                faults.append(
                    .forbidden(match, "resourceVersionMatch is forbidden unless resourceVersion is provided"))
            }
            if request.parameter("continue")?.isEmpty == false {
                faults.append(.forbidden(match, "resourceVersionMatch is forbidden when continue is provided"))
            }
            if !["Exact", "NotOlderThan"].contains(word) {
                faults.append(.notSupported(match, .string(word), ["Exact", "NotOlderThan", ""]))
            }
            if word == "Exact", version == "0" {
                faults.append(
                    .forbidden(match, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""))
            }
        }
        if request.parameter("sendInitialEvents") != nil {
            faults.append(.forbidden(initial, "sendInitialEvents is forbidden for list"))
        }
        return faults
    }

    private static func watchFaults(_ request: APIRequest) -> [FieldError] {
        let word = request.parameter("resourceVersionMatch") ?? ""
        guard request.parameter("sendInitialEvents") != nil else {
            guard !word.isEmpty else { return [] }
            return [
                .forbidden(match, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")
            ]
        }
        guard word != "NotOlderThan" else { return [] }
        return [.forbidden(match, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")]
    }
}
