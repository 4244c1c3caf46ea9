import ArgumentParser
import FoundationEssentials
import SystemPackage
import UnixSignals

/// Measures Breakwater and prints how its figures compare. It never fails because something is slow: times differ
/// between machines, ratios and counts are for people to read. It fails when something does not work.
@main
struct BreakwaterBenchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "breakwater-benchmarks", abstract: "Measure Breakwater.", subcommands: [EmptyServer.self])

    static let measures: [any Measure.Type] = [
        Signing.self, JSONReading.self, EFSCalls.self, KubernetesCalls.self, SharedVolumesToReady.self,
        SharedVolumesWithoutAccessPoints.self, ManySharedVolumes.self, StartToReady.self, InProcess.self,
        WatchDelivery.self, LargeState.self, IdleMemory.self,
    ]

    @Option(help: "The `breakwater` to measure: a release build.")
    var executable = ".build/release/breakwater"

    @Option(help: "Take only this measure; may be given several times.")
    var only: [String] = []

    @Option(help: "Write the report as JSON, too.")
    var json: String?

    @Option(help: "How much is done: 1 is the real thing, 0.05 tries the measures out.")
    var scale = 1.0

    @Flag(help: "Show the measures and end.")
    var list = false

    func validate() throws {
        let names = Self.measures.map { $0.name }
        for name in only where !names.contains(name) {
            throw ValidationError("--only \(name): no such measure; there are \(names.joined(separator: ", "))")
        }
        guard scale > 0, scale <= 100 else { throw ValidationError("--scale \(scale): use a number up to 100") }
    }

    func run() async throws {
        guard !list else {
            for measure in Self.measures { print("\(measure.name): \(measure.summary)") }
            return
        }
        let report = try await untilSignal { try await measured() }
        print(report.text)
        if let json { try Data(try report.json).write(to: URL(filePath: json)) }
    }

    private func measured() async throws -> Report {
        var report = Report(machine: await Machine.current())
        let bench = Bench(
            executable: executable,
            ownExecutable: try FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/exe"), scale: scale)
        for measure in Self.measures where only.isEmpty || only.contains(measure.name) {
            tell("measuring \(measure.name)")
            report.add(try await measure.init().outcome(bench))
        }
        return report
    }

    /// Runs a body that a signal cancels, so that it stops what it started.
    private func untilSignal(_ body: @escaping @Sendable () async throws -> Report) async throws -> Report {
        try await withThrowingTaskGroup(of: Report?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await signal in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
                    throw MeasureError("stopped by \(signal)")
                }
                return nil
            }
            defer { group.cancelAll() }
            while let report = try await group.next() {
                if let report { return report }
            }
            throw CancellationError()
        }
    }
}

/// Says how far we are, beside the report.
private func tell(_ text: String) { _ = try? FileDescriptor.standardError.writeAll(Array("\(text)\n".utf8)) }
