import AWSClient
import AsyncHTTPClient
import EFSModel
import FoundationEssentials
import Vocabulary

/// Signed calls of the sandbox's EFS over sockets.
struct EFSCalls: Measure {
    static let name = "efs"
    static let summary = "EFS calls a second of the sandbox, against an empty server"

    func outcome(_ bench: Bench) async throws -> Outcome {
        try await SandboxProcess.with(bench, ["--ephemeral", "--no-operator"]) { sandbox in
            try await withHTTP { http in
                let aws = try await sandbox.aws(http)
                let fileSystems = try await makeFileSystems(aws)
                let name = "signed, \(Load.lanes) at once"
                let reading = try await contest(
                    "EFS DescribeFileSystems of 10, \(name)", bench, sandbox, http, status: 200, count: 2000
                ) { _ in EFS.DescribeFileSystems() }
                let creating = try await contest(
                    "EFS CreateAccessPoint, \(name)", bench, sandbox, http, status: 200, count: 1000
                ) { number in
                    // A file system takes 10,000 access points at most.
                    Self.accessPoint("bench-\(number)", on: fileSystems[number % fileSystems.count])
                }
                return Outcome(findings: reading + creating)
            }
        }
    }

    /// Ten file systems, available.
    private func makeFileSystems(_ aws: AWSClient) async throws -> [FileSystemID] {
        for number in 0..<10 { _ = try await aws.send(EFS.CreateFileSystem(creationToken: "bench-\(number)")) }
        while true {
            let page = try await aws.send(EFS.DescribeFileSystems())
            if page.fileSystems.allSatisfy({ $0.lifeCycleState == .available }) {
                return page.fileSystems.compactMap(\.fileSystemID)
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// As the CSI driver makes them.
    static func accessPoint(_ token: String, on fileSystem: FileSystemID) -> EFS.CreateAccessPoint {
        EFS.CreateAccessPoint(
            clientToken: token, tags: [EFS.Tag(key: "Name", value: token)], fileSystemID: fileSystem,
            posixUser: EFS.PosixUser(uid: 50_001, gid: 50_001),
            rootDirectory: EFS.RootDirectory(
                path: "/\(token)",
                creationInfo: EFS.CreationInfo(ownerUID: 50_001, ownerGID: 50_001, permissions: "0700")))
    }

    /// The same calls by the same client on the sandbox and on an empty server that gives the sandbox's answer.
    private func contest<Operation: EFS.Operation>(
        _ name: String, _ bench: Bench, _ sandbox: SandboxProcess, _ http: HTTPClient, status: Int, count: Int,
        _ operation: @escaping @Sendable (Int) -> Operation
    ) async throws -> [Finding] {
        let calls = CallNumbers()
        let aws = try await sandbox.aws(http)
        let output = try await aws.send(operation(calls.next()))
        let answer = Array(try JSONEncoder().encode(output))
        return try await EmptyServerProcess.with(bench, answering: answer, status: status) { server in
            let empty = try await sandbox.aws(http, endpoint: server.url)
            let loads = try await inTurn(
                [aws, empty].map { client in
                    {
                        try await Load.drive(bench.count(count)) { _ in
                            _ = try await client.send(operation(calls.next()))
                        }
                    }
                })
            return findings(name, loads[0], against: loads[1], "an empty server", aim: 1500)
        }
    }
}
