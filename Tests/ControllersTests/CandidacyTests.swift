import Controllers
import KubernetesModel
import Testing
import Vocabulary

@Suite("Leader election")
struct CandidacyTests {
    /// A lease that candidates read and write without losses, on one clock.
    private struct Room {
        var lease: Lease?
        var elapsed: Duration = .zero

        var now: Timestamp { Timestamp(seconds: 1_000_000) + elapsed }

        /// One try; answers whether the candidate leads after it.
        mutating func attempt(_ candidate: inout Candidacy) -> Bool {
            switch candidate.move(on: lease, elapsed: elapsed, now: now) {
            case .wait: return candidate.failed(elapsed: elapsed, lostToOther: true)
            case .create(let spec), .take(let spec):
                lease = Lease(metadata: ObjectMeta(name: "l", namespace: "n"), spec: spec)
                candidate.succeeded(sent: elapsed)
                return true
            }
        }
    }

    @Test("the first to come creates the lease and leads; the second waits")
    func first() {
        var room = Room()
        var one = Candidacy(identity: "one")
        var two = Candidacy(identity: "two")
        let did1 = room.attempt(&one)
        #expect(did1)
        let did2 = room.attempt(&two)
        #expect(!did2)
        #expect(room.lease?.spec.holderIdentity == "one")
        #expect(room.lease?.spec.leaseDurationSeconds == 15)
        #expect(room.lease?.spec.leaseTransitions == 0)
    }

    @Test("renewing keeps the time of acquisition and the count of transitions")
    func renewal() {
        var room = Room()
        var one = Candidacy(identity: "one")
        _ = room.attempt(&one)
        let acquired = room.lease?.spec.acquireTime
        room.elapsed += .seconds(2)
        let did3 = room.attempt(&one)
        #expect(did3)
        #expect(room.lease?.spec.acquireTime == acquired)
        #expect(room.lease?.spec.renewTime == room.now.rfc3339Micro)
        #expect(room.lease?.spec.leaseTransitions == 0)
    }

    @Test("a standby takes over only when it saw no renewal for the whole term, whatever the wall clocks say")
    func takeover() {
        var room = Room()
        var one = Candidacy(identity: "one")
        var two = Candidacy(identity: "two")
        _ = room.attempt(&one)
        // The holder's clock may be hours behind: what counts is when the standby first saw this renewal.
        room.lease?.spec.renewTime = "2001-01-01T00:00:00.000000Z"
        room.elapsed += .seconds(100)
        let did4 = room.attempt(&two)
        #expect(!did4)
        room.elapsed += .seconds(14)
        let did5 = room.attempt(&two)
        #expect(!did5)
        room.elapsed += .seconds(1)
        let did6 = room.attempt(&two)
        #expect(did6)
        #expect(room.lease?.spec.leaseTransitions == 1)
    }

    @Test("a leader that cannot renew stops at the deadline, before a standby can have the lease")
    func failClosed() {
        var room = Room()
        var one = Candidacy(identity: "one")
        var two = Candidacy(identity: "two")
        _ = room.attempt(&one)
        _ = room.attempt(&two)
        #expect(one.timeLeft(elapsed: .seconds(4)) == .seconds(6))
        let goesOn = one.failed(elapsed: .milliseconds(9_999), lostToOther: false)
        #expect(goesOn)
        let goesOnAtDeadline = one.failed(elapsed: .seconds(10), lostToOther: false)
        #expect(!goesOnAtDeadline)
        #expect(!one.isLeading)
        room.elapsed = .milliseconds(14_999)
        let did7 = room.attempt(&two)
        #expect(!did7)
    }

    @Test("a leader that finds another's name in the lease stops at once")
    func lost() {
        var room = Room()
        var one = Candidacy(identity: "one")
        _ = room.attempt(&one)
        room.lease?.spec.holderIdentity = "two"
        let did8 = room.attempt(&one)
        #expect(!did8)
        #expect(!one.isLeading)
    }

    @Test("a released lease is free at once, and only its holder releases it")
    func release() throws {
        var room = Room()
        var one = Candidacy(identity: "one")
        var two = Candidacy(identity: "two")
        _ = room.attempt(&one)
        let lease = try #require(room.lease)
        let others = two.release(lease, now: room.now)
        #expect(others == nil)
        let released = one.release(lease, now: room.now)
        room.lease?.spec = try #require(released)
        #expect(!one.isLeading)
        let did9 = room.attempt(&two)
        #expect(did9)
        #expect(room.lease?.spec.leaseTransitions == 1)
    }

    @Test("however calls fail and whoever is slow, two never lead at one time", arguments: 0..<200)
    func neverTwo(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var room = Room()
        var candidates = (0..<3).map { Candidacy(identity: "c\($0)") }
        for _ in 0..<400 {
            room.elapsed += .milliseconds(Int(random.next() % 1_500))
            let index = Int(random.next() % 3)
            // What a leader does between two tries: stop when its time is up.
            for other in candidates.indices where candidates[other].timeLeft(elapsed: room.elapsed) == .zero {
                _ = candidates[other].failed(elapsed: room.elapsed, lostToOther: false)
            }
            if random.next() % 3 == 0 {
                _ = candidates[index].failed(elapsed: room.elapsed, lostToOther: false)
            } else {
                _ = room.attempt(&candidates[index])
            }
            #expect(candidates.filter(\.isLeading).count <= 1)
        }
    }
}

/// A small generator with a seed, so that a failure can be run again.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
