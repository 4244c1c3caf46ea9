import KubernetesClient
import Logging
import ServiceLifecycle
import ServiceLifecycleTestKit
import Synchronization
import TestKit
import Testing

@testable import Controllers

let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

/// Counts what happened, and waits for it.
final class Tally: Sendable {
    private let notes = Mutex<[String]>([])
    private let wakeup = Wakeup()

    var all: [String] { notes.withLock { $0 } }

    func note(_ text: String) {
        notes.withLock { $0.append(text) }
        wakeup.call()
    }

    func count(_ text: String) -> Int { all.count { $0 == text } }

    /// Waits until something was noted so often.
    func wait(for text: String, count: Int = 1) async {
        while !Task.isCancelled {
            let seen = wakeup.calls
            if self.count(text) >= count { return }
            await wakeup.wait(after: seen)
        }
    }
}

private struct Failure: Error {}

@Suite("A controller", .timeLimit(.minutes(3)))
struct ControllerTests {
    /// Runs a controller, lets a body act, and stops it gracefully.
    private func running(
        _ controller: Controller<String>, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await controller.run() }
                try await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    @Test("looks at what is added, again when it says so, and not when it waits for a change")
    func looks() async throws {
        let time = ManualTime()
        let tally = Tally()
        let controller = Controller<String>(name: "c", time: time.source, logger: silent) { key in
            tally.note(key)
            return key == "again" ? .done(nextLook: .seconds(30)) : .awaitChange
        }
        try await running(controller) {
            controller.add("once")
            controller.add("again")
            await tally.wait(for: "again")
            await time.advance(by: .seconds(30), whenSleeping: 1)
            await tally.wait(for: "again", count: 2)
        }
        #expect(tally.count("once") == 1)
    }

    @Test("tries again what failed, and leaves what only a change can mend")
    func failures() async throws {
        let time = ManualTime()
        let tally = Tally()
        let records = Mutex<[RunRecord.Result]>([])
        let held = SharedBox(records)
        let settings = ControllerSettings(
            workers: 1, backoff: Backoff(base: .seconds(1), maximum: .seconds(60)),
            observer: { record in held.value.withLock { $0.append(record.result) } })
        let controller = Controller<String>(name: "c", settings: settings, time: time.source, logger: silent) { key in
            tally.note(key)
            if key == "terminal" { throw TerminalError("change it") }
            if tally.count(key) < 3 { throw Failure() }
            return .awaitChange
        }
        try await running(controller) {
            controller.add("terminal")
            controller.add("flaky")
            await tally.wait(for: "flaky")
            await time.advance(by: .seconds(1), whenSleeping: 1)
            await tally.wait(for: "flaky", count: 2)
            await time.advance(by: .seconds(2), whenSleeping: 1)
            await tally.wait(for: "flaky", count: 3)
        }
        #expect(tally.count("terminal") == 1)
        #expect(held.value.withLock { $0 } == [.terminal, .retry, .retry, .awaitChange])
    }

    @Test("never runs a key twice at once, however many workers there are")
    func exclusive() async throws {
        let running_ = SharedBox(Mutex<Set<String>>([]))
        let tally = Tally()
        let controller = Controller<String>(
            name: "c", settings: ControllerSettings(workers: 8), logger: silent
        ) { key in
            let isNew = running_.value.withLock { $0.insert(key).inserted }
            #expect(isNew)
            for _ in 0..<20 { await Task.yield() }
            _ = running_.value.withLock { $0.remove(key) }
            tally.note("run")
            return .awaitChange
        }
        try await running(controller) {
            for round in 0..<200 {
                controller.add("key\(round % 3)")
                await Task.yield()
            }
            await tally.wait(for: "run", count: 3)
        }
    }

    @Test("on shutdown lets the run under way finish and starts no other")
    func graceful() async throws {
        let time = ManualTime()
        let tally = Tally()
        let gate = Tally()
        let controller = Controller<String>(
            name: "c", settings: ControllerSettings(workers: 1), time: time.source, logger: silent
        ) { key in
            tally.note(key)
            await gate.wait(for: "open")
            tally.note(Task.isCancelled ? "cancelled" : "finished")
            return .awaitChange
        }
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await controller.run() }
                controller.add("first")
                await tally.wait(for: "first")
                controller.add("second")
                trigger.triggerGracefulShutdown()
                while !controller.queue.isStopped, !Task.isCancelled { await Task.yield() }
                gate.note("open")
                try await group.waitForAll()
            }
        }
        #expect(tally.all == ["first", "finished"])
    }

    @Test("on shutdown cancels a run that takes longer than the limit")
    func stopLimit() async throws {
        let time = ManualTime()
        let tally = Tally()
        let controller = Controller<String>(name: "c", time: time.source, logger: silent) { key in
            tally.note(key)
            try await Task.sleep(for: .seconds(3600))
            return .awaitChange
        }
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await controller.run() }
                controller.add("slow")
                await tally.wait(for: "slow")
                trigger.triggerGracefulShutdown()
                await time.advance(by: .seconds(20), whenSleeping: 1)
                try await group.waitForAll()
            }
        }
        #expect(tally.all == ["slow"])
    }

    @Test("after a cancellation runs again, and looks again at what was cut short")
    func rerun() async throws {
        let tally = Tally()
        let controller = Controller<String>(
            name: "c", settings: ControllerSettings(workers: 1), logger: silent
        ) { key in
            tally.note(key)
            if tally.count(key) == 1 { try await Task.sleep(for: .seconds(3600)) }
            return .awaitChange
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await controller.run() }
            controller.add("a")
            await tally.wait(for: "a")
            group.cancelAll()
            try await group.waitForAll()
        }
        try await running(controller) { await tally.wait(for: "a", count: 2) }
        #expect(controller.queue.failureCount("a") == 0)
    }
}

/// Shares a noncopyable value.
final class SharedBox<Value: ~Copyable & Sendable>: Sendable {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}
