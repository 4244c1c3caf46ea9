import Vocabulary
import Wire

extension BuiltInTables {
    /// Namespaces, nodes, events, access and configuration.
    static let cluster: [String: Table] = [
        "namespaces": table([column("Status")], withAge: true) { namespace, _ in
            [text(namespace, "status", "phase")]
        },
        // A node's age stands before its version.
        "nodes": table(
            [
                column("Status"), column("Roles"), Table.ageColumn, column("Version"),
                column("Internal-IP", wide: true), column("External-IP", wide: true), column("OS-Image", wide: true),
                column("Kernel-Version", wide: true), column("Container-Runtime", wide: true),
            ], withAge: false
        ) { node, now in nodeCells(node, now) },
        "configmaps": table([column("Data")], withAge: true) { map, _ in
            let texts = map["data"]?.object?.count ?? 0
            return [.integer(Int64(texts + (map["binaryData"]?.object?.count ?? 0)))]
        },
        "secrets": table([column("Type"), column("Data")], withAge: true) { secret, _ in
            [text(secret, "type"), .integer(Int64(secret["data"]?.object?.count ?? 0))]
        },
        "serviceaccounts": table([column("Secrets")], withAge: true) { account, _ in
            [.integer(Int64(account["secrets"]?.array?.count ?? 0))]
        },
        "rolebindings.rbac.authorization.k8s.io": bindings,
        "clusterrolebindings.rbac.authorization.k8s.io": bindings,
        "leases.coordination.k8s.io": table([column("Holder")], withAge: true) { lease, _ in
            [text(lease, "spec", "holderIdentity")]
        },
        "resourcequotas": table([column("Request"), column("Limit")], withAge: true) { quota, _ in quotaCells(quota) },
        "priorityclasses.scheduling.k8s.io": priorityClasses,
        "events": events,
        "events.events.k8s.io": events,
    ]

    private static let bindings = table(
        [
            column("Role"), column("Users", wide: true), column("Groups", wide: true),
            column("ServiceAccounts", wide: true),
        ], withAge: true
    ) { binding, _ in
        let subjects = binding["subjects"]?.array ?? []
        func names(_ kind: String) -> JSONValue {
            let named = subjects.filter { $0["kind"]?.string == kind }
            let texts = named.map { subject in
                let name = subject["name"]?.string ?? ""
                return kind == "ServiceAccount" ? "\(subject["namespace"]?.string ?? "")/\(name)" : name
            }
            return .string(texts.joined(separator: ", "))
        }
        let role = binding["roleRef"] ?? [:]
        return [
            .string("\(role["kind"]?.string ?? "")/\(role["name"]?.string ?? "")"), names("User"),
            names("Group"), names("ServiceAccount"),
        ]
    }

    /// What a priority class says of preemption stands behind its age.
    private static let priorityClasses = table(
        [
            column("Value", "integer"), column("Global-Default", "boolean"), Table.ageColumn,
            column("PreemptionPolicy"),
        ], withAge: false
    ) { priority, now in
        [
            count(priority, "value"), .bool(priority["globalDefault"]?.bool ?? false), .string(age(priority, now)),
            text(priority, "preemptionPolicy"),
        ]
    }

    /// How much is used of how much, requests apart from limits: `cpu: 1/4, pods: 2/100`.
    private static func quotaCells(_ quota: JSONValue) -> [JSONValue] {
        let limits = (quota[at: "status", "hard"]?.object ?? JSONObject()).sorted { $0.key < $1.key }
        func texts(ofLimits isLimit: Bool) -> JSONValue {
            let chosen = limits.filter { $0.key.hasPrefix("limits.") == isLimit }
            let texts = chosen.map { name, hard in
                let used = quota[path: ["status", "used", name]]
                return "\(name): \(quantity(used))/\(quantity(hard))"
            }
            return .string(texts.joined(separator: ", "))
        }
        return [texts(ofLimits: false), texts(ofLimits: true)]
    }

