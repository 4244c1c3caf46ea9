import KubernetesClient
import KubernetesModel
import ServiceLifecycleTestKit
import TestKit
import Testing
import Vocabulary
import Wire

@testable import Controllers

@Suite("Which events are written when")
struct EventBookTests {
    private let date = Timestamp(seconds: 1_800_000_000)
    private let volume = ObjectReference(apiVersion: "v1", kind: "PersistentVolume", name: "pv-a", uid: "u1")

    private func note(_ text: String = "it works") -> EventNote {
        EventNote(.normal, reason: "Bound", action: "Bind", text: text)
    }

    private func book() -> EventBook { EventBook(controller: "efs.breakwater.dev/operator", instance: "pod-1") }

    @Test("the first of its kind is created at once, in the object's namespace or in default")
    func first() throws {
        var book = book()
        #expect(book.record(note(), regarding: volume, now: .zero, date: date) == .new)
        guard case .create(let event) = book.next(now: .zero) else {
            Issue.record("nothing to create")
            return
        }
        #expect(event.metadata.namespace == "default")
        #expect(event.metadata.name?.hasPrefix("pv-a.") == true)
        #expect(event.series == nil)
        #expect(event.eventTime == "2027-01-15T08:00:00.000000Z")
        #expect(book.next(now: .zero) == nil)
    }

    @Test("repetitions become one series, written once an interval and before an end")
    func series() {
        var book = book()
        _ = book.record(note(), regarding: volume, now: .zero, date: date)
        _ = book.next(now: .zero)
        for second in 1...10 {
            #expect(book.record(note(), regarding: volume, now: .seconds(second), date: date) == .counted)
        }
        #expect(book.next(now: .seconds(11)) == nil)
        guard case .count(let event) = book.next(now: .seconds(30)) else {
            Issue.record("nothing to count")
            return
        }
        #expect(event.series?.count == 11)
        _ = book.record(note(), regarding: volume, now: .seconds(31), date: date)
        #expect(book.next(now: .seconds(32)) == nil)
        guard case .count(let last) = book.next(now: .seconds(32), isLast: true) else {
            Issue.record("nothing to count at the end")
            return
        }
        #expect(last.series?.count == 12)
    }

    @Test("names follow from what is said, so that another process says the same")
    func names() {
        func name(_ text: String, _ reference: ObjectReference) -> String? {
            var book = book()
            _ = book.record(note(text), regarding: reference, now: .zero, date: date)
            guard case .create(let event) = book.next(now: .zero) else { return nil }
            return event.metadata.name
        }
        var newer = volume
        newer.resourceVersion = "99"
        #expect(name("x", volume) == name("x", newer))
        #expect(name("x", volume) != name("y", volume))
        var long = volume
        long.name = String(repeating: "a", count: 253)
        #expect(name("x", long)?.count == 253)
    }

    @Test("notes are cut after 1,024 bytes, between characters")
    func cut() {
        let text = note(String(repeating: "é", count: 600)).text
        #expect(text.utf8.count <= 1024)
        #expect(text.hasSuffix("é…"))
    }

    @Test("an object has a budget of new events, which comes back")
    func budget() {
        var book = book()
        let verdicts = (0..<30).map { book.record(note("n\($0)"), regarding: volume, now: .zero, date: date) }
        #expect(verdicts.count { $0 == .new } == 25)
        #expect(verdicts.count { $0 == .tooMany } == 5)
        var other = volume
        other.uid = "u2"
        #expect(book.record(note(), regarding: other, now: .zero, date: date) == .new)
        #expect(book.record(note("later"), regarding: volume, now: .seconds(301), date: date) == .new)
    }

    @Test("a full book forgets the older half of what was written")
    func room() {
        var book = EventBook(controller: "c", instance: "i", capacity: 4)
        func record(_ name: String, _ second: Int) -> EventBook.Verdict {
            book.record(note(), regarding: ObjectReference(name: name), now: .seconds(second), date: date)
        }
        for (second, name) in ["a", "b", "c", "d"].enumerated() { _ = record(name, second) }
        while book.next(now: .seconds(4)) != nil {}
        #expect(record("e", 5) == .new)
        #expect(record("d", 6) == .counted)
        #expect(record("a", 7) == .new)
        #expect(record("f", 8) == .new)
    }

    @Test("what happens again before it was created is written once, with its count")
    func early() {
        var book = book()
        for _ in 0..<2 { _ = book.record(note(), regarding: volume, now: .zero, date: date) }
        guard case .create(let event) = book.next(now: .zero) else {
            Issue.record("nothing to create")
            return
        }
        #expect(event.series?.count == 2)
        #expect(book.next(now: .seconds(30), isLast: true) == nil)
    }

