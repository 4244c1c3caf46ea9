import EFSModel
import Foundation
import FoundationNetworking
import Logging
import STSModel
import ServiceLifecycle
import SigV4
import Testing
import Vocabulary
import Wire

@testable import Sandbox

@Suite("The door of the embedded AWS")
struct SandboxAWSTests {
    let clock = SandboxClock(pace: .manual)

    private func client() throws -> AWSClientDouble { AWSClientDouble(try .ephemeral(clock: clock)) }

    @Test("a signed call is answered, and the Region in its scope says where it goes")
    func regions() async throws {
        var client = try client()
        let (made, response) = try await client.call(EFS.CreateFileSystem(creationToken: "a"))
        #expect(response.status == 201)
        #expect(response.headers["x-amzn-RequestId"]?.utf8.count == 36)
        #expect(made?.fileSystemARN?.hasPrefix("arn:aws:elasticfilesystem:us-east-1:123456789012:") == true)
        client.region = .usWest2
        let (page, _) = try await client.call(EFS.DescribeFileSystems())
        #expect(page?.fileSystems == [])
        client.region = Region(unchecked: "eu-west-1")
        let (_, refused) = try await client.call(EFS.DescribeFileSystems())
        #expect(refused.status == 403)
        #expect(refused.errorCode == "InvalidSignatureException")
        #expect(String(decoding: refused.body, as: UTF8.self).contains("us-east-1 and us-west-2"))
    }

    @Test("states move with the sandbox's clock")
    func clockMoves() async throws {
        let client = try client()
        let (made, _) = try await client.call(EFS.CreateFileSystem(creationToken: "a"))
        #expect(made?.lifeCycleState == .creating)
        clock.advance(by: .seconds(5))
        let (page, _) = try await client.call(EFS.DescribeFileSystems())
        #expect(page?.fileSystems.map(\.lifeCycleState) == [.available])
    }

    @Test("a refusal has its status, the code in the header, and code, message and id in the body")
    func refusal() async throws {
        let client = try client()
        let (made, _) = try await client.call(EFS.CreateFileSystem(creationToken: "a"))
        let (_, response) = try await client.call(EFS.CreateFileSystem(creationToken: "a"))
        #expect(response.status == 409)
        #expect(response.headers["x-amzn-ErrorType"] == "FileSystemAlreadyExists")
        let body = try JSONValue(parsing: response.body)
        #expect(body["ErrorCode"] == "FileSystemAlreadyExists")
        #expect(body["FileSystemId"]?.string == made?.fileSystemID.rawValue)
        #expect(body["Message"]?.string?.contains("'a'") == true)
    }

    @Test("a wrong secret, an unknown key and no signature are refused in the words of each protocol")
    func signatures() async throws {
        var client = try client()
        let key = client.credentials.accessKeyID
        client.credentials = SigningCredentials(accessKeyID: key, secretAccessKey: "wrong")
        #expect(try await client.call(EFS.DescribeFileSystems()).1.errorCode == "InvalidSignatureException")
        #expect(try await client.call(STS.GetCallerIdentity()).1.errorCode == "SignatureDoesNotMatch")
        client.credentials = SigningCredentials(accessKeyID: "AKIANOBODY", secretAccessKey: "wrong")
        #expect(try await client.call(EFS.DescribeFileSystems()).1.errorCode == "UnrecognizedClientException")
        #expect(try await client.call(STS.GetCallerIdentity()).1.errorCode == "InvalidClientTokenId")
        let bare = AWSRequest(method: "GET", target: "/2015-02-01/file-systems", headers: [("Host", "x")])
        let response = await client.aws.handle(bare)
        #expect(response.status == 403)
        #expect(response.errorCode == "MissingAuthenticationTokenException")
    }

    @Test("a signature holds fifteen minutes by the machine's time, however far the sandbox's clock went")
    func skew() async throws {
        var client = try client()
        clock.advance(by: .seconds(40 * 86_400))
        #expect(try await client.call(EFS.DescribeFileSystems()).1.status == 200)
        for offset in [-16, 16] {
            client.signedAt = .machineNow + .seconds(offset * 60)
            let (_, response) = try await client.call(EFS.DescribeFileSystems())
            #expect(response.errorCode == "InvalidSignatureException")
            let message = try JSONValue(parsing: response.body)["message"]?.string ?? ""
            #expect(message.hasPrefix(offset < 0 ? "Signature expired" : "Signature not yet current"))
        }
        client.signedAt = .machineNow - .seconds(14 * 60)
        #expect(try await client.call(EFS.DescribeFileSystems()).1.status == 200)
    }

