public import AWSClient
public import Sandbox
import SigV4

/// The way to the sandbox's AWS in the same process: no sockets; every request is signed and verified as over one, and
/// faults act on it as on the network.
public struct SandboxAWSTransport: AWSTransport {
    private let aws: SandboxAWS

    /// Makes the way to an AWS.
    public init(_ aws: SandboxAWS) { self.aws = aws }

    public func send(
        _ request: TransportRequest, timeout: Duration
    ) async throws(TransportError) -> TransportAnswer {
        let answer = await aws.handle(Self.plain(request))
        switch answer.delivery {
        case .whole where answer.delay == .zero || answer.delay < timeout:
            return TransportAnswer(status: answer.status, headers: answer.headers, body: answer.body)
        case .whole, .silent: throw TransportError(.timedOut, message: "no answer came within \(timeout)")
        case .cut: throw TransportError(.unreachable, message: "the connection was closed")
        }
    }

    private static func plain(_ request: TransportRequest) -> AWSRequest {
        let afterScheme = request.url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
        let slash = afterScheme.firstIndex(of: "/") ?? afterScheme.endIndex
        let target = slash == afterScheme.endIndex ? "/" : String(afterScheme[slash...])
        let headers = request.headers.map { (name: $0.name, value: $0.value) }
        let host = [(name: "Host", value: String(afterScheme[..<slash]))]
        return AWSRequest(method: request.method, target: target, headers: headers + host, body: request.body)
    }
}
