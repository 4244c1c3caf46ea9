import EFSModel
import STSModel
import SigV4
import Vocabulary
import Wire

/// Makes calls: signs, sends, retries, and tells the observer. It knows no operation.
struct CallEngine: Sendable {
    let settings: AWSSettings
    let machine: AWSMachine
    let transport: any AWSTransport
    let book: RetryBook
    let attemptTimeout: Duration
    let userAgent: String
    let observer: AWSObserver?
    /// The keys of the day, for all calls of the client.
    let signingKeys = SharedSigningKeys()

    /// Makes a call of STS.
    func send<Operation: STS.Operation>(
        _ operation: Operation, in region: Region, deadline: Duration, credentials: CredentialCache?
    ) async throws(AWSError) -> Operation.Output {
        let call = ServiceCall(operation, in: region)
        let answer = try await perform(call, deadline: deadline, credentials: credentials)
        do {
            return try Operation.output(XMLElement(parsing: answer.body))
        } catch {
            throw AWSError(malformed: answer, of: call, cause: error)
        }
    }

    /// Makes a call; the answer is one of success.
    ///
    /// - Parameters:
    ///   - deadline: for the whole call.
    ///   - credentials: what to sign with; nil for a call that is not signed.
    func perform(
        _ call: ServiceCall, deadline: Duration, credentials: CredentialCache?
    ) async throws(AWSError) -> TransportAnswer {
        let start = machine.uptime()
        var progress = Progress(deadline: deadline, end: start + deadline)
        do throws(AWSError) {
            while true {
                guard remaining(progress) > .zero else { throw AWSError(deadlineOf: call, progress) }
                if let answer = try await attempt(call, &progress, credentials) {
                    tell(call, progress, since: start, error: nil)
                    return answer
                }
            }
        } catch {
            tell(call, progress, since: start, error: error)
            throw error
        }
    }

    /// What happened so far in one call.
    struct Progress: Sendable {
        let deadline: Duration
        /// When the deadline is, in the machine's uptime.
        let end: Duration
        var attempts = 0
        var status: Int?
        var lastFailure: FailureKind?
    }

    /// One attempt; nil when there is to be another, after the wait that the policy asked for.
    private func attempt(
        _ call: ServiceCall, _ progress: inout Progress, _ cache: CredentialCache?
    ) async throws(AWSError) -> TransportAnswer? {
        let credentials = try await credentials(for: call, cache, progress)
        let key = RetryBook.Key(
            account: credentials.map { $0.account ?? $0.signing.accessKeyID } ?? "unsigned", region: call.region)
        try await holdBack(call, key, progress)
        progress.attempts += 1
        let signedAt = machine.now() + book.with(key) { $0.skew }
        let request = call.request(
            to: settings.endpoint(call.service, call.region), userAgent: userAgent, at: signedAt,
            credentials: credentials, key: signingKeys.key(of:in:))
        let (failure, error): (Failure, AWSError)
        switch await exchange(request, within: remaining(progress)) {
        case .success(let answer):
            progress.status = answer.status
            if (200..<300).contains(answer.status) {
                succeeded(key, progress)
                return answer
            }
            let body = answer.errorBody(of: call.service)
            failure = answer.failure(body, signedAt: signedAt)
            error = AWSError(failure, answer: answer, body: body, of: call, progress)
        case .failure(let problem):
            progress.status = nil
            failure = Failure(code: "", transport: problem.code)
            error = AWSError(problem, of: call, progress)
        }
        if failure.kind == .expiredCredentials, let credentials {
            cache?.reject(accessKeyID: credentials.signing.accessKeyID)
        }
        let wait = try verdict(on: failure, error, key, &progress)
        try await sleep(wait, call, progress)
        return nil
    }

    private func remaining(_ progress: Progress) -> Duration { progress.end - machine.uptime() }

    private func exchange(
        _ request: TransportRequest, within remaining: Duration
    ) async -> Result<TransportAnswer, TransportError> {
        do {
            return .success(try await transport.send(request, timeout: min(attemptTimeout, remaining)))
        } catch {
            return .failure(error)
        }
    }

    private func credentials(
        for call: ServiceCall, _ cache: CredentialCache?, _ progress: Progress
    ) async throws(AWSError) -> Credentials? {
        guard call.isSigned, let cache else { return nil }
        do {
            if let ready = cache.ready() { return ready }
            return try await withDeadline(remaining(progress), clock: machine.clock) { try await cache.credentials() }
        } catch let error as CredentialsError {
            throw AWSError(error, of: call)
        } catch is DeadlineExceeded {
            throw AWSError(deadlineOf: call, progress)
        } catch {
            throw AWSError(cancelled: call)
        }
    }

    /// In the adaptive mode: waits for the place of this request in the rate.
    private func holdBack(_ call: ServiceCall, _ key: RetryBook.Key, _ progress: Progress) async throws(AWSError) {
        guard settings.retryMode == .adaptive else { return }
        let now = machine.uptime().inSeconds
        let wait = Duration.seconds(book.with(key) { $0.rate.take(at: now) })
        guard wait < remaining(progress) else { throw AWSError(deadlineOf: call, progress) }
        try await sleep(wait, call, progress)
    }

    private func succeeded(_ key: RetryBook.Key, _ progress: Progress) {
        let now = machine.uptime().inSeconds
        book.with(key) { page in
            page.quota.succeeded(after: progress.lastFailure)
            page.rate.received(isThrottled: false, at: now)
        }
    }

    /// How long to wait before the next attempt.
    ///
    /// - Throws: `error` when there is to be none.
    private func verdict(
        on failure: Failure, _ error: AWSError, _ key: RetryBook.Key, _ progress: inout Progress
    ) throws(AWSError) -> Duration {
        let now = machine.uptime().inSeconds
        let jitter = machine.random()
        let (attempts, remaining) = (progress.attempts, remaining(progress))
        let isRepeated = progress.lastFailure == failure.kind
        let policy = RetryPolicy(maximumAttempts: settings.maximumAttempts)
        let verdict = book.with(key) { page in
            if failure.kind == .skewed { page.skew = page.skew + (failure.skew ?? .zero) }
            page.rate.received(isThrottled: failure.kind == .throttled, at: now)
            return policy.verdict(
                on: failure, attempt: attempts, isRepeated: isRepeated, remaining: remaining, jitter: jitter,
                quota: &page.quota)
        }
        progress.lastFailure = failure.kind
        switch verdict {
        case .retry(let wait): return wait
        case .giveUp: throw error
        }
    }

    private func sleep(_ wait: Duration, _ call: ServiceCall, _ progress: Progress) async throws(AWSError) {
        guard wait > .zero else { return }
        do {
            try await machine.clock.sleep(for: wait)
        } catch {
            throw AWSError(cancelled: call)
        }
    }

    private func tell(_ call: ServiceCall, _ progress: Progress, since start: Duration, error: AWSError?) {
        observer?(
            AWSCallRecord(
                service: call.service, operation: call.operation, region: call.region, status: progress.status,
                errorCode: error?.code.rawValue, attempts: progress.attempts, duration: machine.uptime() - start))
    }
}
