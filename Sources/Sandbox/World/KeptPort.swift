import Glibc
import Logging
import NIOCore

/// The port of one of the sandbox's servers: that of the last run where it is free, so that what a shell or a file says
/// of it stays true.
struct KeptPort: Sendable {
    private static let space = "world/ports"

    let keeping: any Keeping
    /// The server's name: `aws`, `control`.
    let name: String

    /// The port of the last run; nil when there was none.
    var last: Int? {
        guard let records = try? keeping.records(of: Self.space) else { return nil }
        return records.first { $0.key == name }.flatMap { Int(String(decoding: $0.value, as: UTF8.self)) }
    }

    /// Keeps the port for the next run; without it clients read sandbox.env again, which is a nuisance and no more.
    func keep(_ port: Int) {
        try? keeping.keep([KeptChange(space: Self.space, key: name, value: Array(String(port).utf8))])
    }

    /// Serves on the port of the last run, or on a free one when there is none or somebody else has it.
    ///
    /// - Parameter serve: serves on a port (0 takes a free one) until the service stops.
    /// - Throws: what `serve` throws.
    func serve(logger: Logger, _ serve: (Int) async throws -> Void) async throws {
        guard let last else { return try await serve(0) }
        do {
            try await serve(last)
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            logger.notice(
                "the port of the last run is taken, so another is used",
                metadata: ["port": "\(last)", "server": "\(name)"])
            try await serve(0)
        }
    }
}
