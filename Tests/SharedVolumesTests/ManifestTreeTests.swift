import KubernetesMachinery
import KubernetesModel
import ProductAPI
import Testing
import Wire

@testable import SharedVolumes

private let image = "registry.example:5000/breakwater:0.1.0"
private let manifests = OperatorManifests(image: image, namespace: "breakwater-system")

private func bundle(_ image: String = image) throws -> ManifestTree {
    try OLMBundle(
        manifests: OperatorManifests(image: image, namespace: "breakwater-system"), version: "1.2.3",
        releaseDate: "2026-11-21"
    ).tree()
}

extension ManifestTree {
    fileprivate func document(_ path: String) -> JSONValue? {
        if case .document(let document) = files[path]?.content { document } else { nil }
    }

    /// What stands in the files under a folder, kustomizations aside.
    fileprivate func objects(in folder: String) -> [JSONValue] {
        files.keys.filter { $0.hasPrefix(folder + "/") && !$0.hasSuffix("kustomization.yaml") }.sorted()
            .compactMap(document)
    }
}

private func rules(_ rules: [PolicyRule]) -> JSONValue {
    .array(
        rules.map { rule in
            func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
            var value: JSONValue = [:]
            value["apiGroups"] = list(rule.apiGroups)
            value["resources"] = list(rule.resources)
            value["verbs"] = list(rule.verbs)
            value["resourceNames"] = rule.resourceNames.map(list)
            return value
        })
}

@Suite("Manifests for kustomize")
struct KustomizeTreeTests {
    @Test("the base holds exactly the manifests, a file each")
    func base() throws {
        let tree = try KustomizeTree.tree(of: manifests)
        #expect(Set(tree.objects(in: "base")) == Set(try manifests.objects()))
        #expect(tree.objects(in: "base").count == (try manifests.objects()).count)
    }

    @Test("every file that a kustomization names is there, and every file is named")
    func references() throws {
        let tree = try KustomizeTree.tree(of: manifests)
        var named: Set<String> = []
        for path in tree.files.keys where path.hasSuffix("/kustomization.yaml") {
            let folder = String(path.dropLast("/kustomization.yaml".count))
            let document = try #require(tree.document(path))
            let resources = (document["resources"]?.array ?? []).compactMap(\.string)
            let patches = (document["patches"]?.array ?? []).compactMap { $0["path"]?.string }
            for file in patches + resources.filter({ !$0.hasPrefix("../") }) {
                #expect(tree.files["\(folder)/\(file)"] != nil, "\(path): \(file)")
                named.insert("\(folder)/\(file)")
            }
            for base in resources where base.hasPrefix("../") { #expect(base == "../../base") }
            named.insert(path)
        }
        #expect(named == Set(tree.files.keys))
    }

    @Test("every patch finds what it patches in the base")
    func patches() throws {
        let tree = try KustomizeTree.tree(of: manifests)
        let base = tree.objects(in: "base")
        for patch in tree.objects(in: "overlays/openshift") {
            #expect(
                base.contains { object in
                    ["apiVersion", "kind"].allSatisfy { object[$0] == patch[$0] }
                        && ["name", "namespace"].allSatisfy { object[at: "metadata", $0] == patch[at: "metadata", $0] }
                })
        }
    }

    @Test(
        "the remark on images names the image as kustomize finds it",
        arguments: [
            ("breakwater:0.1.0", "breakwater"),
            ("registry.example:5000/breakwater", "registry.example:5000/breakwater"),
            ("registry.example/breakwater:1@sha256:00", "registry.example/breakwater"),
        ])
    func imageName(image: String, name: String) throws {
        let tree = try KustomizeTree.tree(of: OperatorManifests(image: image, namespace: "x"))
        let remarks = try #require(tree.files["base/kustomization.yaml"]).remarks
        #expect(remarks.contains { $0.contains(" image \(name)=") }, "\(remarks)")
    }
}

@Suite("The bundle for OLM")
struct OLMBundleTests {
    private static let service = "manifests/breakwater.clusterserviceversion.yaml"

