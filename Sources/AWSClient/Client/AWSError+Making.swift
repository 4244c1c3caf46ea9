import EFSModel
import Vocabulary

extension AWSError {
    /// An answer that is an error.
    init(
        _ failure: Failure, answer: TransportAnswer, body: EFS.ErrorBody, of call: ServiceCall,
        _ progress: CallEngine.Progress
    ) {
        self.init(
            code: body.code, message: body.message ?? "no message", operation: call.name, region: call.region,
            advice: .on(failure), requestID: answer.requestID, status: answer.status, attempts: progress.attempts,
            body: body)
    }

    /// No answer.
    init(_ error: TransportError, of call: ServiceCall, _ progress: CallEngine.Progress) {
        let code: EFS.ErrorCode =
            switch error.code {
            case .unreachable, .timedOut: .unreachable
            case .cancelled: .cancelled
            case .answerTooLarge: .malformedAnswer
            }
        self.init(
            code: code, message: error.message, operation: call.name, region: call.region,
            advice: .on(Failure(code: "", transport: error.code)), attempts: progress.attempts)
    }

    /// No credentials.
    init(_ error: CredentialsError, of call: ServiceCall) {
        self.init(
            code: error.code == .cancelled ? .cancelled : .credentialsUnavailable, message: error.description,
            operation: call.name, region: call.region, advice: error.code == .cancelled ? .giveUp : .fixFirst)
    }

    /// The time is over.
    init(deadlineOf call: ServiceCall, _ progress: CallEngine.Progress) {
        self.init(
            code: .deadlineExceeded, message: "the call took longer than \(progress.deadline)",
            operation: call.name, region: call.region, advice: .retry, attempts: progress.attempts)
    }

    /// The task was cancelled.
    init(cancelled call: ServiceCall) {
        self.init(
            code: .cancelled, message: "the call was cancelled", operation: call.name, region: call.region,
            advice: .giveUp)
    }

    /// An answer of success that is not what the API promises.
    init(malformed answer: TransportAnswer, of call: ServiceCall, cause: any Error) {
        self.init(
            code: .malformedAnswer, message: "the answer cannot be read: \(cause)", operation: call.name,
            region: call.region, advice: .giveUp, requestID: answer.requestID, status: answer.status)
    }
}
