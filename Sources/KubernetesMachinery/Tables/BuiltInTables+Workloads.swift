import Vocabulary
import Wire

extension BuiltInTables {
    /// What runs: pods and the kinds that make them.
    static let workloads: [String: Table] = [
        "pods": table(
            [
                column("Ready"), column("Status"), column("Restarts"), column("IP", wide: true),
                column("Node", wide: true), column("Nominated Node", wide: true), column("Readiness Gates", wide: true),
            ], withAge: true
        ) { pod, now in
            let containers = pod[at: "status", "containerStatuses"]?.array ?? []
            let ready = containers.count { $0["ready"]?.bool == true }
            let restarts = containers.reduce(0) { $0 + ($1["restartCount"]?.integer ?? 0) }
            return [
                .string("\(ready)/\(pod[at: "spec", "containers"]?.array?.count ?? 0)"),
                .string(PodSummary.status(of: pod)), .string(restartText(restarts, containers, now: now)),
                text(pod, "status", "podIP", orElse: "<none>"), text(pod, "spec", "nodeName", orElse: "<none>"),
                text(pod, "status", "nominatedNodeName", orElse: "<none>"), .string(PodSummary.gates(of: pod)),
            ]
        },
        "deployments.apps": table(
            [column("Ready"), column("Up-to-date"), column("Available")] + templateColumns, withAge: true
        ) { deployment, _ in
            let wanted = deployment[at: "spec", "replicas"]?.integer ?? 1
            return [
                .string("\(deployment[at: "status", "readyReplicas"]?.integer ?? 0)/\(wanted)"),
                count(deployment, "status", "updatedReplicas"), count(deployment, "status", "availableReplicas"),
            ] + templateCells(deployment)
        },
        "daemonsets.apps": table(
            [
                column("Desired", "integer"), column("Current", "integer"), column("Ready", "integer"),
                column("Up-to-date", "integer"), column("Available", "integer"), column("Node Selector"),
            ] + templateColumns, withAge: true
        ) { set, _ in
            [
                count(set, "status", "desiredNumberScheduled"), count(set, "status", "currentNumberScheduled"),
                count(set, "status", "numberReady"), count(set, "status", "updatedNumberScheduled"),
                count(set, "status", "numberAvailable"), labels(set[at: "spec", "template", "spec", "nodeSelector"]),
            ] + templateCells(set)
        },
        "replicasets.apps": table(
            [column("Desired", "integer"), column("Current", "integer"), column("Ready", "integer")] + templateColumns,
            withAge: true
        ) { set, _ in
            [
                .integer(set[at: "spec", "replicas"]?.integer ?? 1), count(set, "status", "replicas"),
                count(set, "status", "readyReplicas"),
            ] + templateCells(set)
        },
        "statefulsets.apps": table(
            [column("Ready"), column("Containers", wide: true), column("Images", wide: true)], withAge: true
        ) { set, _ in
            let wanted = set[at: "spec", "replicas"]?.integer ?? 1
            return [.string("\(set[at: "status", "readyReplicas"]?.integer ?? 0)/\(wanted)")]
                + templateCells(set).prefix(2)
        },
        "jobs.batch": table(
            [column("Status"), column("Completions"), column("Duration")] + templateColumns, withAge: true
        ) { job, now in jobCells(job, now) + templateCells(job) },
    ]

    /// A job's state, how far it is, and for how long it ran.
    private static func jobCells(_ job: JSONValue, _ now: Timestamp) -> [JSONValue] {
        let done = job[at: "status", "succeeded"]?.integer ?? 0
        let parallel = job[at: "spec", "parallelism"]?.integer ?? 0
        var completions = parallel > 1 ? "\(done)/1 of \(parallel)" : "\(done)/1"
        if let wanted = job[at: "spec", "completions"]?.integer { completions = "\(done)/\(wanted)" }
        var duration = ""
        if let start = job[at: "status", "startTime"]?.string {
            let end = job[at: "status", "completionTime"]?.string.flatMap { try? Timestamp.parseRFC3339($0) }
            duration = Age.text(since: start, now: end ?? now)
        }
        return [.string(jobStatus(job)), .string(completions), .string(duration)]
    }

