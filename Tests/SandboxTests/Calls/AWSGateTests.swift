import EFSModel
import STSModel
import SigV4
import Testing
import Vocabulary
import Wire

@testable import Sandbox

/// AWS in process behind a gate, with a clock that stands.
private struct GatedAWS {
    let clock = SandboxClock(pace: .manual, start: Timestamp(seconds: 1_800_000_000))
    let gate: CallGate
    let aws: SandboxAWS
    let faults: SandboxFaults
    var client: AWSClientDouble

    init() throws {
        let clock = clock
        gate = CallGate(clock: clock) { clock.advance(by: $0) }
        aws = try SandboxAWS.ephemeral(clock: clock, gate: gate)
        faults = SandboxFaults(gate: gate, clusters: [], regions: aws.regions)
        client = AWSClientDouble(aws)
    }

    var journal: Journal { gate.journal }

    /// How many file systems there are, past the gate's faults.
    func fileSystemCount() async throws -> Int? {
        try faults.clear()
        return try await client.call(EFS.DescribeFileSystems()).0?.fileSystems.count
    }

    func create() async throws -> AWSResponse { try await client.call(EFS.CreateFileSystem(creationToken: "t")).1 }
}

@Suite("The gate before AWS")
struct AWSGateTests {
    @Test("each call is journalled: who, what, where, with what result")
    func journalled() async throws {
        let world = try GatedAWS()
        let made = try await world.client.call(EFS.CreateFileSystem(creationToken: "t")).0
        world.clock.advance(by: .seconds(60))
        _ = try await world.client.call(
            EFS.CreateAccessPoint(clientToken: "a", fileSystemID: try #require(made?.fileSystemID)))
        _ = try await world.create()
        let records = world.journal.records()
        #expect(records.map(\.operation) == ["CreateFileSystem", "CreateAccessPoint", "CreateFileSystem"])
        #expect(records.map(\.status) == [201, 200, 409])
        #expect(records.map(\.errorCode) == [nil, nil, "FileSystemAlreadyExists"])
        #expect(records[1].resource == made?.fileSystemID.rawValue)
        #expect(records[1].time == Timestamp(seconds: 1_800_000_060))
        #expect(records.allSatisfy { $0.caller == "arn:aws:iam::123456789012:user/sandbox" && $0.region == .usEast1 })
        #expect(Set(records.compactMap(\.requestID)).count == 3)
    }

    @Test("a call that the door refuses is in the journal as well, and what it may say of itself")
    func refusedAtTheDoor() async throws {
        let world = try GatedAWS()
        var stranger = world.client
        stranger.credentials = SigningCredentials(accessKeyID: "AKIAUNKNOWN", secretAccessKey: "wrong")
        _ = try await stranger.call(EFS.CreateFileSystem(creationToken: "t"))
        _ = await world.client.send("GET", "/no/such/path")
        _ = await world.client.send("POST", "/", service: "s3")
        _ = await world.aws.handle(AWSRequest(method: "GET", target: "/", headers: []))
        let records = world.journal.records()
        #expect(records.map(\.operation) == ["CreateFileSystem", "-", "-", "-"])
        #expect(records.map(\.service) == ["elasticfilesystem", "elasticfilesystem", "s3", "sts"])
        #expect(records.map(\.status) == [403, 404, 400, 403])
        #expect(records.first?.errorCode == "UnrecognizedClientException")
        #expect(records.first?.caller == nil)
    }

    @Test("no secret comes into the journal: neither keys nor tokens nor signatures")
    func secrets() async throws {
        let world = try GatedAWS()
        let role = "arn:aws:iam::123456789012:role/r"
        let session = try await world.client.call(STS.AssumeRole(roleARN: role, sessionName: "session")).0
        var other = world.client
        other.credentials = SigningCredentials(
            accessKeyID: try #require(session?.credentials.accessKeyID),
            secretAccessKey: try #require(session?.credentials.secretAccessKey),
            sessionToken: session?.credentials.sessionToken)
        _ = try await other.call(EFS.DescribeFileSystems())
        _ = await world.client.send("GET", "/2015-02-01/file-systems?X-Amz-Signature=abcdef&X-Amz-Credential=AKIA")
        let text = world.journal.records().map { String(decoding: $0.line, as: UTF8.self) }.joined()
        #expect(text.contains("assumed-role/r/session"))
        for secret in [
            world.aws.credentials.secretAccessKey, world.aws.credentials.accessKeyID,
            session?.credentials.secretAccessKey ?? "?", session?.credentials.sessionToken ?? "?", "Signature", "AKIA",
        ] { #expect(!text.contains(secret)) }
    }

    @Test("an error is answered in EFS's words with the code's own status, and nothing is done")
    func error() async throws {
        let world = try GatedAWS()
        try world.faults.add(FaultRule(.error(code: "FileSystemLimitExceeded"), on: "CreateFileSystem", count: 1))
        let response = try await world.create()
        #expect(response.status == 403)
        #expect(response.headers["x-amzn-ErrorType"] == "FileSystemLimitExceeded")
        #expect(try JSONValue(parsing: response.body)["ErrorCode"] == "FileSystemLimitExceeded")
        #expect(world.journal.records().last?.fault == "fault-1")
        #expect(world.journal.records().last?.errorCode == "FileSystemLimitExceeded")
        #expect(try await world.fileSystemCount() == 0)
    }

    @Test("each service throttles as it does on AWS")
    func throttled() async throws {
        let world = try GatedAWS()
        try world.faults.add(FaultRule(.throttle))
        let efs = try await world.create()
        #expect(efs.status == 429 && efs.refusalCode == "ThrottlingException")
        let sts = try await world.client.call(STS.GetCallerIdentity()).1
        #expect(sts.status == 400 && sts.refusalCode == "Throttling")
        let ec2 = AWSResponse.refusing(
            SandboxCall(service: "ec2", operation: "DescribeSubnets", region: .usEast1, requestID: "r"),
            with: .throttle("ec2"))
        #expect(ec2.status == 503 && ec2.refusalCode == "RequestLimitExceeded")
        #expect(
            String(decoding: ec2.body, as: UTF8.self).contains("<Response><Errors><Error><Code>RequestLimitExceeded"))
    }

    @Test("a delay is waited for on the clock, and then the work is done")
    func delay() async throws {
        let world = try GatedAWS()
        try world.faults.add(FaultRule(.delay(.seconds(7)), count: 1))
        let before = world.clock.now
        let response = try await world.create()
        #expect(response.status == 201 && response.delay == .seconds(7))
        #expect(world.clock.now == before + .seconds(7))
    }

    @Test("a reply that is dropped leaves the work done, a connection that is cut leaves it undone")
    func lost() async throws {
        for (effect, left) in [(FaultEffect.dropReply, 1), (.cut, 0)] {
            let world = try GatedAWS()
            try world.faults.add(FaultRule(effect))
            #expect(try await world.create().delivery == .cut)
            let record = try #require(world.journal.records(of: "CreateFileSystem").last)
            #expect(record.delivery == .cut && record.fault == "fault-1")
            #expect(record.status == (left == 1 ? 201 : nil))
            #expect(try await world.fileSystemCount() == left)
        }
    }

    @Test("a dark Region is dark for the calls that are signed for it, and for no others")
    func dark() async throws {
        for (how, delivery) in [(WorldFault.Darkness.cut, Delivery.cut), (.hang, .silent)] {
            let world = try GatedAWS()
            let fault = try world.faults.add(WorldFault.regionDark(.usWest2, how))
            var west = world.client
            west.region = .usWest2
            #expect(try await west.call(EFS.DescribeFileSystems()).1.delivery == delivery)
            #expect(try await west.call(STS.GetCallerIdentity()).1.delivery == delivery)
            west.credentials = SigningCredentials(accessKeyID: "AKIAUNKNOWN", secretAccessKey: "wrong")
            #expect(try await west.call(EFS.DescribeFileSystems()).1.delivery == delivery)
            #expect(try await world.create().status == 201)
            #expect(world.faults.list.map(\.uses) == [3])
            try world.faults.clear(fault.name)
            west.credentials = world.aws.credentials
            #expect(try await west.call(EFS.DescribeFileSystems()).1.status == 200)
        }
    }

    @Test("a throttle gives each operation in each Region its own tokens, on the sandbox's clock")
    func buckets() async throws {
        let world = try GatedAWS()
        let throttles = SandboxThrottles(gate: world.gate, faults: world.faults)
        try throttles.set(Throttle(service: "elasticfilesystem", operation: "Describe*", rate: 0.5, burst: 2))
        func statuses(_ client: AWSClientDouble, _ count: Int) async throws -> [Int] {
            var statuses: [Int] = []
            for _ in 0..<count { statuses.append(try await client.call(EFS.DescribeFileSystems()).1.status) }
            return statuses
        }
        #expect(try await statuses(world.client, 3) == [200, 200, 429])
        var west = world.client
        west.region = .usWest2
        #expect(try await statuses(west, 1) == [200])
        #expect(try await world.client.call(EFS.DescribeAccountPreferences()).1.status == 200)
        world.clock.advance(by: .seconds(2))
        #expect(try await statuses(world.client, 2) == [200, 429])
        #expect(throttles.list.map(\.uses) == [2])
        #expect(world.journal.records().last?.fault == "throttle-1")
        try throttles.clear("throttle-1")
        #expect(try await statuses(world.client, 2) == [200, 200])
    }

    @Test("of several throttles the one that was set last counts, and the same place holds one")
    func throttlesTogether() throws {
        let world = try GatedAWS()
        let throttles = SandboxThrottles(gate: world.gate, faults: world.faults)
        try throttles.set(Throttle(service: "*", operation: "*", rate: 1, burst: 1))
        try throttles.set(Throttle(service: "*", operation: "*", rate: 2, burst: 5))
        #expect(throttles.list.map(\.name) == ["throttle-2"])
        try throttles.set(ThrottlePreset.aws.throttles)
        #expect(throttles.list.contains { $0.throttle.source?.contains("assumption") == true })
        for (operation, burst, rate) in [
            ("DescribeSubnets", 100, 20), ("CreateSecurityGroup", 50, 5), ("CreateTags", 100, 10),
        ] {
            let call = SandboxCall(service: "ec2", operation: operation, region: .usEast1, requestID: "r")
            func passed() -> Int {
                (0..<200).count { _ in world.gate.throttles.take(for: call, now: world.clock.now) == nil }
            }
            #expect(passed() == burst, "\(operation)")
            world.clock.advance(by: .seconds(1))
            #expect(passed() == rate, "\(operation)")
        }
    }
}

@Suite("What faults can be")
struct FaultCheckTests {
    private func faults() throws -> SandboxFaults {
        let clock = SandboxClock(pace: .manual)
        let gate = CallGate(clock: clock)
        let cluster = try KubernetesCluster.ephemeral(clock: clock, gate: gate)
        return SandboxFaults(gate: gate, clusters: [cluster], regions: [.usEast1, .usWest2])
    }

    @Test(
        "what cannot be is refused by its name, with the nearest known one",
        arguments: [
            (FaultRule(.cut, on: "CreateAcessPoint"), "operation", "CreateAccessPoint"),
            (FaultRule(.cut, on: "CreateFileSistem", of: "elasticfilesystem"), "operation", "CreateFileSystem"),
            (FaultRule(.cut, on: "Frob*", of: "sts"), "operation", "GetCallerIdentity"),
            (FaultRule(.cut, on: "create configmap", of: "kubernetes"), "operation", "create configmaps"),
            (FaultRule(.cut, of: "elasticfilesytem"), "service", "elasticfilesystem"),
            (FaultRule(.cut, in: Region(unchecked: "us-west-1")), "region", "us-west-2"),
            (FaultRule(.cut, probability: 0), "probability", "above 0"),
            (FaultRule(.cut, probability: 1.5), "probability", "up to 1"),
            (FaultRule(.cut, count: 0), "count", "1 or more"),
            (FaultRule(.cut, after: -1), "after", "0 or more"),
            (FaultRule(.delay(.zero)), "by", "2s"),
            (FaultRule(.error(code: "X", status: 200)), "status", "400 to 599"),
            (FaultRule(.error(code: "")), "code", "InternalServerError"),
        ])
    func refused(rule: FaultRule, field: String, remedy: String) throws {
        let faults = try faults()
        let error = #expect(throws: InvalidValue.self) { try faults.add(rule) }
        #expect(error?.field == field)
        #expect(error?.remedy.contains(remedy) == true, "\(String(describing: error))")
        #expect(faults.list.isEmpty)
    }

    @Test(
        "what can be is taken",
        arguments: [
            FaultRule(.cut), FaultRule(.cut, on: "Create*"), FaultRule(.cut, of: "*"), FaultRule(.cut, of: "ec2"),
            FaultRule(.cut, on: "patch *", of: "kubernetes"), FaultRule(.cut, on: "* configmaps"),
            FaultRule(.cut, on: "patch persistentvolumes/status"), FaultRule(.cut, on: "create serviceaccounts/token"),
            FaultRule(.cut, on: "get /version"),
        ])
    func taken(rule: FaultRule) throws { #expect(try faults().add(rule).name == "fault-1") }

    @Test("faults of the world are checked as well")
    func world() throws {
        let faults = try faults()
        #expect(throws: InvalidValue.self) { try faults.add(WorldFault.watchCut(nil, resource: "configmap")) }
        #expect(throws: InvalidValue.self) { try faults.add(.regionDark(Region(unchecked: "eu-west-1"), .cut)) }
        #expect(throws: InvalidValue.self) { try faults.add(.apiServerRestart(.usEast1, downFor: .seconds(1_000_000))) }
        #expect(throws: InvalidValue.self) { try faults.clear("fault-1") }
    }
}
