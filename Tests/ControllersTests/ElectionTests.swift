import KubernetesClient
import KubernetesModel
import ServiceLifecycle
import ServiceLifecycleTestKit
import Synchronization
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Controllers

@Suite("Who may lead")
struct ElectionMachineTests {
    private let date = Timestamp(seconds: 1_800_000_000)

    private func lease(_ holder: String, renewed: String = "r1", seconds: Int? = 15) -> Lease.Spec {
        Lease.Spec(holderIdentity: holder, leaseDurationSeconds: seconds, renewTime: renewed, leaseTransitions: 3)
    }

    @Test("a lease that is not there is created with us as holder")
    func create() {
        var machine = ElectionMachine(identity: "me")
        guard case .create(let spec) = machine.read(nil, now: .zero, date: date) else {
            Issue.record("not created")
            return
        }
        #expect(spec.holderIdentity == "me" && spec.leaseDurationSeconds == 15 && spec.leaseTransitions == 0)
        #expect(!machine.leads(now: .zero))
        machine.wrote(spec, sent: .seconds(1))
        #expect(machine.leads(now: .seconds(10)))
        #expect(!machine.leads(now: .seconds(11)))
    }

    @Test("a released lease is taken at once, and counts a transition")
    func released() {
        var machine = ElectionMachine(identity: "me")
        let released = ElectionMachine(identity: "you").released(lease("you"), date: date)
        guard case .update(let spec) = machine.read(released, now: .zero, date: date) else {
            Issue.record("not taken")
            return
        }
        #expect(spec.holderIdentity == "me" && spec.leaseTransitions == 4)
    }

    @Test("another's lease is left alone for as long as it changes, whatever its dates say")
    func held() {
        var machine = ElectionMachine(identity: "me")
        for step in 0..<50 {
            // The holder's clock is years behind.
            let spec = lease("you", renewed: "1999-01-01T00:00:\(step)Z")
            #expect(machine.read(spec, now: .seconds(step * 14), date: date) == .wait(holder: "you"))
        }
    }

    @Test("another's lease that did not change for its whole time, as seen by us, is taken")
    func expired() {
        var machine = ElectionMachine(identity: "me")
        let spec = lease("you", seconds: 40)
        #expect(machine.read(spec, now: .seconds(100), date: date) == .wait(holder: "you"))
        #expect(machine.read(spec, now: .seconds(139), date: date) == .wait(holder: "you"))
        guard case .update(let taken) = machine.read(spec, now: .seconds(140), date: date) else {
            Issue.record("not taken")
            return
        }
        #expect(taken.holderIdentity == "me")
    }

    @Test("a leader that reads another's name leads no more")
    func usurped() {
        var machine = ElectionMachine(identity: "me")
        machine.wrote(lease("me"), sent: .zero)
        _ = machine.read(lease("you"), now: .seconds(1), date: date)
        #expect(!machine.leads(now: .seconds(1)))
    }

    /// Candidates with delays and lost calls share one lease; nobody's clock runs backwards, but all start elsewhere.
    @Test("never do two lead at once, whatever calls are lost or late", arguments: UInt64(1)...60)
    func exclusive(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var stored: (spec: Lease.Spec, version: Int)?
        var version = 0
        let offsets = (0..<3).map { _ in Duration.seconds(Int64(random.next() % 10_000)) }
        var machines = (0..<3).map { ElectionMachine(identity: "c\($0)") }
        /// What a candidate has read and will write later.
        var intents: [Int: (spec: Lease.Spec, sent: Duration, over: Int?)] = [:]
        var now = Duration.zero
        var changes = 0
        for _ in 0..<4000 {
            now += .milliseconds(Int64(random.next() % 900))
            let who = Int(random.next() % 3)
            let local = now + offsets[who]
            if let intent = intents.removeValue(forKey: who) {
                // Lost on the way there.
                if random.next() % 6 == 0 { continue }
                guard intent.over == stored?.version else { continue }
                version += 1
                if stored?.spec.holderIdentity != intent.spec.holderIdentity { changes += 1 }
                stored = (intent.spec, version)
                // Lost on the way back, or answered after the deadline of the call.
                if random.next() % 6 == 0 { continue }
                machines[who].wrote(intent.spec, sent: intent.sent)
            } else {
                // A process that sleeps for a while, as if it were paused.
                if random.next() % 40 == 0 { now += .seconds(Int64(random.next() % 30)) }
                let step = machines[who].read(stored?.spec, now: local, date: Timestamp(seconds: Int64(changes)) + now)
                switch step {
                case .create(let spec), .update(let spec): intents[who] = (spec, local, stored?.version)
                case .wait: break
                }
            }
            let leaders = (0..<3).filter { machines[$0].leads(now: now + offsets[$0]) }
            #expect(leaders.count <= 1)
        }
        #expect(changes > 1)
    }
}

@Suite("Leader election", .timeLimit(.minutes(3)))
struct LeaderElectionTests {
    private let key = ObjectKey(namespace: "efs", name: "operator")

    private func election(
        _ server: LeaseServer, _ identity: String, _ time: ManualTime, _ tally: Tally,
        work: @escaping @Sendable (Leadership) async throws -> Void
    ) -> LeaderElection {
        LeaderElection(
            client: scriptedClient(server, time: time), lease: key, identity: identity, time: time.source,
            random: { 0 }, logger: silent, observer: { tally.note("\(identity) \($0)") }, work: work)
    }

    private func untilShutdown() async { try? await gracefulShutdown() }

