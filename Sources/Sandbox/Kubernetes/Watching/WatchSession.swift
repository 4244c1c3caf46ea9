import KubernetesMachinery
import Synchronization
import Vocabulary
import Wire

/// A watch that a response carries: it runs while somebody reads it.
public struct WatchSession: Sendable {
    let server: APIServer
    let resource: StoredResource
    let form: ResponseForm
    let selection: Selection
    let namespace: String?
    let start: WatchStart
    let timeout: Duration
    let wantsBookmarks: Bool
    /// Whether a bookmark says when all that was there has been told.
    let wantsInitialEventsEnd: Bool
    let ending: WatchEnding

    init(
        server: APIServer, resource: StoredResource, form: ResponseForm, selection: Selection, namespace: String?,
        start: WatchStart, timeout: Duration, wantsBookmarks: Bool, wantsInitialEventsEnd: Bool
    ) {
        self.server = server
        self.resource = resource
        self.form = form
        self.selection = selection
        self.namespace = namespace
        self.start = start
        self.timeout = timeout
        self.wantsBookmarks = wantsBookmarks
        self.wantsInitialEventsEnd = wantsInitialEventsEnd
        ending = WatchEnding()
    }

    /// Ends the watch: nobody reads any more.
    func cancel() { ending.end() }

    /// Whether a fault cut the connection: its lines stop, and the client is not told an end.
    public var isCut: Bool { ending.isCut }

    /// Runs the watch: writes each event as a line of JSON, until the watch ends or writing fails.
    ///
    /// - Throws: what `write` throws.
    public func run(_ write: ([UInt8]) async throws -> Void) async throws {
        let open = begin()
        defer { open.end() }
        async let _: Void = open.keepTime()
        var lines = open.lines
        while let line = await lines.next() { try await write(line) }
    }

    /// Begins the watch. End it, and let its time run beside the reading of its lines.
    public func begin() -> OpenWatch {
        do {
            let subscription = try server.store.watch(resource.storedCollection, namespace: namespace, from: start)
            ending.onEnd { [server] in server.store.endWatch(subscription) }
            return OpenWatch(session: self, subscription: subscription, refusal: nil)
        } catch {
            let refusal = Self.line("ERROR", error.failure(resource.subject()).status.bytes())
            return OpenWatch(session: self, subscription: nil, refusal: refusal)
        }
    }

    // MARK: Events

    /// The event that a commit is to this watch: what enters the selection is added, what leaves it is deleted.
    fileprivate func line(of commit: Commit, isFirst: inout Bool) -> [UInt8]? {
        let accepted = selection.accepts(commit.object)
        let wasAccepted = commit.previous.map { selection.accepts($0) } ?? commit.isCollapsed
        let type: String
        var former: JSONValue?
        switch (commit.kind, wasAccepted, accepted) {
        case (.deleted, true, _), (.deleted, false, true): type = "DELETED"
        case (.deleted, false, false): return nil
        case (.added, _, true): type = "ADDED"
        case (.added, _, false): return nil
        case (.modified, true, true): type = "MODIFIED"
        case (.modified, false, true): type = "ADDED"
        case (.modified, true, false):
            type = "DELETED"
            // What leaves is told as it was when it belonged here, at the version of its leaving.
            former = commit.previous?.value
            former?[at: "metadata", "resourceVersion"] = .string(String(commit.revision))
        case (.modified, false, false): return nil
        }
        defer { isFirst = false }
        if let former { return Self.line(type, bytes(of: former, isFirst: isFirst)) }
        if form.shape == .whole, resource.isShown(as: commit.object) { return Self.line(type, commit.object.bytes) }
        return Self.line(type, bytes(of: commit.object.value, isFirst: isFirst))
    }

    private func bytes(of object: JSONValue, isFirst: Bool) -> [UInt8] {
        switch form.shape {
        case .whole: return resource.presented(object).bytes()
        case .partial: return ResponseForm.partial(object).bytes()
        case .table:
            // The columns are described in the first event only.
            return form.table(
                [resource.presented(object)], resource, now: server.now, withColumns: isFirst,
                metadata: ["resourceVersion": .string(object.resourceVersion)]
            ).bytes()
        }
    }

    fileprivate func bookmark(_ revision: UInt64, endsInitialEvents: Bool) -> [UInt8] {
        var metadata: JSONValue = ["resourceVersion": .string(String(revision)), "creationTimestamp": .null]
        if endsInitialEvents { metadata["annotations"] = ["k8s.io/initial-events-end": "true"] }
        switch form.shape {
        case .whole:
            let object: JSONValue = [
                "kind": .string(resource.kind), "apiVersion": .string(resource.apiVersion), "metadata": metadata,
            ]
            return Self.line("BOOKMARK", object.bytes())
        case .partial:
            let object: JSONValue = [
                "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
            ]
            return Self.line("BOOKMARK", object.bytes())
        case .table:
            let object: JSONObject = [
                "kind": .string(resource.kind), "apiVersion": .string(resource.apiVersion), "metadata": metadata,
            ]
            let table = resource.table.json(
                of: [object], metadata: ["resourceVersion": .string(String(revision))], including: .object,
                now: server.now)
            return Self.line("BOOKMARK", table.bytes())
        }
    }

    private static func line(_ type: String, _ object: [UInt8]) -> [UInt8] {
        Array("{\"type\":\"\(type)\",\"object\":".utf8) + object + Array("}\n".utf8)
    }
}

