import SigV4

/// An HTTP request to the embedded AWS, as plain values.
public struct AWSRequest: Sendable {
    /// In capitals: `GET`.
    public var method: String
    /// The path as on the request line, percent-encoded, before any `?`.
    public var path: String
    /// The query as on the request line, without the `?`; empty when there is none.
    public var query: String
    /// The headers, `Host` among them, in any order.
    public var headers: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]

    /// Makes a request of a target: `/path?query`.
    public init(method: String, target: String, headers: [(name: String, value: String)], body: [UInt8] = []) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        self.path = parts.first.map(String.init) ?? "/"
        self.query = parts.count > 1 ? String(parts[1]) : ""
        self.headers = headers
        self.body = body
    }

    /// What a signature covers.
    var signable: SignableRequest {
        SignableRequest(
            method: method, path: path, query: query, headers: headers.map { .init($0.name, $0.value) },
            payloadHash: SignableRequest.hash(of: body))
    }

    /// The first value of the header of that name, written in lower case.
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
}

/// The answer to an ``AWSRequest``.
public struct AWSResponse: Sendable, Hashable {
    /// The HTTP status.
    public var status: Int
    /// The headers without those of the connection.
    public var headers: [String: String]
    /// The body; empty when there is none.
    public var body: [UInt8]
    /// What becomes of it on its way: whoever stands for the network does as it says.
    public var delivery = Delivery.whole
    /// How long a fault held the call up.
    public var delay = Duration.zero
    /// Whether it came through the gate.
    var hasPassedGate = false

    /// Makes an answer.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
