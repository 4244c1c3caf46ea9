import ArgumentParser
import FoundationEssentials
import KubernetesClient
import Logging
import SharedVolumes
import SharingPlanning
import Telemetry
import Vocabulary

/// `breakwater uninstall`: the operator, its objects and its rights out of a cluster, in the order in which nothing hangs.
struct UninstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall",
        abstract: "Take the operator and what it keeps out of a cluster.",
        discussion: """
            The order is SharedVolumes, their definition, the node driver and the class, the operator, its roles, its \
            namespace (if nothing else is in it). Data on EFS is never touched. It works whether or not the operator is \
            alive, and mends a cluster in which half of it was deleted by hand. Interrupted, run it again.

            While pods use SharedVolumes nothing is done: their names are printed and the exit code is 2. With \
            --keep-volumes claims, volumes and what mounts them stay as they are.

            It needs an administrator's rights in the cluster. For access points that the operator made and that are \
            to go with their SharedVolume it also needs AWS credentials, if no operator is alive.
            """)

    @Option(help: "The kubeconfig file. (default: in a pod the service account, else KUBECONFIG or ~/.kube/config)")
    var kubeconfig: String?

    @Option(help: "The kubeconfig's context. (default: its current one)")
    var context: String?

    @Option(help: "The operator's namespace.")
    var namespace = "breakwater-system"

    @Option(help: "The AWS Region of file systems. (default: AWS_REGION, the profile's, or the instance's)")
    var region: Region?

    @Flag(help: "Leave claims, volumes and the node driver as they are; pods go on using them.")
    var keepVolumes = false

    @Flag(help: "Print what would be done, and do nothing.")
    var dryRun = false

    @Option(help: "How long it may take altogether, as in 90s or 10m.")
    var wait = TimeSpan(.seconds(300))

    @OptionGroup var logs: LogOptions

    func run() async throws {
        // What it has to say to people goes to standard output; its log only tells of trouble.
        let logger = logs.logger("breakwater.uninstall", level: max(logs.logLevel, .error))
        let cluster = try ClusterConnection.find(kubeconfig: kubeconfig, context: context, host: .current())
        let settings = Uninstaller.Settings(
            namespace: namespace, intent: keepVolumes ? .keepingVolumes : .removingVolumes, limit: wait.duration,
            identity: "uninstall-\(ProcessInfo.processInfo.hostName)-\(ProcessInfo.processInfo.processIdentifier)")
        let storage = OperatorStorage.door(region: region, metrics: MetricRegistry())
        try await KubernetesClient.withClient(cluster: cluster, logger: logger) { client in
            let uninstaller = Uninstaller(client: client, storage: storage, settings: settings, logger: logger) {
                notice in
                say(notice, settings.names)
            }
            do {
                if dryRun {
                    try preview(try await uninstaller.preview(), settings.names)
                } else {
                    conclude(try await uninstaller.run(), settings.names)
                }
            } catch let error as UninstallError {
                throw explain(error, settings.names)
            }
        }
    }

    private func say(_ notice: Uninstaller.Notice, _ names: UninstallNames) {
        switch notice {
        case .did(let step): Output.text(step.text(in: names))
        case .waiting(let hindrances):
            Output.text("wait for " + hindrances.map { $0.text(in: names) }.joined(separator: ", "))
        }
    }

    private func preview(_ preview: UninstallPreview, _ names: UninstallNames) throws {
        for step in preview.steps { Output.text(step.text(in: names)) }
        if !preview.uses.isEmpty { throw explain(.refused(preview.uses), names) }
        if preview.steps.isEmpty { Output.text("nothing to do") }
        tell(preview.left, names)
    }

    private func conclude(_ left: [UninstallPlan.Hindrance], _ names: UninstallNames) {
        Output.text("Breakwater is uninstalled")
        tell(left, names)
    }

    private func tell(_ left: [UninstallPlan.Hindrance], _ names: UninstallNames) {
        for thing in left { Output.text("left: \(thing.text(in: names))") }
    }

    private func explain(_ error: UninstallError, _ names: UninstallNames) -> ExitCode {
        switch error {
        case .refused(let uses):
            for use in uses { Output.error("Pod \(use.pod) uses claim \(use.claim)") }
            Output.error("refused: these pods would lose their files; delete them, or use --keep-volumes")
            return ExitCode(2)
        case .failed(let error):
            Output.error("failed: \(error)")
            return .failure
        case .late(let hindrances):
            let list = hindrances.map { $0.text(in: names) }.joined(separator: ", ")
            Output.error("failed: after \(wait) there still is \(list); see what holds it, and run this again")
            return .failure
        }
    }
}
