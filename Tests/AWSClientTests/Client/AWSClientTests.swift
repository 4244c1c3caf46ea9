import EFSModel
import STSModel
import SigV4
import Synchronization
import Testing
import Vocabulary
import Wire

@testable import AWSClient

@Suite("The AWS client")
struct AWSClientTests {
    private static let fileSystem = FileSystemID(unchecked: "fs-01234567")
    private static let serverError = ScriptedTransport.Answer.json(500, #"{"ErrorCode":"InternalServerError"}"#)
    private static let empty = ScriptedTransport.Answer.json(200, #"{"FileSystems":[]}"#)

    private func client(
        _ transport: ScriptedTransport, _ test: TestMachine = TestMachine(TestMachine.keys),
        credentials: (any CredentialSource)? = nil, observer: AWSObserver? = nil,
        change: (inout AWSConfiguration) -> Void = { _ in }
    ) async throws -> AWSClient {
        var configuration = AWSConfiguration()
        configuration.region = .usEast1
        configuration.version = "1.2"
        change(&configuration)
        return try await AWSClient.connect(
            configuration, transport: transport, machine: test.machine, credentials: credentials, observer: observer)
    }

    private func error(
        _ answers: [ScriptedTransport.Answer], _ test: TestMachine = TestMachine(TestMachine.keys)
    ) async throws -> AWSError {
        let client = try await client(ScriptedTransport(answers), test)
        return try await #require(throws: AWSError.self) {
            try await client.send(EFS.UpdateFileSystem(fileSystemID: Self.fileSystem, throughputMode: .elastic))
        }
    }

    @Test("a call is signed for its Region and service, as a service verifies it")
    func signing() async throws {
        let transport = ScriptedTransport([Self.empty])
        let client = try await client(transport)
        let page = try await client.send(EFS.DescribeFileSystems(maxItems: 2, marker: "a/b ="), in: .usWest2)
        #expect(page.fileSystems.isEmpty)
        let request = try #require(transport.requests.first)
        #expect(
            request.url
                == "https://elasticfilesystem.us-west-2.amazonaws.com/2015-02-01/file-systems?MaxItems=2&Marker=a%2Fb%20%3D"
        )
        #expect(request.header("User-Agent") == "breakwater/1.2")
        let verified = try SignatureVerifier().verify(
            SignableRequest(
                method: request.method, target: "/2015-02-01/file-systems?MaxItems=2&Marker=a%2Fb%20%3D",
                headers: request.headers + [.init("Host", "elasticfilesystem.us-west-2.amazonaws.com")])
        ) { SigningCredentials(accessKeyID: $0, secretAccessKey: "s3cret") }
        #expect(
            verified.claim.scope == SigningScope(date: "20261118", region: "us-west-2", service: "elasticfilesystem"))
        #expect(!"\(request)\(request.headers)".contains("s3cret"))
    }

    @Test("an operation that answers nothing answers nothing")
    func noOutput() async throws {
        let client = try await client(ScriptedTransport([.json(204, "")]))
        let output = try await client.send(EFS.DeleteFileSystem(fileSystemID: Self.fileSystem))
        #expect(output == EFS.NoOutput())
    }

    @Test("faults that pass are retried with growing waits, and the observer is told once")
    func retries() async throws {
        let test = TestMachine(TestMachine.keys)
        let records = Mutex<[AWSCallRecord]>([])
        let client = try await client(
            ScriptedTransport([Self.serverError, .unreachable, Self.empty]), test,
            observer: { record in records.withLock { $0.append(record) } })
        _ = try await client.send(EFS.DescribeFileSystems())
        #expect(test.slept == [.milliseconds(500), .seconds(1)])
        let record = try #require(records.withLock { $0 }.first)
        #expect(record.operation == "DescribeFileSystems" && record.service == .efs && record.region == .usEast1)
        #expect(record.attempts == 3 && record.status == 200 && record.errorCode == nil)
        #expect(record.duration == .milliseconds(1500))
    }

    @Test("an error keeps AWS's code, words, request id and status, and says what to do")
    func errorParts() async throws {
        let error = try await error([
            .json(
                409, #"{"ErrorCode":"IncorrectFileSystemLifeCycleState","Message":"is updating"}"#,
                ["X-Amzn-RequestId": "r-1"])
        ])
        #expect(error.code == .incorrectFileSystemLifeCycleState && error.advice == .wait)
        #expect(error.message == "is updating" && error.requestID == "r-1" && error.status == 409)
        #expect(
            error.description
                == "efs:UpdateFileSystem in us-east-1: IncorrectFileSystemLifeCycleState: is updating "
                + "(HTTP 409, request r-1)")
    }

    @Test(
        "each code has its advice and its number of attempts",
        arguments: [
            (429, "TooManyRequests", .wait, 1), (429, "ThrottlingException", .retry, 3),
            (500, "InternalServerError", .retry, 3), (404, "FileSystemNotFound", .giveUp, 1),
            (403, "AccessDeniedException", .fixFirst, 1), (400, "BadRequest", .fixFirst, 1),
            (503, "InsufficientThroughputCapacity", .wait, 1),
        ] as [(Int, String, AWSError.Advice, Int)])
    func advice(status: Int, code: String, advice: AWSError.Advice, attempts: Int) async throws {
        let answer = ScriptedTransport.Answer.json(status, #"{"ErrorCode":"\#(code)","Message":"m"}"#)
        let error = try await error([answer, answer, answer, answer])
        #expect(error.code.rawValue == code && error.advice == advice && error.attempts == attempts)
    }

    @Test("what is no error of AWS is named by its status, an unreadable success is no success")
    func strangers() async throws {
        let proxy = try await error([.json(407, "<html>")])
        #expect(proxy.code.rawValue == "HTTP407" && proxy.advice == .fixFirst)
        let nonsense = try await error([.json(202, "{}")])
        #expect(nonsense.code == .malformedAnswer && nonsense.status == 202)
        let gone = try await error([])
        #expect(gone.code == .unreachable && gone.advice == .retry && gone.attempts == 3)
    }

    @Test("no attempt starts when the deadline would pass before it, and the error is the last answer's")
    func deadline() async throws {
        let test = TestMachine(TestMachine.keys)
        let slow = ScriptedTransport(rule: { _ in
            test.advance(.seconds(20))
            return Self.serverError
        })
        let client = try await client(slow, test)
        let error = try await #require(throws: AWSError.self) {
            try await client.send(EFS.DescribeFileSystems(), deadline: .seconds(20.4))
        }
        #expect(error.code == .internalServerError && slow.requests.count == 1)
        let late = try await #require(throws: AWSError.self) {
            try await client.send(EFS.DescribeFileSystems(), deadline: .zero)
        }
        #expect(late.code == .deadlineExceeded && late.advice == .retry)
    }

    @Test("a wrong clock is corrected from the answer's date, for this call and those after it")
    func skew() async throws {
        let test = TestMachine(TestMachine.keys)
        let refused = ScriptedTransport.Answer.json(
            403, #"{"message":"Signature expired"}"#,
            ["x-amzn-errortype": "InvalidSignatureException", "Date": "Wed, 18 Nov 2026 12:06:40 GMT"])
        let transport = ScriptedTransport([refused, Self.empty, Self.empty])
        let client = try await client(transport, test)
        _ = try await client.send(EFS.DescribeFileSystems())
        _ = try await client.send(EFS.DescribeFileSystems())
        #expect(HTTPDate.parse("Wed, 18 Nov 2026 12:06:40 GMT") == TestMachine.start + .seconds(3600))
        #expect(
            transport.requests.map { $0.header("X-Amz-Date") }
                == ["20261118T110640Z", "20261118T120640Z", "20261118T120640Z"])
    }

    @Test("credentials that AWS calls expired are fetched anew, once")
    func expiredToken() async throws {
        final class Keys: CredentialSource {
            let count = Mutex(0)
            func load() throws(CredentialsError) -> Credentials? {
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                return Credentials(
                    signing: SigningCredentials(accessKeyID: "ASIA\(number)", secretAccessKey: "s"), source: "test")
            }
        }
        let expired = ScriptedTransport.Answer.json(403, #"{"__type":"ExpiredTokenException"}"#)
        let transport = ScriptedTransport([expired, Self.empty, expired, expired])
        let client = try await client(transport, credentials: Keys())
        _ = try await client.send(EFS.DescribeFileSystems())
        let error = try await #require(throws: AWSError.self) { try await client.send(EFS.DescribeFileSystems()) }
        #expect(error.code == .expiredTokenException && error.advice == .fixFirst)
        let keys = transport.requests.compactMap { $0.header("Authorization")?.split(separator: "/").first?.suffix(5) }
        #expect(keys == ["ASIA1", "ASIA2", "ASIA2", "ASIA3"])
    }

    @Test("without credentials nothing is sent")
    func noCredentials() async throws {
        let transport = ScriptedTransport([Self.empty])
        let test = TestMachine(["AWS_EC2_METADATA_DISABLED": "true"])
        let client = try await client(transport, test)
        let error = try await #require(throws: AWSError.self) { try await client.send(EFS.DescribeFileSystems()) }
        #expect(error.code == .credentialsUnavailable && error.advice == .fixFirst)
        #expect(error.message.contains("AWS_ACCESS_KEY_ID") && transport.requests.isEmpty)
    }

    @Test("a replay is a value with the id of what exists, any other conflict an error")
    func replay() async throws {
        let creation = EFS.CreateAccessPoint(clientToken: "t", fileSystemID: Self.fileSystem)
        let exists = ScriptedTransport.Answer.json(
            409, #"{"ErrorCode":"AccessPointAlreadyExists","Message":"m","AccessPointId":"fsap-89abcdef"}"#)
        let idless = ScriptedTransport.Answer.json(409, #"{"ErrorCode":"AccessPointAlreadyExists"}"#)
        let made = ScriptedTransport.Answer.json(200, #"{"AccessPointId":"fsap-89abcdef"}"#)
        let client = try await client(ScriptedTransport([exists, made, idless]))
        let id = AccessPointID(unchecked: "fsap-89abcdef")
        #expect(try await client.create(creation) == .alreadyExists(id))
        #expect(try await client.create(creation) == .created(EFS.AccessPoint(accessPointID: id)))
        let error = try await #require(throws: AWSError.self) { try await client.create(creation) }
        #expect(error.code == .accessPointAlreadyExists)
    }

    @Test("pages follow their tokens to the end, are fetched only when asked for, and stop at an error")
    func pages() async throws {
        func page(_ id: String, _ token: String?) -> ScriptedTransport.Answer {
            let next = token.map { #","NextToken":"\#($0)""# } ?? ""
            return .json(200, #"{"AccessPoints":[{"AccessPointId":"fsap-\#(id)"}]\#(next)}"#)
        }
        let transport = ScriptedTransport([page("00000001", "a"), page("00000002", "b"), page("00000003", nil)])
        let client = try await client(transport)
        let list = EFS.DescribeAccessPoints(fileSystemID: Self.fileSystem)
        let all = try await client.all(list)
        #expect(all.compactMap { $0.accessPointID?.rawValue } == ["fsap-00000001", "fsap-00000002", "fsap-00000003"])
        #expect(transport.requests.last?.url.contains("NextToken=b&FileSystemId=fs-01234567") == true)

        let lazy = ScriptedTransport([page("00000001", "a"), .json(404, #"{"ErrorCode":"FileSystemNotFound"}"#)])
        var items = try await self.client(lazy).items(list).makeAsyncIterator()
        #expect(try await items.next() != nil && lazy.requests.count == 1)
        await #expect(throws: AWSError.self) { try await items.next() }
        #expect(try await items.next() == nil)
    }

    @Test("the Region is the instance's, then the node's, when nothing else says it")
    func region() async throws {
        let instance = ScriptedTransport(rule: { request in
            request.url.hasSuffix("/placement/region") ? .json(200, "eu-west-1") : .json(200, "session")
        })
        let found = try await client(instance, change: { $0.region = nil })
        #expect(found.region.rawValue == "eu-west-1")
        let onNode = try await client(
            ScriptedTransport([]),
            change: {
                $0.region = nil
                $0.regionOfNode = { .usWest2 }
            })
        #expect(onNode.region == .usWest2)
        let error = await #expect(throws: AWSError.self) {
            try await client(ScriptedTransport([]), change: { $0.region = nil })
        }
        #expect(error?.code == .invalidConfiguration && error?.message.contains("AWS_REGION") == true)
    }

    @Test("the adaptive mode holds back calls after a throttling, the standard mode does not")
    func adaptive() async throws {
        for (mode, holdsBack) in [(RetryMode.adaptive, true), (.standard, false)] {
            let test = TestMachine(TestMachine.keys)
            let throttled = ScriptedTransport.Answer.json(429, #"{"ErrorCode":"ThrottlingException"}"#)
            let script = [throttled] + Array(repeating: Self.empty, count: 6)
            let client = try await client(ScriptedTransport(script), test, change: { $0.retryMode = mode })
            for _ in 0..<5 { _ = try await client.send(EFS.DescribeFileSystems()) }
            #expect((test.slept.count > 2) == holdsBack)
        }
    }

    @Test("a call of STS is answered in XML, and so are its errors")
    func sts() async throws {
        let identity = STS.CallerIdentity(userID: "u", account: "123456789012", arn: "arn:x")
        let good = STS.GetCallerIdentity.answer(identity, requestID: "r").document
        let bad = STS.ErrorBody(code: "AccessDenied", message: "no").document.document
        let client = try await client(
            ScriptedTransport([
                .success(TransportAnswer(status: 200, body: good)), .success(TransportAnswer(status: 403, body: bad)),
            ]))
        #expect(try await client.send(STS.GetCallerIdentity()) == identity)
        let error = try await #require(throws: AWSError.self) { try await client.send(STS.GetCallerIdentity()) }
        #expect(
            error.code.rawValue == "AccessDenied" && error.message == "no" && error.operation == "sts:GetCallerIdentity"
        )
    }

    @Test("a cancelled call gives up")
    func cancelled() async throws {
        let client = try await client(ScriptedTransport([.failure(TransportError(.cancelled, message: "c"))]))
        let error = try await #require(throws: AWSError.self) { try await client.send(EFS.DescribeFileSystems()) }
        #expect(error.code == .cancelled && error.advice == .giveUp && error.attempts == 1)
    }
}
