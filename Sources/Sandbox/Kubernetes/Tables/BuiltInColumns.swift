import Vocabulary
import Wire

/// The tables of Kubernetes' own kinds.
///
/// Source: k8s.io/kubernetes, pkg/printers/internalversion/printers.go, 1.32.
enum BuiltInColumns {
    static func columns(of kind: String, group: String) -> [TableColumn] {
        switch kind {
        case "Event": events
        case "PersistentVolume", "PersistentVolumeClaim", "StorageClass", "CSIDriver", "CSINode", "VolumeAttachment":
            storage[kind] ?? TableColumn.plain
        case "Deployment", "DaemonSet", "ReplicaSet", "StatefulSet", "Job", "Pod":
            workloads[kind] ?? TableColumn.plain
        default: core[kind] ?? TableColumn.plain
        }
    }

    private static let storage: [String: [TableColumn]] = [
        "PersistentVolume": [
            .name,
            .text("Capacity") { text($0[at: "spec", "capacity", "storage"]) },
            .text("Access Modes") { accessModes($0[at: "spec", "accessModes"]) },
            .field("Reclaim Policy", "spec", "persistentVolumeReclaimPolicy"),
            .text("Status") { $0.isTerminating ? "Terminating" : text($0[at: "status", "phase"]) },
            .text("Claim") { volume in
                guard let claim = volume[at: "spec", "claimRef"] else { return "" }
                return "\(text(claim["namespace"]))/\(text(claim["name"]))"
            },
            .field("StorageClass", "spec", "storageClassName"),
            .text("VolumeAttributesClass") { text($0[at: "spec", "volumeAttributesClassName"], none: "<unset>") },
            .field("Reason", "status", "reason"),
            .age,
            .text("VolumeMode", priority: 1) { text($0[at: "spec", "volumeMode"], none: "<unset>") },
        ],
        "PersistentVolumeClaim": [
            .name,
            .text("Status") { $0.isTerminating ? "Terminating" : text($0[at: "status", "phase"]) },
            .field("Volume", "spec", "volumeName"),
            .text("Capacity") { claim in
                claim[at: "spec", "volumeName"] == nil ? "" : text(claim[at: "status", "capacity", "storage"])
            },
            .text("Access Modes") { claim in
                claim[at: "spec", "volumeName"] == nil ? "" : accessModes(claim[at: "status", "accessModes"])
            },
            .field("StorageClass", "spec", "storageClassName"),
            .text("VolumeAttributesClass") { text($0[at: "spec", "volumeAttributesClassName"], none: "<unset>") },
            .age,
            .text("VolumeMode", priority: 1) { text($0[at: "spec", "volumeMode"], none: "<unset>") },
        ],
        "StorageClass": [
            .text("Name") { object in
                object.annotation(PersistentVolumeClaimRules.defaultClass) == "true"
                    ? "\(object.name) (default)" : object.name
            },
            .field("Provisioner", "provisioner"),
            .field("ReclaimPolicy", "reclaimPolicy"),
            .field("VolumeBindingMode", "volumeBindingMode"),
            TableColumn(name: "AllowVolumeExpansion", type: "string") { object, _ in
                .bool(object["allowVolumeExpansion"]?.bool ?? false)
            },
            .age,
        ],
        "CSIDriver": [
            .name,
            flag("AttachRequired", "attachRequired"),
            flag("PodInfoOnMount", "podInfoOnMount"),
            flag("StorageCapacity", "storageCapacity"),
            .text("TokenRequests") { driver in
                let audiences = (driver[at: "spec", "tokenRequests"]?.array ?? []).map { text($0["audience"]) }
                return audiences.isEmpty ? "<unset>" : audiences.joined(separator: ",")
            },
            flag("RequiresRepublish", "requiresRepublish"),
            .text("Modes") { list($0[at: "spec", "volumeLifecycleModes"]) },
            .age,
        ],
        "CSINode": [.name, .count("Drivers") { ($0[at: "spec", "drivers"]?.array ?? []).count }, .age],
        "VolumeAttachment": [
            .name,
            .field("Attacher", "spec", "attacher"),
            .field("PV", "spec", "source", "persistentVolumeName"),
            .field("Node", "spec", "nodeName"),
            .text("Attached") { "\($0[at: "status", "attached"]?.bool ?? false)" },
            .age,
        ],
    ]

