import EFSModel
import Testing
import Vocabulary

@testable import Sandbox

@Suite("A Region's access points")
struct AccessPointTests {
    @Test("an access point is creating for a second and tells what was asked, with / for no path")
    func creation() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let made = try world.call(
            EFSRegion.createAccessPoint,
            .init(clientToken: "p", tags: [.init(key: "Name", value: "n")], fileSystemID: id))
        #expect(made.lifeCycleState == .creating)
        #expect(made.rootDirectory?.path == "/")
        #expect(made.name == "n")
        world.pass(.seconds(1))
        let found = try world.call(EFSRegion.describeAccessPoints, .init(accessPointID: made.accessPointID))
        #expect(found.accessPoints.map(\.lifeCycleState) == [.available])
    }

    @Test("a client token that was used is answered with the existing id, even for another file system")
    func replay() throws {
        var world = EFSWorld()
        let one = try world.fileSystem("a")
        let two = try world.fileSystem("b")
        let made = try world.call(EFSRegion.createAccessPoint, .init(clientToken: "p", fileSystemID: one))
        let refusal = #expect(throws: EFSRefusal.self) {
            try world.call(EFSRegion.createAccessPoint, .init(clientToken: "p", fileSystemID: two))
        }
        #expect(refusal?.code == .accessPointAlreadyExists)
        #expect(refusal?.body.accessPointID == made.accessPointID)
    }

    @Test("a file system takes ten thousand access points, pages through them, and takes one more for each that goes")
    func limit() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        for number in 0..<10_000 {
            _ = try world.call(EFSRegion.createAccessPoint, .init(clientToken: "\(number)", fileSystemID: id))
        }
        let more = EFS.CreateAccessPoint(clientToken: "more", fileSystemID: id)
        let refusal = #expect(throws: EFSRefusal.self) { try world.call(EFSRegion.createAccessPoint, more) }
        #expect(refusal?.code == .accessPointLimitExceeded)
        #expect(refusal?.status == 403)
        var tokens: [String?] = []
        var request: EFS.DescribeAccessPoints? = .init(fileSystemID: id)
        while let asked = request {
            let page = try world.call(EFSRegion.describeAccessPoints, asked)
            tokens += page.accessPoints.map(\.clientToken)
            request = asked.next(after: page)
        }
        #expect(tokens == (0..<10_000).map(String.init))
        let first = try world.call(EFSRegion.describeAccessPoints, .init(maxResults: 1)).accessPoints[0]
        let firstID = try #require(first.accessPointID)
        _ = try world.call(EFSRegion.deleteAccessPoint, .init(accessPointID: firstID))
        world.pass(.seconds(1))
        #expect(world.refusal(EFSRegion.createAccessPoint, more) == nil)
    }

    @Test("a file system that does not exist or is not available takes none")
    func order() throws {
        var world = EFSWorld()
        let unknown = FileSystemID(unchecked: "fs-00000000000000000")
        #expect(
            world.refusal(EFSRegion.createAccessPoint, .init(clientToken: "p", fileSystemID: unknown))
                == .fileSystemNotFound)
        let made = try world.call(EFSRegion.createFileSystem, .init(creationToken: "a"))
        #expect(
            world.refusal(EFSRegion.createAccessPoint, .init(clientToken: "p", fileSystemID: made.fileSystemID))
                == .incorrectFileSystemLifeCycleState)
    }

    @Test("an id and a file system cannot both be asked for")
    func description() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let made = try world.call(EFSRegion.createAccessPoint, .init(clientToken: "p", fileSystemID: id))
        #expect(
            world.refusal(
                EFSRegion.describeAccessPoints, .init(accessPointID: made.accessPointID, fileSystemID: id))
                == .badRequest)
    }

    @Test("deleting one twice is no error until it is gone")
    func deletion() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let made = try world.call(EFSRegion.createAccessPoint, .init(clientToken: "p", fileSystemID: id))
        let request = EFS.DeleteAccessPoint(accessPointID: try #require(made.accessPointID))
        #expect(world.refusal(EFSRegion.deleteAccessPoint, request) == nil)
        #expect(world.refusal(EFSRegion.deleteAccessPoint, request) == nil)
        world.pass(.seconds(1))
        #expect(world.refusal(EFSRegion.deleteAccessPoint, request) == .accessPointNotFound)
    }
}

