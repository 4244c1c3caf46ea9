import AsyncHTTPClient
import EFSModel
import Foundation
import STSModel
import SigV4
import Subprocess
import Testing
import Vocabulary

@testable import AWSClient

/// What moto does right, over a real socket: the form of requests and answers. It verifies no signatures, knows no
/// states and leaves the id out of a replay; those are not asserted.
@Suite("AWS client against moto", .enabled(if: ProcessInfo.processInfo.environment["BREAKWATER_INTEROP"] == "1"))
struct MotoTests {
    @Test("a file system, its access point, policies and tags are made, listed and deleted")
    func walk() async throws {
        try await withMoto { aws in
            let creation = EFS.CreateFileSystem(creationToken: "t", tags: [EFS.Tag(key: "Name", value: "a b")])
            guard case .created(let made) = try await aws.create(creation) else {
                Issue.record("moto said that it exists")
                return
            }
            let id = made.fileSystemID
            #expect(made.name == "a b" && made.creationToken == "t")
            #expect(try await aws.all(EFS.DescribeFileSystems(fileSystemID: id)).map(\.fileSystemID) == [id])

            let rules = [EFS.LifecyclePolicy(transitionToIA: .after30Days)]
            let put = EFS.PutLifecycleConfiguration(fileSystemID: id, lifecyclePolicies: rules)
            #expect(try await aws.send(put).lifecyclePolicies == rules)
            try await accessPoint(of: id, aws)

            let tag = EFS.Tag(key: "k/ü", value: "v")
            _ = try await aws.send(EFS.TagResource(resource: .fileSystem(id), tags: [tag]))
            _ = try await aws.send(EFS.UntagResource(resource: .fileSystem(id), tagKeys: ["Name"]))
            #expect(try await aws.all(EFS.ListTagsForResource(resource: .fileSystem(id))) == [tag])

            _ = try await aws.send(EFS.DeleteFileSystem(fileSystemID: id))
            let error = try await #require(throws: AWSError.self) {
                try await aws.send(EFS.DescribeLifecycleConfiguration(fileSystemID: id))
            }
            #expect(error.code == .fileSystemNotFound && error.advice == .giveUp && error.status == 404)
        }
    }

    private func accessPoint(of id: FileSystemID, _ aws: AWSClient) async throws {
        let root = EFS.RootDirectory(
            path: "/a", creationInfo: EFS.CreationInfo(ownerUID: 1, ownerGID: 2, permissions: "0755"))
        let creation = EFS.CreateAccessPoint(
            clientToken: "t", fileSystemID: id, posixUser: EFS.PosixUser(uid: 1, gid: 2, secondaryGIDs: [3]),
            rootDirectory: root)
        guard case .created(let made) = try await aws.create(creation), let pointID = made.accessPointID else {
            Issue.record("moto made no access point")
            return
        }
        let listed = try await aws.all(EFS.DescribeAccessPoints(fileSystemID: id))
        #expect(listed.map(\.accessPointID) == [pointID])
        #expect(listed.first?.rootDirectory == root && listed.first?.posixUser == creation.posixUser)
        _ = try await aws.send(EFS.DeleteAccessPoint(accessPointID: pointID))
    }

    @Test("the caller's identity is read, and a role is assumed whose credentials hold")
    func sts() async throws {
        try await withMoto { aws in
            #expect(try await aws.send(STS.GetCallerIdentity()).account == "123456789012")
            let role = try await aws.send(
                STS.AssumeRole(roleARN: "arn:aws:iam::123456789012:role/r", sessionName: "session"))
            #expect(role.assumedRoleARN == "arn:aws:sts::123456789012:assumed-role/r/session")
            #expect(role.credentials.expiration > AWSMachine.real().now())
        }
    }

    private func withMoto(_ body: (AWSClient) async throws -> Void) async throws {
        let port = try freePort()
        _ = try await run(
            .name("python3"), arguments: ["-m", "moto.server", "-H", "127.0.0.1", "-p", "\(port)"], input: .none,
            output: .discarded, error: .discarded
        ) { server in
            // moto does not end on a termination signal.
            defer { try? server.send(signal: .kill) }
            try await body(try await client(port))
        }
    }

    private func client(_ port: Int) async throws -> AWSClient {
        var configuration = AWSConfiguration()
        configuration.region = .usEast1
        configuration.endpointURL = "http://127.0.0.1:\(port)"
        let keys = Credentials(
            signing: SigningCredentials(accessKeyID: "AKIATEST", secretAccessKey: "s"), source: "test")
        let aws = try await AWSClient.connect(
            configuration, transport: AsyncHTTPTransport(client: .shared), machine: .real(),
            credentials: FixedCredentials(keys))
        try await waitUntilReady(aws)
        return aws
    }

    private func waitUntilReady(_ aws: AWSClient) async throws {
        for _ in 0..<300 {
            if (try? await aws.send(STS.GetCallerIdentity(), deadline: .seconds(1))) != nil { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("moto did not start within 30 seconds")
    }

    /// A port that was free a moment ago.
    private func freePort() throws -> Int {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(handle, $0, length) == 0 && getsockname(handle, $0, &length) == 0
            }
        }
        try #require(isBound)
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