    private static let workloads: [String: [TableColumn]] = [
        "Pod": [
            .name,
            .text("Ready") { pod in
                let ready = (pod[at: "status", "containerStatuses"]?.array ?? []).count { $0["ready"]?.bool == true }
                return "\(ready)/\((pod[at: "spec", "containers"]?.array ?? []).count)"
            },
            .text("Status") { pod in
                pod.isTerminating
                    ? "Terminating" : text(pod[at: "status", "reason"], none: text(pod[at: "status", "phase"]))
            },
            .text("Restarts") { pod in
                let counts = (pod[at: "status", "containerStatuses"]?.array ?? []).map {
                    $0["restartCount"]?.integer ?? 0
                }
                return "\(counts.reduce(0, +))"
            },
            .age,
            .text("IP", priority: 1) { text($0[at: "status", "podIP"], none: "<none>") },
            .text("Node", priority: 1) { text($0[at: "spec", "nodeName"], none: "<none>") },
            .text("Nominated Node", priority: 1) { text($0[at: "status", "nominatedNodeName"], none: "<none>") },
            .text("Readiness Gates", priority: 1) { _ in "<none>" },
        ],
        "Deployment": [
            .name,
            .text("Ready") { object in
                "\(object[at: "status", "readyReplicas"]?.integer ?? 0)/\(object[at: "spec", "replicas"]?.integer ?? 0)"
            },
            number("Up-to-date", "status", "updatedReplicas"),
            number("Available", "status", "availableReplicas"),
            .age,
        ],
        "DaemonSet": [
            .name,
            number("Desired", "status", "desiredNumberScheduled"),
            number("Current", "status", "currentNumberScheduled"),
            number("Ready", "status", "numberReady"),
            number("Up-to-date", "status", "updatedNumberScheduled"),
            number("Available", "status", "numberAvailable"),
            .text("Node Selector") { daemonSet in
                labels(daemonSet[at: "spec", "template", "spec", "nodeSelector"])
            },
            .age,
        ],
        "ReplicaSet": [
            .name,
            number("Desired", "spec", "replicas"),
            number("Current", "status", "replicas"),
            number("Ready", "status", "readyReplicas"),
            .age,
        ],
        "StatefulSet": [
            .name,
            .text("Ready") { object in
                "\(object[at: "status", "readyReplicas"]?.integer ?? 0)/\(object[at: "spec", "replicas"]?.integer ?? 0)"
            },
            .age,
        ],
        "Job": [
            .name,
            .text("Status") { job in
                let conditions = job[at: "status", "conditions"]?.array ?? []
                return text(conditions.last { $0["status"] == "True" }?["type"], none: "Running")
            },
            .text("Completions") { job in
                "\(job[at: "status", "succeeded"]?.integer ?? 0)/\(job[at: "spec", "completions"]?.integer ?? 1)"
            },
            .age,
        ],
    ]

    private static let core: [String: [TableColumn]] = [
        "Namespace": [.name, .field("Status", "status", "phase"), .age],
        "ConfigMap": [
            .name,
            .count("Data") { ($0["data"]?.object?.count ?? 0) + ($0["binaryData"]?.object?.count ?? 0) },
            .age,
        ],
        "Secret": [.name, .field("Type", "type"), .count("Data") { $0["data"]?.object?.count ?? 0 }, .age],
        "ServiceAccount": [.name, .count("Secrets") { ($0["secrets"]?.array ?? []).count }, .age],
        "Node": [
            .name,
            .text("Status") { node in
                let ready = (node[at: "status", "conditions"]?.array ?? []).first { $0["type"] == "Ready" }
                let word = ready?["status"] == "True" ? "Ready" : ready == nil ? "Unknown" : "NotReady"
                return node[at: "spec", "unschedulable"]?.bool == true ? "\(word),SchedulingDisabled" : word
            },
            .text("Roles") { node in
                let prefix = "node-role.kubernetes.io/"
                let roles = (node[at: "metadata", "labels"]?.object?.keys).map(Array.init) ?? []
                let names = roles.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
                return names.isEmpty ? "<none>" : names.joined(separator: ",")
            },
            .age,
            .field("Version", "status", "nodeInfo", "kubeletVersion"),
            .text("Internal-IP", priority: 1) { address($0, "InternalIP") },
            .text("External-IP", priority: 1) { address($0, "ExternalIP") },
            .field("OS-Image", "status", "nodeInfo", "osImage", priority: 1),
            .field("Kernel-Version", "status", "nodeInfo", "kernelVersion", priority: 1),
            .field("Container-Runtime", "status", "nodeInfo", "containerRuntimeVersion", priority: 1),
        ],
        "Service": [
            .name,
            .field("Type", "spec", "type"),
            .text("Cluster-IP") { text($0[at: "spec", "clusterIP"], none: "<none>") },
            .text("External-IP") { text($0[at: "spec", "externalName"], none: "<none>") },
            .text("Port(s)") { service in
                let ports = (service[at: "spec", "ports"]?.array ?? []).map {
                    "\(text($0["port"]))/\(text($0["protocol"]))"
                }
                return ports.isEmpty ? "<none>" : ports.joined(separator: ",")
            },
            .age,
            .text("Selector", priority: 1) { labels($0[at: "spec", "selector"]) },
        ],
        "Endpoints": [
            .name,
            .text("Endpoints") { object in
                let addresses = (object["subsets"]?.array ?? []).flatMap { subset in
                    (subset["addresses"]?.array ?? []).flatMap { address in
                        (subset["ports"]?.array ?? []).map { "\(text(address["ip"])):\(text($0["port"]))" }
                    }
                }
                return addresses.isEmpty ? "<none>" : addresses.joined(separator: ",")
            },
            .age,
        ],
        "Lease": [.name, .field("Holder", "spec", "holderIdentity"), .age],
        "RoleBinding": binding,
        "ClusterRoleBinding": binding,
        "CustomResourceDefinition": [
            .name,
            TableColumn(name: "Created At", type: "date") { object, _ in
                object[at: "metadata", "creationTimestamp"] ?? ""
            },
        ],
        "PriorityClass": [
            .name,
            number("Value", "value"),
            .text("Global-Default") { "\($0["globalDefault"]?.bool ?? false)" },
            .age,
        ],
    ]

