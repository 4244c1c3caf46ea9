import SharingPlanning
import Testing
import Wire

@Suite("The plan for the node driver")
struct NodeDriverPlanTests {
    private static let driver = NodeDriver(namespace: "ops", image: "driver:1")

    /// An object as a server has it that applied our manifest and filled in what it fills in.
    private static func applied(_ object: KeptObject, _ driver: NodeDriver = driver) -> JSONValue {
        var value = driver.manifest(of: object, owner: "u1")
        value[at: "metadata", "uid"] = .string("uid of \(object)")
        value[at: "metadata", "managedFields"] = [
            ["manager": .string(NodeDriver.fieldManager), "operation": "Apply"]
        ]
        value["status"] = ["numberReady": 2]
        if object == .daemonSet { value[at: "spec", "template", "spec", "schedulerName"] = "default-scheduler" }
        return value
    }

    private static func observation(
        _ edit: (inout [KeptObject: JSONValue]) -> Void = { _ in },
        isOpenShift: Bool = false
    ) -> NodeDriverObservation {
        var objects = Dictionary(uniqueKeysWithValues: KeptObject.allCases.map { ($0, applied($0)) })
        if !isOpenShift { objects[.constraints] = nil }
        edit(&objects)
        return NodeDriverObservation(
            definition: .present(uid: "u1"), objects: objects, isOpenShift: isOpenShift, registrations: .none)
    }

    private static func plan(_ observation: NodeDriverObservation, _ driver: NodeDriver = driver) -> NodeDriverPlan {
        NodeDriverPlan.plan(for: driver, observation)
    }

    @Test("what is as it must be, with whatever the server filled in, asks for nothing", arguments: [true, false])
    func nothing(isOpenShift: Bool) {
        #expect(Self.plan(Self.observation(isOpenShift: isOpenShift)) == NodeDriverPlan())
    }

    @Test("what is absent is applied, alone", arguments: KeptObject.allCases)
    func absent(object: KeptObject) {
        let plan = Self.plan(Self.observation({ $0[object] = nil }, isOpenShift: true))
        #expect(plan.steps == [.apply(object, Self.driver.manifest(of: object, owner: "u1"))])
    }

    @Test(
        "what lost its label or its owner is applied, alone", arguments: KeptObject.allCases,
        ["labels", "ownerReferences"])
    func stripped(object: KeptObject, field: String) {
        let plan = Self.plan(Self.observation({ $0[object]?[at: "metadata", field] = nil }, isOpenShift: true))
        #expect(plan.steps.map(\.object) == [object])
        #expect(plan.notices.isEmpty)
    }

    @Test("an order of making in which pods find what they need")
    func order() {
        let plan = Self.plan(Self.observation({ $0 = [:] }, isOpenShift: true))
        #expect(plan.steps.map(\.object) == [.serviceAccount, .constraints, .daemonSet, .driver, .storageClass])
    }

    @Test("additions of others stay: a sidecar, a label, an annotation, an owner")
    func additions() {
        let plan = Self.plan(
            Self.observation { objects in
                objects[.driver]?[at: "metadata", "labels", "team"] = "storage"
                objects[.storageClass]?[at: "metadata", "annotations", "storageclass.kubernetes.io/is-default-class"] =
                    "true"
                var containers = objects[.daemonSet]?[at: "spec", "template", "spec", "containers"]?.array ?? []
                containers.insert(["name": "proxy", "image": "proxy"], at: 0)
                objects[.daemonSet]?[at: "spec", "template", "spec", "containers"] = .array(containers)
                let owners = objects[.serviceAccount]?[at: "metadata", "ownerReferences"]?.array ?? []
                objects[.serviceAccount]?[at: "metadata", "ownerReferences"] = .array([["uid": "other"]] + owners)
            })
        #expect(plan.steps.isEmpty)
    }

    @Test("a node selector, or one toleration more, is no addition but another value")
    func wholeValues() {
        let spec = ["spec", "template", "spec"]
        let changes: [(JSONValue, String)] = [
            (["kubernetes.io/os": "linux", "zone": "a"], "nodeSelector"),
            ([["operator": "Exists"], ["key": "x"]], "tolerations"),
        ]
        for (value, field) in changes {
            let plan = Self.plan(Self.observation { $0[.daemonSet]?[path: spec + [field]] = value })
            #expect(plan.steps.map(\.object) == [.daemonSet])
        }
    }

    @Test("a value that the server writes in words of its own is applied once")
    func normalised() {
        let manifest = Self.driver.manifest(of: .daemonSet, owner: "u1")
        var there = Self.applied(.daemonSet)
        there[at: "spec", "updateStrategy", "rollingUpdate", "maxUnavailable"] = "0.1"
        var observation = Self.observation { $0[.daemonSet] = there }
        #expect(Self.plan(observation).steps == [.apply(.daemonSet, manifest)])
        observation.answers[.daemonSet] = .init(to: manifest, there)
        #expect(Self.plan(observation).steps.isEmpty)
        observation.objects[.daemonSet]?[at: "spec", "updateStrategy", "rollingUpdate", "maxUnavailable"] = "0.2"
        #expect(Self.plan(observation).steps == [.apply(.daemonSet, manifest)])
    }

    @Test("a release that wants less than the one before applies, so that the rest goes")
    func less() {
        var there = Self.applied(.driver)
        there[at: "metadata", "annotations", NodeDriver.appliedAnnotation] = "abc"
        #expect(Self.plan(Self.observation { $0[.driver] = there }).steps.map(\.object) == [.driver])
    }

