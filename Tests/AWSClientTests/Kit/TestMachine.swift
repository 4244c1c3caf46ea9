import AWSClient
import Synchronization
import Vocabulary

/// A machine whose time moves only when somebody sleeps, and whose files are a dictionary.
final class TestMachine: Sendable {
    struct State {
        var elapsed = Duration.zero
        var files: [String: String] = [:]
        var commands: [[String]] = []
        var slept: [Duration] = []
    }

    static let start = Timestamp(seconds: 1_795_000_000)
    /// The credentials of the environment in tests that are about something else.
    static let keys = ["AWS_ACCESS_KEY_ID": "AKIATEST", "AWS_SECRET_ACCESS_KEY": "s3cret"]

    private let state = Mutex(State())
    private let variables: [String: String]
    private let output: String?

    init(_ variables: [String: String] = [:], files: [String: String] = [:], output: String? = nil) {
        self.variables = variables
        self.output = output
        state.withLock { $0.files = files }
    }

    var slept: [Duration] { state.withLock { $0.slept } }
    var commands: [[String]] { state.withLock { $0.commands } }
    var now: Timestamp { Self.start + state.withLock { $0.elapsed } }

    func write(_ path: String, _ text: String) { state.withLock { $0.files[path] = text } }
    func advance(_ duration: Duration) { state.withLock { $0.elapsed += duration } }

    var machine: AWSMachine {
        AWSMachine(
            variables: variables,
            readFile: { path in self.state.withLock { $0.files[path] }.map { Array($0.utf8) } },
            run: { command in
                self.state.withLock { $0.commands.append(command) }
                guard let output = self.output else { throw CancellationError() }
                return Array(output.utf8)
            },
            now: { self.now }, uptime: { self.state.withLock { $0.elapsed } }, clock: TestClock(test: self),
            random: { 0.5 })
    }

    /// A sleep of a backoff ends at once and moves the time; a longer one is a deadline and ends when it is cancelled.
    private struct TestClock: Clock {
        struct Instant: InstantProtocol {
            var offset: Duration
            func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
            func duration(to other: Instant) -> Duration { other.offset - offset }
            static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
        }

        let test: TestMachine
        var now: Instant { Instant(offset: test.state.withLock { $0.elapsed }) }
        var minimumResolution: Duration { .nanoseconds(1) }

        func sleep(until deadline: Instant, tolerance: Duration?) async throws {
            let wait = deadline.offset - now.offset
            guard wait <= .seconds(21) else {
                let (stream, continuation) = AsyncStream<Never>.makeStream()
                for await _ in stream {}
                continuation.finish()
                throw CancellationError()
            }
            try Task.checkCancellation()
            test.state.withLock { state in
                state.elapsed += wait
                state.slept.append(wait)
            }
        }
    }
}
