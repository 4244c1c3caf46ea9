import ArgumentParser
import NIOCore
import Vocabulary
import Wire

/// `breakwater sandbox journal`: what happened in the sandbox.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Print what the running sandbox did, as JSON lines.",
        discussion: """
            One line a call, oldest first: serial, time, service, operation, Region, caller, resource, status, error, and \
            the fault that touched it. The running sandbox remembers the latest 16384; all of them are in \
            journal.jsonl of its state directory.
            """)

    @Option(
        help: "Only this service: elasticfilesystem, ec2, sts, monitoring, kubernetes, sandbox; * stands for any text.")
    var service: String?

    @Option(help: "Only this operation, as in CreateAccessPoint, 'Describe*' or 'create configmaps'.")
    var operation: String?

    @Option(help: "Only this Region.")
    var region: Region?

    @Option(help: "Only what came after the record of this serial.")
    var since: UInt64?

    @Option(help: "At most that many records.")
    var limit: Int?

    @Flag(help: "Go on with what comes, until interrupted.")
    var follow = false

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        try await place.withConnection { connection in
            try await connection.stream("/journal?\(query.text)") { part in
                guard Output.write(part.readableBytesView) else { throw CleanExit.message("") }
            }
        }
    }

    private var query: QueryItems {
        var items: [QueryItems.Item] = []
        let texts = [
            ("service", service), ("operation", operation), ("region", region?.rawValue),
            ("since", since.map { "\($0)" }), ("limit", limit.map { "\($0)" }), ("follow", follow ? "true" : nil),
        ]
        for (name, text) in texts { if let text { items.append(.init(name, text)) } }
        return QueryItems(items)
    }
}
