public import KubernetesClient
public import KubernetesModel
public import Logging
public import ServiceLifecycle
import Synchronization
import Wire

/// Writes events that users see with `kubectl describe` and `kubectl events`.
///
/// ``record(_:regarding:)-(_,Resource)`` never waits and never fails: events are a courtesy. What cannot be written,
/// because there is too much of it or because it is forbidden, is counted and dropped.
public final class EventRecorder: Service {
    /// How much was written and how much was not.
    public struct Statistics: Sendable, Equatable {
        /// Writes that the server took.
        public var written = 0
        /// Notes that were dropped before they were to be written.
        public var dropped = 0
        /// Writes that the server did not take.
        public var failed = 0
    }

    private struct State {
        var book: EventBook
        var statistics = Statistics()
    }

    /// How often series are looked through, and what is old forgotten. 10 s.
    static let tick: Duration = .seconds(10)
    /// How many events are written at once: a busy controller makes many calls at once, and has an event for every few.
    static let lanes = 4
    /// How long the last writes may take before an end. 3 s.
    static let flushLimit: Duration = .seconds(3)

    private let client: KubernetesClient
    private let time: TimeSource
    private let logger: Logger
    private let state: Mutex<State>
    private let wakeup = Wakeup()
    private let isStopping = Mutex(false)

    /// Makes a recorder; ``run()`` writes what it is told.
    ///
    /// - Parameters:
    ///   - controller: Who reports: a qualified name, as in `efs.breakwater.dev/operator`.
    ///   - instance: Which process of it: the pod's name.
    public init(
        client: KubernetesClient, controller: String, instance: String, time: TimeSource = .system, logger: Logger
    ) {
        self.client = client
        self.time = time
        self.logger = logger
        state = Mutex(State(book: EventBook(controller: controller, instance: instance)))
    }

    /// What was written so far.
    public var statistics: Statistics { state.withLock { $0.statistics } }

    /// Takes note of something about an object.
    public func record(_ note: EventNote, regarding object: some KubernetesResource) {
        record(note, regarding: ObjectReference(to: object))
    }

    /// Takes note of something about an object.
    public func record(_ note: EventNote, regarding reference: ObjectReference) {
        let now = time.elapsed()
        let date = time.now()
        let verdict = state.withLock { state in
            let verdict = state.book.record(note, regarding: reference, now: now, date: date)
            if verdict == .full || verdict == .tooMany { state.statistics.dropped += 1 }
            return verdict
        }
        if verdict == .new { wakeup.call() }
    }

    /// Writes events until shutdown or cancellation; on shutdown what is left is written first.
    public func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.writeAndForget() }
                for _ in 1..<Self.lanes { group.addTask { await self.writeWhatComes() } }
            }
            _ = try? await time.withLimit(Self.flushLimit) { await self.writeEach(isLast: true) }
        } onGracefulShutdown: {
            self.isStopping.withLock { $0 = true }
            self.wakeup.call()
        }
    }

    /// One lane: writes what comes, until the end. It waits by itself: if the lanes waited for each other, one that finds
    /// something again and again would be left alone with all of it.
    private func writeWhatComes() async {
        while !Task.isCancelled {
            let seen = wakeup.calls
            await writeEach(isLast: false)
            if isStopping.withLock({ $0 }) { return }
            await wakeup.wait(after: seen)
        }
    }

    /// The lane that also writes series when they are due, and forgets what is old.
    private func writeAndForget() async {
        var lastForget = time.elapsed()
        while !Task.isCancelled {
            let seen = wakeup.calls
            await writeEach(isLast: false)
            if isStopping.withLock({ $0 }) { return }
            let wakeup = wakeup
            _ = try? await time.withLimit(Self.tick) { await wakeup.wait(after: seen) }
            let now = time.elapsed()
            guard now - lastForget >= Self.tick else { continue }
            state.withLock { $0.book.forget(now: now) }
            lastForget = now
        }
    }

    /// Writes until nothing is to be written.
    private func writeEach(isLast: Bool) async {
        while !Task.isCancelled {
            let now = time.elapsed()
            guard let write = state.withLock({ $0.book.next(now: now, isLast: isLast) }) else { return }
            do {
                try await perform(write)
                state.withLock { $0.statistics.written += 1 }
            } catch {
                state.withLock { $0.statistics.failed += 1 }
                // Once a note, at debug: without the permission each would be one.
                logger.debug("An event could not be written", metadata: ["error": "\(error)"])
            }
        }
    }

    private func perform(_ write: EventBook.Write) async throws(KubernetesError) {
        switch write {
        case .create(let event):
            do {
                try await client.create(event)
            } catch {
                guard error.code == .alreadyExists else { throw error }
                try await goOn(counting: event)
            }
        case .count(let event):
            do {
                try await patchSeries(of: event)
            } catch {
                // It lived out its hour; a new one takes its place.
                guard error.code == .notFound else { throw error }
                try await client.create(event)
            }
        }
    }

    /// Counts on where a process before this one, or this one an hour ago, left off.
    private func goOn(counting event: Event) async throws(KubernetesError) {
        let present = try await client.get(Event.self, event.metadata.key)
        let whole = state.withLock { $0.book.resume(event, from: present.series?.count ?? 1) }
        try await patchSeries(of: whole)
    }

    private func patchSeries(of event: Event) async throws(KubernetesError) {
        guard let series = event.series else { return }
        let change: JSONValue = [
            "count": .integer(Int64(series.count)), "lastObservedTime": .string(series.lastObservedTime),
        ]
        try await client.patch(Event.self, event.metadata.key, .merge(["series": change]))
    }
}
