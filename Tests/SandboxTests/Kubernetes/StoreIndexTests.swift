import Testing
import Wire

@testable import Sandbox

@Suite("Kubernetes: finding objects by what stands in them")
struct StoreIndexTests {
    @Test("sorted values are those of a set, whatever comes and goes", arguments: [1, 2, 3] as [UInt64])
    func sorted(seed: UInt64) {
        var dice = SeededDice(seed: seed)
        var values = SortedValues<Int>()
        var reference: Set<Int> = []
        func some() -> Int { Int(dice.next() % 6000) }
        for round in 0..<3 {
            for _ in 0..<5000 {
                let value = some()
                // They grow, then shrink to nothing.
                if dice.next() % 4 < (round == 0 ? 3 : 1) {
                    values.insert(value)
                    reference.insert(value)
                } else {
                    values.remove(value)
                    reference.remove(value)
                }
            }
            #expect(values.all == reference.sorted())
            for _ in 0..<50 {
                let start = some()
                let next = reference.filter { $0 > start && $0 % 7 == 0 }.min()
                #expect(values.first(after: start) { $0 % 7 == 0 } == next)
            }
            #expect(values.first(after: nil) { _ in true } == reference.min())
        }
        for value in reference { values.remove(value) }
        #expect(values.isEmpty && values.first(after: nil) { _ in true } == nil)
    }

    @Test("free volumes stand in the order of their size, and those that are too small are not looked at")
    func freeVolumes() throws {
        let fixture = try ClusterFixture()
        let store = fixture.cluster.server.store
        for (name, size) in [("c", "2Gi"), ("d", "500Mi"), ("b", "10Gi"), ("a", "2Gi"), ("e", "1Gi")] {
            fixture.call("POST", Samples.volumes, Samples.volume(name, size: size))
        }
        #expect(store.objects(.freeVolumesByClass, "efs").map(\.value.name) == ["d", "e", "a", "c", "b"])
        var seen: [String] = []
        let found = store.first(.freeVolumesByClass, "efs", after: .start(of: 1.5 * 1_073_741_824)) { object in
            seen.append(object.value.name)
            return object.value.name == "c"
        }
        #expect(found?.value.name == "c" && seen == ["a", "c"])
        // One that becomes larger, and one that is taken.
        fixture.call(
            "PATCH", Samples.volumes + "/d", ["spec": ["capacity": ["storage": "3Gi"]]],
            type: "application/merge-patch+json")
        fixture.call("POST", Samples.claims, Samples.claim("wanting"))
        #expect(fixture.get(Samples.claims + "/wanting")[at: "spec", "volumeName"] == "e")
        #expect(store.objects(.freeVolumesByClass, "efs").map(\.value.name) == ["a", "c", "d", "b"])
    }
}