    // MARK: Nodes

    private static func nodeCells(_ node: JSONValue, _ now: Timestamp) -> [JSONValue] {
        let ready = node[at: "status", "conditions"]?.array?.first { $0["type"]?.string == "Ready" }
        var status = ["Unknown"]
        if let ready { status = [ready["status"]?.string == "True" ? "Ready" : "NotReady"] }
        if node[at: "spec", "unschedulable"]?.bool == true { status.append("SchedulingDisabled") }
        func address(_ type: String) -> JSONValue {
            let found = node[at: "status", "addresses"]?.array?.first { $0["type"]?.string == type }
            return .string(found?["address"]?.string ?? "<none>")
        }
        let info = node[at: "status", "nodeInfo"] ?? [:]
        return [
            .string(status.joined(separator: ",")), .string(roles(of: node)), .string(age(node, now)),
            text(info, "kubeletVersion"),
            address("InternalIP"), address("ExternalIP"), text(info, "osImage", orElse: "<unknown>"),
            text(info, "kernelVersion", orElse: "<unknown>"),
            text(info, "containerRuntimeVersion", orElse: "<unknown>"),
        ]
    }

    private static func roles(of node: JSONValue) -> String {
        var roles: Set<String> = []
        for (name, value) in node[at: "metadata", "labels"]?.object ?? JSONObject() {
            if let role = name.dropping(prefix: "node-role.kubernetes.io/"), !role.isEmpty { roles.insert(role) }
            if name == "kubernetes.io/role", let role = value.string, !role.isEmpty { roles.insert(role) }
        }
        return roles.isEmpty ? "<none>" : roles.sorted().joined(separator: ",")
    }

    // MARK: Events

    /// Events have their name last, because it tells the reader least.
    private static let events = Table(
        columns: [
            column("Last Seen"), column("Type"), column("Reason"), column("Object"), column("Subobject", wide: true),
            column("Source", wide: true), column("Message"), column("First Seen", wide: true),
            column("Count", wide: true), ColumnDefinition("Name", format: "name", priority: 1),
        ]
    ) { object, now in eventCells(.object(object), now) }

    /// Both groups' events are one object with two shapes.
    private static func eventCells(_ event: JSONValue, _ now: Timestamp) -> [JSONValue] {
        func either(_ old: String, _ new: String) -> JSONValue? {
            [event[old], event[new]].compactMap { $0 }.first { !$0.isNull }
        }
        func age(_ moment: JSONValue?) -> String { Age.text(since: moment?.string, now: now) }
        let series = event["series"].flatMap { $0.isNull ? JSONValue?.none : $0 }
        let first = age(either("firstTimestamp", "deprecatedFirstTimestamp") ?? event["eventTime"])
        var last = either("lastTimestamp", "deprecatedLastTimestamp").map(age) ?? first
        if let series { last = age(series["lastObservedTime"]) }
        let count = series?["count"]?.integer ?? either("count", "deprecatedCount")?.integer ?? 0
        let object = either("involvedObject", "regarding") ?? [:]
        let kind = (object["kind"]?.string ?? "").lowercased()
        let name = object["name"]?.string ?? ""
        let message = either("message", "note")?.string ?? ""
        return [
            .string(last), text(event, "type"), text(event, "reason"), .string(name.isEmpty ? kind : "\(kind)/\(name)"),
            text(object, "fieldPath"), .string(source(of: event)), .string(message.trimmed), .string(first),
            .integer(max(count, 1)), text(event, "metadata", "name"),
        ]
    }

    private static func source(of event: JSONValue) -> String {
        let source = event["source"]?.object?.isEmpty == false ? event["source"] : event["deprecatedSource"]
        let controller = event["reportingController"] ?? event["reportingComponent"]
        let component = source?["component"]?.string ?? controller?.string ?? ""
        let host = source?["host"]?.string ?? event["reportingInstance"]?.string ?? ""
        return host.isEmpty ? component : "\(component), \(host)"
    }
}
