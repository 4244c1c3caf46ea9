import ArgumentParser
import Vocabulary
import Wire

/// `breakwater sandbox clock`: the sandbox's time.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Show or advance the running sandbox's time.",
        discussion: "Alone it shows the time, and how it passes: real, fast (--speed) or manual.",
        subcommands: [ClockAdvanceCommand.self])

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        try await place.withConnection { Output.line(try await $0.call(.get, "/clock")) }
    }
}

/// `breakwater sandbox clock advance 15m`.
struct ClockAdvanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance", abstract: "Move the running sandbox's time forward.",
        discussion: "All that changes with time in AWS and in the clusters' objects moves with it.")

    @Argument(help: "How far: 90s, 15m, 1h30m, 2d.")
    var by: TimeSpan

    @OptionGroup var place: SandboxPlace

    func run() async throws {
        try await place.withConnection { connection in
            let body: JSONValue = ["by": .string(by.description)]
            Output.line(try await connection.call(.post, "/clock/advance", body))
        }
    }
}
