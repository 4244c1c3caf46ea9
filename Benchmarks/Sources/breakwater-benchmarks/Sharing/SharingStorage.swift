import AWSClient
import EFSModel
import KubernetesModel
import ProductAPI
import Vocabulary

/// What SharedVolumes share in the AWS of one sandbox, made before anything is measured.
struct SharingStorage: Sendable {
    let fileSystem: FileSystemID
    /// By the number of the SharedVolume; empty where the access points are made by whom is measured.
    let accessPoints: [AccessPointID]

    /// A subnet of the cluster that every sandbox has in us-east-1.
    private static let subnet = "subnet-08ff9f06ac8319809"

    /// Makes a file system that pods can reach, and access points on it.
    static func made(in aws: AWSClient, accessPoints count: Int) async throws -> SharingStorage {
        let id = try await aws.send(EFS.CreateFileSystem(creationToken: "sharing")).fileSystemID
        while try await aws.send(EFS.DescribeFileSystems(fileSystemID: id)).fileSystems.first?.lifeCycleState
            != .available
        { try await Task.sleep(for: .milliseconds(200)) }
        _ = try await aws.send(EFS.CreateMountTarget(fileSystemID: id, subnetID: subnet))
        _ = try await Load.drive(count) { number in
            _ = try await aws.send(EFSCalls.accessPoint("sharing-\(number)", on: id))
        }
        return SharingStorage(
            fileSystem: id,
            accessPoints: try await aws.all(EFS.DescribeAccessPoints(fileSystemID: id)).compactMap(\.accessPointID))
    }

    /// The SharedVolume of that number, as its user writes it.
    func sharedVolume(_ number: Int) -> SharedVolume {
        let id = accessPoints.indices.contains(number) ? accessPoints[number] : nil
        return SharedVolume(
            metadata: .init(name: "shared-\(number)", namespace: "default"),
            spec: .init(
                fileSystemID: fileSystem.rawValue, accessPointID: id?.rawValue,
                accessPoint: id == nil ? SharedVolume.AccessPoint() : nil))
    }
}
