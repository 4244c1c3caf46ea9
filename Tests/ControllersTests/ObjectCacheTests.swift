import KubernetesClient
import KubernetesModel
import Testing

@testable import Controllers

/// A node of that name at that version.
func node(_ name: String, _ version: Int, labels: [String: String]? = nil, uid: String = "u") -> Node {
    var node = Node(metadata: ObjectMeta(name: name, labels: labels))
    node.metadata.resourceVersion = String(version)
    node.metadata.uid = uid
    return node
}

@Suite("A cache of objects")
struct ObjectCacheTests {
    @Test("a list is told as the difference to what was there")
    func replaced() {
        var cache = ObjectCache<Node>()
        #expect(cache.replace(with: [node("a", 1), node("b", 2)]) == [.added(node("a", 1)), .added(node("b", 2))])
        let changes = cache.replace(with: [node("a", 1), node("b", 5, uid: "v"), node("c", 6)])
        #expect(changes == [.updated(from: node("b", 2), to: node("b", 5, uid: "v")), .added(node("c", 6))])
        #expect(cache.replace(with: [node("a", 1)]) == [.deleted(node("b", 5, uid: "v")), .deleted(node("c", 6))])
    }

    @Test("news that come twice are told once, and news of the unknown are told as what they mean")
    func events() {
        var cache = ObjectCache<Node>()
        #expect(cache.apply(.modified(node("a", 1))) == .added(node("a", 1)))
        #expect(cache.apply(.added(node("a", 1))) == nil)
        #expect(cache.apply(.added(node("a", 2))) == .updated(from: node("a", 1), to: node("a", 2)))
        #expect(cache.apply(.bookmark(resourceVersion: "9")) == nil)
        #expect(cache.apply(.deleted(node("a", 3))) == .deleted(node("a", 2)))
        #expect(cache.apply(.deleted(node("a", 3))) == nil)
    }

    @Test("an index follows its objects")
    func index() {
        var cache = ObjectCache<Node>(indices: ["zone": { $0.metadata.labels?["zone"].map { [$0] } ?? [] }])
        _ = cache.replace(with: [
            node("a", 1, labels: ["zone": "x"]), node("b", 1, labels: ["zone": "x"]), node("c", 1),
        ])
        #expect(Set(cache.objects(index: "zone", "x").map(\.metadata.name)) == ["a", "b"])
        _ = cache.apply(.modified(node("a", 2, labels: ["zone": "y"])))
        _ = cache.apply(.deleted(node("b", 1)))
        #expect(cache.objects(index: "zone", "x").isEmpty)
        #expect(cache.objects(index: "zone", "y").map(\.metadata.name) == ["a"])
    }

    @Test("however lists and events come, the changes told lead from one state to the next", arguments: UInt64(1)...20)
    func property(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var cache = ObjectCache<Node>()
        var told: [ObjectKey: Node] = [:]
        for round in 1..<400 {
            let name = "n\(random.next() % 6)"
            let version = Int(random.next() % 4)
            var changes: [ObjectChange<Node>] = []
            switch random.next() % 4 {
            case 0: changes = cache.apply(.added(node(name, version))).map { [$0] } ?? []
            case 1: changes = cache.apply(.modified(node(name, version))).map { [$0] } ?? []
            case 2: changes = cache.apply(.deleted(node(name, version))).map { [$0] } ?? []
            default:
                let list = (0..<6).filter { _ in random.next() % 2 == 0 }.map { node("n\($0)", round) }
                changes = cache.replace(with: list)
            }
            for change in changes {
                switch change {
                case .added(let new):
                    #expect(told[new.metadata.key] == nil)
                    told[new.metadata.key] = new
                case .updated(let old, let new):
                    #expect(told[new.metadata.key] == old)
                    #expect(old != new)
                    told[new.metadata.key] = new
                case .deleted(let old):
                    #expect(told[old.metadata.key] == old)
                    told[old.metadata.key] = nil
                }
            }
            #expect(Set(cache.objects.map(\.metadata.key)) == Set(told.keys))
        }
    }
}