/// A watch that has begun.
public struct OpenWatch: Sendable {
    fileprivate let session: WatchSession
    fileprivate let subscription: WatchSubscription?
    /// The one line of a watch that could not begin.
    fileprivate let refusal: [UInt8]?

    /// The events as lines, for one reader.
    public var lines: WatchLines { WatchLines(self) }

    /// Asks for a bookmark now and then, and for the end when the time is over. Returns when it is, or when cancelled.
    func keepTime() async {
        guard let subscription else { return }
        let timing = session.server.watchTiming
        var left = session.timeout
        do {
            while left > timing.bookmarkInterval {
                try await timing.clock.sleep(for: timing.bookmarkInterval)
                left -= timing.bookmarkInterval
                session.server.store.bookmark(subscription)
            }
            try await timing.clock.sleep(for: left)
            session.server.store.bookmark(subscription, thenEnd: true)
        } catch {
            // The reader is gone: nobody waits for the time.
        }
    }

    /// Ends the watch.
    public func end() {
        session.ending.isOver()
        if let subscription { session.server.store.endWatch(subscription) }
    }
}

/// The lines of a watch, one after the other.
public struct WatchLines {
    private let session: WatchSession
    private let backlog: [Commit]
    private let revision: UInt64
    private var told = 0
    private var isFirst = true
    private var owesInitialEnd: Bool
    private var refusal: [UInt8]?
    private var notices: AsyncStream<WatchNotice>.Iterator?

    fileprivate init(_ watch: OpenWatch) {
        session = watch.session
        backlog = watch.subscription?.backlog ?? []
        revision = watch.subscription?.revision ?? 0
        owesInitialEnd = watch.subscription != nil && watch.session.wantsInitialEventsEnd
        refusal = watch.refusal
        notices = watch.subscription?.notices.makeAsyncIterator()
    }

    /// The next line; nil when the watch is over.
    public mutating func next() async -> [UInt8]? {
        if let line = refusal {
            refusal = nil
            return line
        }
        while told < backlog.count {
            told += 1
            if let line = session.line(of: backlog[told - 1], isFirst: &isFirst) { return line }
        }
        if owesInitialEnd {
            owesInitialEnd = false
            return session.bookmark(revision, endsInitialEvents: true)
        }
        while let notice = await notices?.next(isolation: #isolation) {
            switch notice {
            case .commit(let commit):
                if let line = session.line(of: commit, isFirst: &isFirst) { return line }
            case .bookmark(let revision):
                if session.wantsBookmarks { return session.bookmark(revision, endsInitialEvents: false) }
            case .end: return nil
            }
        }
        return nil
    }
}

/// The end of a watch, wherever it comes first: the wish for it or the watch itself.
final class WatchEnding: Sendable {
    private struct State {
        var isEnded = false
        var isCut = false
        var isOver = false
        var action: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Whether a fault ended it.
    var isCut: Bool { state.withLock { $0.isCut } }

    /// Nobody reads it any more, so nothing can be cut.
    func isOver() { state.withLock { $0.isOver = true } }

    /// Ends it as a broken connection does.
    ///
    /// - Returns: whether there was something to break.
    func cut() -> Bool {
        let action = state.withLock { state -> (@Sendable () -> Void)? in
            guard !state.isOver, !state.isCut else { return nil }
            state.isCut = true
            state.isEnded = true
            return state.action ?? {}
        }
        action?()
        return action != nil
    }

    /// Runs the action now, or when there is one.
    func end() {
        let action = state.withLock { state in
            state.isEnded = true
            return state.action
        }
        action?()
    }

    /// Sets what ends the watch; it runs at once when the end was wished for before.
    func onEnd(_ action: @escaping @Sendable () -> Void) {
        let isEnded = state.withLock { state in
            state.action = action
            return state.isEnded
        }
        if isEnded { action() }
    }
}

extension ResourceCall {
    /// Begins a watch.
    func watch(_ form: ResponseForm) throws(APIFailure) -> APIResponse {
        try ListRules.check(request)
        let sendsInitial = request.parameter("sendInitialEvents").map { _ in request.flag("sendInitialEvents") }
        let session = WatchSession(
            server: server, resource: resource, form: form, selection: try Selection(request, resource),
            namespace: path.namespace, start: try start(sendsInitial: sendsInitial), timeout: timeout(),
            wantsBookmarks: request.flag("allowWatchBookmarks"),
            wantsInitialEventsEnd: sendsInitial == true && request.flag("allowWatchBookmarks"))
        var response = APIResponse(status: 200, type: "application/json", bytes: [])
        response.body = .watch(session)
        return response
    }

    private func start(sendsInitial: Bool?) throws(APIFailure) -> WatchStart {
        if sendsInitial == true { return .everything }
        switch request.parameter("resourceVersion") ?? "" {
        case "", "0": return sendsInitial == false ? .now : .everything
        case let text:
            guard let revision = UInt64(text) else {
                throw APIFailure(code: 500, reason: "", message: APIFailure.noResourceVersion(text))
            }
            return .after(revision)
        }
    }

    private func timeout() -> Duration {
        guard let seconds = request.parameter("timeoutSeconds").flatMap({ Int64($0) }), seconds > 0 else {
            return server.watchTiming.defaultTimeout
        }
        // Longer than anybody waits, and no more than a clock can add to its time.
        return .seconds(min(seconds, 365 * 86_400))
    }
}
