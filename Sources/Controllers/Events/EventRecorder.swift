public import KubernetesClient
import KubernetesModel
public import Logging
public import ServiceLifecycle
import Synchronization
import Wire

/// Writes Events of events.k8s.io for the notes that it is given.
///
/// A note never waits: it goes into a queue of bounded length, and when that is full, or the API server refuses, it is
/// dropped and counted. Events are for people; nothing depends on them.
public final class EventRecorder: Service {
    /// How many notes may wait to be written.
    public static let queueLimit = 1024

    private let client: KubernetesClient
    private let logger: Logger
    private let time: TimeSource
    private let aggregation: Mutex<EventAggregation>
    private let droppedCount = Mutex(0)
    private let notes: AsyncStream<EventNote>
    private let queue: AsyncStream<EventNote>.Continuation

    /// Makes a recorder; see ``EventAggregation`` for the names.
    public init(
        client: KubernetesClient, reporter: String, instance: String, time: TimeSource = .system, logger: Logger
    ) {
        self.client = client
        self.logger = logger
        self.time = time
        self.aggregation = Mutex(EventAggregation(reporter: reporter, instance: instance))
        (notes, queue) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.queueLimit))
    }

    /// Takes a note, at once.
    public func record(_ note: EventNote) {
        if case .dropped = queue.yield(note) { drop() }
    }

    /// How many notes were not written.
    public var dropped: Int { droppedCount.withLock { $0 } }

    /// Writes notes until graceful shutdown; what waits then is still written.
    public func run() async throws {
        await withGracefulShutdownHandler {
            for await note in notes { await write(note) }
        } onGracefulShutdown: {
            self.queue.finish()
        }
    }

    private func write(_ note: EventNote) async {
        do throws(KubernetesError) {
            switch aggregation.withLock({ $0.decide(note, now: time.now()) }) {
            case .drop: drop()
            case .create(let event): try await client.create(event)
            case .count(let key, let series):
                try await client.patch(Event.self, key, .merge(["series": Self.json(series)]))
            }
        } catch {
            drop()
            logger.debug("An Event was not written", metadata: ["reason": "\(note.reason)", "error": "\(error)"])
        }
    }

    private func drop() { droppedCount.withLock { $0 += 1 } }

    private static func json(_ series: Event.Series) -> JSONValue {
        ["count": .integer(Int64(series.count)), "lastObservedTime": .string(series.lastObservedTime)]
    }
}
