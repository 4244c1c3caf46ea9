import FoundationEssentials
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import KubernetesClient

@Suite("Credentials that change")
struct CredentialTests {
    private func host(
        time: ManualTime, readFile: @escaping @Sendable (String) throws(ConfigurationError) -> [UInt8] = { _ in [] },
        run: @escaping @Sendable (ProcessRequest) async throws -> ProcessOutcome = { _ in
            ProcessOutcome(exitStatus: 1, standardOutput: [])
        }
    ) -> Host {
        Host(
            environment: ["PATH": "/bin"], readFile: readFile, fileExists: { _ in true }, runProcess: run,
            time: time.source)
    }

    private func plugin(hint: String? = nil) -> ExecPlugin {
        ExecPlugin(
            apiVersion: .v1, command: "aws", arguments: ["eks", "get-token"], environment: ["AWS_PROFILE": "p"],
            installHint: hint)
    }

    private func printed(_ token: String, expires: String? = nil) -> ProcessOutcome {
        let expiration = expires.map { #","expirationTimestamp":"\#($0)""# } ?? ""
        let text =
            #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"\#(token)"\#(expiration)}}"#
        return ProcessOutcome(exitStatus: 0, standardOutput: Array(text.utf8))
    }

    @Test("a token file is read again after a minute, and after a refusal")
    func tokenFile() async throws {
        let time = ManualTime()
        let token = Counter()
        let source = TokenFileCredential(
            path: "/t", host: host(time: time, readFile: { _ in Array("t\(token.next())".utf8) }))
        #expect(try await source.credential().token == Secret("t1"))
        time.advance(by: .seconds(59))
        #expect(try await source.credential().token == Secret("t1"))
        time.advance(by: .seconds(1))
        let second = try await source.credential()
        #expect(second.token == Secret("t2"))
        #expect(await source.reject(second))
        #expect(try await source.credential().token == Secret("t3"))
    }

    @Test("a token file that is being swapped leaves the token of before")
    func swapped() async throws {
        let time = ManualTime()
        let reads = Counter()
        let source = TokenFileCredential(
            path: "/t",
            host: host(
                time: time,
                readFile: { path throws(ConfigurationError) in
                    guard reads.next() == 1 else { throw ConfigurationError(.unreadable, path) }
                    return Array("t".utf8)
                }))
        _ = try await source.credential()
        time.advance(by: .seconds(100))
        #expect(try await source.credential().token == Secret("t"))
    }

    @Test("a plugin is told its version, gets our environment, and is run once until its credential expires")
    func exec() async throws {
        let time = ManualTime()
        let runs = Counter()
        let seen = Mutex<ProcessRequest?>(nil)
        let expires = (time.now + .seconds(900)).rfc3339
        let held = Holder(seen)
        let source = ExecCredential(
            plugin: plugin(),
            host: host(
                time: time,
                run: { request in
                    held.value.withLock { $0 = request }
                    return printed("t\(runs.next())", expires: expires)
                }))
        #expect(try await source.credential().token == Secret("t1"))
        #expect(try await source.credential().token == Secret("t1"))
        time.advance(by: .seconds(891))
        #expect(try await source.credential().token == Secret("t2"))
        let request = try #require(held.value.withLock { $0 })
        #expect(request.arguments == ["eks", "get-token"])
        #expect(request.environment["AWS_PROFILE"] == "p")
        #expect(request.environment["PATH"] == "/bin")
        #expect(
            request.environment["KUBERNETES_EXEC_INFO"]
                == #"{"apiVersion":"client.authentication.k8s.io\/v1","kind":"ExecCredential","spec":{"interactive":false}}"#
        )
    }

