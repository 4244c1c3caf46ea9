import KubernetesModel
import Logging
import Synchronization
import TestKit
import Testing
import Wire

@testable import KubernetesClient

/// A client of a scripted server, whose waits are over at once and whose deadlines pass by hand.
func scriptedClient(
    _ transport: ScriptedTransport, time: ManualTime = ManualTime(patience: .seconds(20)),
    credentials: any CredentialSource = StaticCredential(Credential(token: "t")),
    settings: ClientSettings = ClientSettings()
) -> KubernetesClient {
    KubernetesClient(
        transport: transport, credentials: credentials, settings: settings, time: time.source, random: { 1 },
        logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
}

@Suite("Calls to the API server", .timeLimit(.minutes(3)))
struct ClientTests {
    private let node = #"{"kind":"Node","apiVersion":"v1","metadata":{"name":"a","resourceVersion":"5"}}"#
    private let key = ObjectKey(name: "a")

    @Test("a get decodes the object")
    func get() async throws {
        let transport = ScriptedTransport { [node] _, _ in .text(node) }
        let found = try await scriptedClient(transport).get(Node.self, key)
        #expect(found.metadata.resourceVersion == "5")
        #expect(transport.calls[0].credential.token == Secret("t"))
    }

    @Test(
        "an error answer keeps the status and becomes a code",
        arguments: [
            (404, "NotFound", KubernetesError.Code.notFound), (409, "AlreadyExists", .alreadyExists),
            (409, "Conflict", .conflict), (422, "Invalid", .invalid), (403, "Forbidden", .forbidden),
            (410, "Expired", .gone), (400, "BadRequest", .badRequest), (504, "Timeout", .serverTimeout),
            (500, "InternalError", .internalError), (503, "ServiceUnavailable", .unavailable),
            (500, "ServerTimeout", .serverTimeout), (401, "Unauthorized", .unauthorized),
        ])
    func errors(status: Int, reason: String, code: KubernetesError.Code) async throws {
        let transport = ScriptedTransport { _, _ in .failure(status, reason) }
        let client = scriptedClient(transport, settings: ClientSettings(retries: .never))
        let error = try await #require(throws: KubernetesError.self) { try await client.get(Node.self, key) }
        #expect(error.code == code)
        #expect(error.status?.reason == reason)
        #expect(error.message == "get /api/v1/nodes/a: told \(reason)")
    }

    @Test("an error in plain text is kept")
    func plain() async throws {
        let transport = ScriptedTransport { _, _ in .text("upstream down", status: 502) }
        let client = scriptedClient(transport, settings: ClientSettings(retries: .never))
        let error = try await #require(throws: KubernetesError.self) { try await client.get(Node.self, key) }
        #expect(error.code == .unavailable)
        #expect(error.message.hasSuffix("upstream down"))
    }

    @Test("a read is sent again after failures, with doubled waits")
    func retried() async throws {
        let time = ManualTime(patience: .seconds(20))
        let transport = ScriptedTransport { [node] _, number throws(TransportError) in
            switch number {
            case 0: throw TransportError(.unknown, "cut")
            case 1: .failure(500, "InternalError")
            default: .text(node)
            }
        }
        _ = try await scriptedClient(transport, time: time).get(Node.self, key)
        #expect(time.shortSleeps == [.milliseconds(200), .milliseconds(400)])
    }

    @Test("a create whose answer was lost is not sent again, one that was never sent is")
    func create() async throws {
        let lost = ScriptedTransport { _, _ throws(TransportError) in throw TransportError(.unknown, "cut") }
        let object = Node(metadata: ObjectMeta(name: "a"))
        await #expect(throws: KubernetesError(.transport, "")) { try await scriptedClient(lost).create(object) }
        #expect(lost.calls.count == 1)
        let refused = ScriptedTransport { [node] _, number throws(TransportError) in
            if number == 0 { throw TransportError(.notSent, "refused") }
            return .text(node, status: 201)
        }
        try await scriptedClient(refused).create(object)
        #expect(refused.calls.count == 2)
        #expect(refused.calls[0].body.contains(#""apiVersion":"v1""#))
    }

    @Test("a 429 is waited out for as long as the server says")
    func throttled() async throws {
        let time = ManualTime(patience: .seconds(20))
        let transport = ScriptedTransport { [node] _, number in
            number == 0 ? .text("", status: 429, retryAfter: .seconds(7)) : .text(node)
        }
        _ = try await scriptedClient(transport, time: time).get(Node.self, key)
        #expect(time.shortSleeps == [.seconds(7)])
    }

    @Test("a 401 gets another credential once")
    func refreshed() async throws {
        let transport = ScriptedTransport { [node] call, _ in
            call.credential.token == Secret("t2") ? .text(node) : .failure(401, "Unauthorized")
        }
        let credentials = RotatingCredential()
        _ = try await scriptedClient(transport, credentials: credentials).get(Node.self, key)
        #expect(transport.calls.map(\.credential.token) == [Secret("t1"), Secret("t2")])
    }

    @Test("a call that is not answered ends at its deadline")
    func deadline() async throws {
        let time = ManualTime(patience: .seconds(20))
        let transport = ScriptedTransport { _, _ in TransportAnswer(status: 200, body: .pieces([], then: .isSilent)) }
        let client = scriptedClient(transport, time: time)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: KubernetesError(.deadlineExceeded, "")) { try await client.get(Node.self, key) }
            }
            await time.advance(by: .seconds(30), whenSleeping: 1)
        }
    }

    @Test("a cancelled call says so")
    func cancelled() async throws {
        let transport = ScriptedTransport { _, _ in TransportAnswer(status: 200, body: .pieces([], then: .isSilent)) }
        let client = scriptedClient(transport)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: KubernetesError(.cancelled, "")) { try await client.get(Node.self, key) }
            }
            while transport.calls.isEmpty, !Task.isCancelled { await Task.yield() }
            group.cancelAll()
        }
    }

    @Test("each exchange is told to the observer")
    func observed() async throws {
        let records = Holder(Mutex<[CallRecord]>([]))
        let transport = ScriptedTransport { [node] _, number in
            number == 0 ? .failure(503, "ServiceUnavailable") : .text(node)
        }
        let settings = ClientSettings(observer: { record in records.value.withLock { $0.append(record) } })
        _ = try await scriptedClient(transport, settings: settings).get(Node.self, key)
        let seen = records.value.withLock { $0 }
        #expect(seen.map(\.httpStatus) == [503, 200])
        #expect(seen.map(\.attempt) == [1, 2])
        #expect(seen[0].verb == .get && seen[0].resource == "nodes")
    }

    @Test("an apply sends neither version nor uid")
    func apply() async throws {
        let transport = ScriptedTransport { [node] _, _ in .text(node) }
        var object = Node(metadata: ObjectMeta(name: "a", labels: ["x": "y"]))
        object.metadata.resourceVersion = "5"
        object.metadata.uid = "u"
        try await scriptedClient(transport).apply(object, force: true)
        let body = try JSONValue(parsing: transport.calls[0].body)
        #expect(body == ["apiVersion": "v1", "kind": "Node", "metadata": ["name": "a", "labels": ["x": "y"]]])
        #expect(transport.calls[0].query("force") == "true")
    }

    @Test("a deletion says whether something still holds the object")
    func deletion() async throws {
        let held =
            #"{"kind":"Node","metadata":{"name":"a","deletionTimestamp":"2026-01-01T00:00:00Z","finalizers":["x"]}}"#
        let transport = ScriptedTransport { _, number in
            .text(number == 0 ? held : #"{"kind":"Status","status":"Success"}"#)
        }
        let client = scriptedClient(transport)
        #expect(try await client.delete(Node.self, key) == .underWay)
        #expect(try await client.delete(Node.self, key) == .gone)
    }

    @Test("a call more than the budget waits")
    func limited() async throws {
        let time = ManualTime(patience: .seconds(20))
        let transport = ScriptedTransport { [node] _, _ in .text(node) }
        let client = scriptedClient(transport, time: time, settings: ClientSettings(callsPerSecond: 10, burst: 1))
        for _ in 0..<3 { _ = try await client.get(Node.self, key) }
        #expect(time.shortSleeps == [.milliseconds(100), .milliseconds(100)])
    }

    @Test("version and served kinds are asked for")
    func discovery() async throws {
        let transport = ScriptedTransport { call, _ in
            switch call.request.path {
            case "/version": .text(#"{"major":"1","minor":"24+","gitVersion":"v1.24.17-eks"}"#)
            case "/apis/storage.k8s.io/v1": .text(#"{"resources":[{"name":"storageclasses"}]}"#)
            default: .failure(404, "NotFound")
            }
        }
        let client = scriptedClient(transport)
        let version = try await client.serverVersion()
        #expect(version.isAtLeast(1, 24) && !version.isAtLeast(1, 25))
        #expect(try await client.serves(StorageClass.resourceType))
        #expect(try await client.serves(CSIDriver.resourceType) == false)
        #expect(try await client.serves(Lease.resourceType) == false)
    }
}

@Suite("Lists")
struct ListTests {
    private static func page(_ names: [String], next: String? = nil) -> TransportAnswer {
        let items = names.map { #"{"metadata":{"name":"\#($0)"}}"# }.joined(separator: ",")
        let token = next.map { #","continue":"\#($0)""# } ?? ""
        return .text(#"{"kind":"NodeList","items":[\#(items)],"metadata":{"resourceVersion":"9"\#(token)}}"#)
    }

    @Test("pages are put together")
    func pages() async throws {
        let transport = ScriptedTransport { call, _ in
            call.query("continue") == nil ? Self.page(["a", "b"], next: "t") : Self.page(["c"])
        }
        let list = try await scriptedClient(transport).list(Node.self, ListOptions(pageSize: 2, resourceVersion: "0"))
        #expect(list.items.map(\.metadata.name) == ["a", "b", "c"])
        #expect(list.resourceVersion == "9")
        #expect(transport.calls.map { $0.query("resourceVersion") } == ["0", nil])
    }

    @Test("a 410 between two pages starts the list anew, and the last time asks for all at once")
    func restarted() async throws {
        let transport = ScriptedTransport { call, _ in
            if call.query("limit") == nil { return Self.page(["a", "b", "c"]) }
            return call.query("continue") == nil ? Self.page(["old"], next: "t") : .failure(410, "Expired")
        }
        let list = try await scriptedClient(transport).list(Node.self)
        #expect(list.items.map(\.metadata.name) == ["a", "b", "c"])
        #expect(transport.calls.count == 5)
    }

    @Test("a 410 on the first page is the caller's matter")
    func gone() async throws {
        let transport = ScriptedTransport { _, _ in .failure(410, "Expired") }
        await #expect(throws: KubernetesError(.gone, "", httpStatus: 410)) {
            try await scriptedClient(transport).list(Node.self)
        }
    }

    @Test("an empty list may have null items")
    func empty() async throws {
        let transport = ScriptedTransport { _, _ in .text(#"{"items":null,"metadata":{"resourceVersion":"1"}}"#) }
        #expect(try await scriptedClient(transport).list(Node.self).items == [])
    }

    @Test("an item that cannot be decoded is named")
    func undecodable() async throws {
        let transport = ScriptedTransport { _, _ in
            .text(#"{"items":[{"metadata":{"name":"x","namespace":"n","labels":7}}],"metadata":{}}"#)
        }
        let error = try await #require(throws: KubernetesError.self) {
            try await scriptedClient(transport).list(Lease.self)
        }
        #expect(error.code == .decoding)
        #expect(error.message.contains("n/x"))
    }
}

/// Credentials that change when one is refused.
private final class RotatingCredential: CredentialSource {
    private let count = Mutex(1)

    func credential() async throws(KubernetesError) -> Credential {
        Credential(token: "t\(count.withLock { $0 })")
    }

    func reject(_ credential: Credential) async -> Bool {
        count.withLock { $0 += 1 }
        return true
    }
}
