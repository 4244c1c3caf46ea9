import KubernetesClient
import KubernetesModel
import ProductAPI
import SharingPlanning
import Wire

/// Reads, from the API server itself, what there is to uninstall.
struct UninstallObserver: Sendable {
    let client: KubernetesClient
    let names: UninstallNames

    func observe() async throws(KubernetesError) -> UninstallObservation {
        var observation = UninstallObservation()
        let definition = try await find(
            CustomResourceDefinition.resourceType, ObjectKey(name: SharedVolume.resourceType.qualifiedName))
        observation.definition = definition.map(Self.thing)
        observation.sharedVolumes = try await sharedVolumes()
        try await observeKept(&observation, definition: definition)
        for object in InstalledObject.allCases {
            let found = try await find(object.resourceType, names.key(of: object))
            if object == .namespace { observation.hasHome = found.map { !Self.thing($0).isTerminating } ?? false }
            guard let found, isOurs(found, object) else { continue }
            observation.installed[object] = Self.thing(found)
        }
        observation.uses = try await uses(observation)
        observation.operatorPods = try await operatorPods()
        if observation.definition == nil, observation.installed[.namespace] != nil {
            observation.others = try await others()
        }
        return observation
    }

    private func find(_ type: ResourceType, _ key: ObjectKey) async throws(KubernetesError) -> JSONValue? {
        do {
            return try await client.get(type, key)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    private static func thing(_ object: JSONValue) -> UninstallObservation.Thing {
        UninstallObservation.Thing(
            uid: object[at: "metadata", "uid"]?.string ?? "",
            isTerminating: object[at: "metadata", "deletionTimestamp"] != nil)
    }

    /// Whether installing made it: by its label, and the Lease, which the operator makes itself, by its name. What OLM
    /// looks after would come back; it goes with the ClusterServiceVersion.
    private func isOurs(_ object: JSONValue, _ kind: InstalledObject) -> Bool {
        let owners = object[at: "metadata", "ownerReferences"]?.array ?? []
        if owners.contains(where: { $0["kind"] == "ClusterServiceVersion" }) { return false }
        return kind == .lease || object[at: "metadata", "labels", "app.kubernetes.io/name"] == "breakwater"
    }

    private func observeKept(
        _ observation: inout UninstallObservation, definition: JSONValue?
    ) async throws(KubernetesError) {
        for object in KeptObject.allCases {
            let found = try await find(object.resourceType, object.key(in: names.namespace))
            guard let found, NodeDriver.isOurs(found) else { continue }
            observation.kept[object] = Self.thing(found)
            let owners = found[at: "metadata", "ownerReferences"]?.array ?? []
            if owners.contains(where: { $0["uid"] == definition?[at: "metadata", "uid"] }) {
                observation.owned.insert(object)
            }
        }
    }

    // MARK: Volumes and who uses them

    private func sharedVolumes() async throws(KubernetesError) -> [UninstallObservation.Volume] {
        do {
            return try await client.list(SharedVolume.self).items.map { volume in
                UninstallObservation.Volume(
                    key: volume.metadata.key,
                    thing: .init(uid: volume.metadata.uid ?? "", isTerminating: volume.metadata.isTerminating),
                    isHeld: volume.metadata.finalizers?.contains(SharingNames.finalizer) ?? false)
            }
        } catch {
            // The definition is not there, or not yet served.
            guard error.code == .notFound else { throw error }
            return []
        }
    }

    /// The pods that would lose their files: those of SharedVolumes' claims, and, where the driver on the nodes is ours,
    /// those of every volume that it mounts.
    private func uses(_ observation: UninstallObservation) async throws(KubernetesError) -> [UninstallObservation.Use] {
        var claims = Set(
            observation.sharedVolumes.map {
                ObjectKey(namespace: $0.key.namespace, name: SharingNames.claim(of: $0.key))
            })
        if observation.kept[.daemonSet] != nil {
            for volume in try await client.list(PersistentVolume.self).items
            where volume.spec.csi?.driver == SharingNames.driver {
                guard let claim = volume.spec.claimRef, let name = claim.name else { continue }
                claims.insert(ObjectKey(namespace: claim.namespace, name: name))
            }
        }
        var uses: [UninstallObservation.Use] = []
        for namespace in Set(claims.compactMap(\.namespace)).sorted() {
            for pod in try await client.list(Pod.self, namespace: namespace).items where !pod.hasEnded {
                for name in pod.claims where claims.contains(ObjectKey(namespace: namespace, name: name)) {
                    uses.append(.init(pod: pod.metadata.key, claim: name))
                }
            }
        }
        return uses
    }

    // MARK: The operator and its namespace

    private func operatorPods() async throws(KubernetesError) -> [String] {
        let selection = Selection(matching: OperatorManifests.labels)
        return try await client.list(Pod.self, namespace: names.namespace, ListOptions(selection: selection)).items
            .filter { !$0.hasEnded }.compactMap(\.metadata.name)
    }

    /// Kinds that hold work or data of somebody.
    private static let telling: [(group: String, version: String, kind: String, plural: String)] = [
        ("", "v1", "Pod", "pods"), ("", "v1", "Service", "services"), ("", "v1", "ConfigMap", "configmaps"),
        ("", "v1", "Secret", "secrets"), ("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims"),
        ("", "v1", "ServiceAccount", "serviceaccounts"), ("apps", "v1", "Deployment", "deployments"),
        ("apps", "v1", "DaemonSet", "daemonsets"), ("apps", "v1", "StatefulSet", "statefulsets"),
        ("batch", "v1", "Job", "jobs"), ("batch", "v1", "CronJob", "cronjobs"),
    ]
    /// What every namespace has; the last four are OpenShift's.
    private static let furniture: Set<String> = [
        "ConfigMap/kube-root-ca.crt", "ServiceAccount/default", "ConfigMap/openshift-service-ca.crt",
        "ServiceAccount/builder", "ServiceAccount/deployer", "ServiceAccount/pipeline",
    ]

    private func others() async throws(KubernetesError) -> [String] {
        var others: [String] = []
        for (group, version, kind, plural) in Self.telling {
            let type = ResourceType(group: group, version: version, kind: kind, plural: plural, isNamespaced: true)
            for object in try await list(type) {
                let name = "\(kind)/\(object[at: "metadata", "name"]?.string ?? "")"
                guard !Self.furniture.contains(name), !isFurniture(object, kind) else { continue }
                others.append(name)
            }
        }
        return others
    }

    /// The objects of a kind in the namespace; none where the cluster does not serve the kind.
    private func list(_ type: ResourceType) async throws(KubernetesError) -> [JSONValue] {
        do {
            return try await client.list(type, namespace: names.namespace).items
        } catch {
            guard error.code == .notFound else { throw error }
            return []
        }
    }

    /// Whether an object is part of the installation, or made by the cluster for an account.
    private func isFurniture(_ object: JSONValue, _ kind: String) -> Bool {
        if object[at: "metadata", "labels", "app.kubernetes.io/name"] == "breakwater" { return true }
        if NodeDriver.isOurs(object) { return true }
        let accountSecrets = ["kubernetes.io/service-account-token", "kubernetes.io/dockercfg"]
        return kind == "Secret" && accountSecrets.contains(object["type"]?.string ?? "")
    }
}

extension Pod {
    fileprivate var hasEnded: Bool { status?.phase == "Succeeded" || status?.phase == "Failed" }
    fileprivate var claims: [String] { (spec.volumes ?? []).compactMap { $0.persistentVolumeClaim?.claimName } }
}
