import ArgumentParser
import Vocabulary
import Wire

/// `breakwater sandbox workload FILE-SYSTEM`: what a file system's clients do.
struct WorkloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workload",
        abstract: "Show or set what the clients of a file system in the running sandbox do.",
        discussion: """
            Its burst credits, its throttling and its metrics in CloudWatch follow from it. What is not named stays as it \
            is; with no option it is shown.

            Examples:
              breakwater sandbox workload fs-0123456789abcdef0 --region us-east-1 --write 100MiB/s --clients 4
              breakwater sandbox workload fs-0123456789abcdef0 --region us-east-1 --stored 3TiB
            """)

    @Argument(help: "The file system, as in fs-0123456789abcdef0.")
    var fileSystem: String

    @Option(help: "The file system's Region.")
    var region: Region

    @Option(help: "Data read, as in 10MiB/s.")
    var read: ByteRate?

    @Option(help: "Data written, as in 10MiB/s.")
    var write: ByteRate?

    @Option(help: "Metadata read and written, as in 100KiB/s.")
    var metadata: ByteRate?

    @Option(help: "The size of one data request: 4KiB to 1MiB.")
    var request: ByteCount?

    @Option(help: "How many connections there are.")
    var clients: Int?

    @Option(help: "What is stored in the storage class Standard, as in 3TiB; metered each hour.")
    var stored: ByteCount?

    @Option(help: "What is stored in the storage class Infrequent Access.")
    var storedIA: ByteCount?

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        let path = "/regions/\(region)/file-systems/\(fileSystem.pathEncoded)/workload"
        try await place.withConnection { connection in
            Output.line(
                try await changes.isEmpty
                    ? connection.call(.get, path) : connection.call(.put, path, .object(changes)))
        }
    }

    /// What is to change.
    private var changes: JSONObject {
        var changes = JSONObject()
        let numbers = [
            ("readBytesPerSecond", read?.count.bytes), ("writeBytesPerSecond", write?.count.bytes),
            ("metadataBytesPerSecond", metadata?.count.bytes), ("requestBytes", request?.bytes),
            ("clientConnections", clients.map { Int64($0) }),
        ]
        for (name, number) in numbers { changes[name] = number.map { .integer($0) } }
        var storage = JSONObject()
        for (name, count) in [("standard", stored), ("infrequentAccess", storedIA)] {
            storage[name] = count.map { .integer($0.bytes) }
        }
        if !storage.isEmpty { changes["storedBytes"] = .object(storage) }
        return changes
    }
}

/// Bytes a second as an option takes them: `10MiB/s`, or `10MiB`.
struct ByteRate: ExpressibleByArgument {
    let count: ByteCount

    init?(argument: String) {
        let bytes = argument.hasSuffix("/s") ? String(argument.dropLast(2)) : argument
        guard let count = ByteCount(argument: bytes) else { return nil }
        self.count = count
    }
}
