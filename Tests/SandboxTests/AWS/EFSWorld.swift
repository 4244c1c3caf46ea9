import EFSModel
import Testing
import Vocabulary

@testable import Sandbox

/// One Region's EFS at a time that tests move.
struct EFSWorld {
    var region: EFSRegion
    var now = Timestamp(seconds: 1_795_000_000)
    /// What was kept, in order.
    private(set) var kept: [EFSChange] = []

    init(network: Network? = nil) {
        region = EFSRegion(
            region: .usEast1, account: "123456789012", ids: IDSource(seed: [1, 2, 3]), network: network)
    }

    mutating func pass(_ duration: Duration) { now = now + duration }

    /// Makes a call as the service does; throws its refusal.
    mutating func call<Called: EFS.Operation>(
        _ decide: (EFSRegion) -> (Called, Timestamp) throws(EFSRefusal) -> Decision<Called.Output>, _ request: Called
    ) throws -> Called.Output {
        let now = now
        var changes: [EFSChange] = []
        defer { kept += changes }
        return try region.perform(now: now, keep: { changes += $0 }) { try decide($0)(request, now) }
    }

    /// The code that a call is refused with, or nil when it is not.
    mutating func refusal<Called: EFS.Operation>(
        _ decide: (EFSRegion) -> (Called, Timestamp) throws(EFSRefusal) -> Decision<Called.Output>, _ request: Called
    ) -> EFS.ErrorCode? {
        do {
            _ = try call(decide, request)
            return nil
        } catch {
            return (error as? EFSRefusal)?.code
        }
    }

    /// A file system that is available.
    mutating func fileSystem(_ token: String = "token") throws -> FileSystemID {
        let made = try call(EFSRegion.createFileSystem, .init(creationToken: token))
        pass(region.timing.fileSystemCreation)
        return made.fileSystemID
    }

    mutating func state(of id: FileSystemID) throws -> EFS.LifeCycleState? {
        try call(EFSRegion.describeFileSystems, .init(fileSystemID: id)).fileSystems.first?.lifeCycleState
    }

    var subnets: [String] { region.network.subnets.map(\.id) }
}
