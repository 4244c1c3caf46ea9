import EFSModel
import STSModel
import Sandbox
import SigV4
import TestKit
import Testing
import Vocabulary

@testable import AWSClient

/// Our client against our AWS, which share shapes but no code; the sandbox is held to the AWS CLI and boto3 elsewhere.
@Suite("AWS client against the sandbox")
struct ClientOnSandboxTests {
    /// An AWS with a clock that the test moves, and a client of it.
    private struct World {
        let world: SandboxWorld
        let aws: AWSClient

        var clock: SandboxClock { world.clock }
        /// How many requests came.
        var sentCount: Int { world.journal.count(of: "*") }

        init(secret: String? = nil) async throws {
            world = try SandboxWorld()
            let keys = world.aws.credentials
            aws = try await world.awsClient(
                credentials: SigningCredentials(
                    accessKeyID: keys.accessKeyID, secretAccessKey: secret ?? keys.secretAccessKey))
        }

        func fileSystem(_ token: String = "t", in region: Region? = nil) async throws -> FileSystemID {
            guard case .created(let made) = try await aws.create(EFS.CreateFileSystem(creationToken: token), in: region)
            else { throw CancellationError() }
            clock.advance(by: .seconds(60))
            return made.fileSystemID
        }
    }

    @Test("a file system is created, becomes available, and a replay of its token gives its id")
    func fileSystems() async throws {
        let world = try await World()
        let creation = EFS.CreateFileSystem(creationToken: "t", tags: [EFS.Tag(key: "Name", value: "a/ü b")])
        guard case .created(let made) = try await world.aws.create(creation) else {
            Issue.record("it did not exist before")
            return
        }
        #expect(made.lifeCycleState == .creating)
        world.clock.advance(by: .seconds(60))
        let seen = try await world.aws.all(EFS.DescribeFileSystems(fileSystemID: made.fileSystemID))
        #expect(seen.map(\.lifeCycleState) == [.available])
        #expect(seen.first?.name == "a/ü b")
        #expect(try await world.aws.create(creation) == .alreadyExists(made.fileSystemID))
    }

    @Test("an answer that gets lost leads to the same file system, not to a second one")
    func lostAnswer() async throws {
        let world = try await World()
        try world.world.faults.add(FaultRule(.dropReply, on: "CreateFileSystem", count: 1))
        let outcome = try await world.aws.create(EFS.CreateFileSystem(creationToken: "t"))
        let all = try await world.aws.all(EFS.DescribeFileSystems())
        #expect(all.count == 1)
        #expect(outcome == .alreadyExists(try #require(all.first).fileSystemID))
        #expect(world.world.journal.count(of: "CreateFileSystem", in: .usEast1) == 2)
    }

    @Test("access points are made once a token, and pages hold all of them")
    func accessPoints() async throws {
        let world = try await World()
        let id = try await world.fileSystem()
        for index in 0..<250 {
            _ = try await world.aws.create(EFS.CreateAccessPoint(clientToken: "t\(index)", fileSystemID: id))
        }
        let all = try await world.aws.all(EFS.DescribeAccessPoints(fileSystemID: id))
        #expect(Set(all.compactMap(\.accessPointID)).count == 250)
        let replay = try await world.aws.create(EFS.CreateAccessPoint(clientToken: "t7", fileSystemID: id))
        guard case .alreadyExists(let existing) = replay else {
            Issue.record("the token was used before")
            return
        }
        #expect(all.contains { $0.accessPointID == existing })
        _ = try await world.aws.send(EFS.DeleteAccessPoint(accessPointID: existing))
    }