    @Test("its permissions are those that the operator has elsewhere")
    func permissions() throws {
        let strategy = try #require(try bundle().document(Self.service)?[at: "spec", "install", "spec"])
        let account: JSONValue = .string(OperatorManifests.name)
        #expect(
            strategy["clusterPermissions"] == [
                ["serviceAccountName": account, "rules": rules(SharingPermissions.clusterRules)]
            ])
        #expect(
            strategy["permissions"] == [
                ["serviceAccountName": account, "rules": rules(SharingPermissions.namespaceRules)]
            ])
    }

    @Test("its Deployment is the one of the manifests")
    func deployment() throws {
        let deployment = try #require(try manifests.objects().first { $0["kind"] == "Deployment" })
        let strategy = try #require(try bundle().document(Self.service)?[at: "spec", "install", "spec"])
        #expect(strategy["deployments"]?.array?.count == 1)
        #expect(strategy["deployments"]?.array?.first?["spec"] == deployment["spec"])
    }

    @Test("each example is valid by the definition, and each definition has some")
    func examples() throws {
        let service = try #require(try bundle().document(Self.service))
        let text = try #require(service[at: "metadata", "annotations", "alm-examples"]?.string)
        let examples = try JSONValue(parsing: Array(text.utf8)).array ?? []
        let definitions = try bundle().objects(in: "manifests").filter { $0["kind"] == "CustomResourceDefinition" }
            .compactMap(\.object).map { ResourceDefinition($0) }
        #expect(Set(examples.compactMap { $0["kind"]?.string }) == Set(definitions.map(\.names.kind)))
        for example in examples {
            let definition = try #require(definitions.first { $0.names.kind == example["kind"]?.string })
            let version = try #require(definition.storageVersion)
            let schema = try #require(version.schema)
            #expect(example["apiVersion"]?.string == "\(definition.group)/\(version.name)")
            var unknown: [String] = []
            let object = schema.pruned(try #require(example.object), unknown: &unknown)
            #expect(unknown.isEmpty)
            #expect(schema.errors(in: object).isEmpty)
        }
    }

    @Test("every field that the console shows is described")
    func descriptors() throws {
        let service = try #require(try bundle().document(Self.service))
        let owned = try #require(service[at: "spec", "customresourcedefinitions", "owned"]?.array)
        #expect(owned.map { $0["name"] } == [.string(SharedVolume.resourceType.qualifiedName)])
        for definition in owned {
            let spec = definition["specDescriptors"]?.array ?? []
            let status = definition["statusDescriptors"]?.array ?? []
            let paths = Set(spec.compactMap { $0["path"]?.string })
            #expect(paths.isSuperset(of: ["fileSystemID", "accessPointID", "accessPoint.path", "deletionPolicy"]))
            #expect(status.contains { $0["path"] == "conditions" })
            for field in spec + status { #expect(field["description"]?.string?.isEmpty == false, "\(field)") }
        }
    }

    @Test("what it installs is all of the manifests; what OLM does not take lies beside")
    func complete() throws {
        let tree = try bundle()
        let byOLM: Set = [
            "Namespace", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "Deployment",
        ]
        func names(_ objects: [JSONValue]) -> Set<String> { Set(objects.map(ManifestTree.fileName)) }
        let rest = try manifests.objects().filter { !byOLM.contains($0["kind"]?.string ?? "") }
        let installed = tree.objects(in: "manifests").filter { $0["kind"] != "ClusterServiceVersion" }
        #expect(names(installed + tree.objects(in: "beside")) == names(rest))
        #expect(installed.allSatisfy { $0[at: "metadata", "namespace"] == nil })
    }

    @Test("its name, its version and the annotations of its package agree")
    func version() throws {
        let tree = try bundle()
        let service = try #require(tree.document(Self.service))
        #expect(service[at: "metadata", "name"] == "breakwater.v1.2.3")
        #expect(service[at: "spec", "version"] == "1.2.3")
        #expect(service[at: "spec", "replaces"] == nil)
        #expect(service[at: "metadata", "annotations", "olm.skipRange"] == "<1.2.3")
        let annotations = tree.document("metadata/annotations.yaml")?["annotations"]
        #expect(annotations?["operators.operatorframework.io.bundle.package.v1"] == "breakwater")
    }

    @Test("the labels of the bundle's image are its annotations")
    func labels() throws {
        let tree = try bundle()
        guard case .lines(let recipe) = tree.files["bundle.Dockerfile"]?.content else {
            Issue.record("there is no recipe")
            return
        }
        let annotations = try #require(tree.document("metadata/annotations.yaml")?["annotations"]?.object)
        #expect(
            recipe.filter { $0.hasPrefix("LABEL ") } == annotations.map { "LABEL \($0.key)=\($0.value.string ?? "")" })
    }

    @Test(
        "it says that it suits a disconnected cluster when its images are digests, and not otherwise",
        arguments: [("breakwater:1", "false"), ("registry.example/breakwater@sha256:00", "true")])
    func disconnected(image: String, answer: String) throws {
        let service = try #require(try bundle(image).document(Self.service))
        let annotations = service[at: "metadata", "annotations"]
        #expect(annotations?["features.operators.openshift.io/disconnected"]?.string == answer)
        #expect(annotations?["containerImage"]?.string == image)
        #expect(service[at: "spec", "relatedImages"] == [["name": "breakwater", "image": .string(image)]])
    }
}
