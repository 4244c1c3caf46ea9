import ArgumentParser
import SharedVolumes
import Wire

/// `breakwater manifests`: what installs Breakwater, for `kubectl apply -f -`, for kustomize, or for OLM.
struct ManifestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manifests",
        abstract: "Print the manifests that install Breakwater, for kubectl apply -f -.",
        discussion: """
            The custom resources, roles, workloads and classes are made from the types that the code itself uses, so \
            they fit the executable that prints them.

            --format kustomize writes a base, overlays for EKS and OpenShift, and components; --format olm writes the \
            bundle for the Operator Lifecycle Manager. Both go into the folder that --output names: a new one, an \
            empty one, or one that this command wrote. Any other is refused (exit code 2) and left as it is.
            """)

    /// What can be installed.
    enum Component: String, CaseIterable, ExpressibleByArgument {
        case `operator`
    }

    /// How the manifests are written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case yaml
        case kustomize
        case olm
    }

    @Option(help: "Which part to print; may be given several times.")
    var component: [Component] = Component.allCases

    @Option(help: "The container image of Breakwater.")
    var image = "breakwater:\(Breakwater.version)"

    @Option(help: "The namespace to install into.")
    var namespace = "breakwater-system"

    @Option(help: "How the manifests are written.")
    var format: Format = .yaml

    @Option(help: ArgumentHelp("The folder for --format kustomize and olm.", valueName: "folder"))
    var output: String?

    func validate() throws {
        switch (format, output) {
        case (.yaml, .some):
            throw ValidationError("--output goes with --format kustomize or olm: redirect what is printed otherwise")
        case (.kustomize, nil), (.olm, nil):
            throw ValidationError("--format \(format.rawValue) writes files: add --output FOLDER")
        case (_, .some("")):
            throw ValidationError("--output is empty: name a folder")
        case (.yaml, nil), (.kustomize, .some), (.olm, .some): break
        }
    }

    func run() throws {
        guard let output, let tree = try tree() else {
            print(try text(), terminator: "")
            return
        }
        do {
            try ManifestFolder(path: output).write(tree)
        } catch let refusal as ManifestFolder.Foreign {
            Output.error(refusal)
            throw ExitCode(2)
        }
    }

    /// All manifests as one stream of YAML documents.
    func text() throws -> String {
        try component.flatMap(objects).map { "---\n\(try YAMLText.text(of: $0))" }.joined()
    }

    /// The files of the format; nil when manifests are printed.
    func tree() throws -> ManifestTree? {
        switch format {
        case .yaml: nil
        case .kustomize: try KustomizeTree.tree(of: manifests)
        case .olm:
            try OLMBundle(manifests: manifests, version: Breakwater.version, releaseDate: Breakwater.releaseDate).tree()
        }
    }

    private var manifests: OperatorManifests { OperatorManifests(image: image, namespace: namespace) }

    private func objects(of component: Component) throws -> [JSONValue] {
        switch component {
        case .operator: try manifests.objects()
        }
    }
}
