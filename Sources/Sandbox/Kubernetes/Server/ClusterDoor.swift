import Synchronization
import Vocabulary

/// The door of a cluster: each request from outside comes through it, over the socket and in process, and it knows the
/// watches that are open.
final class ClusterDoor: Sendable {
    private struct OpenWatch {
        weak var ending: WatchEnding?
        let call: SandboxCall
        /// `configmaps`
        let resource: String
    }

    private struct State {
        var watches: [OpenWatch] = []
        /// When more are remembered, those that are over are forgotten.
        var crowd = 64
        /// Why and until when, by the sandbox's clock, nobody is let in; used in process, where no socket can be closed.
        var closed: (until: Timestamp, because: String)?
    }

    let server: APIServer
    let gate: CallGate
    let region: Region
    private let state = Mutex(State())
    private let calls = Atomic<UInt64>(0)

    init(server: APIServer, gate: CallGate, region: Region) {
        self.server = server
        self.gate = gate
        self.region = region
    }

    /// Answers a request that comes through the gate.
    func pass(_ request: APIRequest) async -> APIResponse {
        let path = APIPath(request.path)
        let call = call(request, path)
        if let fault = closedBecause() { return refused(call, because: fault) }
        return await gate.pass(call) { call in
            let response = server.respond(to: request, noting: &call.caller)
            if let name = response.objectName { call.resource = Self.place(path, name) }
            if case .watch(let session) = response.body { remember(session, call, path) }
            return response
        }
    }

    /// Waits until the Region is not dark, or the task is cancelled.
    func untilLit() async { await gate.untilLit(region) }

    /// Waits while the Region's connections are silent.
    func untilHeard() async {
        if gate.faults.isSilent(region) { await gate.untilLit(region) }
    }

    // MARK: Descriptions

    private func call(_ request: APIRequest, _ path: APIPath) -> SandboxCall {
        let number = calls.add(1, ordering: .relaxed).newValue
        let operation: String
        var resource: String?
        if case .resource(let path) = path {
            let action = RequestedAction(request, .resource(path))
            let verb = action.verb.isEmpty ? request.method.lowercased() : action.verb
            operation = "\(verb) \(action.qualifiedResource)"
            resource = Self.place(.resource(path), path.name)
        } else {
            operation = "\(request.method.lowercased()) \(request.path)"
        }
        return SandboxCall(
            service: SandboxCall.kubernetes, operation: operation, region: region, resource: resource,
            requestID: "\(region)/\(number)")
    }

    /// `namespace/name`, `name` for what lives in no namespace, `namespace/` for all of it.
    private static func place(_ path: APIPath, _ name: String?) -> String? {
        guard case .resource(let path) = path else { return nil }
        guard let namespace = path.namespace else { return name }
        return "\(namespace)/\(name ?? "")"
    }

    // MARK: Watches

    private func remember(_ session: WatchSession, _ call: SandboxCall, _ path: APIPath) {
        guard case .resource(let path) = path else { return }
        state.withLock { state in
            if state.watches.count >= state.crowd {
                state.watches.removeAll { $0.ending == nil }
                state.crowd = max(64, state.watches.count * 2)
            }
            state.watches.append(OpenWatch(ending: session.ending, call: call, resource: path.plural))
        }
    }

    /// Closes the connections of watches, and says so in the journal.
    ///
    /// - Parameter resource: the plural of what is watched; nil for all.
    /// - Returns: how many were closed.
    func cutWatches(of resource: String?, because fault: String) -> Int {
        let chosen = state.withLock { state in
            let chosen = state.watches.filter { resource == nil || $0.resource == resource }
            state.watches.removeAll { resource == nil || $0.resource == resource }
            return chosen
        }
        var count = 0
        for watch in chosen where watch.ending?.cut() == true {
            count += 1
            gate.journal.append(JournalRecord(cut: watch.call, at: gate.clock.now, fault: fault))
        }
        return count
    }

    // MARK: Restarts in process

    /// Lets nobody in until a moment of the sandbox's clock.
    func close(until moment: Timestamp, because fault: String) {
        state.withLock { $0.closed = (moment, fault) }
    }

    private func closedBecause() -> String? {
        state.withLock { state in
            guard let closed = state.closed else { return nil }
            if gate.clock.now < closed.until { return closed.because }
            state.closed = nil
            return nil
        }
    }

    private func refused(_ call: SandboxCall, because fault: String) -> APIResponse {
        gate.journal.append(JournalRecord(cut: call, at: gate.clock.now, fault: fault))
        return .undelivered(call, .cut)
    }
}
