import KubernetesMachinery
import Wire

// Source of the defaults: k8s.io/kubernetes, pkg/apis/{core,apps,batch}/v1/defaults.go, 1.32.

/// The defaults of a pod's specification, in pods and in templates.
enum PodDefaults {
    static func set(_ spec: inout JSONValue) {
        spec.setDefault("restartPolicy", to: "Always")
        spec.setDefault("terminationGracePeriodSeconds", to: 30)
        spec.setDefault("dnsPolicy", to: "ClusterFirst")
        spec.setDefault("securityContext", to: [:])
        spec.setDefault("schedulerName", to: "default-scheduler")
        if let account = spec["serviceAccountName"] { spec.setDefault("serviceAccount", to: account) }
        for list in ["initContainers", "containers"] {
            guard let containers = spec[list]?.array else { continue }
            spec[list] = .array(containers.map(container))
        }
        guard let volumes = spec["volumes"]?.array else { return }
        spec["volumes"] = .array(volumes.map(volume))
    }

    private static func container(_ container: JSONValue) -> JSONValue {
        var container = container
        let image = container["image"]?.string ?? ""
        let tag = image.split(separator: "/").last?.split(separator: ":").dropFirst().last
        let isLatest = !image.contains("@") && (tag == nil || tag == "latest")
        container.setDefault("resources", to: [:])
        container.setDefault("terminationMessagePath", to: "/dev/termination-log")
        container.setDefault("terminationMessagePolicy", to: "File")
        container.setDefault("imagePullPolicy", to: isLatest ? "Always" : "IfNotPresent")
        if let ports = container["ports"]?.array {
            container["ports"] = .array(
                ports.map { port in
                    var port = port
                    port.setDefault("protocol", to: "TCP")
                    return port
                })
        }
        for name in ["livenessProbe", "readinessProbe", "startupProbe"] where container[name] != nil {
            container.setDefault(name, "timeoutSeconds", to: 1)
            container.setDefault(name, "periodSeconds", to: 10)
            container.setDefault(name, "successThreshold", to: 1)
            container.setDefault(name, "failureThreshold", to: 3)
            if container[at: name, "httpGet"] != nil {
                container.setDefault(name, "httpGet", "path", to: "/")
                container.setDefault(name, "httpGet", "scheme", to: "HTTP")
            }
        }
        if let variables = container["env"]?.array {
            container["env"] = .array(
                variables.map { variable in
                    var variable = variable
                    if variable[at: "valueFrom", "fieldRef"] != nil {
                        variable.setDefault("valueFrom", "fieldRef", "apiVersion", to: "v1")
                    }
                    return variable
                })
        }
        return container
    }

    private static func volume(_ volume: JSONValue) -> JSONValue {
        var volume = volume
        for name in ["configMap", "secret", "projected", "downwardAPI"] where volume[name] != nil {
            volume.setDefault(name, "defaultMode", to: 420)
        }
        if volume["hostPath"] != nil { volume.setDefault("hostPath", "type", to: "") }
        return volume
    }

    /// What is wrong with a pod's specification.
    static func faults(of spec: JSONValue?, at path: FieldPath) -> [FieldError] {
        let containers = spec?["containers"]?.array ?? []
        if containers.isEmpty { return [.required(path.child("containers"))] }
        var faults: [FieldError] = []
        var seen: Set<String> = []
        let volumes = Set((spec?["volumes"]?.array ?? []).compactMap { $0["name"]?.string })
        for (index, container) in containers.enumerated() {
            let place = path.child("containers").index(index)
            let name = container["name"]?.string ?? ""
            if name.isEmpty {
                faults.append(.required(place.child("name")))
            } else if let fault = ObjectNames.faultsOfDNSLabel(name).first {
                faults.append(.invalid(place.child("name"), .string(name), fault))
            } else if !seen.insert(name).inserted {
                faults.append(FieldError(.duplicate, place.child("name"), .string(name)))
            }
            for (number, mount) in (container["volumeMounts"]?.array ?? []).enumerated() {
                guard let name = mount["name"]?.string, !volumes.contains(name) else { continue }
                faults.append(
                    FieldError(.notFound, place.child("volumeMounts").index(number).child("name"), .string(name)))
            }
        }
        return faults
    }
}

/// What is particular to Pods.
struct PodRules: KindRules {
    func setDefaults(_ object: inout JSONValue) {
        guard var spec = object["spec"] else { return }
        PodDefaults.set(&spec)
        spec.setDefault("enableServiceLinks", to: true)
        object["spec"] = spec
    }