    @Test("a second change of the throughput mode within a day is refused at once, and never sent again")
    func twentyFourHours() async throws {
        let world = try await World()
        let id = try await world.fileSystem()
        _ = try await world.aws.send(EFS.UpdateFileSystem(fileSystemID: id, throughputMode: .elastic))
        world.clock.advance(by: .seconds(3600))
        let before = world.sentCount
        let error = try await #require(throws: AWSError.self) {
            try await world.aws.send(EFS.UpdateFileSystem(fileSystemID: id, throughputMode: .bursting))
        }
        #expect(error.code == .tooManyRequests && error.status == 429)
        #expect(error.message.contains("ait until"))
        #expect(world.sentCount == before + 1)
        world.clock.advance(by: .seconds(86_400))
        _ = try await world.aws.send(EFS.UpdateFileSystem(fileSystemID: id, throughputMode: .bursting))
    }

    @Test("mount targets stand in the way of a deletion, and the error says what to do")
    func mountTargets() async throws {
        let world = try await World()
        let id = try await world.fileSystem()
        let target = try await world.aws.send(
            EFS.CreateMountTarget(fileSystemID: id, subnetID: "subnet-08ff9f06ac8319809"))
        world.clock.advance(by: .seconds(120))
        let error = try await #require(throws: AWSError.self) {
            try await world.aws.send(EFS.DeleteFileSystem(fileSystemID: id))
        }
        #expect(error.code == .fileSystemInUse && error.requestID?.isEmpty == false)
        _ = try await world.aws.send(EFS.DeleteMountTarget(mountTargetID: target.mountTargetID))
        world.clock.advance(by: .seconds(120))
        _ = try await world.aws.send(EFS.DeleteFileSystem(fileSystemID: id))
    }

    @Test("policies, tags and protection are written, read and removed")
    func policies() async throws {
        let world = try await World()
        let id = try await world.fileSystem()
        let rules = [EFS.LifecyclePolicy(transitionToIA: .after30Days)]
        _ = try await world.aws.send(EFS.PutLifecycleConfiguration(fileSystemID: id, lifecyclePolicies: rules))
        #expect(
            try await world.aws.send(EFS.DescribeLifecycleConfiguration(fileSystemID: id)).lifecyclePolicies == rules)
        let missing = try await #require(throws: AWSError.self) {
            try await world.aws.send(EFS.DescribeFileSystemPolicy(fileSystemID: id))
        }
        #expect(missing.code == .policyNotFound)
        _ = try await world.aws.send(
            EFS.UpdateFileSystemProtection(fileSystemID: id, replicationOverwriteProtection: .disabled))
        let tag = EFS.Tag(key: "k/ü+", value: "v @")
        _ = try await world.aws.send(EFS.TagResource(resource: .fileSystem(id), tags: [tag]))
        #expect(try await world.aws.all(EFS.ListTagsForResource(resource: .fileSystem(id))) == [tag])
        _ = try await world.aws.send(EFS.UntagResource(resource: .fileSystem(id), tagKeys: ["k/ü+"]))
        #expect(try await world.aws.all(EFS.ListTagsForResource(resource: .fileSystem(id))).isEmpty)
    }

    @Test("each Region has its own file systems")
    func regions() async throws {
        let world = try await World()
        let id = try await world.fileSystem(in: .usWest2)
        #expect(try await world.aws.all(EFS.DescribeFileSystems(), in: .usWest2).map(\.fileSystemID) == [id])
        #expect(try await world.aws.all(EFS.DescribeFileSystems()).isEmpty)
    }

    @Test("a role that is assumed may call, until it expires")
    func roles() async throws {
        let world = try await World()
        let role = try await world.aws.send(
            STS.AssumeRole(roleARN: "arn:aws:iam::123456789012:role/r", sessionName: "session"))
        let signing = SigningCredentials(
            accessKeyID: role.credentials.accessKeyID, secretAccessKey: role.credentials.secretAccessKey,
            sessionToken: role.credentials.sessionToken)
        let assumed = try await world.world.awsClient(credentials: signing)
        #expect(try await assumed.send(STS.GetCallerIdentity()).arn.hasSuffix("assumed-role/r/session"))
        world.clock.advance(by: .seconds(90_000))
        await #expect(throws: AWSError.self) { try await assumed.send(STS.GetCallerIdentity()) }
    }

    @Test("a wrong secret is refused, and the error shows neither secret nor signature")
    func wrongSecret() async throws {
        let world = try await World(secret: "wrong-secret-wrong-secret")
        let error = try await #require(throws: AWSError.self) {
            try await world.aws.all(EFS.DescribeFileSystems())
        }
        #expect(error.status == 403 && error.advice == .fixFirst)
        #expect(!error.description.contains("wrong-secret"))
    }
}
