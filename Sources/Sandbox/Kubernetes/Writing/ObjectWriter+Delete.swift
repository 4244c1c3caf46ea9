import KubernetesMachinery
import Vocabulary
import Wire

/// What whoever deletes asks for.
struct DeleteOptions: Sendable {
    enum Propagation: String, Sendable {
        case background = "Background"
        case foreground = "Foreground"
        case orphan = "Orphan"
    }

    var uid: String?
    var resourceVersion: String?
    var propagation: Propagation?
    var isDryRun = false

    /// What controllers inside the cluster delete with.
    init(propagation: Propagation) { self.propagation = propagation }

    /// Reads the options of the query and of the body, where there is one.
    init(_ request: APIRequest) throws(APIFailure) {
        try self.init(
            request.body.isEmpty ? [:] : try BodyReader.object(of: request, kind: "DeleteOptions").value, request)
    }

    /// Reads the options of an object and of the query.
    init(_ body: JSONValue, _ request: APIRequest) throws(APIFailure) {
        uid = body[at: "preconditions", "uid"]?.string
        resourceVersion = body[at: "preconditions", "resourceVersion"]?.string
        let word = body["propagationPolicy"]?.string ?? request.parameter("propagationPolicy")
        let orphans =
            body["orphanDependents"]?.bool
            ?? request.parameter("orphanDependents").map { _ in
                request.flag("orphanDependents")
            }
        if let word {
            propagation = try Self.propagation(word, saysOrphans: orphans != nil)
        } else if let orphans {
            propagation = orphans ? .orphan : .background
        }
        let words =
            body["dryRun"]?.array?.compactMap(\.string)
            ?? request.parameters.filter { $0.name == "dryRun" }.map(\.value)
        isDryRun = try WriteOptions.isDryRun(words, options: "DeleteOptions")
    }

    private static func propagation(_ word: String, saysOrphans: Bool) throws(APIFailure) -> Propagation {
        let path = FieldPath("propagationPolicy")
        var faults: [FieldError] = []
        if saysOrphans {
            faults.append(
                .invalid(path, .string(word), "orphanDependents and deletionPropagation cannot be both set"))
        }
        let policy = Propagation(rawValue: word)
        if policy == nil {
            faults.append(.notSupported(path, .string(word), ["Foreground", "Background", "Orphan", "nil"]))
        }
        guard let policy, faults.isEmpty else {
            throw .invalid(APIFailure.Subject(group: "meta.k8s.io", kind: "DeleteOptions", name: ""), faults)
        }
        return policy
    }
}

/// What a deletion led to.
enum DeleteResult: Sendable {
    /// The object is gone.
    case gone(JSONValue)
    /// The object stays until its finalizers are gone.
    case begun(JSONValue)
}

extension ObjectWriter {
    /// Deletes an object, or begins to where finalizers hold it.
    func delete(_ name: String, _ options: DeleteOptions) throws(APIFailure) -> DeleteResult {
        guard !resource.rules.lasting.contains(name) else {
            throw .forbidden(resource.subject(name), because: "this \(resource.served.singular) may not be deleted")
        }
        while true {
            guard let current = store.object(key(name)) else { throw .notFound(resource.subject(name)) }
            try check(options, against: current.value)
            var object = current.value
            addFinalizers(to: &object, options.propagation)
            if !object.isTerminating { resource.rules.hold(&object) }
            let isHeld = !object.finalizers.isEmpty || resource.rules.isHeldAtDeletion(object)
            if isHeld, !object.isTerminating { beginDeletion(of: &object) }
            if options.isDryRun {
                return isHeld ? .begun(resource.presented(object)) : .gone(resource.presented(object))
            }
            do {
                if !isHeld {
                    return .gone(
                        resource.presented(try store.remove(key(name), at: current.revision, last: object).value))
                }
                if object == current.value { return .begun(resource.presented(object)) }
                return .begun(resource.presented(try store.replace(key(name), at: current.revision, by: object).value))
            } catch {
                guard error == .changed else { throw error.failure(resource.subject(name)) }
            }
        }
    }

    private func check(_ options: DeleteOptions, against object: JSONValue) throws(APIFailure) {
        let subject = resource.kindSubject(object.name)
        if let uid = options.uid, uid != object.uid {
            throw .conflict(
                subject,
                because: "the UID in the precondition (\(uid)) does not match the UID in record (\(object.uid)). The "
                    + "object might have been deleted and then recreated")
        }
        if let version = options.resourceVersion, version != object.resourceVersion {
            throw .conflict(
                subject,
                because: "the ResourceVersion in the precondition (\(version)) does not match the ResourceVersion in "
                    + "record (\(object.resourceVersion)). The object might have been modified")
        }
    }

    /// The wish for orphans or for dependents first is a finalizer that the garbage collector takes away.
    private func addFinalizers(to object: inout JSONValue, _ propagation: DeleteOptions.Propagation?) {
        guard let propagation, resource.storedCollection != .core("namespaces") else { return }
        var finalizers = object.finalizers.filter {
            $0 != GarbageCollector.orphanFinalizer && $0 != GarbageCollector.foregroundFinalizer
        }
        switch propagation {
        case .background: break
        case .foreground: finalizers.append(GarbageCollector.foregroundFinalizer)
        case .orphan: finalizers.append(GarbageCollector.orphanFinalizer)
        }
        object.finalizers = finalizers
    }

    private func beginDeletion(of object: inout JSONValue) {
        object[at: "metadata", "deletionTimestamp"] = .string(now.rfc3339)
        object[at: "metadata", "deletionGracePeriodSeconds"] = 0
        if resource.rules.countsGenerations {
            let generation = object[at: "metadata", "generation"]?.integer ?? 0
            object[at: "metadata", "generation"] = .integer(generation + 1)
        }
        resource.rules.beginDeletion(&object)
    }
}
