public import HTTPTypes

/// A request to the API server, as it came or as a test makes it.
public struct APIRequest: Sendable {
    /// The HTTP method: `GET`.
    public let method: String
    /// The path, percent-encoded, without the query.
    public let path: String
    /// The query's parameters, decoded, in their order.
    public let parameters: [(name: String, value: String)]
    public let headers: HTTPFields
    public let body: [UInt8]
    /// Who the client's certificate says that it is; nil without one.
    var certificateIdentity: UserIdentity?

    /// Makes a request.
    ///
    /// - Parameter target: path and query, percent-encoded: `/api/v1/namespaces?limit=5`.
    public init(_ method: String, _ target: String, headers: HTTPFields = [:], body: [UInt8] = []) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        self.path = parts.first.map(String.init) ?? "/"
        self.parameters = parts.count > 1 ? Self.parameters(of: parts[1]) : []
        self.headers = headers
        self.body = body
    }

    /// The first parameter of that name; nil when there is none.
    func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// The parameter as the API reads truth values: `1`, `true` and the empty text of a bare name are true.
    func flag(_ name: String) -> Bool {
        switch parameter(name) {
        case "1", "true", "True", "TRUE", "t", "T", "": true
        default: false
        }
    }

    private static func parameters(of query: Substring) -> [(name: String, value: String)] {
        query.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0], isQuery: true), parts.count > 1 ? decoded(parts[1], isQuery: true) : "")
        }
    }

    /// The text without percent-encoding; what is no encoding stays as it is.
    static func decoded(_ text: Substring, isQuery: Bool = false) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            let digits = source[index...].dropFirst().prefix(2)
            if source[index] == UInt8(ascii: "%"), digits.count == 2,
                let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(isQuery && source[index] == UInt8(ascii: "+") ? 0x20 : source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
