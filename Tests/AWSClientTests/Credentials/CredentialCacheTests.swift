import SigV4
import Synchronization
import Testing
import Vocabulary

@testable import AWSClient

@Suite("The cache of credentials", .timeLimit(.minutes(3)))
struct CredentialCacheTests {
    private static func credentials(_ key: String, for life: Duration?) -> Credentials {
        Credentials(
            signing: SigningCredentials(accessKeyID: key, secretAccessKey: "s"),
            expiration: life.map { TestMachine.start + $0 }, source: "test")
    }

    /// Gives one credential after the other; waits at the gate before each when there is one.
    private final class Source: CredentialSource {
        let answers: Mutex<[Result<Credentials, CredentialsError>]>
        let loads = Mutex(0)
        let gate: AsyncStream<Void>?

        init(_ answers: [Result<Credentials, CredentialsError>], gate: AsyncStream<Void>? = nil) {
            self.answers = Mutex(answers)
            self.gate = gate
        }

        func load() async throws(CredentialsError) -> Credentials? {
            loads.withLock { $0 += 1 }
            if let gate {
                for await _ in gate { break }
                if Task.isCancelled { throw CredentialsError(.cancelled, source: "test", message: "cancelled") }
            }
            let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            return try answer?.get()
        }
    }

    private static let failure = CredentialsError(.failed, source: "test", message: "broken")

    @Test("credentials are used until shortly before they expire, then refreshed, and never used expired")
    func life() {
        var machine = RefreshMachine()
        let start = TestMachine.start
        let first = Self.credentials("1", for: .seconds(3600))
        #expect(machine.ask(at: start) == .refresh(fallback: nil))
        #expect(machine.ask(at: start) == .wait)
        machine.succeeded(first, at: start)
        #expect(machine.ask(at: start + .seconds(3299)) == .use(first))
        // Early: one refreshes, the others go on with what there is.
        #expect(machine.ask(at: start + .seconds(3301)) == .refresh(fallback: first))
        #expect(machine.ask(at: start + .seconds(3301)) == .use(first))
        machine.failed(at: start + .seconds(3301))
        #expect(machine.ask(at: start + .seconds(3330)) == .use(first))
        #expect(machine.ask(at: start + .seconds(3332)) == .refresh(fallback: first))
        // Late: all wait.
        #expect(machine.ask(at: start + .seconds(3541)) == .wait)
        machine.failed(at: start + .seconds(3541))
        #expect(machine.ask(at: start + .seconds(3545)) == .refresh(fallback: first))
        machine.failed(at: start + .seconds(3545))
        #expect(machine.ask(at: start + .seconds(3600)) == .refresh(fallback: nil))
    }

    @Test("lasting credentials are never refreshed, short-lived ones not all the time")
    func margins() {
        var machine = RefreshMachine()
        let lasting = Self.credentials("1", for: nil)
        machine.succeeded(lasting, at: TestMachine.start)
        #expect(machine.ask(at: TestMachine.start + .seconds(1_000_000_000)) == .use(lasting))
        let short = Self.credentials("2", for: .seconds(100))
        machine.succeeded(short, at: TestMachine.start)
        #expect(machine.ask(at: TestMachine.start + .seconds(74)) == .use(short))
        #expect(machine.ask(at: TestMachine.start + .seconds(76)) == .refresh(fallback: short))
    }

    @Test("credentials that AWS refused are refreshed, those that replaced them are not")
    func rejected() {
        var machine = RefreshMachine()
        let second = Self.credentials("2", for: .seconds(3600))
        machine.succeeded(second, at: TestMachine.start)
        machine.rejected(accessKeyID: "1")
        #expect(machine.ask(at: TestMachine.start) == .use(second))
        machine.rejected(accessKeyID: "2")
        #expect(machine.ask(at: TestMachine.start) == .refresh(fallback: nil))
    }

    @Test("a hundred callers share one refresh")
    func shared() async throws {
        let (gate, open) = AsyncStream<Void>.makeStream()
        let source = Source([.success(Self.credentials("1", for: .seconds(3600)))], gate: gate)
        let cache = CredentialCache(source: source, machine: TestMachine().machine)
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { try await cache.credentials().signing.accessKeyID } }
            group.addTask {
                while source.loads.withLock({ $0 }) == 0, !Task.isCancelled { await Task.yield() }
                open.yield()
                return "1"
            }
            for try await key in group { #expect(key == "1") }
        }
        #expect(source.loads.withLock { $0 } == 1)
    }

    @Test("when the one who refreshes is cancelled, another who waits takes over")
    func takeover() async throws {
        let (gate, open) = AsyncStream<Void>.makeStream()
        let source = Source([.success(Self.credentials("1", for: .seconds(3600)))], gate: gate)
        let cache = CredentialCache(source: source, machine: TestMachine().machine)
        try await withThrowingTaskGroup(of: String?.self) { outer in
            outer.addTask {
                await withTaskGroup(of: String?.self) { inner in
                    inner.addTask { (try? await cache.credentials())?.signing.accessKeyID }
                    while source.loads.withLock({ $0 }) == 0, !Task.isCancelled { await Task.yield() }
                    inner.cancelAll()
                    return await inner.next() ?? nil
                }
            }
            outer.addTask {
                while source.loads.withLock({ $0 }) == 0, !Task.isCancelled { await Task.yield() }
                let credentials = try await cache.credentials()
                return credentials.signing.accessKeyID
            }
            outer.addTask {
                while source.loads.withLock({ $0 }) < 2, !Task.isCancelled { await Task.yield() }
                open.yield()
                return nil
            }
            var keys: [String?] = []
            for try await key in outer { keys.append(key) }
            #expect(keys.compactMap { $0 } == ["1"])
        }
    }

    @Test("a refresh that fails leaves the old credentials in use while they hold")
    func fallback() async throws {
        let test = TestMachine()
        let source = Source([
            .success(Self.credentials("1", for: .seconds(1000))), .failure(Self.failure), .failure(Self.failure),
        ])
        let cache = CredentialCache(source: source, machine: test.machine)
        #expect(try await cache.credentials().signing.accessKeyID == "1")
        test.advance(.seconds(999))
        #expect(try await cache.credentials().signing.accessKeyID == "1")
        test.advance(.seconds(1))
        await #expect(throws: Self.failure) { try await cache.credentials() }
        #expect(source.loads.withLock { $0 } == 3)
    }

    @Test("a source that gives expired credentials, or none, is an error that says so")
    func useless() async {
        let source = Source([.success(Self.credentials("1", for: .seconds(-1)))])
        let cache = CredentialCache(source: source, machine: TestMachine().machine)
        let expired = await #expect(throws: CredentialsError.self) { try await cache.credentials() }
        #expect(expired?.message.contains("expired") == true)
        let none = await #expect(throws: CredentialsError.self) { try await cache.credentials() }
        #expect(none?.code == .notConfigured)
    }
}
