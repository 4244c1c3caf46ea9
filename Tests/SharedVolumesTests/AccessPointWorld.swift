import AWSClient
import EFSModel
import KubernetesClient
import KubernetesModel
import ProductAPI
import Sandbox
import SharedVolumes
import TestKit
import Testing
import Vocabulary

/// A Region of AWS with a file system, a cluster with Breakwater, and a user of both.
struct AccessPointWorld {
    let world: SandboxWorld
    var sharing: SharingWorld
    let aws: AWSClient
    let fileSystem: FileSystemID

    /// Makes the world.
    ///
    /// - Parameters:
    ///   - deletionPolicy: of `sv1`.
    ///   - speed: of the operator's time, by the machine's; AWS and the cluster have the world's clock.
    init(deletionPolicy: SharedVolume.DeletionPolicy? = nil, speed: Int = 1) async throws {
        world = try SandboxWorld(regions: [.usEast1])
        sharing = try await SharingWorld(
            clock: world.clock, time: speed == 1 ? .system : .fast(speed, datedBy: world.clock))
        aws = try await world.awsClient()
        guard case .created(let made) = try await aws.create(EFS.CreateFileSystem(creationToken: "data")) else {
            throw CancellationError()
        }
        fileSystem = made.fileSystemID
        world.clock.advance(by: .seconds(60))
        sharing.storage = door()
        sharing.spec = .init(
            fileSystemID: fileSystem.rawValue, accessPoint: .init(), deletionPolicy: deletionPolicy)
    }

    /// Gives the file system a mount target, in the cluster's subnet of zone a.
    func makeReachable() async throws {
        let subnet = "subnet-08ff9f06ac8319809"
        _ = try await aws.send(EFS.CreateMountTarget(fileSystemID: fileSystem, subnetID: subnet))
    }

    /// What the operator's policy lets it do.
    static let permitted = StoragePermissions.policy().statements.flatMap(\.actions)

    /// The way of an operator to AWS. The sandbox knows no policies, so each call is held against the operator's here.
    func door(_ transport: (any AWSTransport)? = nil, observer: AWSObserver? = nil) -> StorageDoor {
        StorageDoor { () throws(AWSError) in
            try await world.awsClient(transport: transport) { call in
                #expect(Self.permitted.contains("elasticfilesystem:\(call.operation)"))
                observer?(call)
            }
        }
    }

    /// Runs the operator with a fault in one of its calls of AWS; where the fault kills it, another takes its place.
    func interrupt(
        _ call: Int, _ fault: FaultyTransport.Fault, _ begin: @escaping @Sendable () async throws -> Void = {},
        until end: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await sharing.interrupt(
            fault,
            in: { onDeath in
                let calls = FaultyAWSTransport(
                    SandboxAWSTransport(world.aws), fault: (call, fault), onDeath: onDeath)
                return (ClusterTransport(sharing.cluster), door(calls))
            }, begin, until: end)
    }

    func create(
        _ name: String = "sv1", _ accessPoint: SharedVolume.AccessPoint = .init(),
        deletionPolicy: SharedVolume.DeletionPolicy? = nil
    ) async throws {
        try await sharing.user.create(
            SharedVolume(
                metadata: ObjectMeta(name: name, namespace: "proj2"),
                spec: .init(
                    fileSystemID: fileSystem.rawValue, accessPoint: accessPoint, deletionPolicy: deletionPolicy)))
    }

    var accessPoints: [EFS.AccessPoint] {
        get async throws {
            try await aws.all(EFS.DescribeAccessPoints(fileSystemID: fileSystem)).filter {
                $0.lifeCycleState != .deleting
            }
        }
    }

    /// Checks that there is exactly one pair, on exactly one access point.
    func expectOne(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let found = try await accessPoints
        let volumes = try await sharing.user.list(PersistentVolume.self).items
        let claims = try await sharing.user.list(PersistentVolumeClaim.self).items
        #expect(found.count == 1, sourceLocation: sourceLocation)
        #expect(
            volumes.map(\.spec.csi?.volumeHandle) == found.map { "\(fileSystem)::\($0.accessPointID?.rawValue ?? "")" },
            sourceLocation: sourceLocation)
        #expect(claims.map(\.status?.phase) == ["Bound"], sourceLocation: sourceLocation)
    }
}