    @Test("another image is applied")
    func image() {
        let driver = NodeDriver(namespace: "ops", image: "driver:2")
        #expect(
            Self.plan(Self.observation(), driver).steps == [
                .apply(.daemonSet, driver.manifest(of: .daemonSet, owner: "u1"))
            ])
    }

    @Test(
        "what an apply cannot change is made anew",
        arguments: [
            (KeptObject.storageClass, ["provisioner"]), (.storageClass, ["reclaimPolicy"]),
            (.driver, ["spec", "attachRequired"]), (.daemonSet, ["spec", "selector"]),
        ])
    func fixed(object: KeptObject, field: [String]) {
        let plan = Self.plan(Self.observation { $0[object]?[path: field] = "other" })
        #expect(plan.steps == [.remake(object, uid: "uid of \(object)")])
    }

    @Test("pods of the original operator are taken over whole, so that none of their fields stay")
    func original() {
        let plan = Self.plan(Self.observation { $0[.daemonSet]?[at: "metadata", "managedFields"] = nil })
        #expect(plan.steps == [.remake(.daemonSet, uid: "uid of daemonSet")])
    }

    @Test("where the original's pods run in another namespace, no second driver is started beside them")
    func originalElsewhere() {
        let plan = Self.plan(
            Self.observation {
                $0[.daemonSet] = nil
                $0[.serviceAccount] = nil
                $0[.driver]?[at: "metadata", "managedFields"] = nil
            })
        #expect(plan.steps.isEmpty)
        #expect(plan.notices == [.originalElsewhere])
        let keeping = Self.plan(
            Self.observation { $0 = [.driver: $0[.driver] ?? .null] }, NodeDriver(mode: .keep, namespace: "ops"))
        #expect(keeping.steps.map(\.object).contains(.daemonSet))
    }

    @Test("beside the driver of somebody else only the StorageClass is kept")
    func foreignDriver() {
        var observation = Self.observation {
            $0 = [.driver: ["metadata": ["name": "efs.csi.aws.com", "uid": "x"]]]
        }
        let plan = Self.plan(observation)
        #expect(plan.steps.map(\.object) == [.storageClass])
        #expect(plan.notices == [.foreign(.driver)])
        #expect(!plan.needsRegistrations)
        let keeping = Self.plan(observation, NodeDriver(mode: .keep, namespace: "ops"))
        #expect(keeping.steps.map(\.object) == [.serviceAccount, .daemonSet, .driver, .storageClass])
        observation.objects = [:]
        let none = Self.plan(observation, NodeDriver(mode: .none, namespace: "ops"))
        #expect(none.steps.map(\.object) == [.storageClass])
    }

    @Test("where nodes have a driver and the cluster shows none, nothing is made before another look")
    func registered() {
        var observation = NodeDriverObservation(definition: .present(uid: "u1"))
        #expect(Self.plan(observation).needsRegistrations)
        #expect(Self.plan(observation).steps.isEmpty)
        observation.registrations = .some
        let plan = Self.plan(observation)
        #expect(plan.steps.map(\.object) == [.storageClass])
        #expect(plan.nextLook != nil)
        observation.registrations = .none
        #expect(Self.plan(observation).steps.count == 4)
    }

    @Test("a StorageClass or a DaemonSet of somebody else under our name is left as it is")
    func foreignObjects() {
        for object in [KeptObject.storageClass, .daemonSet] {
            let plan = Self.plan(Self.observation { $0[object] = ["metadata": ["uid": "x"], "provisioner": "y"] })
            #expect(plan.steps.isEmpty)
            #expect(plan.notices == [.foreign(object)])
        }
    }

    @Test("nothing is made while its owner is absent or on its way out; constraints that nobody collects are deleted")
    func owner() {
        var observation = NodeDriverObservation(definition: .terminating, isOpenShift: true)
        #expect(Self.plan(observation) == NodeDriverPlan())
        observation.definition = .absent
        #expect(Self.plan(observation) == NodeDriverPlan())
        observation.objects[.constraints] = Self.applied(.constraints)
        #expect(Self.plan(observation).steps == [.delete(.constraints, uid: "uid of constraints")])
        observation.objects[.constraints] = ["metadata": ["uid": "x"]]
        #expect(Self.plan(observation).steps.isEmpty)
    }

    @Test("nothing is done to what is on its way out")
    func terminating() {
        for object in KeptObject.allCases {
            let plan = Self.plan(
                Self.observation(
                    {
                        $0[object]?[at: "metadata", "deletionTimestamp"] = "2026-01-01T00:00:00Z"
                        $0[object]?[at: "metadata", "labels"] = nil
                    }, isOpenShift: true))
            #expect(plan.steps.isEmpty)
        }
    }

    @Test("repairs that are undone each time become rare, and others are not held up by them")
    func pace() {
        var pace = RepairPace()
        var done = 0
        for second in 0..<3600 where pace.wait(for: .driver, now: .seconds(second)) == nil {
            pace.note(.driver, now: .seconds(second))
            done += 1
        }
        #expect(done > RepairPace.burst)
        #expect(done <= RepairPace.burst + 3600 / 37 + 1)
        #expect(pace.wait(for: .daemonSet, now: .seconds(3600)) == nil)
    }
}
