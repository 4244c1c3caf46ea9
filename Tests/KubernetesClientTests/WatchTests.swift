import KubernetesModel
import Synchronization
import TestKit
import Testing

@testable import KubernetesClient

@Suite("Watches", .timeLimit(.minutes(3)))
struct WatchTests {
    private func line(_ type: String, _ name: String, version: Int) -> String {
        #"{"type":"\#(type)","object":{"metadata":{"name":"\#(name)","resourceVersion":"\#(version)"}}}"# + "\n"
    }

    private func watch(
        _ pieces: [String], then end: BodyStream.BodyEnd = .ends, time: ManualTime = ManualTime()
    ) async throws -> WatchSequence<Node> {
        let transport = ScriptedTransport { _, _ in TransportAnswer(status: 200, body: .pieces(pieces, then: end)) }
        return try await scriptedClient(transport, time: time).watch(Node.self, WatchOptions(resourceVersion: "1"))
    }

    private func names(_ sequence: WatchSequence<Node>) async throws -> [String] {
        var names: [String] = []
        for try await event in sequence {
            switch event {
            case .added(let node): names.append("+\(node.metadata.name ?? "")")
            case .modified(let node): names.append("~\(node.metadata.name ?? "")")
            case .deleted(let node): names.append("-\(node.metadata.name ?? "")")
            case .bookmark(let version): names.append("@\(version)")
            }
        }
        return names
    }

    @Test("events come whole however the bytes are cut")
    func cut() async throws {
        let text = line("ADDED", "a", version: 2) + line("MODIFIED", "a", version: 3) + line("DELETED", "a", version: 4)
        for size in 1...40 {
            var pieces: [String] = []
            var rest = text[...]
            while !rest.isEmpty {
                pieces.append(String(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            #expect(try await names(try await watch(pieces)) == ["+a", "~a", "-a"])
        }
    }

    @Test("a bookmark needs nothing but a version")
    func bookmark() async throws {
        let text =
            #"{"type":"BOOKMARK","object":{"kind":"Node","metadata":{"resourceVersion":"12","creationTimestamp":null}}}"#
        #expect(try await names(try await watch([text + "\n"])) == ["@12"])
    }

    @Test("an event that is cut off at the end is not there")
    func cutOff() async throws {
        let text = line("ADDED", "a", version: 2) + #"{"type":"ADDED","object":{"metadata":{"name":"b"}}}"#
        #expect(try await names(try await watch([text])) == ["+a"])
    }

    @Test("an error event for an old version is gone, whatever its form")
    func gone() async throws {
        let text =
            #"{"type":"ERROR","object":{"kind":"Status","status":"Failure","message":"too old resource version: 1 (9)","reason":"Expired","code":410}}"#
        await #expect(throws: KubernetesError(.gone, "", httpStatus: 410)) {
            try await names(try await watch([text + "\n"]))
        }
    }

    @Test("other error events keep what the server says")
    func failure() async throws {
        let text = #"{"type":"ERROR","object":{"kind":"Status","message":"etcd is away","code":500}}"#
        let error = try await #require(throws: KubernetesError.self) { try await names(try await watch([text + "\n"])) }
        #expect(error.code == .internalError)
        #expect(error.message.contains("etcd is away"))
    }

    @Test("a connection that breaks is told")
    func breaks() async throws {
        await #expect(throws: KubernetesError(.transport, "")) {
            try await names(try await watch([line("ADDED", "a", version: 2)], then: .breaks))
        }
    }

    @Test("a watch that is silent for too long is given up")
    func idle() async throws {
        let time = ManualTime()
        let sequence = try await watch([], then: .isSilent, time: time)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: KubernetesError(.idle, "")) { try await names(sequence) }
            }
            await time.advance(by: .seconds(150), whenSleeping: 1)
        }
    }

    @Test("following tells the same as iterating, and gives a silent watch up at the same time")
    func follows() async throws {
        let time = ManualTime()
        let sequence = try await watch([line("ADDED", "a", version: 2)], then: .isSilent, time: time)
        let seen = EventCount()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: KubernetesError(.idle, "")) {
                    try await sequence.follow { _ in seen.add() }
                }
            }
            while seen.value == 0, !Task.isCancelled { await Task.yield() }
            await time.advance(by: .seconds(149), whenSleeping: 1)
            await time.advance(by: .seconds(1), whenSleeping: 1)
        }
        #expect(seen.value == 1)
        let ended = try await watch([line("ADDED", "a", version: 2)], then: .ends)
        try await ended.follow { _ in }
    }

    @Test("a watch that is refused throws at once")
    func refused() async throws {
        let transport = ScriptedTransport { _, _ in .failure(410, "Gone") }
        await #expect(throws: KubernetesError(.gone, "", httpStatus: 410)) {
            try await scriptedClient(transport).watch(Node.self, WatchOptions(resourceVersion: "1"))
        }
    }
}

private final class EventCount: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func add() { count.withLock { $0 += 1 } }
}
