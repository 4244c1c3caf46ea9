import AWSClient
import EFSModel
import KubernetesClient
import KubernetesModel
import ProductAPI
import TestKit
import Testing
import Vocabulary

@Suite("The operator at rest", .timeLimit(.minutes(3)))
struct RestTests {
    private static let speed = 300
    private static let count = 20

    @Test("in an hour in which nothing changes nobody is called, but for watches that go on")
    func hour() async throws {
        var world = try await AccessPointWorld(speed: Self.speed)
        world.sharing.isAlone = true
        try await world.makeReachable()
        let alone = world
        let kubernetes = CallList(ClusterTransport(world.sharing.cluster))
        let aws = FaultyAWSTransport(SandboxAWSTransport(world.world.aws))
        try await world.sharing.withOperator(kubernetes, storage: world.door(aws)) {
            try await Self.createAll(in: alone)
            for _ in 0..<4000 where kubernetes.calls.count(where: { $0.resource.hasPrefix("events") }) < Self.count {
                try await Task.sleep(for: .milliseconds(5))
            }
            // What was written is confirmed by the caches, and the last looks are over.
            try await alone.sharing.time.sleep(.seconds(300))
            let before = (kubernetes: kubernetes.calls.count, aws: aws.calls.count)
            try await alone.sharing.time.sleep(.seconds(3600))
            let later = kubernetes.calls.dropFirst(before.kubernetes)
            #expect(later.filter { $0.verb != .watch }.map(\.summary) == [])
            #expect(aws.calls.count == before.aws)
            // A silent watch is taken up again after some minutes: the hour has passed for the operator, too.
            #expect(later.count > 10)
        }
    }

    /// Half of them on access points that exist, half on those that the operator makes.
    private static func createAll(in world: AccessPointWorld) async throws {
        for number in 0..<count {
            let name = "sv\(number)"
            if number.isMultiple(of: 2) {
                try await world.create(name)
            } else {
                let made = try await world.aws.send(
                    EFS.CreateAccessPoint(clientToken: name, fileSystemID: world.fileSystem))
                try await world.sharing.create(
                    name, on: world.fileSystem.rawValue, accessPoint: made.accessPointID?.rawValue ?? "")
            }
        }
        for number in 0..<count {
            try await world.sharing.untilReady(ObjectKey(namespace: "proj2", name: "sv\(number)"))
        }
    }
}