@Suite("What an informer does next")
struct ReflectorMachineTests {
    private let gone = KubernetesError(.gone, "old")
    private let cut = KubernetesError(.transport, "cut")

    @Test("lists from memory, then watches from the list's version, and goes on from the last event")
    func normal() {
        var machine = ReflectorMachine()
        #expect(machine.step == .list(resourceVersion: "0"))
        machine.listed(resourceVersion: "5")
        #expect(machine.step == .watch(resourceVersion: "5"))
        machine.saw(resourceVersion: "7")
        machine.watchEnded(nil, lasted: .seconds(300), jitter: 1)
        #expect(machine.step == .watch(resourceVersion: "7"))
    }

    @Test("a watch that breaks is taken up where it was, after a wait that doubles")
    func broken() {
        var machine = ReflectorMachine()
        machine.listed(resourceVersion: "5")
        for wait in [Duration.milliseconds(200), .milliseconds(400), .milliseconds(800)] {
            machine.watchEnded(cut, lasted: .zero, jitter: 1)
            #expect(machine.step == .wait(wait))
            machine.waited()
            #expect(machine.step == .watch(resourceVersion: "5"))
        }
        machine.saw(resourceVersion: "6")
        machine.watchEnded(cut, lasted: .zero, jitter: 1)
        #expect(machine.step == .wait(.milliseconds(200)))
    }

    @Test("a version that is too old leads to a list that is not older")
    func tooOld() {
        var machine = ReflectorMachine()
        machine.listed(resourceVersion: "5")
        machine.saw(resourceVersion: "8")
        machine.watchEnded(gone, lasted: .seconds(60), jitter: 0)
        #expect(machine.step == .wait(.milliseconds(100)))
        machine.waited()
        #expect(machine.step == .list(resourceVersion: "8"))
    }

    @Test("who may list and not watch lists again and again, with waits that double")
    func forbidden() {
        var machine = ReflectorMachine()
        for wait in [Duration.milliseconds(200), .milliseconds(400), .milliseconds(800)] {
            machine.listed(resourceVersion: "5")
            machine.watchEnded(KubernetesError(.forbidden, "no"), lasted: .zero, jitter: 1)
            #expect(machine.step == .wait(wait))
            machine.waited()
            #expect(machine.step == .list(resourceVersion: "5"))
        }
    }

    @Test("a list that is too old, or a version that the server does not know, leads to the newest state")
    func newest() {
        let details = KubernetesStatus.Details(causes: [.init(reason: "ResourceVersionTooLarge")])
        let large = KubernetesError(.serverTimeout, "x", status: KubernetesStatus(details: details))
        for error in [gone, large] {
            var machine = ReflectorMachine()
            machine.listFailed(error, jitter: 1)
            machine.waited()
            #expect(machine.step == .list(resourceVersion: nil))
        }
    }

    @Test("a list that fails otherwise is tried again as it was")
    func listFailed() {
        var machine = ReflectorMachine()
        machine.listFailed(cut, jitter: 1)
        machine.waited()
        #expect(machine.step == .list(resourceVersion: "0"))
    }

    @Test("a server that ends each watch at once is asked ever more rarely")
    func short() {
        var machine = ReflectorMachine()
        machine.listed(resourceVersion: "5")
        var waited = Duration.zero
        for _ in 0..<12 {
            machine.watchEnded(nil, lasted: .milliseconds(1), jitter: 1)
            if case .wait(let wait) = machine.step { waited = wait }
            machine.waited()
        }
        #expect(waited == .seconds(30))
    }

    @Test("lists and watches that are always too old do not run hot")
    func hot() {
        var machine = ReflectorMachine()
        var waits: [Duration] = []
        for _ in 0..<5 {
            machine.listed(resourceVersion: "5")
            machine.watchEnded(gone, lasted: .zero, jitter: 1)
            if case .wait(let wait) = machine.step { waits.append(wait) }
            machine.waited()
        }
        #expect(waits == [200, 400, 800, 1600, 3200].map { .milliseconds($0) })
    }
}