    @Test("a leader works, renews, and releases the lease on shutdown after its work has finished")
    func released() async throws {
        let (server, time, tally) = (LeaseServer(), ManualTime(), Tally())
        let election = election(server, "a", time, tally) { leadership in
            #expect(leadership.isHeld)
            tally.note("working")
            try? await gracefulShutdown()
            tally.note("worked")
        }
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await election.run() }
                await tally.wait(for: "working")
                for _ in 0..<10 {
                    // Small steps: what sleeps may be a call's deadline, and the next period has not begun.
                    let before = server.writes
                    while server.writes == before, !Task.isCancelled {
                        await time.advance(by: .milliseconds(200), whenSleeping: 1)
                        for _ in 0..<100 where server.writes == before { await Task.yield() }
                    }
                }
                #expect(election.isLeading)
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(tally.all == ["a acquired", "working", "worked", "a released"])
        #expect(server.holder == "")
        #expect(server.writes >= 3)
    }

    @Test("a leader that cannot renew stops its work before another may begin, and stands again")
    func failsClosed() async throws {
        let (server, time, tally) = (LeaseServer(), ManualTime(), Tally())
        let election = election(server, "a", time, tally) { leadership in
            tally.note("working")
            do {
                try await Task.sleep(for: .seconds(3600))
            } catch {
                tally.note(leadership.isHeld ? "stopped too late" : "stopped")
                throw error
            }
        }
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await election.run() }
            await tally.wait(for: "working")
            server.isDown = true
            var passed = Duration.zero
            while tally.count("a lost") == 0, !Task.isCancelled {
                if time.sleeperCount > 0 {
                    time.advance(by: .milliseconds(500))
                    passed += .milliseconds(500)
                }
                for _ in 0..<20 { await Task.yield() }
            }
            #expect(passed >= .seconds(10))
            #expect(passed < .seconds(15))
            server.isDown = false
            while tally.count("working") < 2, !Task.isCancelled {
                time.advance(by: .milliseconds(500))
                for _ in 0..<20 { await Task.yield() }
            }
            group.cancelAll()
            try? await group.waitForAll()
        }
        #expect(tally.all.prefix(5) == ["a acquired", "working", "stopped", "a lost", "a acquired"])
    }

    @Test("who stands by takes over as soon as the lease is released")
    func standby() async throws {
        let (server, time, tally) = (LeaseServer(), ManualTime(), Tally())
        server.put(Lease.Spec(holderIdentity: "other", leaseDurationSeconds: 15, renewTime: "r", leaseTransitions: 1))
        let election = election(server, "b", time, tally) { _ in tally.note("working") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await election.run() }
            await time.advance(by: .seconds(2), whenSleeping: 1)
            #expect(!election.isLeading)
            server.put(Lease.Spec(holderIdentity: "", leaseDurationSeconds: 1, renewTime: "r", leaseTransitions: 1))
            while tally.count("working") == 0, !Task.isCancelled {
                time.advance(by: .seconds(1))
                for _ in 0..<20 { await Task.yield() }
            }
            try await group.waitForAll()
        }
        #expect(tally.all == ["b acquired", "working", "b released"])
    }

    @Test("an error of the work ends the election, and gives the lease back")
    func failing() async throws {
        struct Broken: Error {}
        let (server, time, tally) = (LeaseServer(), ManualTime(), Tally())
        let election = election(server, "a", time, tally) { _ in throw Broken() }
        await #expect(throws: Broken.self) { try await election.run() }
        #expect(server.holder == "")
    }
}

/// An API server that has one lease, and refuses writes on an old version.
final class LeaseServer: Transport {
    private struct State {
        var lease: JSONValue?
        var version = 0
        var isDown = false
        var writes = 0
    }

    private let state = Mutex(State())

    var isDown: Bool {
        get { state.withLock { $0.isDown } }
        set { state.withLock { $0.isDown = newValue } }
    }

    var writes: Int { state.withLock { $0.writes } }

    var holder: String? { state.withLock { $0.lease?[at: "spec", "holderIdentity"]?.string } }

    func put(_ spec: Lease.Spec) {
        state.withLock { state in
            state.version += 1
            state.lease = [
                "metadata": ["name": "operator", "resourceVersion": .string(String(state.version))],
                "spec": [
                    "holderIdentity": .string(spec.holderIdentity ?? ""),
                    "leaseDurationSeconds": .integer(Int64(spec.leaseDurationSeconds ?? 0)),
                    "renewTime": .string(spec.renewTime ?? ""), "leaseTransitions": 1,
                ],
            ]
        }
    }

    func send(
        _ request: KubernetesRequest, as credential: Credential
    ) async throws(TransportError) -> TransportAnswer {
        let answer: TransportAnswer? = state.withLock { state in
            if state.isDown { return nil }
            if request.verb == .get { return state.lease.map { .text($0.text()) } ?? .failure(404, "NotFound") }
            guard let body = try? JSONValue(parsing: request.body ?? []) else { return .failure(400, "BadRequest") }
            let current = state.lease?[at: "metadata", "resourceVersion"]
            if request.verb == .create, state.lease != nil { return .failure(409, "AlreadyExists") }
            if request.verb == .patch, body[at: "metadata", "resourceVersion"] != current {
                return .failure(409, "Conflict")
            }
            state.version += 1
            state.writes += 1
            let lease: JSONValue = [
                "metadata": ["name": "operator", "resourceVersion": .string(String(state.version))],
                "spec": body["spec"] ?? [:],
            ]
            state.lease = lease
            return .text(lease.text())
        }
        guard let answer else { throw TransportError(.unknown, "down") }
        return answer
    }
}