    private static let binding: [TableColumn] = [
        .name,
        .text("Role") { "\(text($0[at: "roleRef", "kind"]))/\(text($0[at: "roleRef", "name"]))" },
        .age,
        .text("Users", priority: 1) { subjects($0, "User") },
        .text("Groups", priority: 1) { subjects($0, "Group") },
        .text("ServiceAccounts", priority: 1) { subjects($0, "ServiceAccount") },
    ]

    private static let events: [TableColumn] = [
        TableColumn(name: "Last Seen") { event, now in
            let series = event[at: "series", "lastObservedTime"]?.string
            let seen = series ?? event["lastTimestamp"]?.string ?? event["eventTime"]?.string
            return .string(ShortAge.text(since: seen, now: now))
        },
        .field("Type", "type"),
        .field("Reason", "reason"),
        .text("Object") { event in
            let object = event["involvedObject"] ?? event["regarding"]
            return "\(text(object?["kind"]).lowercased())/\(text(object?["name"]))"
        },
        .text("Subobject", priority: 1) { text($0[at: "involvedObject", "fieldPath"]) },
        .text("Source", priority: 1) { event in
            text(event[at: "source", "component"], none: text(event["reportingComponent"]))
        },
        .text("Message") { text($0["message"] ?? $0["note"]) },
        TableColumn(name: "First Seen", priority: 1) { event, now in
            let seen = event["firstTimestamp"]?.string ?? event["eventTime"]?.string
            return .string(ShortAge.text(since: seen, now: now))
        },
        .text("Count", priority: 1) { text($0[at: "series", "count"] ?? $0["count"], none: "1") },
        TableColumn(name: "Name", priority: 1) { object, _ in .string(object.name) },
    ]

    // MARK: Cells

    private static func text(_ value: JSONValue?, none: String = "") -> String {
        guard let value, !value.isNull else { return none }
        return value.string ?? value.description
    }

    private static func list(_ value: JSONValue?) -> String {
        (value?.array ?? []).map { text($0) }.joined(separator: ",")
    }

    private static func labels(_ value: JSONValue?) -> String {
        let pairs = (value?.object ?? JSONObject()).map { "\($0.key)=\(text($0.value))" }
        return pairs.isEmpty ? "<none>" : pairs.joined(separator: ",")
    }

    private static func accessModes(_ modes: JSONValue?) -> String {
        let short = ["ReadWriteOnce": "RWO", "ReadOnlyMany": "ROX", "ReadWriteMany": "RWX", "ReadWriteOncePod": "RWOP"]
        return (modes?.array ?? []).map { short[text($0)] ?? text($0) }.joined(separator: ",")
    }

    private static func flag(_ name: String, _ field: String) -> TableColumn {
        TableColumn(name: name, type: "boolean") { object, _ in .bool(object[at: "spec", field]?.bool ?? false) }
    }

    private static func number(_ name: String, _ path: String...) -> TableColumn {
        TableColumn(name: name, type: "integer") { object, _ in object[path: path] ?? 0 }
    }

    private static func address(_ node: JSONValue, _ type: String) -> String {
        text(
            (node[at: "status", "addresses"]?.array ?? []).first { $0["type"]?.string == type }?["address"],
            none: "<none>")
    }

    private static func subjects(_ binding: JSONValue, _ kind: String) -> String {
        (binding["subjects"]?.array ?? []).filter { $0["kind"]?.string == kind }
            .map { kind == "ServiceAccount" ? "\(text($0["namespace"]))/\(text($0["name"]))" : text($0["name"]) }
            .joined(separator: ",")
    }
}
