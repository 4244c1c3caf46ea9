import CloudWatchModel
import EC2Model
import EFSModel
import KubernetesMachinery
import STSModel
import Vocabulary

/// The services of the sandbox and their operations, by which a misspelt fault or throttle is found out.
struct KnownOperations: Sendable {
    /// Names by service. For Kubernetes see ``resources``.
    private let operations: [String: [String]]
    /// What the clusters serve: `configmaps`, `sharedvolumes/status`.
    private let resources: Set<String>

    private static let verbs = [
        "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection",
    ]

    /// The operations of the sandbox's services, and the resources of some clusters.
    ///
    /// - Parameter clusters: whose resources can be named.
    init(clusters: [KubernetesCluster]) {
        operations = [
            CloudWatch.signingName: [
                CloudWatch.GetMetricData.action, CloudWatch.GetMetricStatistics.action, CloudWatch.ListMetrics.action,
            ],
            EFS.signingName: EFS.Call.routes.map(\.name),
            EC2.signingName: EC2.Call.actions,
            STS.signingName: [
                STS.GetCallerIdentity.action, STS.AssumeRole.action, STS.AssumeRoleWithWebIdentity.action,
            ],
        ]
        var resources: Set<String> = []
        for cluster in clusters {
            for (name, resource) in cluster.server.catalogue.resources.values.joined() {
                resources.insert(name)
                if resource.hasStatus { resources.insert("\(name)/status") }
            }
        }
        self.resources = resources
    }

    /// Refuses a service or an operation that the sandbox does not have, and says which is nearest.
    ///
    /// - Throws: `InvalidValue` with the field `service` or `operation`.
    func check(service: NamePattern, operation: NamePattern) throws(InvalidValue) {
        let services = operations.keys.sorted() + [SandboxCall.kubernetes]
        let chosen = services.filter(service.matches)
        guard !chosen.isEmpty else { throw Self.unknown("service", service.description, services) }
        guard operation.description != "*" else { return }
        let isKnown = chosen.contains { name in
            name == SandboxCall.kubernetes
                ? isKubernetes(operation) : operations[name]?.contains(where: operation.matches) ?? false
        }
        guard !isKnown else { return }
        throw Self.unknown("operation", operation.description, chosen.flatMap { names(of: $0) })
    }

    /// Verb and resource, or verb and path; a subresource counts when its resource is known.
    private func isKubernetes(_ operation: NamePattern) -> Bool {
        let words = operation.description.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return names(of: SandboxCall.kubernetes).contains(where: operation.matches) }
        guard Self.verbs.contains(where: NamePattern(words[0]).matches) else { return false }
        if words[1].hasPrefix("/") { return true }
        let wanted = NamePattern(words[1])
        if resources.contains(where: wanted.matches) { return true }
        let resource = words[1].split(separator: "/").first.map(String.init) ?? ""
        return words[1].contains("/") && resources.contains(where: NamePattern(resource).matches)
    }

    private func names(of service: String) -> [String] {
        guard service == SandboxCall.kubernetes else { return operations[service] ?? [] }
        return Self.verbs.flatMap { verb in resources.map { "\(verb) \($0)" } }
    }

    private static func unknown(_ field: String, _ text: String, _ known: [String]) -> InvalidValue {
        let bare = text.replacing("*", with: "")
        let nearest = NearestName.of(text, among: known) ?? NearestName.of(bare, among: known)
        let list = known.count <= 8 ? ": there are \(known.sorted().joined(separator: ", "))" : ""
        return InvalidValue(
            field: field, value: text,
            remedy: nearest.map { "there is none of that name; did you mean \($0)?" }
                ?? "there is none of that name\(list)")
    }
}