    private static func jobStatus(_ job: JSONValue) -> String {
        let conditions = (job[at: "status", "conditions"]?.array ?? []).filter { $0["status"]?.string == "True" }
        let types = Set(conditions.compactMap { $0["type"]?.string })
        if let end = ["Complete", "Failed"].first(where: types.contains) { return end }
        if job[at: "metadata", "deletionTimestamp"] != nil { return "Terminating" }
        return ["Suspended", "FailureTarget"].first(where: types.contains) ?? "Running"
    }

    private static let templateColumns = [
        column("Containers", wide: true), column("Images", wide: true), column("Selector", wide: true),
    ]

    private static func templateCells(_ object: JSONValue) -> [JSONValue] {
        let containers = object[at: "spec", "template", "spec", "containers"]
        return [names(containers, "name"), names(containers, "image"), selector(object[at: "spec", "selector"])]
    }

    /// How often containers were started anew, and when last: `3 (5m ago)`.
    private static func restartText(_ count: Int64, _ containers: [JSONValue], now: Timestamp) -> String {
        let last = containers.compactMap { $0[at: "lastState", "terminated", "finishedAt"]?.string }.max()
        guard count > 0, let last else { return "\(count)" }
        return "\(count) (\(Age.text(since: last, now: now)) ago)"
    }
}

/// What a pod's containers make of its status.
enum PodSummary {
    /// The word in the column Status: the phase, or what the containers wait for or ended with.
    static func status(of pod: JSONValue) -> String {
        var status = pod[at: "status", "reason"]?.string ?? pod[at: "status", "phase"]?.string ?? ""
        if pod[at: "metadata", "deletionTimestamp"] != nil {
            return status == "NodeLost" ? "Unknown" : "Terminating"
        }
        if let waiting = initStatus(of: pod) { return waiting }
        let containers = pod[at: "status", "containerStatuses"]?.array ?? []
        var isRunning = false
        for container in containers.reversed() {
            if let reason = container[at: "state", "waiting", "reason"]?.string, !reason.isEmpty {
                status = reason
            } else if let ended = container[at: "state", "terminated"] {
                status = endWord(ended, prefix: "")
            } else if container["ready"]?.bool == true, container[at: "state", "running"] != nil {
                isRunning = true
            }
        }
        guard status == "Completed", isRunning else { return status }
        let conditions = pod[at: "status", "conditions"]?.array ?? []
        let isReady = conditions.contains { $0["type"]?.string == "Ready" && $0["status"]?.string == "True" }
        return isReady ? "Running" : "NotReady"
    }

    /// What keeps the containers from starting; nil when those before them are done.
    private static func initStatus(of pod: JSONValue) -> String? {
        let containers = pod[at: "status", "initContainerStatuses"]?.array ?? []
        for (index, container) in containers.enumerated() {
            if let ended = container[at: "state", "terminated"] {
                if ended["exitCode"]?.integer == 0 { continue }
                return endWord(ended, prefix: "Init:")
            }
            let reason = container[at: "state", "waiting", "reason"]?.string ?? ""
            if !reason.isEmpty, reason != "PodInitializing" { return "Init:\(reason)" }
            let total = pod[at: "spec", "initContainers"]?.array?.count ?? containers.count
            return "Init:\(index)/\(total)"
        }
        return nil
    }

    private static func endWord(_ ended: JSONValue, prefix: String) -> String {
        if let reason = ended["reason"]?.string, !reason.isEmpty { return prefix + reason }
        let signal = ended["signal"]?.integer ?? 0
        return signal != 0 ? "\(prefix)Signal:\(signal)" : "\(prefix)ExitCode:\(ended["exitCode"]?.integer ?? 0)"
    }

    /// How many of the readiness gates are open: `1/2`.
    static func gates(of pod: JSONValue) -> String {
        let gates = (pod[at: "spec", "readinessGates"]?.array ?? []).compactMap { $0["conditionType"]?.string }
        guard !gates.isEmpty else { return "<none>" }
        let conditions = pod[at: "status", "conditions"]?.array ?? []
        let open = gates.count { gate in
            conditions.contains { $0["type"]?.string == gate && $0["status"]?.string == "True" }
        }
        return "\(open)/\(gates.count)"
    }
}
