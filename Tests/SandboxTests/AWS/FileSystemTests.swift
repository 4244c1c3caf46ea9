import EFSModel
import Testing
import Vocabulary

@testable import Sandbox

@Suite("A Region's file systems")
struct FileSystemTests {
    @Test("a file system is creating for five seconds and then available")
    func creation() throws {
        var world = EFSWorld()
        let made = try world.call(EFSRegion.createFileSystem, .init(creationToken: "a"))
        #expect(made.lifeCycleState == .creating)
        #expect(made.fileSystemID.rawValue.utf8.count == "fs-".utf8.count + 17)
        world.pass(.milliseconds(4999))
        #expect(try world.state(of: made.fileSystemID) == .creating)
        world.pass(.milliseconds(1))
        #expect(try world.state(of: made.fileSystemID) == .available)
    }

    @Test("a creation token that was used is answered with the existing id, whatever else is asked")
    func replay() throws {
        var world = EFSWorld()
        let id = try world.fileSystem("a")
        let again = EFS.CreateFileSystem(creationToken: "a", performanceMode: .maxIO)
        let refusal = #expect(throws: EFSRefusal.self) { try world.call(EFSRegion.createFileSystem, again) }
        #expect(refusal?.code == .fileSystemAlreadyExists)
        #expect(refusal?.status == 409)
        #expect(refusal?.body.fileSystemID == id)
    }

    @Test("the same seed gives the same ids, another Region or seed gives others")
    func identifiers() throws {
        var one = EFSWorld()
        var two = EFSWorld()
        #expect(try one.fileSystem() == two.fileSystem())
        let ids = IDSource(seed: [9])
        #expect(ids.digits17("us-east-1/fs", 1) != ids.digits17("us-west-2/fs", 1))
        #expect(ids.digits17("us-east-1/fs", 1) != IDSource(seed: [8]).digits17("us-east-1/fs", 1))
    }

    @Test(
        "what does not fit together is refused",
        arguments: [
            (EFS.CreateFileSystem(creationToken: "x", throughputMode: .provisioned), EFS.ErrorCode.badRequest),
            (.init(creationToken: "x", throughputMode: .bursting, provisionedThroughputInMiBps: 5), .badRequest),
            (.init(creationToken: "x", performanceMode: .maxIO, throughputMode: .elastic), .badRequest),
            (.init(creationToken: "x", kmsKeyID: "alias/a"), .badRequest),
            (.init(creationToken: "x", isEncrypted: false, kmsKeyID: "alias/a"), .badRequest),
            (
                .init(creationToken: "x", throughputMode: .provisioned, provisionedThroughputInMiBps: 3415),
                .throughputLimitExceeded
            ),
            (.init(creationToken: "x", availabilityZoneName: "us-west-2a"), .unsupportedAvailabilityZone),
            (.init(creationToken: "x", performanceMode: .maxIO, availabilityZoneName: "us-east-1a"), .badRequest),
        ])
    func refusals(request: EFS.CreateFileSystem, code: EFS.ErrorCode) {
        var world = EFSWorld()
        #expect(world.refusal(EFSRegion.createFileSystem, request) == code)
        #expect(world.kept.isEmpty)
    }

