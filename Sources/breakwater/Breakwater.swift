import ArgumentParser

/// The one executable. Each command parses its options, chooses the doors and runs a ServiceGroup; what a command does
/// lives in a room of its own.
@main
struct Breakwater: AsyncParsableCommand {
    static let version = "0.1.0"
    /// The day of the version's release.
    static let releaseDate = "2026-11-21"

    static let configuration = CommandConfiguration(
        commandName: "breakwater",
        abstract: "Amazon EFS for Kubernetes.",
        discussion: """
            Try it without AWS or a cluster: `breakwater sandbox`.

            Exit codes: 0 done, 1 failed, 2 refused by a safety check, 64 wrong usage.
            """,
        version: version,
        subcommands: [
            SandboxCommand.self, OperatorCommand.self, ManifestsCommand.self, IAMPolicyCommand.self,
            UninstallCommand.self,
        ])
}
