import KubernetesClient
import KubernetesModel
import ProductAPI
import TestKit
import Testing

/// The operator without one of its rights, for each of them: it does not end, asks no more than it should, and says
/// what is missing; and when the right is back, the end is what it always is.
@Suite("The operator lacks a right")
struct DeniedRightTests {
    /// Time runs as fast, so that a minute is over in less than two seconds.
    static let speed = 40

    /// What the operator may call in a minute in which it gets nowhere. The election takes some thirty, each informer ten.
    static let mostCalls = 400

    /// What happens meanwhile.
    static let stories: [Scenario] = [
        Scenario(name: "creation", prepare: { _ in }, change: { try await $0.create() }, end: .pair),
        Scenario(
            name: "repair",
            change: {
                try await $0.deleteClaim()
                try await $0.deleteVolume()
            }, end: .pair),
        Scenario(name: "deletion", change: { try await $0.deleteSharedVolume() }, end: .nothing),
    ]

    /// Each right meets one of the stories by turns, or all; of the rights that are about the node driver every third.
    static let cases: [(Right, Scenario)] = Right.all.enumerated().flatMap { index, right in
        guard !Sampling.isWhole else { return stories.map { (right, $0) } }
        guard !right.isOfDriver || index % 3 == 0 else { return [] }
        return [(right, stories[right.isOfDriver ? 0 : (index + index / 3) % 3])]
    }

    @Test("it says so, waits, and goes on when the right is there", arguments: cases)
    func denied(right: Right, story: Scenario) async throws {
        try await Turnstile.matrix.pass {
            let world = try await SharingWorld(speed: Self.speed)
            try await story.prepare(world)
            try await world.deny(right)
            let calls = FaultyTransport(ClusterTransport(world.cluster), counting: .calls)
            try await world.withOperator(calls) {
                try await story.change(world)
                if try await !isOver(story, right, in: world) {
                    let before = calls.counted.count
                    try await world.time.sleep(.seconds(60))
                    #expect(calls.counted.count - before < Self.mostCalls)
                }
                try await world.giveBack(right)
                try await world.expect(story.end, before: nil)
                if right.isOfDriver { try await world.untilKept() }
            }
        }
    }

    /// Waits until the end is reached, or else what is missing is told in the server's words.
    private func isOver(_ story: Scenario, _ right: Right, in world: SharingWorld) async throws -> Bool {
        var condition: Condition?
        for look in 0..<1500 {
            let object = try await world.user.find(SharedVolume.self, SharingWorld.key)
            condition = object?.status?.conditions?["Ready"]
            if try await story.end == .nothing ? object == nil : isReady(object, in: world) { return true }
            if condition?.status != .isTrue, condition?.message.contains(right.refusal) == true { return false }
            if right.isMute, look > 0 { return false }
            try await SharingWorld.pause(after: look)
        }
        Issue.record("neither done nor told: \(String(describing: condition))")
        return false
    }

    private func isReady(_ object: SharedVolume?, in world: SharingWorld) async throws -> Bool {
        guard object?.status?.phase == .ready else { return false }
        return try await world.user.find(PersistentVolumeClaim.self, SharingWorld.claim)?.status?.phase == "Bound"
    }
}
