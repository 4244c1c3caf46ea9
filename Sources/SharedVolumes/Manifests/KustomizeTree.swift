import Wire

/// The manifests for kustomize: a base that any cluster takes, overlays for what differs on EKS and OpenShift, and
/// components for what not every cluster has or needs.
///
/// Source: the reference of kustomization files (https://kubectl.docs.kubernetes.io/references/kustomize/), 2026.
public struct KustomizeTree {
    private let objects: [JSONValue]
    private let monitor: JSONValue
    private let imageName: String
    private var tree = ManifestTree()

    /// Makes the tree.
    ///
    /// - Throws: what ``OperatorManifests/objects()`` throws.
    public static func tree(of manifests: OperatorManifests) throws -> ManifestTree {
        var made = KustomizeTree(
            objects: try manifests.objects(), monitor: manifests.serviceMonitor,
            imageName: imageName(of: manifests.image))
        made.addBase()
        made.addOverlays()
        made.addComponents()
        return made.tree
    }

    private init(objects: [JSONValue], monitor: JSONValue, imageName: String) {
        self.objects = objects
        self.monitor = monitor
        self.imageName = imageName
    }

    // MARK: Folders

    private mutating func addBase() {
        let names = add(objects, to: "base")
        addKustomization(
            "base", ["resources": names],
            remarks: [
                "What any cluster takes. An overlay chooses another image:",
                "kustomize edit set image \(imageName)=REGISTRY/breakwater:TAG",
            ])
    }

    private mutating func addOverlays() {
        addOverlay(
            "overlays/eks",
            remarks: [
                "EKS: beside the add-on aws-efs-csi-driver the operator makes no node driver of its own.",
                "The role in AWS with which the operator looks at and makes access points is in components/aws-role.",
            ])
        addOverlay(
            "overlays/openshift", patches: objects.compactMap(Self.onOpenShift),
            remarks: [
                "OpenShift: the pods run under the SCC restricted-v2, which chooses their user, whatever else their",
                "service account might use; and on any node, whatever the cluster's default node selector says.",
            ])
    }

    private mutating func addComponents() {
        let accounts = objects.filter { $0["kind"] == "ServiceAccount" }
        let roles = add(accounts.map(Self.withRole), to: "components/aws-role")
        addKustomization(
            "components/aws-role", isComponent: true, ["patches": Self.patches(roles)],
            remarks: [
                "The IAM role of the service account (IRSA), with which the operator looks at and makes access points.",
                "Copy this folder, put the ARN of your role into the copy, and name the copy under components: in your",
                "overlay. Pod Identity of EKS needs no annotation.",
            ])
        let monitors = add([monitor], to: "components/prometheus")
        addKustomization(
            "components/prometheus", isComponent: true, ["resources": monitors],
            remarks: [
                "For the Prometheus operator; on OpenShift, for the monitoring of user-defined projects. Name it under",
                "components: in your overlay.",
            ])
    }

    // MARK: Patches

    /// Strategic merge patches begin with what they are a patch of.
    private static func patch(of object: JSONValue) -> JSONValue {
        var patch: JSONValue = [:]
        patch["apiVersion"] = object["apiVersion"]
        patch["kind"] = object["kind"]
        patch[at: "metadata", "name"] = object[at: "metadata", "name"]
        patch[at: "metadata", "namespace"] = object[at: "metadata", "namespace"]
        return patch
    }

    private static func onOpenShift(_ object: JSONValue) -> JSONValue? {
        var patch = patch(of: object)
        switch object["kind"]?.string {
        case "Namespace": patch[at: "metadata", "annotations"] = ["openshift.io/node-selector": ""]
        case "Deployment":
            let annotations: JSONValue = ["openshift.io/required-scc": "restricted-v2"]
            patch[at: "spec", "template", "metadata", "annotations"] = annotations
        default: return nil
        }
        return patch
    }

    private static func withRole(_ account: JSONValue) -> JSONValue {
        var patch = patch(of: account)
        let role: JSONValue = ["eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/breakwater"]
        patch[at: "metadata", "annotations"] = role
        return patch
    }

    // MARK: Files

    /// Adds each to a file of its own and gives the files' names.
    private mutating func add(_ objects: [JSONValue], to folder: String) -> JSONValue {
        for object in objects { tree.add("\(folder)/\(ManifestTree.fileName(of: object))", object) }
        return .array(objects.map { .string(ManifestTree.fileName(of: $0)) })
    }

    private mutating func addOverlay(_ folder: String, patches: [JSONValue] = [], remarks: [String]) {
        var body: JSONObject = ["resources": ["../../base"]]
        if !patches.isEmpty { body["patches"] = Self.patches(add(patches, to: folder)) }
        addKustomization(folder, body, remarks: remarks)
    }

    private mutating func addKustomization(
        _ folder: String, isComponent: Bool = false, _ body: JSONObject, remarks: [String]
    ) {
        var document: JSONValue =
            isComponent
            ? ["apiVersion": "kustomize.config.k8s.io/v1alpha1", "kind": "Component"]
            : ["apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization"]
        for (key, value) in body { document[key] = value }
        tree.add("\(folder)/kustomization.yaml", document, remarks: remarks)
    }

    private static func patches(_ files: JSONValue) -> JSONValue {
        .array((files.array ?? []).map { ["path": $0] })
    }

    /// An image without tag and digest, which is how kustomize knows it.
    private static func imageName(of image: String) -> String {
        let name = image.prefix { $0 != "@" }
        guard let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") else { return String(name) }
        return String(name[..<colon])
    }
}
