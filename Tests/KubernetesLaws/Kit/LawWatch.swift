import Synchronization
import Wire

/// What a watch told.
struct LawWatch: Sendable {
    struct Event: Sendable {
        let type: String
        let object: JSONValue

        /// The type and the object's name: `ADDED a`; of errors the code and the reason.
        var words: String {
            let name = object[at: "metadata", "name"]?.string
            let error = "\(object["code"]?.integer ?? 0) \(object["reason"]?.string ?? "")"
            return type == "ERROR" ? "ERROR \(error)" : (type == "BOOKMARK" ? type : "\(type) \(name ?? "")")
        }

        var resourceVersion: String { object[at: "metadata", "resourceVersion"]?.string ?? "" }

        /// Whether it says that all that was there has been told.
        var endsInitialEvents: Bool {
            object[at: "metadata", "annotations", "k8s.io/initial-events-end"]?.string == "true"
        }
    }

    /// The answer, when it was no watch.
    let refusal: LawAnswer?
    let events: [Event]
    /// Whether the server ended the watch.
    let hasEnded: Bool

    var words: [String] { events.map(\.words) }
}

extension LawRoom {
    /// Watches until enough was told or the time is over, while something is done.
    func watch(
        _ target: String, accept: String = "application/json", within limit: Duration = .seconds(15),
        until isEnough: @escaping @Sendable ([LawWatch.Event]) -> Bool,
        during body: () async throws -> Void = {}
    ) async throws -> LawWatch {
        let recorder = WatchRecorder(isEnough)
        let request = LawRequest(method: "GET", target: target, headers: ["Accept": accept])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [server] in
                defer { recorder.open() }
                do {
                    try await server.door.exchange(request) {
                        recorder.begin($0)
                    } piece: {
                        try recorder.take($0)
                    }
                    recorder.end()
                } catch is WatchRecorder.Enough {}
            }
            group.addTask { try await Task.sleep(for: limit) }
            await recorder.waitUntilOpen()
            try await body()
            try await group.next()
            group.cancelAll()
            while let result = await group.nextResult() {
                // The other one was cancelled, however it says so.
                _ = result
            }
        }
        return recorder.watch
    }

    /// Watches a resource in the room until a number of events came.
    func watch(
        _ resource: LawResource, _ query: String, count: Int, within limit: Duration = .seconds(15),
        during body: () async throws -> Void = {}
    ) async throws -> LawWatch {
        let target = "\(resource.path(in: namespace))?watch=1\(query.isEmpty ? "" : "&")\(query)"
        return try await watch(target, within: limit, until: { $0.count >= count }, during: body)
    }
}

/// Takes down what a watch tells.
private final class WatchRecorder: Sendable {
    struct Enough: Error {}

    private struct State {
        var head = LawHead(status: 0, headers: [:])
        var rest: [UInt8] = []
        var events: [LawWatch.Event] = []
        var hasEnded = false
    }

    private let state = Mutex(State())
    private let isEnough: @Sendable ([LawWatch.Event]) -> Bool
    private let opened: AsyncStream<Void>
    private let opener: AsyncStream<Void>.Continuation

    init(_ isEnough: @escaping @Sendable ([LawWatch.Event]) -> Bool) {
        self.isEnough = isEnough
        (opened, opener) = AsyncStream.makeStream(of: Void.self)
    }

    func begin(_ head: LawHead) {
        state.withLock { $0.head = head }
        open()
    }

    func open() { opener.finish() }

    func waitUntilOpen() async { for await _ in opened {} }

    func end() { state.withLock { $0.hasEnded = true } }

    func take(_ piece: [UInt8]) throws {
        let events = try state.withLock { state in
            state.rest += piece
            guard state.head.status == 200 else { return state.events }
            while let end = state.rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(state.rest[..<end])
                state.rest.removeSubrange(...end)
                if !line.isEmpty { state.events.append(try Self.event(line)) }
            }
            return state.events
        }
        if isEnough(events) { throw Enough() }
    }

    private static func event(_ line: [UInt8]) throws -> LawWatch.Event {
        let value = try JSONValue(parsing: line)
        return LawWatch.Event(type: value["type"]?.string ?? "", object: value["object"] ?? .null)
    }

    var watch: LawWatch {
        state.withLock { state in
            let isRefused = state.head.status != 200
            return LawWatch(
                refusal: isRefused ? LawAnswer(state.head, state.rest) : nil, events: state.events,
                hasEnded: state.hasEnded)
        }
    }
}