    @Test("one run serves all callers that ask meanwhile")
    func shared() async throws {
        let time = ManualTime()
        let runs = Counter()
        let gate = Gate()
        let source = ExecCredential(
            plugin: plugin(),
            host: host(
                time: time,
                run: { _ in
                    await gate.wait()
                    return printed("t\(runs.next())")
                }))
        let tokens = try await withThrowingTaskGroup(of: Credential.self) { group in
            for _ in 0..<20 { group.addTask { try await source.credential() } }
            for _ in 0..<200 { await Task.yield() }
            gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(tokens.allSatisfy { $0.token == Secret("t1") })
        #expect(runs.value == 1)
    }

    @Test("when the caller whose task runs the plugin is cancelled, another takes over")
    func takeOver() async throws {
        let time = ManualTime()
        let runs = Counter()
        let gate = Gate()
        let source = ExecCredential(
            plugin: plugin(),
            host: host(
                time: time,
                run: { _ in
                    if runs.next() == 1 {
                        gate.open()
                        try await Task.sleep(for: .seconds(3600))
                    }
                    return printed("t2")
                }))
        try await withThrowingTaskGroup(of: Credential?.self) { group in
            group.addTask {
                await gate.wait()
                return try await source.credential()
            }
            group.addTask {
                await withTaskGroup(of: Void.self) { first in
                    first.addTask { _ = try? await source.credential() }
                    await gate.wait()
                    for _ in 0..<50 { await Task.yield() }
                    first.cancelAll()
                }
                return nil
            }
            for try await credential in group where credential != nil { #expect(credential?.token == Secret("t2")) }
        }
    }

    @Test("a plugin that fails is named with how it is got")
    func hint() async throws {
        let source = ExecCredential(
            plugin: plugin(hint: "install the aws CLI"),
            host: host(
                time: ManualTime(),
                run: { _ in ProcessOutcome(exitStatus: 255, standardOutput: [], standardError: Array("no profile".utf8))
                }))
        let error = try await #require(throws: KubernetesError.self) { try await source.credential() }
        #expect(error.code == .credentials)
        #expect(error.message.contains("aws exited with status 255: no profile; install the aws CLI"))
    }

    @Test(
        "what a plugin prints is checked, and never quoted",
        arguments: [
            "{", #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1"}"#,
            #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"s3cret"}}"#,
            #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientKeyData":"s3cret"}}"#,
        ])
    func malformed(text: String) throws {
        let error = try #require(throws: KubernetesError.self) {
            try plugin().credential(from: ProcessOutcome(exitStatus: 0, standardOutput: Array(text.utf8)))
        }
        #expect(!error.description.contains("s3cret"))
    }

    @Test("a plugin that is a real program is found by path, told of the call, and killed when it hangs")
    func program() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "breakwater-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let script = directory.appending(path: "plugin")
        let text = """
            #!/bin/sh
            test "$1" = hang && exec sleep 3600
            version=$(echo "$KUBERNETES_EXEC_INFO" | sed 's/.*"apiVersion":"\\([^"]*\\)".*/\\1/')
            echo '{"kind":"ExecCredential","apiVersion":"'"$version"'","status":{"token":"'"$GREETING"'"}}'
            """
        try Data(text.utf8).write(to: script)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
        var plugin = plugin()
        plugin.command = script.path
        plugin.environment = ["GREETING": "hello"]
        let credential = try await ExecCredential(plugin: plugin, host: .current()).credential()
        #expect(credential.token == Secret("hello"))
        plugin.arguments = ["hang"]
        let hanging = ExecCredential(plugin: plugin, host: .current(), limit: .milliseconds(200))
        await #expect(throws: KubernetesError(.credentials, "")) { try await hanging.credential() }
        plugin.command = "no-such-program-breakwater"
        let missing = ExecCredential(plugin: plugin, host: .current())
        await #expect(throws: KubernetesError(.credentials, "")) { try await missing.credential() }
    }

    @Test("a plugin that hangs is given up after its limit")
    func hangs() async throws {
        let time = ManualTime()
        let source = ExecCredential(
            plugin: plugin(),
            host: host(
                time: time,
                run: { _ in
                    try await Task.sleep(for: .seconds(3600))
                    return printed("t")
                }))
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: KubernetesError(.credentials, "")) { try await source.credential() }
            }
            await time.advance(by: .seconds(60), whenSleeping: 1)
        }
    }
}

/// Counts from 1.
final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}

/// Shares a noncopyable value.
final class Holder<Value: ~Copyable & Sendable>: Sendable {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}

/// A door that opens once.
final class Gate: Sendable {
    private let isOpen = Mutex(false)

    func open() { isOpen.withLock { $0 = true } }

    func wait() async {
        while !isOpen.withLock({ $0 }) && !Task.isCancelled { await Task.yield() }
    }
}
