import AWSClient
import EFSModel
import KubernetesClient
import KubernetesModel
import Sandbox
import TestKit
import Testing
import Vocabulary

@Suite("The sandbox in process")
struct SandboxWorldTests {
    private func configMap(_ name: String) -> Namespace { Namespace(metadata: ObjectMeta(name: name)) }

    private func fileSystem(_ world: SandboxWorld, _ aws: AWSClient) async throws -> FileSystemID {
        guard case .created(let made) = try await aws.create(EFS.CreateFileSystem(creationToken: "t")) else {
            throw CancellationError()
        }
        world.clock.advance(by: .seconds(60))
        return made.fileSystemID
    }

    @Test("two worlds of one seed have the same ids and the same faults, and nothing of each other")
    func seeds() async throws {
        func run(seed: UInt64) async throws -> (FileSystemID, [Int?], String?) {
            let world = try SandboxWorld(seed: seed)
            let aws = try await world.awsClient()
            let id = try await fileSystem(world, aws)
            try world.faults.add(FaultRule(.throttle, on: "DescribeFileSystems", probability: 0.4))
            for _ in 0..<20 { _ = try? await aws.all(EFS.DescribeFileSystems()) }
            let object = try await world.kubernetesClient().create(configMap("n"))
            return (id, world.journal.records(of: "DescribeFileSystems").map(\.status), object.metadata.uid)
        }
        let first = try await run(seed: 7)
        let second = try await run(seed: 7)
        let other = try await run(seed: 8)
        #expect(first == second)
        #expect(first.0 != other.0 && first.2 != other.2)
        #expect(first.1.contains(429) && first.1.contains(200))
    }

    @Test("a creation whose reply is lost is tried again, and there is exactly one access point")
    func lostReply() async throws {
        let world = try SandboxWorld()
        let aws = try await world.awsClient()
        let id = try await fileSystem(world, aws)
        try world.faults.add(FaultRule(.dropReply, on: "CreateAccessPoint", in: .usEast1, count: 1))
        _ = try await aws.create(EFS.CreateAccessPoint(clientToken: "a", fileSystemID: id))
        #expect(world.journal.count(of: "CreateAccessPoint", in: .usEast1) == 2)
        #expect(world.journal.records(of: "CreateAccessPoint").map(\.status) == [200, 409])
        #expect(try await aws.all(EFS.DescribeAccessPoints(fileSystemID: id)).count == 1)
    }

    @Test("the client waits out a throttle, and no time of the machine passes")
    func throttled() async throws {
        let world = try SandboxWorld()
        let aws = try await world.awsClient()
        try world.throttles.set(Throttle(service: "elasticfilesystem", operation: "*", rate: 1, burst: 1))
        let begun = world.clock.now
        for _ in 0..<5 { _ = try await aws.all(EFS.DescribeFileSystems()) }
        #expect(world.clock.now >= begun + .seconds(4))
        #expect(world.journal.records(of: "DescribeFileSystems").contains { $0.errorCode == "ThrottlingException" })
    }

    @Test("a delay that is longer than the client's patience is a timeout, a shorter one is only late")
    func delays() async throws {
        let world = try SandboxWorld()
        var configuration = AWSConfiguration()
        configuration.maximumAttempts = 1
        let aws = try await world.awsClient(configuration)
        try world.faults.add(FaultRule(.delay(.seconds(3)), count: 1))
        _ = try await aws.all(EFS.DescribeFileSystems())
        try world.faults.add(FaultRule(.delay(.seconds(11)), count: 1))
        await #expect(throws: AWSError.self) { try await aws.all(EFS.DescribeFileSystems()) }
    }

    @Test("a Region that is dark is dark for both clients, and the other Region is not")
    func dark() async throws {
        let world = try SandboxWorld()
        let aws = try await world.awsClient()
        try world.faults.add(.regionDark(.usEast1, .cut))
        await #expect(throws: AWSError.self) { try await aws.all(EFS.DescribeFileSystems()) }
        await #expect(throws: KubernetesError.self) { try await world.kubernetesClient(.usEast1).list(Namespace.self) }
        #expect(try await aws.all(EFS.DescribeFileSystems(), in: .usWest2).isEmpty)
        #expect(try await !world.kubernetesClient(.usWest2).list(Namespace.self).items.isEmpty)
        try world.faults.clear()
        #expect(try await aws.all(EFS.DescribeFileSystems()).isEmpty)
    }

    @Test("a write whose reply is lost is an error for the client, and done")
    func lostWrite() async throws {
        let world = try SandboxWorld()
        let kubernetes = world.kubernetesClient()
        try world.faults.add(FaultRule(.dropReply, on: "create namespaces", count: 1))
        await #expect(throws: KubernetesError.self) { try await kubernetes.create(configMap("n")) }
        #expect(try await kubernetes.find(Namespace.self, ObjectKey(name: "n")) != nil)
    }
}
