import EFSModel
import Synchronization
import Testing
import Vocabulary

@testable import Sandbox

/// Two Regions of the embedded AWS, on a clock and a keeping that tests command.
struct ReplicationWorld {
    let clock: SandboxClock
    let keeping: KeepingDouble
    let aws: SandboxAWS
    let timing = EFSTiming()

    init(
        keeping: KeepingDouble = KeepingDouble(), clock: SandboxClock = SandboxClock(pace: .manual, start: Self.start),
        limits: EFSLimits = EFSLimits()
    ) throws {
        self.keeping = keeping
        self.clock = clock
        aws = try SandboxAWS(
            regions: [.usEast1, .usWest2], account: "123456789012", clock: clock, keeping: keeping, seed: 1,
            limits: limits)
    }

    static let start = Timestamp(seconds: 1_795_000_000)

    /// The world after the death of the process: what was kept, at the same time.
    func restarted() throws -> ReplicationWorld { try ReplicationWorld(keeping: keeping, clock: clock) }

    func pass(_ duration: Duration) { clock.advance(by: duration) }

    /// Makes a call in a Region; throws the code that it is refused with.
    @discardableResult
    func call<Called: EFS.Operation>(_ operation: Called, in region: Region = .usEast1) async throws -> Called.Output {
        var client = AWSClientDouble(aws)
        client.region = region
        let (output, response) = try await client.call(operation)
        guard let output else { throw EFS.ErrorCode(rawValue: response.errorCode ?? "none") }
        return output
    }

    /// The code that a call is refused with, or nil when it is not.
    func refusal<Called: EFS.Operation>(
        _ operation: Called, in region: Region = .usEast1
    ) async throws -> EFS.ErrorCode? {
        do {
            try await call(operation, in: region)
            return nil
        } catch let code as EFS.ErrorCode {
            return code
        }
    }

    /// A file system that is available.
    func fileSystem(
        _ token: String, in region: Region = .usEast1, encrypted: Bool = false, open: Bool = false
    ) async throws -> FileSystemID {
        let made = try await call(EFS.CreateFileSystem(creationToken: token, isEncrypted: encrypted), in: region)
        pass(timing.fileSystemCreation)
        if open {
            try await call(
                EFS.UpdateFileSystemProtection(
                    fileSystemID: made.fileSystemID, replicationOverwriteProtection: .disabled), in: region)
        }
        return made.fileSystemID
    }

    /// Starts a replication.
    @discardableResult
    func replicate(
        _ source: FileSystemID, to destination: EFS.DestinationToCreate = .init(region: .usWest2),
        in region: Region = .usEast1
    ) async throws -> EFS.ReplicationConfiguration {
        try await call(
            EFS.CreateReplicationConfiguration(sourceFileSystemID: source, destinations: [destination]), in: region)
    }

    /// What a Region tells of the replication that a file system is part of; nil when it is in none.
    func replication(
        of id: FileSystemID, in region: Region = .usEast1
    ) async throws -> EFS.ReplicationConfiguration? {
        do {
            let page = try await call(EFS.DescribeReplicationConfigurations(fileSystemID: id), in: region)
            return page.replications.first
        } catch let code as EFS.ErrorCode where code == .replicationNotFound {
            return nil
        }
    }

    func status(of id: FileSystemID, in region: Region = .usEast1) async throws -> EFS.ReplicationStatus? {
        try await replication(of: id, in: region)?.destinations.first?.status
    }

    func describe(_ id: FileSystemID, in region: Region = .usEast1) async throws -> EFS.FileSystem {
        try #require(try await call(EFS.DescribeFileSystems(fileSystemID: id), in: region).fileSystems.first)
    }

    func protection(
        of id: FileSystemID, in region: Region = .usEast1
    ) async throws -> EFS.ReplicationOverwriteProtection? {
        try await describe(id, in: region).fileSystemProtection?.replicationOverwriteProtection
    }
}

extension EFS.ErrorCode: Error {}

/// Keeps in memory, counts the transactions, and fails when told to.
final class KeepingDouble: Keeping {
    struct Full: Error {}

    private struct State {
        var records: [String: [String: [UInt8]]] = [:]
        var transactions: [[KeptChange]] = []
        var isFull = false
    }

    private let state = Mutex(State())

    var isFull: Bool {
        get { state.withLock { $0.isFull } }
        set { state.withLock { $0.isFull = newValue } }
    }

    /// What was kept together, oldest first.
    var transactions: [[KeptChange]] { state.withLock { $0.transactions } }

    func records(of space: String) -> [KeptRecord] {
        state.withLock { state in (state.records[space] ?? [:]).map { KeptRecord(key: $0.key, value: $0.value) } }
    }

    func keep(_ changes: [KeptChange]) throws {
        try state.withLock { state in
            guard !state.isFull else { throw Full() }
            for change in changes { state.records[change.space, default: [:]][change.key] = change.value }
            state.transactions.append(changes)
        }
    }
}
