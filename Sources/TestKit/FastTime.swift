public import KubernetesClient
public import Sandbox

extension TimeSource {
    /// Time that passes several times as fast as the machine's, so that a minute is over in seconds.
    ///
    /// *Caveats*: the machine itself is no faster. Where it is busy, deadlines pass and leases run out for whom it did
    /// not let run in time: to code under test that is a fault like others, and no reason to fail.
    ///
    /// - Parameters:
    ///   - speed: 1 or more.
    ///   - clock: tells the date; it runs at the same speed.
    public static func fast(_ speed: Int, datedBy clock: SandboxClock) -> TimeSource {
        let machine = TimeSource.system
        return TimeSource(
            sleep: { try await machine.sleep($0 / speed) }, elapsed: { machine.elapsed() * speed },
            now: { clock.now })
    }
}
