import ArgumentParser
import Vocabulary
import Wire

/// `breakwater sandbox throttle`: how often operations may be called.
struct ThrottleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "throttle",
        abstract: "Throttle the running sandbox as AWS does: set, list and clear rates.",
        discussion: """
            Each operation in each Region has a bucket of --burst tokens that fills by --rate a second of the sandbox's \
            time; a call without a token is refused as the service throttles. None is set at first; throttles live in \
            memory: a restart of the sandbox clears them.
            """,
        subcommands: [ThrottleSetCommand.self, ThrottleListCommand.self, ThrottleClearCommand.self])
}

/// `breakwater sandbox throttle set`.
struct ThrottleSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a throttle, or what is known of AWS.",
        discussion: """
            The preset aws has what EC2 publishes; AWS publishes nothing for EFS and STS, so theirs are marked as \
            assumptions. Of several that match a call, the one that was set last counts.

            Examples:
              breakwater sandbox throttle set --service elasticfilesystem --operation CreateAccessPoint --rate 2 --burst 5
              breakwater sandbox throttle set --preset aws
            """)

    @Option(help: "The service: elasticfilesystem, ec2, sts, monitoring, kubernetes; * stands for any text.")
    var service: String?

    @Option(help: "The operation: CreateAccessPoint, 'Describe*', '*'.")
    var operation: String?

    @Option(help: "The Region; each when left out.")
    var region: Region?

    @Option(help: "Calls a second.")
    var rate: Double?

    @Option(help: "How many calls it takes at once; the rate when left out.")
    var burst: Int?

    @Option(help: "What is set together: aws.")
    var preset: String?

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        var body: JSONValue = [:]
        let texts = [
            ("service", service), ("operation", operation), ("region", region?.rawValue), ("preset", preset),
        ]
        for (name, text) in texts { if let text { body[name] = .string(text) } }
        if let rate { body["rate"] = .double(rate) }
        if let burst { body["burst"] = .integer(Int64(burst)) }
        try await place.withConnection { connection in
            let answer = try await connection.call(.post, "/throttles", body)
            for throttle in answer["throttles"]?.array ?? [] { Output.line(throttle) }
        }
    }
}

/// `breakwater sandbox throttle list`.
struct ThrottleListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the throttles that are set, a line of JSON each.")

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        try await place.withConnection { connection in
            let answer = try await connection.call(.get, "/throttles")
            for throttle in answer["throttles"]?.array ?? [] { Output.line(throttle) }
        }
    }
}

/// `breakwater sandbox throttle clear [NAME]`.
struct ThrottleClearCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "clear", abstract: "Clear a throttle, or all.")

    @Argument(help: "The throttle's name, as in throttle-1; all when left out.")
    var name: String?

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        try await place.withConnection { connection in
            Output.line(try await connection.call(.delete, "/throttles" + (name.map { "/" + $0.pathEncoded } ?? "")))
        }
    }
}
