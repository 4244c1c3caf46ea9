import Synchronization
import Testing
import Wire

/// A place of its own for one law: a namespace, and names in the cluster that no other law uses.
struct LawRoom: Sendable {
    enum PatchType: String {
        case json = "application/json-patch+json"
        case merge = "application/merge-patch+json"
        case strategic = "application/strategic-merge-patch+json"
        case apply = "application/apply-patch+yaml"
    }

    let server: LawServer
    /// Letters that are this room's only.
    let id: String
    private let litter: Litter

    var namespace: String { "laws-\(id)" }
    var minor: Int { server.minor }

    /// A name in the cluster that is this room's.
    func name(_ word: String) -> String { "laws-\(id)-\(word)" }

    // MARK: Verbs

    /// Sends a request with a body in JSON.
    @discardableResult
    func send(
        _ method: String, _ target: String, _ body: JSONValue? = nil, type: String = "application/json",
        headers: [String: String] = [:]
    ) async throws -> LawAnswer {
        try await server.send(method, target, body, type: type, headers: headers)
    }

    /// Sends a request with a body as it stands.
    func send(_ method: String, _ target: String, text: String, type: String) async throws -> LawAnswer {
        let headers = ["Accept": "application/json", "Content-Type": type, "User-Agent": "laws/1"]
        return try await server.send(
            LawRequest(method: method, target: target, headers: headers, body: Array(text.utf8)))
    }

    @discardableResult
    func create(_ resource: LawResource, _ object: JSONValue, _ query: String = "") async throws -> LawAnswer {
        let answer = try await send("POST", resource.path(in: namespace) + Self.query(query), resource.object(object))
        if !resource.isNamespaced, answer.status == 201, !query.contains("dryRun") {
            note("\(resource.path(in: nil))/\(answer.name)")
        }
        return answer
    }

    func get(_ resource: LawResource, _ name: String, _ query: String = "") async throws -> LawAnswer {
        try await send("GET", path(resource, name) + Self.query(query))
    }

    func list(_ resource: LawResource, _ query: String = "") async throws -> LawAnswer {
        try await send("GET", resource.path(in: namespace) + Self.query(query))
    }

    @discardableResult
    func replace(
        _ resource: LawResource, _ name: String, _ object: JSONValue, _ query: String = ""
    ) async throws -> LawAnswer {
        try await send("PUT", path(resource, name) + Self.query(query), resource.object(object))
    }

    @discardableResult
    func patch(
        _ resource: LawResource, _ name: String, _ type: PatchType = .merge, _ patch: JSONValue, _ query: String = ""
    ) async throws -> LawAnswer {
        try await send("PATCH", path(resource, name) + Self.query(query), patch, type: type.rawValue)
    }

    /// Applies an object on the server's side as a manager.
    @discardableResult
    func apply(
        _ resource: LawResource, _ name: String, _ object: JSONValue, by manager: String, force: Bool = false,
        _ query: String = ""
    ) async throws -> LawAnswer {
        let options = "fieldManager=\(manager)" + (force ? "&force=true" : "") + (query.isEmpty ? "" : "&\(query)")
        var object = resource.object(object)
        if object[at: "metadata", "name"] == nil {
            object[at: "metadata", "name"] = .string(String(name.prefix { $0 != "/" }))
        }
        return try await patch(resource, name, .apply, object, options)
    }

    @discardableResult
    func delete(
        _ resource: LawResource, _ name: String, _ options: JSONValue? = nil, _ query: String = ""
    ) async throws -> LawAnswer {
        try await send("DELETE", path(resource, name) + Self.query(query), options)
    }

    /// The path of an object, or of a part of it: `a/status`.
    func path(_ resource: LawResource, _ name: String) -> String { "\(resource.path(in: namespace))/\(name)" }

    private static func query(_ text: String) -> String { text.isEmpty ? "" : "?\(text)" }

    /// Waits until an object is gone.
    func isGone(_ resource: LawResource, _ name: String) async throws -> Bool {
        try await eventually { try await get(resource, name).status == 404 }
    }

    func eventually(_ isSo: () async throws -> Bool) async throws -> Bool { try await server.eventually(isSo) }

    // MARK: Beginning and end

    private final class Litter: Sendable {
        let paths = Mutex<[String]>([])
    }

    /// Notes something of the cluster that is to be deleted at the end.
    func note(_ path: String) { litter.paths.withLock { $0.append(path) } }

    private init(_ server: LawServer) {
        self.server = server
        id = String((0..<8).map { _ in "bcdfghjklmnpqrstvwxz".randomElement() ?? "b" })
        litter = Litter()
    }

    @TaskLocal private static var current: LawRoom?

    /// The room of the law that is tried.
    static var here: LawRoom {
        get throws {
            guard let current else { throw LawTrouble("the suite has no rooms: give it the trait .inRooms") }
            return current
        }
    }

    /// Opens a room, and takes it away when the law is done.
    static func with(_ law: () async throws -> Void) async throws {
        let room = LawRoom(try await LawServer.current())
        let made = try await room.create(.namespaces, ["metadata": ["name": .string(room.namespace)]])
        guard made.status == 201 else { throw LawTrouble("no namespace could be made: \(made)") }
        do {
            try await $current.withValue(room) { try await law() }
        } catch {
            await room.clear()
            throw error
        }
        await room.clear()
    }

    private func clear() async {
        for path in litter.paths.withLock({ $0 }).reversed() {
            // What a law left may be gone, or go later: nobody waits for it.
            _ = try? await send("DELETE", path)
            _ = try? await send(
                "PATCH", path, ["metadata": ["finalizers": .null]], type: PatchType.merge.rawValue)
        }
    }
}

/// A law that could not be tried.
struct LawTrouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Gives each law of a suite a room of its own.
struct RoomTrait: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    /// One room for each case of a law, none for the suite.
    func scopeProvider(for test: Test, testCase: Test.Case?) -> RoomTrait? { testCase == nil ? nil : self }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let doorkeeper = Doorkeeper.forAll
        await doorkeeper.enter()
        defer { doorkeeper.leave() }
        try await LawRoom.with(function)
    }
}

/// Lets a few laws in at a time, so that a server's own controllers keep pace with them.
private final class Doorkeeper: Sendable {
    static let forAll = Doorkeeper(places: 8)

    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(places: Int) { state = Mutex(State(free: places)) }

    func enter() async {
        await withCheckedContinuation { continuation in
            let isIn = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isIn { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}

extension Trait where Self == RoomTrait {
    /// Each law has a room of its own.
    static var inRooms: Self { RoomTrait() }
}
