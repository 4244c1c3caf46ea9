public import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import SigV4

/// The transport over AsyncHTTPClient. The client belongs to the caller, who shares it and shuts it down.
public struct AsyncHTTPTransport: AWSTransport {
    private let client: HTTPClient

    /// The largest answers are pages of 100 descriptions, far below this.
    private static let maximumBody = 16 * 1024 * 1024

    /// Makes a transport over a client.
    public init(client: HTTPClient) { self.client = client }

    public func send(
        _ request: TransportRequest, timeout: Duration
    ) async throws(TransportError) -> TransportAnswer {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
        do {
            let answer = try await client.execute(outgoing, timeout: .nanoseconds(timeout.wholeNanoseconds))
            var body = try await answer.body.collect(upTo: Self.maximumBody)
            return TransportAnswer(
                status: Int(answer.status.code),
                headers: Dictionary(answer.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last }),
                body: body.readBytes(length: body.readableBytes) ?? [])
        } catch {
            throw TransportError(error, url: request.url)
        }
    }
}

extension Duration {
    fileprivate var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}

extension TransportError {
    /// What AsyncHTTPClient's error says to a caller. Query and user info of the URL are left out.
    fileprivate init(_ error: any Error, url: String) {
        let place = url.split(separator: "?").first.map(String.init) ?? url
        switch error {
        case is CancellationError:
            self.init(.cancelled, message: "the call to \(place) was cancelled")
        case is NIOTooManyBytesError:
            self.init(.answerTooLarge, message: "the answer of \(place) is too large")
        case let error as HTTPClientError where error == .cancelled:
            self.init(.cancelled, message: "the call to \(place) was cancelled")
        case let error as HTTPClientError
        where [.deadlineExceeded, .readTimeout, .connectTimeout, .writeTimeout].contains(error):
            self.init(.timedOut, message: "\(place) did not answer in time")
        default:
            self.init(.unreachable, message: "\(place) cannot be reached: \(error)")
        }
    }
}
