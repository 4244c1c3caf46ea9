public import AWSClient
public import Sandbox
import SigV4
import Synchronization

/// The way to the sandbox's AWS in the same process: no sockets; every request is signed and verified as over one.
public final class SandboxAWSTransport: AWSTransport {
    private let aws: SandboxAWS
    private let lostAnswers: Mutex<Int>
    private let sent = Mutex(0)

    /// Makes the way to an AWS.
    ///
    /// - Parameter lostAnswers: how many of the first answers get lost after the work was done.
    public init(_ aws: SandboxAWS, lostAnswers: Int = 0) {
        self.aws = aws
        self.lostAnswers = Mutex(lostAnswers)
    }

    /// How many requests were sent.
    public var sentCount: Int { sent.withLock { $0 } }

    public func send(
        _ request: TransportRequest, timeout: Duration
    ) async throws(TransportError) -> TransportAnswer {
        sent.withLock { $0 += 1 }
        let afterScheme = request.url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
        let slash = afterScheme.firstIndex(of: "/") ?? afterScheme.endIndex
        let target = slash == afterScheme.endIndex ? "/" : String(afterScheme[slash...])
        let headers = request.headers.map { (name: $0.name, value: $0.value) }
        let host = [(name: "Host", value: String(afterScheme[..<slash]))]
        let answer = await aws.handle(
            AWSRequest(method: request.method, target: target, headers: headers + host, body: request.body))
        let isLost = lostAnswers.withLock { left in
            defer { left = max(0, left - 1) }
            return left > 0
        }
        if isLost { throw TransportError(.timedOut, message: "the answer was lost") }
        return TransportAnswer(status: answer.status, headers: answer.headers, body: answer.body)
    }
}