@Suite("What is set on a file system")
struct FileSystemSettingsTests {
    @Test("the deprecated operations see and change the tags of a file system")
    func deprecatedTags() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let tags = (0..<5).map { EFS.Tag(key: "k\($0)", value: "v") }
        _ = try world.call(EFSRegion.createTags, .init(fileSystemID: id, tags: tags))
        _ = try world.call(EFSRegion.deleteTags, .init(fileSystemID: id, tagKeys: ["k1", "unknown"]))
        let first = try world.call(EFSRegion.describeTags, .init(fileSystemID: id, maxItems: 3))
        #expect(first.tags.map(\.key) == ["k0", "k2", "k3"])
        let rest = try world.call(EFSRegion.describeTags, .init(fileSystemID: id, marker: first.nextMarker))
        #expect(rest.tags.map(\.key) == ["k4"])
        #expect(rest.marker == first.nextMarker)
        #expect(rest.nextMarker == nil)
    }

    @Test("tags are added, replaced and removed, and number fifty at most")
    func tags() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let resource = EFS.TaggableID.fileSystem(id)
        let tags = (0..<50).map { EFS.Tag(key: "k\($0)", value: "v") }
        _ = try world.call(EFSRegion.tagResource, .init(resource: resource, tags: tags))
        _ = try world.call(EFSRegion.tagResource, .init(resource: resource, tags: [.init(key: "k0", value: "w")]))
        #expect(
            world.refusal(EFSRegion.tagResource, .init(resource: resource, tags: [.init(key: "more", value: "")]))
                == .badRequest)
        _ = try world.call(EFSRegion.untagResource, .init(resource: resource, tagKeys: ["k1", "unknown"]))
        let first = try world.call(EFSRegion.listTagsForResource, .init(resource: resource, maxResults: 40))
        let next = EFS.ListTagsForResource(resource: resource, nextToken: first.nextToken)
        let rest = try world.call(EFSRegion.listTagsForResource, next)
        #expect((first.tags ?? []).first == EFS.Tag(key: "k0", value: "w"))
        #expect((first.tags ?? []).count == 40)
        #expect((rest.tags ?? []).map(\.key) == (41..<50).map { "k\($0)" })
        #expect(rest.nextToken == nil)
        let twice = [EFS.Tag(key: "a", value: "1"), EFS.Tag(key: "a", value: "2")]
        #expect(world.refusal(EFSRegion.tagResource, .init(resource: resource, tags: twice)) == .badRequest)
    }

    @Test("a backup policy is enabling for two seconds and then enabled; none is set at first")
    func backup() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        func status() throws -> EFS.BackupStatus? {
            try world.call(EFSRegion.describeBackupPolicy, .init(fileSystemID: id)).backupPolicy?.status
        }
        #expect(world.refusal(EFSRegion.describeBackupPolicy, .init(fileSystemID: id)) == .policyNotFound)
        for (asked, then) in [(EFS.BackupStatus.enabled, EFS.BackupStatus.enabling), (.disabled, .disabling)] {
            _ = try world.call(
                EFSRegion.putBackupPolicy, .init(fileSystemID: id, backupPolicy: .init(status: asked)))
            #expect(try status() == then)
            world.pass(.seconds(2))
            #expect(try status() == asked)
        }
        #expect(
            world.refusal(
                EFSRegion.putBackupPolicy, .init(fileSystemID: id, backupPolicy: .init(status: .enabling)))
                == .badRequest)
    }

    @Test("a lifecycle configuration has one transition an element, and an empty one clears it")
    func lifecycle() throws {
        var world = EFSWorld()
        let id = try world.call(
            EFSRegion.createFileSystem, .init(creationToken: "e", throughputMode: .elastic)
        ).fileSystemID
        world.pass(.seconds(5))
        let good = [
            EFS.LifecyclePolicy(transitionToIA: .after30Days), .init(transitionToPrimaryStorageClass: .afterOneAccess),
            .init(transitionToArchive: .after90Days),
        ]
        let put = { EFS.PutLifecycleConfiguration(fileSystemID: id, lifecyclePolicies: $0) }
        #expect(try world.call(EFSRegion.putLifecycleConfiguration, put(good)).lifecyclePolicies == good)
        let bad: [[EFS.LifecyclePolicy]] = [
            [.init()], [.init(transitionToIA: .after1Day, transitionToArchive: .after90Days)],
            [.init(transitionToIA: .after1Day), .init(transitionToIA: .after7Days)],
            [.init(transitionToIA: .after90Days), .init(transitionToArchive: .after90Days)],
        ]
        for policies in bad {
            #expect(world.refusal(EFSRegion.putLifecycleConfiguration, put(policies)) == .badRequest)
        }
        _ = try world.call(EFSRegion.putLifecycleConfiguration, put([]))
        #expect(
            try world.call(EFSRegion.describeLifecycleConfiguration, .init(fileSystemID: id)).lifecyclePolicies == [])
    }

    @Test(
        "Archive needs performance mode generalPurpose and throughput mode elastic",
        arguments: [EFS.PerformanceMode.maxIO, .generalPurpose])
    func archive(mode: EFS.PerformanceMode) throws {
        var world = EFSWorld()
        let made = try world.call(
            EFSRegion.createFileSystem, .init(creationToken: "m", performanceMode: mode))
        world.pass(.seconds(5))
        let archive = EFS.PutLifecycleConfiguration(
            fileSystemID: made.fileSystemID, lifecyclePolicies: [.init(transitionToArchive: .after90Days)])
        #expect(world.refusal(EFSRegion.putLifecycleConfiguration, archive) == .badRequest)
    }

    static let statement =
        #"{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"elasticfilesystem:ClientMount","Resource":"*"}"#

    @Test("a policy is kept as it was written, described, and deleted")
    func policy() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        #expect(world.refusal(EFSRegion.describeFileSystemPolicy, .init(fileSystemID: id)) == .policyNotFound)
        let text = #"{ "Version": "2012-10-17", "Statement": [\#(Self.statement)] }"#
        _ = try world.call(EFSRegion.putFileSystemPolicy, .init(fileSystemID: id, policy: text))
        #expect(try world.call(EFSRegion.describeFileSystemPolicy, .init(fileSystemID: id)).policy == text)
        _ = try world.call(EFSRegion.deleteFileSystemPolicy, .init(fileSystemID: id))
        #expect(world.refusal(EFSRegion.describeFileSystemPolicy, .init(fileSystemID: id)) == .policyNotFound)
    }

    @Test(
        "a policy with a fault is refused",
        arguments: [
            "{", "[]", #"{"Version":"2012-10-17"}"#, #"{"Version":"2020-01-01","Statement":\#(statement)}"#,
            #"{"Statement":[\#(statement)],"Extra":1}"#,
            #"{"Statement":{"Effect":"Maybe","Principal":"*","Action":"*"}}"#,
            #"{"Statement":{"Effect":"Allow","Action":"*"}}"#,
            #"{"Statement":{"Effect":"Allow","Principal":"*"}}"#,
            #"{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}}"#,
            #"{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Actions":"*"}}"#,
            #"{"Statement":{"Effect":"Deny","Principal":"*","Action":"elasticfilesystem:*"}}"#,
        ])
    func badPolicies(text: String) throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        #expect(
            world.refusal(EFSRegion.putFileSystemPolicy, .init(fileSystemID: id, policy: text))
                == .invalidPolicyException)
    }

    @Test("a policy that locks everyone out passes when the check is bypassed")
    func lockout() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let text = #"{"Statement":{"Effect":"Deny","Principal":"*","Action":"*"}}"#
        let bypassed = EFS.PutFileSystemPolicy(fileSystemID: id, policy: text, bypassesLockoutSafetyCheck: true)
        #expect(world.refusal(EFSRegion.putFileSystemPolicy, bypassed) == nil)
    }

    @Test("protection is enabled at first, can be disabled, and cannot be set to REPLICATING")
    func protection() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        let first = try world.call(EFSRegion.describeFileSystems, .init(fileSystemID: id)).fileSystems.first
        #expect(first?.fileSystemProtection?.replicationOverwriteProtection == .enabled)
        let disable = EFS.UpdateFileSystemProtection(fileSystemID: id, replicationOverwriteProtection: .disabled)
        #expect(
            try world.call(EFSRegion.updateFileSystemProtection, disable).replicationOverwriteProtection == .disabled)
        #expect(
            world.refusal(
                EFSRegion.updateFileSystemProtection,
                .init(fileSystemID: id, replicationOverwriteProtection: .replicating)) == .badRequest)
    }

    @Test("no file system is in a replication, and the account's ids are long")
    func account() throws {
        var world = EFSWorld()
        let id = try world.fileSystem()
        #expect(try world.call(EFSRegion.describeReplicationConfigurations, .init()).replications == [])
        #expect(
            world.refusal(EFSRegion.describeReplicationConfigurations, .init(fileSystemID: id))
                == .replicationNotFound)
        #expect(
            try world.call(EFSRegion.describeAccountPreferences, .init()).resourceIDPreference?.resourceIDType
                == .long)
        #expect(world.refusal(EFSRegion.putAccountPreferences, .init(resourceIDType: .short)) == .badRequest)
    }
}
