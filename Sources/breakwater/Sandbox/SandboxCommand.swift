import ArgumentParser
import Logging
import Sandbox
import ServiceLifecycle
import Telemetry
import UnixSignals
import Vocabulary

/// `breakwater sandbox`: two embedded Regions with a cluster in each, and the operator in them.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Run two Regions of AWS and a Kubernetes cluster in each, on this machine.",
        discussion: """
            The AWS CLI, kubectl and every other client work on it as on the real thing; nothing else is needed. When \
            all is ready it prints how to try it. It binds loopback only, on free ports, and stops on SIGINT and \
            SIGTERM.

            The subcommands talk to the sandbox that runs.
            """,
        subcommands: [
            ClockCommand.self, FaultCommand.self, JournalCommand.self, ThrottleCommand.self, WorkloadCommand.self,
        ])

    /// How the sandbox's time passes.
    enum ClockMode: String, CaseIterable, ExpressibleByArgument {
        case running
        case manual
    }

    @OptionGroup var place: SandboxPlace

    @Option(help: "How fast the sandbox's time passes; 60 makes a minute of a second.")
    var speed = 1.0

    @Option(help: "Whether the sandbox's time passes, or moves only by `breakwater sandbox clock advance`.")
    var clock = ClockMode.running

    @Flag(help: "Keep nothing.")
    var ephemeral = false

    @Flag(name: .customLong("no-operator"), help: "Leave the operator out, to try another against the same world.")
    var noOperator = false

    @OptionGroup var logs: LogOptions

    func validate() throws {
        guard clock == .running || speed == 1 else {
            throw ValidationError("--clock manual has no speed: leave --speed out, or --clock")
        }
        guard speed > 0, speed <= 100_000 else {
            throw ValidationError("--speed \(speed) is not valid: use a number above 0 and up to 100000")
        }
    }

    func run() async throws {
        // What the sandbox has to say to people goes to standard output; its log only tells of trouble.
        let logger = logs.logger("breakwater.sandbox", level: max(logs.logLevel, .notice))
        let sandbox = try Sandbox(
            .init(
                directory: place.state ?? SandboxPlace.defaultState, isEphemeral: ephemeral,
                pace: clock == .manual ? .manual : .running(speed: speed)),
            logger: logger)
        let session = SandboxSession(sandbox: sandbox, runsOperator: !noOperator, logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: sandbox), .init(service: session, successTerminationBehavior: .gracefullyShutdownGroup),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(8)
        try await ServiceGroup(configuration: configuration).run()
    }
}
