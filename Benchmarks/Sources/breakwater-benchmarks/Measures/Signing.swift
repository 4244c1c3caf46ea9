import Crypto
import SigV4

/// Signing one CreateAccessPoint call with a temporary key.
struct Signing: Measure {
    static let name = "signing"
    static let summary = "Sign a request, against the hashes that the algorithm needs and against botocore"

    private static let body = Array(
        """
        {"ClientToken":"pvc-5c0e8d7a-6f0a-4f2e-9d3c-0b1f6a7c2d4e","FileSystemId":"fs-0123456789abcdef0",\
        "PosixUser":{"Gid":50001,"Uid":50001},"RootDirectory":{"CreationInfo":{"OwnerGid":50001,"OwnerUid":50001,\
        "Permissions":"0700"},"Path":"/dynamic/pvc-5c0e8d7a"},"Tags":[{"Key":"Name","Value":"pvc-5c0e8d7a"}]}
        """.utf8)
    private static let credentials = SigningCredentials(
        accessKeyID: "ASIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        sessionToken: String(repeating: "IQoJb3JpZ2luX2VjEXAMPLETOKEN", count: 30))
    private static let time = "20261121T031047Z"

    func outcome(_ bench: Bench) async throws -> Outcome {
        let count = bench.count(20_000)
        let figures = try await inTurn([
            { perSecond(count, Self.sign) },
            { perSecond(count) { Self.hash(keyHashes: 4) } },
            { perSecond(count) { Self.hash(keyHashes: 0) } },
        ]).map(median)
        var outcome = Outcome(findings: [
            Finding(
                "sign a request", figures[0], "requests/s", better: .more,
                than: .init("its 2 SHA-256 and 1 HMAC alone, the day's key kept", figures[2])),
            Finding(
                "sign a request", figures[0], "requests/s", better: .more,
                than: .init("its 2 SHA-256 and 5 HMACs alone", figures[1])),
        ])
        switch try await BotocoreSigning.perSecond(
            bench.count(2000), body: String(decoding: Self.body, as: UTF8.self), Self.credentials)
        {
        case .some(let peer):
            outcome.findings.append(
                Finding("sign a request", figures[0], "requests/s", better: .more, than: .init(peer.name, peer.figure)))
        case nil: outcome.notes.append("signing: python3 with botocore is not there, so it is not compared with it")
        }
        return outcome
    }

    /// As a client keeps them.
    private static let key = SigningKey(
        secretAccessKey: credentials.secretAccessKey,
        scope: SigningScope(date: String(time.prefix(8)), region: "us-east-1", service: "elasticfilesystem"))

    private static func sign() {
        let request = SignableRequest(
            method: "POST", target: "/2015-02-01/access-points",
            headers: [
                .init("User-Agent", "breakwater/0.1.0"), .init("Content-Type", "application/json"),
                .init("Host", "elasticfilesystem.us-east-1.amazonaws.com"),
            ], body: body)
        let signer = Signer(
            credentials: credentials, region: "us-east-1", service: "elasticfilesystem", key: { _, _ in key })
        consume(signer.headers(for: request, at: time))
    }

    /// What no implementation can leave out: the hashes of body and canonical request, and the signature under a key
    /// that takes four keyed hashes where it is not kept for the day.
    private static func hash(keyHashes: Int) {
        consume(SHA256.hash(data: body))
        consume(SHA256.hash(data: canonical))
        var key = firstKey
        for _ in 0..<keyHashes { key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: part, using: key)) }
        consume(HMAC<SHA256>.authenticationCode(for: stringToSign, using: key))
    }

    private static let firstKey = SymmetricKey(data: Array("AWS4\(credentials.secretAccessKey)".utf8))
    private static let part = Array("elasticfilesystem".utf8)
    /// As long as the real ones.
    private static let canonical = [UInt8](repeating: 0x61, count: 250 + (credentials.sessionToken?.utf8.count ?? 0))
    private static let stringToSign = [UInt8](repeating: 0x61, count: 150)
}
