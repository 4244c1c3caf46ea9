import Synchronization
import Testing

@testable import SigV4

@Suite("Remembered signing keys")
struct SigningKeysTests {
    private let scope = SigningScope(date: "20261121", region: "us-east-1", service: "sts")

    @Test("a vector gets the published signature with a derived or a remembered key", arguments: SigningVector.all)
    func vectors(vector: SigningVector) throws {
        let keys = Shared()
        let signer = Signer(
            credentials: vector.signer.credentials, region: "us-east-1", service: "service",
            pathRule: vector.signer.pathRule, sendsPayloadHash: vector.sendsPayloadHash, key: keys.key(of:in:))
        for _ in 1...2 {
            let headers = signer.headers(for: vector.request, at: SigningVector.time)
            let authorization = try #require(headers.last { $0.name == "Authorization" })
            #expect(authorization.value.hasSuffix("Signature=\(vector.signature)"))
            #expect(keys.count == 1)
        }
    }

    /// As a client shares them between its calls.
    private final class Shared: Sendable {
        private let keys = Mutex(SigningKeys())
        var count: Int { keys.withLock { $0.count } }
        @Sendable func key(of secret: String, in scope: SigningScope) -> SigningKey {
            keys.withLock { $0.key(of: secret, in: scope) }
        }
    }

    @Test("another secret, day, Region or service has another key")
    func apart() {
        let keys = Shared()
        let others = [
            ("secret", scope), ("other", scope),
            ("secret", SigningScope(date: "20261122", region: scope.region, service: scope.service)),
            ("secret", SigningScope(date: scope.date, region: "us-west-2", service: scope.service)),
            ("secret", SigningScope(date: scope.date, region: scope.region, service: "ec2")),
        ]
        for _ in 1...2 {
            let made = others.map { $0.1.signature(of: "text", secretAccessKey: $0.0, key: keys.key(of:in:)) }
            #expect(made == others.map { $0.1.signature(of: "text", secretAccessKey: $0.0) })
            #expect(Set(made).count == others.count)
        }
        #expect(keys.count == others.count)
    }

    @Test("no more than the bound are remembered, whatever scopes a caller names, and signatures stay right")
    func bound() {
        let keys = Shared()
        for number in 0..<(SigningKeys.bound * 3) {
            let scope = SigningScope(date: "20261121", region: "us-east-\(number)", service: "sts")
            let signature = scope.signature(of: "text", secretAccessKey: "secret", key: keys.key(of:in:))
            #expect(signature == scope.signature(of: "text", secretAccessKey: "secret"))
            #expect(keys.count <= SigningKeys.bound)
        }
        #expect(keys.count == SigningKeys.bound)
    }

    @Test("neither a secret nor a key shows in a description")
    func secrecy() {
        var keys = SigningKeys()
        let key = keys.key(of: "s3cret", in: scope)
        var dumped = ""
        dump(keys, to: &dumped)
        dump(key, to: &dumped)
        #expect(!dumped.contains("s3cret") && !String(reflecting: keys).contains("s3cret"))
        #expect(!dumped.contains("SymmetricKey"))
    }
}
