import KubernetesModel
import Testing

@testable import KubernetesClient

@Suite("The verdict on failed calls")
struct RetryPolicyTests {
    private func verdict(
        _ code: KubernetesError.Code, isIdempotent: Bool = true, attempt: Int = 1, hasRefreshed: Bool = false
    ) -> RetryPolicy.Verdict {
        RetryPolicy().verdict(
            on: KubernetesError(code, "x"), isIdempotent: isIdempotent, attempt: attempt, hasRefreshed: hasRefreshed,
            jitter: 1)
    }

    @Test(
        "what may have happened is sent again only if sending it twice is harmless",
        arguments: [KubernetesError.Code.transport, .serverTimeout, .unavailable, .internalError])
    func ambiguous(code: KubernetesError.Code) {
        #expect(verdict(code) == .retry(after: .milliseconds(200)))
        #expect(verdict(code, isIdempotent: false) == .giveUp)
    }

    @Test(
        "what certainly did not happen is sent again whatever it is",
        arguments: [KubernetesError.Code.connectionRefused, .tooManyRequests(retryAfter: nil)])
    func certain(code: KubernetesError.Code) {
        #expect(verdict(code, isIdempotent: false) == .retry(after: .milliseconds(200)))
    }

    @Test(
        "what trying again cannot mend is given up",
        arguments: [
            KubernetesError.Code.notFound, .alreadyExists, .conflict, .invalid, .badRequest, .forbidden, .gone,
            .deadlineExceeded, .idle, .cancelled, .decoding, .encoding, .credentials, .unexpected,
        ])
    func hopeless(code: KubernetesError.Code) {
        #expect(verdict(code) == .giveUp)
    }

    @Test("a refused credential is refreshed once")
    func refresh() {
        #expect(verdict(.unauthorized, isIdempotent: false) == .refreshCredential)
        #expect(verdict(.unauthorized, hasRefreshed: true) == .giveUp)
    }

    @Test("waits double up to the longest, and the last attempt is the last")
    func doubling() {
        let policy = RetryPolicy(maximumAttempts: 20)
        let waits = (1..<12).map { attempt in
            policy.verdict(
                on: KubernetesError(.unavailable, "x"), isIdempotent: true, attempt: attempt, hasRefreshed: false,
                jitter: 1)
        }
        #expect(waits[1] == .retry(after: .milliseconds(400)))
        #expect(waits[10] == .retry(after: .seconds(30)))
        #expect(verdict(.unavailable, attempt: 5) == .giveUp)
    }

    @Test("the wait that the server asks for is kept, up to the longest")
    func asked() {
        #expect(verdict(.tooManyRequests(retryAfter: .seconds(3))) == .retry(after: .seconds(3)))
        #expect(verdict(.tooManyRequests(retryAfter: .seconds(300))) == .retry(after: .seconds(30)))
    }

    @Test("a version that the server has not seen is not waited for twice")
    func tooLarge() {
        let details = KubernetesStatus.Details(causes: [.init(reason: "ResourceVersionTooLarge")])
        let error = KubernetesError(.serverTimeout, "x", status: KubernetesStatus(details: details))
        #expect(
            RetryPolicy().verdict(on: error, isIdempotent: true, attempt: 1, hasRefreshed: false, jitter: 0) == .giveUp)
    }
}

@Suite("A budget of calls")
struct TokenBucketTests {
    @Test("a burst is free, then calls wait their turn, and rest fills the bucket again")
    func budget() {
        var bucket = TokenBucket(rate: 10, burst: 2)
        #expect(bucket.take(now: .zero) == .zero)
        #expect(bucket.take(now: .zero) == .zero)
        #expect(bucket.take(now: .zero) == .milliseconds(100))
        #expect(bucket.take(now: .zero) == .milliseconds(200))
        #expect(bucket.take(now: .seconds(10)) == .zero)
    }

    @Test("a clock that stands still or goes back gives nothing away")
    func backwards() {
        var bucket = TokenBucket(rate: 1, burst: 1, now: .seconds(5))
        #expect(bucket.take(now: .seconds(5)) == .zero)
        #expect(bucket.takeIfAvailable(now: .seconds(1)) == false)
        #expect(bucket.takeIfAvailable(now: .seconds(6)) == true)
    }

    @Test("over any span no more calls are let through than rate and burst allow")
    func property() {
        var random = SplitMix(seed: 7)
        var bucket = TokenBucket(rate: 5, burst: 3)
        var now = Duration.zero
        var passed = 0
        for _ in 0..<2000 {
            now += .milliseconds(Int64(random.next() % 200))
            if bucket.takeIfAvailable(now: now) { passed += 1 }
            #expect(Double(passed) <= 3 + 5 * (now / .seconds(1)) + 1e-6)
        }
    }
}

/// A seeded generator, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
