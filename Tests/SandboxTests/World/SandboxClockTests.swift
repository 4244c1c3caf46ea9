import Sandbox
import Testing
import Vocabulary

@Suite("The sandbox's clock")
struct SandboxClockTests {
    @Test("a manual clock moves only when it is told to")
    func manual() {
        let start = Timestamp(seconds: 1_000_000)
        let clock = SandboxClock(pace: .manual, start: start)
        #expect(clock.now == start)
        clock.advance(by: .seconds(900))
        #expect(clock.now == start + .seconds(900))
    }

    @Test("a fast clock runs ahead of the machine's, and an advance is kept")
    func fast() async throws {
        let clock = SandboxClock(pace: .running(speed: 1_000), start: Timestamp(seconds: 0))
        try await Task.sleep(for: .milliseconds(20))
        #expect(clock.now >= Timestamp(seconds: 20))
        let before = clock.now
        clock.advance(by: .seconds(86_400))
        #expect(clock.now >= before + .seconds(86_400))
    }
}
