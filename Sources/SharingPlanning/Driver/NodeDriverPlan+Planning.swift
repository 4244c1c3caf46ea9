public import Wire

extension NodeDriverPlan {
    /// How long a driver that is registered on nodes, without a CSIDriver object, is left alone before another look.
    static let patience = Duration.seconds(60)

    /// The plan that brings a cluster from what was observed to a driver.
    public static func plan(for driver: NodeDriver, _ observation: NodeDriverObservation) -> NodeDriverPlan {
        var plan = NodeDriverPlan()
        switch observation.definition {
        case .terminating: break
        case .absent: plan.clean(observation)
        case .present(let owner): plan.keep(driver, observation, owner: owner)
        }
        return plan
    }

    /// Everything goes with the definition that owns it. Where constraints were not collected (OpenShift served them
    /// from a server of its own), they are deleted by hand.
    private mutating func clean(_ observation: NodeDriverObservation) {
        guard let constraints = observation.objects[.constraints], NodeDriver.isOurs(constraints),
            !constraints.isTerminating
        else { return }
        steps.append(.delete(.constraints, uid: constraints.uid))
    }

    private mutating func keep(_ driver: NodeDriver, _ observation: NodeDriverObservation, owner: String) {
        if isOurs(driver, observation) {
            for object in KeptObject.allCases where object.isOfNodeDriver {
                guard object != .constraints || observation.isOpenShift else { continue }
                keep(object, driver, observation, owner)
            }
        }
        guard !needsRegistrations else { return }
        keep(.storageClass, driver, observation, owner)
    }

    /// Whether the cluster's node driver is ours to keep.
    private mutating func isOurs(_ driver: NodeDriver, _ observation: NodeDriverObservation) -> Bool {
        switch driver.mode {
        case .keep: return true
        case .none: return false
        case .auto: break
        }
        let pods: [KeptObject] = [.serviceAccount, .daemonSet]
        let arePodsOurs = pods.contains { observation.objects[$0].map(NodeDriver.isOurs) ?? false }
        if let there = observation.objects[.driver] {
            if NodeDriver.wasApplied(to: there) || NodeDriver.isOurs(there) && arePodsOurs { return true }
            // The original's object, and not its pods: those run in its own namespace. Two drivers on a node would fight
            // for its ports and its socket.
            notices.append(NodeDriver.isOurs(there) ? .originalElsewhere : .foreign(.driver))
            return false
        }
        if arePodsOurs { return true }
        switch observation.registrations {
        case .none: return true
        case .unknown: needsRegistrations = true
        case .some:
            // Helm's upgrades of the AWS driver delete the object and make it anew: whoever made one now would break them.
            notices.append(.registeredByOthers)
            nextLook = Self.patience
        }
        return false
    }

    private mutating func keep(
        _ object: KeptObject, _ driver: NodeDriver, _ observation: NodeDriverObservation, _ owner: String
    ) {
        let manifest = driver.manifest(of: object, owner: owner)
        guard let there = observation.objects[object] else {
            steps.append(.apply(object, manifest))
            return
        }
        guard !there.isTerminating else { return }
        guard NodeDriver.isOurs(there) || object == .driver && driver.mode == .keep else {
            notices.append(.foreign(object))
            return
        }
        if mustBeRemade(object, there, manifest) {
            steps.append(.remake(object, uid: there.uid))
        } else if !isFine(there, manifest, observation.answers[object]) {
            steps.append(.apply(object, manifest))
        }
    }

    /// Whether an apply cannot lead there: a field that nobody may change differs, or the pods are the original's, whose
    /// fields (a selector for worker nodes, mounts of old paths) an apply would leave among ours.
    private func mustBeRemade(_ object: KeptObject, _ there: JSONValue, _ manifest: JSONValue) -> Bool {
        if object == .daemonSet, !NodeDriver.wasApplied(to: there) { return true }
        return object.fixedFields.contains { there[path: $0] != manifest[path: $0] }
    }

    private func isFine(_ there: JSONValue, _ manifest: JSONValue, _ answer: NodeDriverObservation.Answer?) -> Bool {
        if OwnFields.contains(there, manifest) { return true }
        // The server writes some of our values in words of its own.
        guard let answer, answer.manifest == manifest else { return false }
        return OwnFields.projection(of: there, onto: manifest) == answer.projection
    }
}

extension NodeDriver {
    /// Whether an object is ours, or the original operator's: by its label, or, when somebody took that away, by the
    /// fields that we have applied.
    public static func isOurs(_ object: JSONValue) -> Bool {
        object[at: "metadata", "labels", SharingNames.ownedLabel]?.string == "true" || wasApplied(to: object)
    }

    /// Whether the API server has noted that fields of an object are ours.
    static func wasApplied(to object: JSONValue) -> Bool {
        object[at: "metadata", "managedFields"]?.array?.contains {
            $0["manager"]?.string == fieldManager && $0["operation"]?.string == "Apply"
        } ?? false
    }
}

extension JSONValue {
    fileprivate var uid: String { self[at: "metadata", "uid"]?.string ?? "" }
    fileprivate var isTerminating: Bool { self[at: "metadata", "deletionTimestamp"] != nil }
}
