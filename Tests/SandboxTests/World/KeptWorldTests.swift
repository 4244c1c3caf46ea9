import Logging
import NIOCore
import NIOPosix
import Synchronization
import Testing
import Vocabulary
import Wire

@testable import Sandbox

@Suite("The sandbox's clock over restarts")
struct KeptClockTests {
    /// The machine's time, moved by hand.
    private final class Machine: Sendable {
        private let moment = Mutex(Timestamp(seconds: 1_800_000_000))
        var now: Timestamp { moment.withLock { $0 } }
        func pass(_ duration: Duration) { moment.withLock { $0 = $0 + duration } }
    }

    private func clock(
        _ pace: SandboxClock.Pace, _ keeping: any Keeping, _ machine: Machine
    ) throws -> SandboxClock {
        try SandboxClock(pace: pace, keeping: keeping, machineTime: { machine.now })
    }

    @Test("a running clock goes on as if it had run meanwhile, with what it was moved by", arguments: [1.0, 60])
    func running(speed: Double) throws {
        let (keeping, machine) = (MemoryKeeping(), Machine())
        let first = try clock(.running(speed: speed), keeping, machine)
        #expect(first.now == machine.now)
        machine.pass(.seconds(10))
        first.advance(by: .seconds(900))
        machine.pass(.seconds(10))
        let last = first.now
        machine.pass(.seconds(100))
        let second = try clock(.running(speed: speed), keeping, machine)
        #expect(second.now == first.now)
        #expect(second.now == last + .microseconds(Int64(100_000_000 * speed)))
    }

    @Test("a manual clock shows what it showed")
    func manual() throws {
        let (keeping, machine) = (MemoryKeeping(), Machine())
        let first = try clock(.manual, keeping, machine)
        first.advance(by: .seconds(900))
        machine.pass(.seconds(3600))
        #expect(try clock(.manual, keeping, machine).now == first.now)
    }

    @Test("with another pace than before the time goes on from where it was, and never back")
    func otherPace() throws {
        let (keeping, machine) = (MemoryKeeping(), Machine())
        let fast = try clock(.running(speed: 1000), keeping, machine)
        machine.pass(.seconds(3600))
        var last = fast.now
        for pace in [SandboxClock.Pace.running(speed: 1), .manual, .running(speed: 2)] {
            let next = try clock(pace, keeping, machine)
            #expect(next.now >= last)
            machine.pass(.seconds(1))
            last = next.now
        }
    }

    @Test("a machine whose clock was set back does not take the sandbox's along")
    func machineSetBack() throws {
        let (keeping, machine) = (MemoryKeeping(), Machine())
        let first = try clock(.running(speed: 1), keeping, machine)
        let last = first.now
        machine.pass(.seconds(-3600))
        #expect(first.now >= last)
        #expect(try clock(.running(speed: 1), keeping, machine).now >= last)
    }

    @Test("no advance leads beyond the year 9999, and none overflows")
    func end() throws {
        let machine = Machine()
        let first = try clock(.running(speed: 100_000), MemoryKeeping(), machine)
        for duration in [Duration.seconds(250_000_000_000), .seconds(Int64.max), .seconds(1)] {
            first.advance(by: duration)
            machine.pass(.seconds(86_400 * 365))
            #expect(first.now <= SandboxClock.end)
        }
        #expect(first.now == SandboxClock.end)
    }

    @Test("an advance that cannot be kept does not happen")
    func notKept() throws {
        let (keeping, machine) = (BrittleKeeping(), Machine())
        let clock = try clock(.running(speed: 1), keeping, machine)
        keeping.breaks = true
        #expect(throws: BrittleKeeping.Full.self) { try clock.advanceKept(by: .seconds(900)) }
        #expect(clock.now == machine.now)
        keeping.breaks = false
        try clock.advanceKept(by: .seconds(900))
        #expect(clock.now == machine.now + .seconds(900))
    }

    @Test("a record that is none is refused rather than taken for another time")
    func unreadable() throws {
        let keeping = MemoryKeeping()
        keeping.keep([KeptChange(space: "world/clock", key: "reading", value: Array("{}".utf8))])
        #expect(throws: (any Error).self) { try clock(.manual, keeping, Machine()) }
    }
}

/// A keeping on a disk that may be full.
final class BrittleKeeping: Keeping {
    struct Full: Error {}

    private let disk = MemoryKeeping()
    /// How many changes there is room for; nil for any number.
    private let room = Mutex<Int?>(nil)

    var breaks: Bool {
        get { room.withLock { $0 == 0 } }
        set { room.withLock { $0 = newValue ? 0 : nil } }
    }

    /// Lets the disk be full after so many changes.
    func fill(after changes: Int) { room.withLock { $0 = changes } }

    func records(of space: String) -> [KeptRecord] { disk.records(of: space) }

