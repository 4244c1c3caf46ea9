import Testing
import Vocabulary

@testable import AWSClient

@Suite("The verdict on a failure")
struct RetryPolicyTests {
    private func verdict(
        _ failure: Failure, attempt: Int = 1, isRepeated: Bool = false, remaining: Duration = .seconds(30),
        jitter: Double = 1
    ) -> RetryPolicy.Verdict {
        var quota = RetryQuota()
        return RetryPolicy(maximumAttempts: 9).verdict(
            on: failure, attempt: attempt, isRepeated: isRepeated, remaining: remaining, jitter: jitter,
            quota: &quota)
    }

    @Test(
        "a code and a status are of one kind",
        arguments: [
            ("ThrottlingException", 429, .throttled), ("Throttling", 400, .throttled), ("HTTP429", 429, .throttled),
            ("TooManyRequests", 429, .dailyLimit), ("InternalServerError", 500, .transient),
            ("HTTP502", 502, .transient), ("DependencyTimeout", 504, .transient), ("RequestTimeout", 400, .transient),
            ("InsufficientThroughputCapacity", 503, .permanent), ("FileSystemNotFound", 404, .permanent),
            ("BadRequest", 400, .permanent), ("ExpiredTokenException", 403, .expiredCredentials),
            ("InvalidSignatureException", 403, .permanent),
        ] as [(String, Int, FailureKind)])
    func kinds(code: String, status: Int, kind: FailureKind) {
        #expect(Failure(code: code, status: status).kind == kind)
    }

    @Test("a refused signature is a matter of clocks only when the clocks differ by more than four minutes")
    func skew() {
        for seconds in [-900, -241, 241] {
            let failure = Failure(code: "InvalidSignatureException", status: 403, skew: .seconds(seconds))
            #expect(failure.kind == .skewed)
        }
        let failure = Failure(code: "InvalidSignatureException", status: 403, skew: .seconds(239))
        #expect(failure.kind == .permanent)
    }

    @Test("the wait doubles from one second to twenty, times the jitter")
    func backoff() {
        let failure = Failure(code: "InternalServerError", status: 500)
        let waits = (1...7).map { verdict(failure, attempt: $0) }
        #expect(waits == [1, 2, 4, 8, 16, 20, 20].map { .retry(after: .seconds($0)) })
        #expect(verdict(failure, attempt: 3, jitter: 0.25) == .retry(after: .seconds(1)))
    }

    @Test("Retry-After is kept to, and the jitter only makes it longer")
    func retryAfter() {
        let failure = Failure(code: "ThrottlingException", status: 429, retryAfter: .seconds(3))
        #expect(verdict(failure, attempt: 1) == .retry(after: .seconds(3)))
        #expect(verdict(failure, attempt: 4) == .retry(after: .seconds(8)))
        #expect(verdict(failure, remaining: .seconds(3)) == .giveUp(.deadline))
    }

    @Test("the 24-hour rule is never retried, though its status is 429")
    func dailyLimit() {
        #expect(verdict(Failure(code: "TooManyRequests", status: 429)) == .giveUp(.pointless))
    }

    @Test("a wrong clock and ended credentials are cured once, at once")
    func cures() {
        for failure in [
            Failure(code: "RequestExpired", status: 400, skew: .seconds(600)),
            Failure(code: "ExpiredToken", status: 403),
        ] {
            #expect(verdict(failure) == .retry(after: .zero))
            #expect(verdict(failure, isRepeated: true) == .giveUp(.pointless))
            #expect(verdict(failure, attempt: 11) == .giveUp(.pointless))
        }
    }

    @Test("no attempt starts past the deadline or beyond the number of attempts")
    func limits() {
        let failure = Failure(code: "", transport: .unreachable)
        #expect(verdict(failure, remaining: .seconds(1)) == .giveUp(.deadline))
        #expect(verdict(failure, attempt: 9) == .giveUp(.attempts))
        #expect(verdict(Failure(code: "", transport: .cancelled)) == .giveUp(.pointless))
    }

    @Test("retries empty the quota, a timeout twice as fast, and successes fill it")
    func quota() {
        var quota = RetryQuota()
        var taken = 0
        while quota.take(isTimeout: false) { taken += 1 }
        #expect(taken == 100 && quota.tokens == 0)
        quota.succeeded(after: nil)
        #expect(quota.tokens == 1 && !quota.take(isTimeout: false))
        quota.succeeded(after: .transient)
        quota.succeeded(after: .timedOut)
        #expect(quota.tokens == 16)
        var full = RetryQuota()
        full.succeeded(after: nil)
        #expect(full.tokens == RetryQuota.capacity)
        let policy = RetryPolicy(maximumAttempts: 3)
        var empty = quota
        while empty.take(isTimeout: true) {}
        while empty.take(isTimeout: false) {}
        let verdict = policy.verdict(
            on: Failure(code: "", status: 500), attempt: 1, remaining: .seconds(9), jitter: 0, quota: &empty)
        #expect(verdict == .giveUp(.quota))
    }

    @Test("the adaptive rate does not hold back before the first throttling, is cut by it, and grows again")
    func adaptive() {
        var rate = AdaptiveRate()
        var now = 100.0
        for _ in 0..<100 {
            #expect(rate.take(at: now) == 0)
            rate.received(isThrottled: false, at: now)
            now += 0.1
        }
        #expect(rate.rate == nil)
        rate.received(isThrottled: true, at: now)
        let cut = rate.rate ?? 0
        #expect((5...8).contains(cut), "0.7 of about ten a second, got \(cut)")
        #expect((0..<20).map { _ in rate.take(at: now) }.last ?? 0 > 1)
        for _ in 0..<200 {
            now += 0.1
            rate.received(isThrottled: false, at: now)
        }
        #expect((rate.rate ?? 0) > cut)
        for _ in 0..<50 { rate.received(isThrottled: true, at: now) }
        #expect((rate.rate ?? 0) >= 0.5)
    }

    @Test("what was learned is kept for each account and Region, and for no more than 64 of them")
    func book() {
        let book = RetryBook()
        let first = RetryBook.Key(account: "1", region: .usEast1)
        let other = RetryBook.Key(account: "1", region: .usWest2)
        _ = book.with(first) { $0.quota.take(isTimeout: true) }
        #expect(book.with(first) { $0.quota.tokens } == 490)
        #expect(book.with(other) { $0.quota.tokens } == 500)
        for index in 0..<64 { book.with(.init(account: "x\(index)", region: .usEast1)) { $0.skew = .zero } }
        #expect(book.with(first) { $0.quota.tokens } == 500)
    }
}
