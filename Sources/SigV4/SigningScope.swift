import Crypto

/// Where and when a signature holds: one day, one Region, one service.
public struct SigningScope: Sendable, Hashable, CustomStringConvertible {
    /// The day in UTC: `20150830`.
    public let date: String
    /// The Region's name: `us-east-1`.
    public let region: String
    /// The service's signing name: `elasticfilesystem`, `sts`.
    public let service: String

    /// The name of the algorithm, the first word of an `Authorization` header.
    public static let algorithm = "AWS4-HMAC-SHA256"
    /// The last part of each scope.
    static let terminator = "aws4_request"

    /// Makes a scope.
    public init(date: String, region: String, service: String) {
        self.date = date
        self.region = region
        self.service = service
    }

    /// As it is written in a credential: `20150830/us-east-1/sts/aws4_request`.
    public var description: String { "\(date)/\(region)/\(service)/\(Self.terminator)" }

    /// The text whose keyed hash is the signature.
    ///
    /// - Parameter time: the moment of signing as in `X-Amz-Date`: `20150830T123600Z`.
    public func stringToSign(_ canonical: CanonicalRequest, time: String) -> String {
        [Self.algorithm, time, description, canonical.hash].joined(separator: "\n")
    }

    /// The signature of a text: lower-case hexadecimal digits.
    ///
    /// - Parameter key: gives the day's key; nil derives it anew.
    public func signature(
        of stringToSign: String, secretAccessKey: String, key source: SigningKeySource? = nil
    ) -> String {
        let key = source?(secretAccessKey, self) ?? SigningKey(secretAccessKey: secretAccessKey, scope: self)
        return hexadecimal(Self.code(stringToSign, key: key.symmetric))
    }

    /// The key that holds for a secret in this scope.
    func derivedKey(_ secret: String) -> SymmetricKey {
        var key = SymmetricKey(data: Array("AWS4\(secret)".utf8))
        for part in [date, region, service, Self.terminator] { key = SymmetricKey(data: Self.code(part, key: key)) }
        return key
    }

    private static func code(_ text: String, key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
    }
}
