import ArgumentParser
import Vocabulary
import Wire

/// `breakwater sandbox fault`: breaks the sandbox on command.
struct FaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fault",
        abstract: "Break the running sandbox on command: set, list and clear faults.",
        discussion: """
            Faults live in memory: a restart of the sandbox clears them. The journal names the fault that touched a call.
            """,
        subcommands: [FaultAddCommand.self, FaultListCommand.self, FaultClearCommand.self])
}

/// `breakwater sandbox fault add EFFECT`.
struct FaultAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Set a fault.",
        discussion: """
            Effects on calls, on those of --service, --operation and --region:
              error               refused with --code, in the service's own words
              throttle            refused as the service throttles
              delay               answered later, by --by
              drop-reply          done, but the connection is closed without a byte of the answer
              cut                 the connection is closed and nothing is done
            Effects on the world:
              region-dark         AWS and the cluster of --region are out of reach until the fault is cleared
              api-server-restart  the API server of --region goes away for --down-for and comes back
              watch-cut           connections of watches are closed, all or those of --resource
              compaction          the clusters' history is forgotten: 410 for whoever goes on from before
              replication-stuck   replications of --region stay DELETING until the fault is cleared

            Examples:
              breakwater sandbox fault add drop-reply --operation CreateAccessPoint --count 1
              breakwater sandbox fault add throttle --service elasticfilesystem --probability 0.3 --seed 7
              breakwater sandbox fault add error --code Conflict --operation 'update persistentvolumeclaims'
              breakwater sandbox fault add region-dark --region us-east-1 --how hang
            """)

    @Argument(help: "What happens; see above.")
    var effect: String

    @Option(help: "The calls' service: elasticfilesystem, ec2, sts, monitoring, kubernetes; * stands for any text.")
    var service: String?

    @Option(help: "The calls' operation: CreateAccessPoint, 'Describe*', 'patch sharedvolumes/status'.")
    var operation: String?

    @Option(help: "The Region; all when left out.")
    var region: Region?

    @Option(help: "How likely it acts on a call: above 0, up to 1.")
    var probability: Double?

    @Option(help: "How many calls pass before it begins.")
    var after: Int?

    @Option(help: "On how many calls it acts; all until it is cleared when left out.")
    var count: Int?

    @Option(help: "Of the dice, so that they fall the same way again.")
    var seed: Int?

    @Option(help: "With error: the service's error code, or Kubernetes' reason.")
    var code: String?

    @Option(help: "With error: the HTTP status, where the code's own is not wanted.")
    var status: Int?

    @Option(help: "With error: the message.")
    var message: String?

    @Option(help: "With delay: how long, as in 2s or 500ms.")
    var by: TimeSpan?

    @Option(help: "With region-dark: cut closes connections, hang leaves clients waiting.")
    var how: String?

    @Option(help: "With api-server-restart: how long it is away (default: 5s).")
    var downFor: TimeSpan?

    @Option(help: "With watch-cut: what is watched, as in configmaps.")
    var resource: String?

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        try await place.withConnection { Output.line(try await $0.call(.post, "/faults", body)) }
    }

    private var body: JSONValue {
        var body: JSONValue = ["effect": .string(effect)]
        let texts = [
            ("service", service), ("operation", operation), ("region", region?.rawValue), ("code", code),
            ("message", message), ("by", by?.description), ("how", how), ("downFor", downFor?.description),
            ("resource", resource),
        ]
        for (name, text) in texts { if let text { body[name] = .string(text) } }
        for (name, number) in [("after", after), ("count", count), ("seed", seed), ("status", status)] {
            if let number { body[name] = .integer(Int64(number)) }
        }
        if let probability { body["probability"] = .double(probability) }
        return body
    }
}

/// `breakwater sandbox fault list`.
struct FaultListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the faults that are set, a line of JSON each.",
        discussion: "Those that are used up are in the list until they are cleared.")

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        try await place.withConnection { connection in
            for fault in try await connection.call(.get, "/faults")["faults"]?.array ?? [] { Output.line(fault) }
        }
    }
}

/// `breakwater sandbox fault clear [NAME]`.
struct FaultClearCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "clear", abstract: "Clear a fault, or all.")

    @Argument(help: "The fault's name, as in fault-1; all when left out.")
    var name: String?

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        try await place.withConnection { connection in
            Output.line(try await connection.call(.delete, "/faults" + (name.map { "/" + $0.pathEncoded } ?? "")))
        }
    }
}

extension String {
    /// The text as one segment of a path.
    var pathEncoded: String { PercentEncoding.encode(self) }
}