    @Test("paths without an operation, bodies that are no JSON and services that are not there are refused")
    func nonsense() async throws {
        let client = try client()
        #expect(await client.send("GET", "/2015-02-01/nothing").status == 404)
        #expect(await client.send("PATCH", "/2015-02-01/file-systems").errorCode == "UnknownOperationException")
        let broken = await client.send("POST", "/2015-02-01/file-systems", body: Array("{".utf8))
        #expect(broken.status == 400)
        #expect(broken.errorCode == "SerializationException")
        let number = await client.send("GET", "/2015-02-01/file-systems?MaxItems=many")
        #expect(number.status == 400)
        let other = await client.send("POST", "/", service: "sqs")
        #expect(other.errorCode == "InvalidAction")
        #expect(other.status == 400)
    }

    @Test("an ARN of another Region names nothing here")
    func foreignARN() async throws {
        let client = try client()
        let arn = "arn:aws:elasticfilesystem:us-west-2:123456789012:file-system/fs-0123456789abcdef0"
        let response = await client.send(
            "GET", "/2015-02-01/file-systems?FileSystemId=\(PercentEncoding.encode(arn))")
        #expect(response.errorCode == "BadRequest")
    }

    @Test("a role's session signs until it expires by the sandbox's clock")
    func sessions() async throws {
        var client = try client()
        let role = STS.AssumeRole(
            roleARN: "arn:aws:iam::123456789012:role/path/efs", sessionName: "me", durationSeconds: 900)
        let session = try #require(try await client.call(role).0)
        #expect(session.assumedRoleARN == "arn:aws:sts::123456789012:assumed-role/efs/me")
        let given = session.credentials
        client.credentials = SigningCredentials(
            accessKeyID: given.accessKeyID, secretAccessKey: given.secretAccessKey, sessionToken: given.sessionToken)
        #expect(try await client.call(STS.GetCallerIdentity()).0?.arn == session.assumedRoleARN)
        #expect(try await client.call(EFS.DescribeFileSystems()).1.status == 200)
        clock.advance(by: .seconds(900))
        #expect(try await client.call(EFS.DescribeFileSystems()).1.errorCode == "ExpiredTokenException")
        #expect(try await client.call(STS.GetCallerIdentity()).1.errorCode == "ExpiredToken")
    }

    @Test("a session's key without its token is not known")
    func tokenless() async throws {
        var client = try client()
        let role = STS.AssumeRole(roleARN: "arn:aws:iam::123456789012:role/efs", sessionName: "me")
        let given = try #require(try await client.call(role).0).credentials
        client.credentials = SigningCredentials(
            accessKeyID: given.accessKeyID, secretAccessKey: given.secretAccessKey)
        #expect(try await client.call(EFS.DescribeFileSystems()).1.errorCode == "UnrecognizedClientException")
    }

    @Test("a role of another account, a bad ARN and a bad session name are refused")
    func roles() async throws {
        let client = try client()
        func code(_ arn: String, _ name: String) async throws -> String? {
            try await client.call(STS.AssumeRole(roleARN: arn, sessionName: name)).1.errorCode
        }
        #expect(try await code("arn:aws:iam::999999999999:role/efs", "me") == "AccessDenied")
        #expect(try await code("efs", "me") == "ValidationError")
        #expect(try await code("arn:aws:iam::123456789012:user/efs", "me") == "ValidationError")
        #expect(try await code("arn:aws:iam::123456789012:role/efs", "not me") == "ValidationError")
    }

    @Test("a web identity token gives a session until it expires, and what is none is refused")
    func webIdentity() async throws {
        let client = try client()
        func ask(_ token: String) async throws -> (STS.AssumedRole?, AWSResponse) {
            try await client.call(
                STS.AssumeRoleWithWebIdentity(
                    roleARN: "arn:aws:iam::123456789012:role/efs", sessionName: "pod", webIdentityToken: token))
        }
        func token(_ end: Timestamp) -> String {
            let claims = #"{"iss":"https://i","sub":"system:serviceaccount:a:b","aud":["sts"],"exp":\#(end.seconds)}"#
            let payload = Data(claims.utf8).base64EncodedString().filter { $0 != "=" }
            return "e30.\(payload).c2ln"
        }
        let (session, response) = try await ask(token(clock.now + .seconds(60)))
        #expect(session?.assumedRoleARN?.hasSuffix("assumed-role/efs/pod") == true)
        #expect(
            String(decoding: response.body, as: UTF8.self).contains(
                "<SubjectFromWebIdentityToken>system:serviceaccount:a:b</SubjectFromWebIdentityToken>"))
        let (_, ended) = try await ask(token(clock.now))
        #expect(ended.errorCode == "ExpiredTokenException")
        #expect(ended.status == 400)
        #expect(try await ask("nonsense").1.errorCode == "InvalidIdentityToken")
    }
}

