import ArgumentParser
import SharedVolumes
import Wire

/// `breakwater manifests`: what installs Breakwater, for `kubectl apply -f -`.
struct ManifestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manifests",
        abstract: "Print the manifests that install Breakwater, for kubectl apply -f -.",
        discussion: """
            The custom resources, roles, workloads and classes are made from the types that the code itself uses, so \
            they fit the executable that prints them.
            """)

    /// What can be installed.
    enum Component: String, CaseIterable, ExpressibleByArgument {
        case `operator`
    }

    @Option(help: "Which part to print; may be given several times.")
    var component: [Component] = Component.allCases

    @Option(help: "The container image of Breakwater.")
    var image = "breakwater:\(Breakwater.version)"

    @Option(help: "The namespace to install into.")
    var namespace = "breakwater-system"

    func run() throws {
        for component in component {
            for object in try objects(of: component) {
                print("---\n\(try YAMLText.text(of: object))", terminator: "")
            }
        }
    }

    private func objects(of component: Component) throws -> [JSONValue] {
        switch component {
        case .operator: try OperatorManifests(image: image, namespace: namespace).objects()
        }
    }
}
