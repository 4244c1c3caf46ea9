import AWSClient
import EFSModel
import KubernetesClient
import KubernetesModel
import ProductAPI
import SharedVolumes
import Synchronization
import TestKit
import Testing
import Vocabulary

@Suite("The operator's rights in AWS")
struct StoragePermissionTests {
    /// The operations of each call, by their names.
    private final class Notebook: Sendable {
        private let notes = Mutex<Set<String>>([])

        var operations: Set<String> { notes.withLock { $0 } }

        @Sendable func note(_ call: AWSCallRecord) { notes.withLock { _ = $0.insert(call.operation) } }
    }

    @Test("every call of AWS is permitted, and nothing is permitted that is not called")
    func leastPrivilege() async throws {
        let world = try await AccessPointWorld()
        let notebook = Notebook()
        let existing = try await world.aws.send(
            EFS.CreateAccessPoint(clientToken: "existing", fileSystemID: world.fileSystem))
        try await world.sharing.withOperator(storage: world.door(observer: notebook.note)) {
            let key = ObjectKey(namespace: "proj2", name: "existing")
            try await world.sharing.create(
                "existing", on: world.fileSystem.rawValue, accessPoint: existing.accessPointID?.rawValue ?? "")
            try await world.sharing.untilReady(key)
            try await world.create(deletionPolicy: .delete)
            try await world.sharing.untilReady()
            try await world.sharing.user.delete(SharedVolume.self, SharingWorld.key)
            try await world.sharing.untilGone()
        }
        // A creation with tags is authorized as tagging, too (Service Authorization Reference, 2026-11).
        let needed = notebook.operations.union([EFS.TagResource.route.name])
        #expect(needed.map { "elasticfilesystem:\($0)" }.sorted() == AccessPointWorld.permitted.sorted())
    }

    @Test("with a cluster's name only what has its tag can be made, tagged and deleted")
    func cluster() {
        let policy = StoragePermissions.policy(cluster: "prod")
        let changes = policy.statements.filter { statement in
            statement.actions.contains { !$0.hasPrefix("elasticfilesystem:Describe") }
        }
        #expect(changes.count == 3)
        let keys = ["aws:RequestTag", "aws:ResourceTag"].map { "\($0)/efs.breakwater.dev/cluster" }
        for statement in changes {
            #expect(keys.contains { statement.conditions.contains(.equals(key: $0, "prod")) })
        }
    }

    @Test("an access point that stands cannot be tagged, or it could be deleted then")
    func tagging() throws {
        let tagging = try #require(
            StoragePermissions.policy().statements.first { $0.actions == ["elasticfilesystem:TagResource"] })
        #expect(
            tagging.conditions.contains(.equals(key: "elasticfilesystem:CreateAction", "CreateAccessPoint")))
    }

    @Test("what the operator tags is what the policy asks for")
    func tag() async throws {
        let world = try await AccessPointWorld()
        try await world.sharing.withOperator(storage: world.door()) {
            try await world.create()
            try await world.sharing.untilReady()
        }
        let made = try #require(try await world.accessPoints.first)
        let uid = try await world.sharing.user.get(Namespace.self, ObjectKey(name: "kube-system")).metadata.uid
        #expect(made.tags?.contains(.init(key: "efs.breakwater.dev/cluster", value: uid ?? "")) == true)
    }

    @Test("region, account and partition narrow every resource")
    func place() {
        let policy = StoragePermissions.policy(region: .usWest2, account: "111122223333", partition: "aws-x")
        let resources = Set(policy.statements.flatMap(\.resources))
        #expect(
            resources == [
                "arn:aws-x:elasticfilesystem:us-west-2:111122223333:file-system/*",
                "arn:aws-x:elasticfilesystem:us-west-2:111122223333:access-point/*",
            ])
    }
}
