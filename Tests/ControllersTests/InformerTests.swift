import KubernetesClient
import KubernetesModel
import Synchronization
import TestKit
import Testing

@testable import Controllers

/// A client of a scripted server, whose waits are over at once.
func scriptedClient(_ transport: any Transport, time: ManualTime) -> KubernetesClient {
    KubernetesClient(
        transport: transport, credentials: StaticCredential(.anonymous), settings: ClientSettings(retries: .never),
        time: time.source, random: { 1 }, logger: silent)
}

@Suite("An informer", .timeLimit(.minutes(3)))
struct InformerTests {
    private static func item(_ name: String, _ version: Int) -> String {
        #"{"metadata":{"name":"\#(name)","uid":"u","resourceVersion":"\#(version)"}}"#
    }

    private static func list(_ items: [String], at version: Int) -> TransportAnswer {
        .text(#"{"metadata":{"resourceVersion":"\#(version)"},"items":[\#(items.joined(separator: ","))]}"#)
    }

    private static func event(_ type: String, _ name: String, _ version: Int) -> String {
        #"{"type":"\#(type)","object":\#(item(name, version))}"# + "\n"
    }

    private static func watch(_ events: [String], then end: BodyStream.BodyEnd) -> TransportAnswer {
        TransportAnswer(status: 200, body: .pieces(events, then: end))
    }

    private static let old =
        #"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}"# + "\n"

    /// Runs an informer against a script until a note is made, and returns all that the handler was told.
    private func told(
        until last: String,
        _ script: @escaping @Sendable (ScriptedTransport.Call, Int) throws(TransportError) -> TransportAnswer
    ) async throws -> (changes: [String], calls: [ScriptedTransport.Call]) {
        let time = ManualTime(patience: .seconds(60))
        let transport = ScriptedTransport { call, number throws(TransportError) in try script(call, number) }
        let informer = Informer<Node>(
            client: scriptedClient(transport, time: time), time: time.source, random: { 1 }, logger: silent)
        let tally = Tally()
        informer.addHandler { change in
            switch change {
            case .added(let node): tally.note("+\(node.described)")
            case .updated(let old, let new): tally.note("~\(old.described)>\(new.described)")
            case .deleted(let node): tally.note("-\(node.described)")
            }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await informer.run() }
            await tally.wait(for: last)
            group.cancelAll()
            try await group.waitForAll()
        }
        return (tally.all, transport.calls)
    }

    @Test("tells the list, then the events, and goes on from the last version when the watch is cut")
    func cut() async throws {
        let (changes, calls) = try await told(until: "-b@9") { call, number in
            switch number {
            case 0: Self.list([Self.item("a", 3), Self.item("b", 4)], at: 5)
            case 1: Self.watch([Self.event("MODIFIED", "a", 6)], then: .breaks)
            case 2: Self.watch([Self.event("MODIFIED", "b", 9), Self.event("DELETED", "b", 10)], then: .isSilent)
            default: Self.watch([], then: .isSilent)
            }
        }
        #expect(changes == ["+a@3", "+b@4", "~a@3>a@6", "~b@4>b@9", "-b@9"])
        #expect(calls.prefix(3).map { $0.query("resourceVersion") } == ["0", "5", "6"])
    }

    @Test("after a 410 tells the difference, so that nothing is lost and nothing invented")
    func relisted() async throws {
        let (changes, calls) = try await told(until: "-c@3") { call, number in
            switch number {
            case 0: Self.list([Self.item("a", 1), Self.item("b", 2), Self.item("c", 3)], at: 5)
            case 1: Self.watch([Self.old], then: .ends)
            case 2: Self.list([Self.item("a", 1), Self.item("b", 8), Self.item("d", 9)], at: 10)
            default: Self.watch([], then: .isSilent)
            }
        }
        #expect(Set(changes.dropFirst(3)) == ["~b@2>b@8", "+d@9", "-c@3"])
        #expect(changes.count == 6)
        #expect(calls[2].query("resourceVersion") == "5")
    }

    @Test("tells replayed and doubled events once")
    func replayed() async throws {
        let (changes, _) = try await told(until: "+end@9") { call, number in
            switch number {
            case 0: Self.list([Self.item("a", 3)], at: 5)
            case 1: Self.watch([Self.event("ADDED", "b", 6), Self.event("ADDED", "b", 6)], then: .ends)
            case 2:
                Self.watch(
                    [Self.event("ADDED", "a", 3), Self.event("ADDED", "b", 6), Self.event("ADDED", "end", 9)],
                    then: .isSilent)
            default: Self.watch([], then: .isSilent)
            }
        }
        #expect(changes == ["+a@3", "+b@6", "+end@9"])
    }

    @Test("goes on from a bookmark, which says nothing of any object")
    func bookmark() async throws {
        let bookmark = #"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"77"}}}"# + "\n"
        let (_, calls) = try await told(until: "+b@80") { call, number in
            switch number {
            case 0: Self.list([], at: 5)
            case 1: Self.watch([bookmark], then: .breaks)
            case 2: Self.watch([Self.event("ADDED", "b", 80)], then: .isSilent)
            default: Self.watch([], then: .isSilent)
            }
        }
        #expect(calls[2].query("resourceVersion") == "77")
    }

    @Test("tries a list again that fails, and is not synced before one was read")
    func failing() async throws {
        let (changes, calls) = try await told(until: "+a@1") { call, number throws(TransportError) in
            switch number {
            case 0: throw TransportError(.notSent, "refused")
            case 1: .failure(403, "Forbidden")
            case 2: .failure(410, "Expired")
            case 3: Self.list([Self.item("a", 1)], at: 5)
            default: Self.watch([], then: .isSilent)
            }
        }
        #expect(changes == ["+a@1"])
        #expect(calls.prefix(4).map { $0.query("resourceVersion") } == ["0", "0", "0", nil])
    }

    @Test("says when it is synced, keeps only what the transform leaves, and tells a late handler what is there")
    func synced() async throws {
        let time = ManualTime(patience: .seconds(60))
        let transport = ScriptedTransport { call, number in
            number == 0
                ? .text(
                    #"{"metadata":{"resourceVersion":"5"},"items":[{"metadata":{"name":"a","annotations":{"big":"x"}}}]}"#
                )
                : Self.watch([], then: .isSilent)
        }
        let informer = Informer<Node>(
            client: scriptedClient(transport, time: time), selection: Selection(labels: "app=efs"),
            transform: { node in
                var node = node
                node.metadata.annotations = nil
                return node
            },
            time: time.source, random: { 1 }, logger: silent)
        #expect(!informer.hasSynced)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await informer.run() }
            try await informer.waitUntilSynced()
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(informer.get(ObjectKey(name: "a"))?.metadata.annotations == nil)
        #expect(informer.count == 1)
        #expect(transport.calls[0].query("labelSelector") == "app=efs")
        let tally = Tally()
        informer.addHandler { _ in tally.note("late") }
        #expect(tally.all == ["late"])
    }
}

extension Node {
    fileprivate var described: String { "\(metadata.name ?? "")@\(metadata.resourceVersion ?? "")" }
}