@Suite("What the embedded AWS keeps")
struct SandboxAWSKeepingTests {
    @Test("a restart finds file systems, access points, sessions and the key again, and gives no id twice")
    func restart() async throws {
        let path = NSTemporaryDirectory() + "sandbox-aws-\(UUID().uuidString).sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let clock = SandboxClock(pace: .manual)
        func start() throws -> AWSClientDouble {
            AWSClientDouble(
                try SandboxAWS(
                    regions: [.usEast1, .usWest2], account: "123456789012", clock: clock,
                    keeping: try SQLiteKeeping(path: path)))
        }
        let before = try start()
        let made = try #require(try await before.call(EFS.CreateFileSystem(creationToken: "a")).0)
        clock.advance(by: .seconds(5))
        let request = EFS.CreateAccessPoint(
            clientToken: "p", tags: [.init(key: "Name", value: "n")], fileSystemID: made.fileSystemID,
            posixUser: .init(uid: 1, gid: 2, secondaryGIDs: [3]),
            rootDirectory: .init(path: "/a", creationInfo: .init(ownerUID: 1, ownerGID: 2, permissions: "0755")))
        let point = try #require(try await before.call(request).0)
        let target = try #require(
            try await before.call(
                EFS.CreateMountTarget(
                    fileSystemID: made.fileSystemID, subnetID: Network.standard(for: .usEast1).subnets[0].id)
            ).0)
        let last = try #require(try await before.call(EFS.CreateFileSystem(creationToken: "gone")).0)
        _ = try await before.call(EFS.DeleteFileSystem(fileSystemID: last.fileSystemID))
        let role = STS.AssumeRole(roleARN: "arn:aws:iam::123456789012:role/efs", sessionName: "me")
        let session = try #require(try await before.call(role).0).credentials

        clock.advance(by: .seconds(60))
        var after = try start()
        #expect(after.credentials == before.credentials)
        let points = try await after.call(EFS.DescribeAccessPoints(fileSystemID: made.fileSystemID)).0?.accessPoints
        var expected = point
        expected.lifeCycleState = .available
        #expect(points == [expected])
        let targets = try await after.call(EFS.DescribeMountTargets(fileSystemID: made.fileSystemID)).0?.mountTargets
        #expect(targets?.map(\.ipAddress) == [target.ipAddress])
        let systems = try await after.call(EFS.DescribeFileSystems()).0?.fileSystems
        #expect(systems?.map(\.fileSystemID) == [made.fileSystemID])
        #expect(try await after.call(request).1.errorCode == "AccessPointAlreadyExists")
        let fresh = try await after.call(EFS.CreateFileSystem(creationToken: "b")).0?.fileSystemID
        #expect(fresh != nil && fresh != last.fileSystemID && fresh != made.fileSystemID)
        after.credentials = SigningCredentials(
            accessKeyID: session.accessKeyID, secretAccessKey: session.secretAccessKey,
            sessionToken: session.sessionToken)
        #expect(try await after.call(STS.GetCallerIdentity()).1.status == 200)
        let another = try #require(try await after.call(role).0).credentials
        #expect(another.accessKeyID != session.accessKeyID)
    }

    @Test("the server takes connections on a free port, keeps them alive, and stops when asked")
    func server() async throws {
        let aws = try SandboxAWS.ephemeral(clock: SandboxClock(pace: .manual))
        let server = SandboxAWSServer(aws)
        let group = ServiceGroup(
            configuration: .init(services: [server], logger: Logger(label: "test")))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = try await server.port()
            let url = try #require(URL(string: "http://127.0.0.1:\(port)/2015-02-01/file-systems"))
            for _ in 0..<2 {
                let (body, response) = try await URLSession.shared.data(from: url)
                #expect((response as? HTTPURLResponse)?.statusCode == 403)
                #expect(String(decoding: body, as: UTF8.self).contains("Missing Authentication Token"))
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test("waiting for a port ends when the task is cancelled, and when the server ends without one")
    func readiness() async throws {
        let readiness = Readiness<Int>()
        await withTaskGroup(of: Bool.self) { tasks in
            tasks.addTask { (try? await readiness.value()) == nil }
            tasks.cancelAll()
            #expect(await tasks.next() == true)
        }
        readiness.close()
        await #expect(throws: CancellationError.self) { try await readiness.value() }
        let other = Readiness<Int>()
        other.fulfil(1)
        other.fulfil(2)
        #expect(try await other.value() == 1)
    }
}
