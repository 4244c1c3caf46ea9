import Crypto

/// The parts of an HTTP request that a signature covers, as plain values.
public struct SignableRequest: Sendable, Equatable {
    /// One header; the name's case does not matter.
    public struct Header: Sendable, Hashable {
        public let name: String
        public let value: String

        /// Makes a header.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The method in capitals: `GET`.
    public var method: String
    /// The path as it stands on the request line, percent-encoded, before any `?`; empty means `/`.
    public var path: String
    /// The query as it stands on the request line, percent-encoded, without the `?`; empty when there is none.
    public var query: String
    /// The headers, `Host` among them, in any order; several of one name are allowed.
    public var headers: [Header]
    /// The lower-case hexadecimal SHA-256 of the body, or ``unsignedPayload``.
    public var payloadHash: String

    /// The payload hash of a request whose body is not covered by the signature.
    public static let unsignedPayload = "UNSIGNED-PAYLOAD"

    /// Makes a request of a path, a query and a payload hash.
    public init(method: String, path: String, query: String = "", headers: [Header], payloadHash: String) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.payloadHash = payloadHash
    }

    /// Makes a request of a target (`/path?query`) and a body, whose hash is taken.
    public init(method: String, target: String, headers: [Header], body: [UInt8] = []) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            method: method, path: parts.first.map(String.init) ?? "", query: parts.count > 1 ? String(parts[1]) : "",
            headers: headers, payloadHash: Self.hash(of: body))
    }

    /// The lower-case hexadecimal SHA-256 of bytes, as a payload hash.
    public static func hash(of body: [UInt8]) -> String { hexadecimal(SHA256.hash(data: body)) }

    /// The values of all headers of that name, in order.
    func values(of name: String) -> [String] {
        let name = name.lowercased()
        return headers.filter { $0.name.lowercased() == name }.map(\.value)
    }
}

/// Lower-case hexadecimal digits of bytes.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes {
        text.append(hexadecimalDigits[Int(byte >> 4)])
        text.append(hexadecimalDigits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)