    func prepareForCreate(_ object: inout JSONValue, _ context: RuleContext) throws(APIFailure) {
        object["status"] = ["phase": "Pending", "qosClass": "BestEffort"]
        object.setDefault("spec", "serviceAccountName", to: "default")
        object[at: "spec", "serviceAccount"] = object[at: "spec", "serviceAccountName"]
        object.setDefault("spec", "preemptionPolicy", to: "PreemptLowerPriority")
        object.setDefault("spec", "priority", to: 0)
        let account = object[at: "spec", "serviceAccountName"]?.string ?? ""
        let key = ObjectKey(
            collection: .core("serviceaccounts"), namespace: object.namespace, name: account)
        guard context.object(key) != nil else {
            throw .forbidden(
                CollectionKey.core("pods").subject(object.name),
                because: "error looking up service account \(object.namespace)/\(account): serviceaccount "
                    + "\"\(account)\" not found")
        }
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        guard let old else { return PodDefaults.faults(of: object["spec"], at: FieldPath("spec")) }
        guard Self.fixed(object["spec"]) != Self.fixed(old["spec"]) else { return [] }
        return [
            .forbidden(
                FieldPath("spec"),
                "pod updates may not change fields other than `spec.containers[*].image`, "
                    + "`spec.initContainers[*].image`, `spec.activeDeadlineSeconds`, `spec.tolerations` (only additions "
                    + "to existing tolerations), `spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it "
                    + "was previously negative)")
        ]
    }

    /// The part of a specification that no update may change.
    private static func fixed(_ spec: JSONValue?) -> JSONValue {
        var spec = spec ?? [:]
        for field in ["activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds", "nodeName"] {
            spec[field] = nil
        }
        for list in ["containers", "initContainers"] {
            guard let containers = spec[list]?.array else { continue }
            spec[list] = .array(
                containers.map { container in
                    var container = container
                    container["image"] = nil
                    return container
                })
        }
        return spec
    }
}

/// What is particular to the kinds that make pods of a template.
struct WorkloadRules: KindRules {
    let kind: String
    var countsGenerations: Bool { true }

    func setDefaults(_ object: inout JSONValue) {
        if var spec = object[at: "spec", "template", "spec"] {
            if kind == "Job" { spec.setDefault("restartPolicy", to: "Never") }
            PodDefaults.set(&spec)
            object[at: "spec", "template", "spec"] = spec
        }
        switch kind {
        case "Deployment":
            object.setDefault("spec", "replicas", to: 1)
            object.setDefault("spec", "revisionHistoryLimit", to: 10)
            object.setDefault("spec", "progressDeadlineSeconds", to: 600)
            object.setDefault("spec", "strategy", "type", to: "RollingUpdate")
            guard object[at: "spec", "strategy", "type"] == "RollingUpdate" else { return }
            object.setDefault("spec", "strategy", "rollingUpdate", "maxUnavailable", to: "25%")
            object.setDefault("spec", "strategy", "rollingUpdate", "maxSurge", to: "25%")
        case "DaemonSet":
            object.setDefault("spec", "revisionHistoryLimit", to: 10)
            object.setDefault("spec", "updateStrategy", "type", to: "RollingUpdate")
            guard object[at: "spec", "updateStrategy", "type"] == "RollingUpdate" else { return }
            object.setDefault("spec", "updateStrategy", "rollingUpdate", "maxUnavailable", to: 1)
            object.setDefault("spec", "updateStrategy", "rollingUpdate", "maxSurge", to: 0)
        case "ReplicaSet": object.setDefault("spec", "replicas", to: 1)
        case "StatefulSet":
            object.setDefault("spec", "replicas", to: 1)
            object.setDefault("spec", "revisionHistoryLimit", to: 10)
            object.setDefault("spec", "podManagementPolicy", to: "OrderedReady")
            object.setDefault("spec", "updateStrategy", "type", to: "RollingUpdate")
        default: break
        }
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        let path = FieldPath("spec")
        var faults = PodDefaults.faults(
            of: object[at: "spec", "template", "spec"], at: path.child("template").child("spec"))
        guard kind != "Job" else { return faults }
        if let old, object[at: "spec", "selector"] != old[at: "spec", "selector"] {
            faults.append(
                .invalid(path.child("selector"), object[at: "spec", "selector"] ?? .null, "field is immutable"))
        }
        let labels = object[at: "spec", "template", "metadata", "labels"] ?? [:]
        let wanted = object[at: "spec", "selector", "matchLabels"]?.object ?? JSONObject()
        if object[at: "spec", "selector"] == nil {
            faults.append(.required(path.child("selector")))
        } else if !wanted.allSatisfy({ labels[$0.key] == $0.value }) {
            faults.append(
                .invalid(
                    path.child("template").child("metadata").child("labels"), labels,
                    "`selector` does not match template `labels`"))
        }
        return faults
    }
}