    func keep(_ changes: [KeptChange]) throws {
        let hasRoom = room.withLock { room in
            guard let left = room else { return true }
            room = max(0, left - 1)
            return left > 0
        }
        guard hasRoom else { throw Full() }
        disk.keep(changes)
    }
}

@Suite("The sandbox's ports over restarts")
struct KeptPortTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Listens as a server would, and returns the port at once.
    private func listening<Value>(
        _ port: KeptPort, _ body: (Int) async throws -> Value
    ) async throws -> Value? {
        var value: Value?
        try await port.serve(logger: logger) { wanted in
            let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            let channel = try await bootstrap.bind(host: "127.0.0.1", port: wanted).get()
            let bound = try #require(channel.localAddress?.port)
            port.keep(bound)
            value = try await body(bound)
            try await channel.close()
        }
        return value
    }

    @Test("the port of the last run is taken again; another when somebody has it, which is then kept")
    func again() async throws {
        let kept = KeptPort(keeping: MemoryKeeping(), name: "aws")
        #expect(kept.last == nil)
        let first = try #require(try await listening(kept) { $0 })
        #expect(kept.last == first)
        let third = try await listening(kept) { second in
            #expect(second == first)
            return try await listening(kept) { $0 }
        }
        let other = try #require(third ?? nil)
        #expect(other != first)
        #expect(kept.last == other)
    }

    @Test("each server has a port of its own")
    func apart() {
        let keeping = MemoryKeeping()
        KeptPort(keeping: keeping, name: "aws").keep(1)
        KeptPort(keeping: keeping, name: "control").keep(2)
        #expect(KeptPort(keeping: keeping, name: "aws").last == 1)
    }
}

@Suite("A disk that is full")
struct FullDiskTests {
    @Test("a write of Kubernetes that cannot be kept is answered with 500, does not show, and can be made later")
    func kubernetes() throws {
        let keeping = BrittleKeeping()
        let fixture = try ClusterFixture(keeping: keeping)
        fixture.call("POST", Samples.configMaps, Samples.configMap("kept"))
        let before = fixture.get(Samples.configMaps)
        keeping.breaks = true
        let (status, answer) = fixture.call("POST", Samples.configMaps, Samples.configMap("lost"))
        #expect(status == 500 && answer["reason"] == "InternalError")
        let patch: JSONValue = ["data": ["key": "2"]]
        #expect(
            fixture.call("PATCH", Samples.configMaps + "/kept", patch, type: "application/merge-patch+json").status
                == 500)
        #expect(fixture.call("DELETE", Samples.configMaps + "/kept").status == 500)
        #expect(fixture.get(Samples.configMaps) == before)
        #expect(fixture.call("GET", Samples.configMaps + "/lost").status == 404)
        keeping.breaks = false
        #expect(fixture.call("POST", Samples.configMaps, Samples.configMap("lost")).status == 201)
        // What the keeping has is what is shown.
        let again = try ClusterFixture(keeping: keeping)
        #expect(again.get(Samples.configMaps)["items"] == fixture.get(Samples.configMaps)["items"])
    }

    @Test("what controllers could not do on a full disk they do with the first change that is kept again")
    func controllers() throws {
        let keeping = BrittleKeeping()
        let fixture = try ClusterFixture(keeping: keeping)
        fixture.call("POST", Samples.volumes, Samples.volume("v", for: "c"))
        keeping.fill(after: 1)
        #expect(fixture.call("POST", Samples.claims, Samples.claim("c", volume: "v")).status == 201)
        #expect(fixture.get(Samples.claims + "/c")[at: "status", "phase"] != "Bound")
        keeping.breaks = false
        fixture.call("POST", Samples.configMaps, Samples.configMap("a"))
        #expect(fixture.get(Samples.claims + "/c")[at: "status", "phase"] == "Bound")
        #expect(fixture.get(Samples.volumes + "/v")[at: "status", "phase"] == "Bound")
    }

    @Test("a call of EFS that cannot be kept is answered with 500, does not show, and can be made later")
    func efs() async throws {
        let keeping = BrittleKeeping()
        let aws = try SandboxAWS(
            regions: [.usEast1], account: "123456789012", clock: SandboxClock(pace: .manual), keeping: keeping, seed: 1)
        let client = AWSClientDouble(aws)
        let body = Array(#"{"CreationToken":"a"}"#.utf8)
        keeping.breaks = true
        #expect(await client.send("POST", "/2015-02-01/file-systems", body: body).status == 500)
        let listed = await client.send("GET", "/2015-02-01/file-systems")
        #expect(String(decoding: listed.body, as: UTF8.self).contains("\"FileSystems\":[]"))
        keeping.breaks = false
        #expect(await client.send("POST", "/2015-02-01/file-systems", body: body).status == 201)
    }
}