    @Test("file systems past the account's quota are refused")
    func quota() throws {
        var world = EFSWorld()
        world.region.limits.fileSystems = 1
        _ = try world.fileSystem("a")
        #expect(
            world.refusal(EFSRegion.createFileSystem, .init(creationToken: "b")) == .fileSystemLimitExceeded)
    }

    @Test("an encrypted file system without a key of its own has AWS's key, and an id becomes a key's ARN")
    func keys() throws {
        var world = EFSWorld()
        let own = try world.call(EFSRegion.createFileSystem, .init(creationToken: "a", isEncrypted: true))
        #expect(own.kmsKeyID?.hasPrefix("arn:aws:kms:us-east-1:123456789012:key/") == true)
        let id = "01234567-89ab-cdef-0123-456789abcdef"
        let given = try world.call(
            EFSRegion.createFileSystem, .init(creationToken: "b", isEncrypted: true, kmsKeyID: id))
        #expect(given.kmsKeyID == "arn:aws:kms:us-east-1:123456789012:key/\(id)")
    }

    @Test("a deleted file system is deleting for five seconds, then gone with its access points and its token")
    func deletion() throws {
        var world = EFSWorld()
        let id = try world.fileSystem("a")
        let point = try world.call(EFSRegion.createAccessPoint, .init(clientToken: "p", fileSystemID: id))
        _ = try world.call(EFSRegion.deleteFileSystem, .init(fileSystemID: id))
        #expect(try world.state(of: id) == .deleting)
        #expect(world.refusal(EFSRegion.createFileSystem, .init(creationToken: "a")) == .fileSystemAlreadyExists)
        world.pass(world.region.timing.fileSystemDeletion)
        #expect(world.refusal(EFSRegion.describeFileSystems, .init(fileSystemID: id)) == .fileSystemNotFound)
        #expect(
            world.refusal(EFSRegion.describeAccessPoints, .init(accessPointID: point.accessPointID))
                == .accessPointNotFound)
        #expect(world.region.accessPoints.count == 0)
        #expect(try world.fileSystem("a") != id)
        #expect(world.kept.contains(.removeFileSystem(id)))
    }

    @Test("a change that cannot be kept is not made")
    func keepingFails() throws {
        struct Full: Error {}
        var world = EFSWorld()
        let now = world.now
        #expect(throws: Full.self) {
            try world.region.perform(now: now, keep: { _ in throw Full() }) {
                try $0.createFileSystem(.init(creationToken: "a"), now: now)
            }
        }
        #expect(world.region.fileSystems.count == 0)
        #expect(try world.fileSystem("a").rawValue.hasPrefix("fs-"))
    }

    @Test("pages are of a hundred at most, go on where the last ended, and hold new ones made in between")
    func pages() throws {
        var world = EFSWorld()
        for number in 0..<150 { _ = try world.call(EFSRegion.createFileSystem, .init(creationToken: "\(number)")) }
        let first = try world.call(EFSRegion.describeFileSystems, .init(maxItems: 1000))
        #expect(first.fileSystems.count == 100)
        _ = try world.call(EFSRegion.createFileSystem, .init(creationToken: "new"))
        let last = try #require(first.fileSystems.last?.fileSystemID)
        _ = try world.call(EFSRegion.deleteFileSystem, .init(fileSystemID: last))
        world.pass(.seconds(10))
        let second = try world.call(EFSRegion.describeFileSystems, .init(marker: first.nextMarker))
        #expect(second.marker == first.nextMarker)
        #expect(second.nextMarker == nil)
        #expect(second.fileSystems.map(\.creationToken) == (100..<150).map(String.init) + ["new"])
        #expect(world.refusal(EFSRegion.describeFileSystems, .init(marker: "ap-0000000000000001")) == .badRequest)
    }

    @Test("an unknown creation token is not found, and a token and an id must name the same")
    func byToken() throws {
        var world = EFSWorld()
        let id = try world.fileSystem("a")
        _ = try world.fileSystem("b")
        #expect(
            try world.call(EFSRegion.describeFileSystems, .init(creationToken: "a")).fileSystems.map(\.fileSystemID)
                == [id])
        #expect(world.refusal(EFSRegion.describeFileSystems, .init(creationToken: "c")) == .fileSystemNotFound)
        #expect(
            world.refusal(EFSRegion.describeFileSystems, .init(creationToken: "b", fileSystemID: id))
                == .fileSystemNotFound)
    }
}

@Suite("The throughput of a file system")
struct ThroughputTests {
    @Test("the mode changes once in 24 hours, and the refusal says until when")
    func interval() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let changed = world.now
        #expect(
            try world.call(EFSRegion.updateFileSystem, .init(fileSystemID: id, throughputMode: .elastic))
                .lifeCycleState == .updating)
        let back = EFS.UpdateFileSystem(fileSystemID: id, throughputMode: .bursting)
        #expect(world.refusal(EFSRegion.updateFileSystem, back) == .incorrectFileSystemLifeCycleState)
        world.pass(.seconds(60))
        let refusal = #expect(throws: EFSRefusal.self) { try world.call(EFSRegion.updateFileSystem, back) }
        #expect(refusal?.code == .tooManyRequests)
        #expect(refusal?.status == 429)
        let end = (changed + .seconds(86_400)).rfc3339
        #expect(refusal?.body.message?.contains("Wait until \(end) UTC and try again.") == true)
        world.pass(.seconds(86_400 - 60))
        #expect(try world.call(EFSRegion.updateFileSystem, back).throughputMode == .bursting)
    }

    @Test("provisioned throughput rises at any time and falls once in 24 hours")
    func provisioned() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        func ask(_ mibps: Double) -> EFS.UpdateFileSystem {
            .init(fileSystemID: id, throughputMode: .provisioned, provisionedThroughputInMiBps: mibps)
        }
        for mibps in [10.0, 20, 30] {
            #expect(try world.call(EFSRegion.updateFileSystem, ask(mibps)).provisionedThroughputInMiBps == mibps)
            world.pass(.seconds(5))
        }
        #expect(world.refusal(EFSRegion.updateFileSystem, ask(20)) == .tooManyRequests)
        world.pass(.seconds(86_400))
        #expect(try world.call(EFSRegion.updateFileSystem, ask(20)).provisionedThroughputInMiBps == 20)
    }

    @Test("asking for what is set changes nothing, and asking for nothing is refused")
    func nothing() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let same = EFS.UpdateFileSystem(fileSystemID: id, throughputMode: .bursting)
        #expect(try world.call(EFSRegion.updateFileSystem, same).lifeCycleState == .available)
        #expect(world.refusal(EFSRegion.updateFileSystem, .init(fileSystemID: id)) == .badRequest)
        #expect(
            world.refusal(
                EFSRegion.updateFileSystem, .init(fileSystemID: id, provisionedThroughputInMiBps: 5)) == .badRequest)
    }
}
