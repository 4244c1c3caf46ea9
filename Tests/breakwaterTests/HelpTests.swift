import ArgumentParser
import Foundation
import Testing

@testable import breakwater

/// The help of each command is what its users read, so a change of it is seen in review: the text stands in Snapshots/.
/// `BREAKWATER_WRITE_SNAPSHOTS=1 swift test --filter HelpTests` writes the texts anew.
@Suite("Help")
struct HelpTests {
    /// All commands with the words that lead to them.
    private static let commands = paths(to: Breakwater.self, by: [])
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

    @Test("the help of each command is as it was last read", arguments: commands.indices)
    func snapshot(index: Int) throws {
        let (words, command) = Self.commands[index]
        let text = Breakwater.helpMessage(for: command, columns: 100) + "\n"
        let file = Self.folder.appending(path: "\(words.joined(separator: "-")).txt")
        if ProcessInfo.processInfo.environment["BREAKWATER_WRITE_SNAPSHOTS"] != nil {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    private static func paths(
        to command: any ParsableCommand.Type, by words: [String]
    ) -> [([String], any ParsableCommand.Type)] {
        let path = command == Breakwater.self ? [] : words + [command._commandName]
        return [(path.isEmpty ? [command._commandName] : path, command)]
            + command.configuration.subcommands.flatMap { paths(to: $0, by: path) }
    }

    @Test(
        "wrong usage is refused before anything is done, with the value and the remedy",
        arguments: [
            (["sandbox", "--speed", "0"], "use a number above 0"),
            (["sandbox", "--clock", "manual", "--speed", "2"], "leave --speed out"),
            (["sandbox", "--clock", "sundial"], "manual"),
            (["sandbox", "clok"], "--help"),
            (["sandbox", "clock", "advance", "15x"], "15x"),
            (["sandbox", "fault", "add"], "effect"),
            (["sandbox", "journal", "--regin", "us-east-1"], "--region"),
            (["operator", "--workers", "0"], "use 1 to 1024"),
            (["operator", "--http-address", "8080"], "use HOST:PORT"),
            (["operator", "--kubeconfg", "x"], "--kubeconfig"),
            (["manifests", "--component", "x"], "operator"),
            (["manifests", "--format", "helm"], "kustomize"),
            (["manifests", "--format", "olm"], "add --output FOLDER"),
            (["manifests", "--format", "kustomize", "--output", ""], "name a folder"),
            (["manifests", "--output", "x"], "redirect what is printed"),
            (["iam-policy", "--account", "1111"], "use the twelve digits"),
            (["iam-policy", "--partition", "gcp"], "use aws"),
            (["iam-policy", "--cluster-name", ""], "use 1 to 128 letters, digits"),
            (["operator", "--cluster-name", "prod*"], "--cluster-name"),
            (["operator", "--node-driver", "mine"], "none"),
            (["uninstall", "--wait", "5x"], "5x"),
            (["sandbx"], "--help"),
        ])
    func refused(arguments: [String], remedy: String) {
        let error = #expect(throws: (any Error).self) { _ = try Breakwater.parseAsRoot(arguments) }
        guard let error else { return }
        #expect(Breakwater.fullMessage(for: error).contains(remedy))
        #expect(Breakwater.exitCode(for: error).rawValue == 64)
    }
}
