import SigV4
import Testing
import Vocabulary
import Wire

@testable import Sandbox

@Suite("The embedded AWS and nonsense")
struct NonsenseTests {
    /// Repeatable dice: SplitMix64.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
    }

    private static let paths = [
        "/", "", "/2015-02-01/file-systems", "/2015-02-01/file-systems/fs-0123456789abcdef0",
        "/2015-02-01/access-points",
        "/2015-02-01/file-systems/%ff%00/policy", "/2015-02-01/file-systems/x/lifecycle-configuration",
        "/2015-02-01/file-systems/fs-0123456789abcdef0/backup-policy", "/2015-02-01/mount-targets",
        "/2015-02-01/resource-tags/arn%3Aaws%3A%3A", "/2015-02-01/account-preferences",
        "/2015-02-01/file-systems?MaxItems=-1&Marker=%", "/2015-02-01/access-points?MaxResults=99999999999999999999",
        "/2015-02-01/file-systems/fs-0123456789abcdef0/replication-configuration?deletionMode=x",
        "/2015-02-01/file-systems/replication-configurations?NextToken=rep-ffffffffffffffff",
        "/2015-02-01/tags/fs-0123456789abcdef0/", "/2015-02-01/delete-tags/%20",
        "/2015-02-01/resource-tags/fs-0123456789abcdef0?tagKeys=&tagKeys=a&NextToken=tag-ffffffffffffffff",
    ]

    private static let values: [JSONValue] = [
        nil, true, 0, -1, 1e308, "", "x", "//", "fs-0123456789abcdef0", "subnet-0123456789abcdef0", "elastic", [],
        [nil],
        [[]], [:], ["Key": 1], ["Path": "/a", "CreationInfo": ["OwnerUid": -1]], ["Uid": 1e30, "Gid": "a"],
        [["Region": "us-west-2"]], [["FileSystemId": "arn:aws:elasticfilesystem::-:file-system/fs-01234567"]],
        ["Status": "ENABLED"], [["TransitionToIA": "AFTER_1_DAY"]], "\u{0}", "é", 9_223_372_036_854_775_807,
    ]

    private static let names = EFSInputs.members.values.flatMap { $0.map(\.name) }.sorted()

    private func body(_ dice: inout Dice) -> [UInt8] {
        var members = JSONObject()
        for _ in 0..<Int.random(in: 0...6, using: &dice) {
            guard let name = Self.names.randomElement(using: &dice) else { break }
            members[name] = Self.values.randomElement(using: &dice)
        }
        var bytes = JSONValue.object(members).bytes()
        if Int.random(in: 0..<4, using: &dice) == 0, let index = bytes.indices.randomElement(using: &dice) {
            bytes[index] = UInt8.random(in: 0...255, using: &dice)
        }
        return bytes
    }

    @Test("whatever a signed request holds, it is answered, and never as a fault of ours", arguments: [1, 2, 3])
    func signed(seed: UInt64) async throws {
        var dice = Dice(state: seed)
        let client = AWSClientDouble(try .ephemeral(clock: SandboxClock(pace: .manual)))
        for _ in 0..<1000 {
            let method = ["GET", "POST", "PUT", "DELETE", "PATCH"].randomElement(using: &dice) ?? "GET"
            let path = Self.paths.randomElement(using: &dice) ?? "/"
            let service = ["elasticfilesystem", "elasticfilesystem", "sts", "ec2"].randomElement(using: &dice) ?? ""
            let body = body(&dice)
            let response = await client.send(method, path, body: body, service: service)
            #expect(response.status < 500, "\(method) \(path) \(String(decoding: body, as: UTF8.self))")
        }
    }

    @Test("whatever stands in an Authorization header, the request is refused", arguments: [1, 2])
    func unsigned(seed: UInt64) async throws {
        var dice = Dice(state: seed)
        let aws = try SandboxAWS.ephemeral(clock: SandboxClock(pace: .manual))
        let right =
            "AWS4-HMAC-SHA256 Credential=\(aws.credentials.accessKeyID)/20261121/us-east-1/elasticfilesystem/aws4_request, "
            + "SignedHeaders=host;x-amz-date, Signature=00"
        for _ in 0..<1000 {
            var bytes = Array(right.utf8)
            for _ in 0..<Int.random(in: 0...8, using: &dice) {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            let request = AWSRequest(
                method: "GET", target: "/2015-02-01/file-systems",
                headers: [
                    ("Host", "x"), ("X-Amz-Date", "20261121T000000Z"),
                    (
                        "Authorization",
                        String(decoding: bytes.prefix(Int.random(in: 0...200, using: &dice)), as: UTF8.self)
                    ),
                ])
            let response = await aws.handle(request)
            #expect((400..<500).contains(response.status))
        }
    }
}