    @Test("a full book drops what is new, and forgets what is old")
    func full() {
        var book = EventBook(controller: "c", instance: "i", capacity: 2)
        for name in ["a", "b"] {
            _ = book.record(note(), regarding: ObjectReference(name: name), now: .zero, date: date)
        }
        #expect(book.record(note(), regarding: ObjectReference(name: "c"), now: .zero, date: date) == .full)
        while book.next(now: .zero) != nil {}
        #expect(book.record(note(), regarding: ObjectReference(name: "c"), now: .seconds(360), date: date) == .new)
    }
}

@Suite("The event recorder", .timeLimit(.minutes(3)))
struct EventRecorderTests {
    private let note = EventNote(.warning, reason: "Failed", action: "Mount", text: "no such file system")
    private let object = node("a", 1)

    /// Records notes, then runs the recorder up to its graceful end.
    private func record(_ times: Int, _ transport: ScriptedTransport) async throws -> EventRecorder.Statistics {
        let time = ManualTime()
        let recorder = EventRecorder(
            client: scriptedClient(transport, time: time), controller: "c.example/x", instance: "pod",
            time: time.source,
            logger: silent)
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<times { recorder.record(note, regarding: object) }
                group.addTask { try await recorder.run() }
                while transport.calls.isEmpty, !Task.isCancelled { await Task.yield() }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        return recorder.statistics
    }

    @Test("writes one event for notes that are the same")
    func one() async throws {
        let transport = ScriptedTransport { call, _ in .text(call.body) }
        #expect(try await record(3, transport) == .init(written: 1))
        let body = try JSONValue(parsing: transport.calls[0].body)
        #expect(transport.calls[0].request.path == "/apis/events.k8s.io/v1/namespaces/default/events")
        #expect(body[at: "series", "count"] == 3)
        #expect(body["reportingInstance"] == "pod")
        #expect(body[at: "regarding", "kind"] == "Node")
    }

    @Test("a write that takes long holds nobody up, however many events come meanwhile")
    func lanes() async throws {
        let (waiting, release) = AsyncStream.makeStream(of: Void.self)
        let transport = ScriptedTransport { call, number in
            if number == 0 { for await _ in waiting { break } }
            return .text(call.body)
        }
        let time = ManualTime()
        let recorder = EventRecorder(
            client: scriptedClient(transport, time: time), controller: "c.example/x", instance: "pod",
            time: time.source, logger: silent)
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await recorder.run() }
                for number in 1...20 {
                    recorder.record(note, regarding: node("n\(number)", 1))
                    // Each by itself, so that it comes to lanes that found nothing to do.
                    while transport.calls.count < number, !Task.isCancelled { await Task.yield() }
                }
                #expect(recorder.statistics.written >= 10)
                release.finish()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(recorder.statistics == .init(written: 20))
    }

    @Test("goes on counting where a process before it left off")
    func resumed() async throws {
        let transport = ScriptedTransport { call, _ in
            switch call.request.verb {
            case .create: return .failure(409, "AlreadyExists")
            case .get:
                var event = Event(
                    metadata: ObjectMeta(name: "e"), eventTime: .epoch, type: "Normal", reason: "r", action: "a",
                    note: "n",
                    regarding: ObjectReference(), reportingController: "c", reportingInstance: "i")
                event.series = .init(count: 7, lastObservedTime: "t")
                let text = (try? JSONValue(encoding: event))?.text() ?? ""
                return .text(text)
            default: return .failure(500, "InternalError")
            }
        }
        #expect(try await record(1, transport) == .init(failed: 1))
        let patch = try JSONValue(parsing: transport.calls[2].body)
        #expect(patch[at: "series", "count"] == 8)
    }

    @Test("counts what is forbidden and goes on")
    func forbidden() async throws {
        let transport = ScriptedTransport { _, _ in .failure(403, "Forbidden") }
        #expect(try await record(1, transport) == .init(failed: 1))
    }
}

@Suite("Finalizers")
struct FinalizersTests {
    @Test("are added and removed by the version that was read, without touching those of others")
    func patches() {
        var metadata = ObjectMeta(name: "a", finalizers: ["theirs"])
        metadata.resourceVersion = "5"
        metadata.uid = "u"
        #expect(
            Finalizers.patch(adding: "ours", to: metadata)
                == .merge(["metadata": ["finalizers": ["theirs", "ours"], "resourceVersion": "5", "uid": "u"]]))
        #expect(Finalizers.patch(removing: "ours", from: metadata) == nil)
        #expect(
            Finalizers.patch(removing: "theirs", from: metadata)
                == .merge(["metadata": ["finalizers": [], "resourceVersion": "5", "uid": "u"]]))
        #expect(Finalizers.patch(adding: "theirs", to: metadata) == nil)
    }

    @Test("of an object that is gone are removed")
    func gone() async throws {
        let transport = ScriptedTransport { _, _ in .failure(404, "NotFound") }
        var object = node("a", 1)
        object.metadata.finalizers = ["ours"]
        let left = try await scriptedClient(transport, time: ManualTime()).removeFinalizer("ours", from: object)
        #expect(left == nil)
    }
}
