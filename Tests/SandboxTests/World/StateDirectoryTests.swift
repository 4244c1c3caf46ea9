import Foundation
import Testing

@testable import Sandbox

@Suite("The state directory")
struct StateDirectoryTests {
    private let path = NSTemporaryDirectory() + "breakwater-test-\(UUID().uuidString)"

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("it and what is written in it can be read by the owner only")
    func permissions() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let directory = try StateDirectory(path: path)
        try directory.write("secret", to: "kubeconfig")
        #expect(try mode(path) == 0o700)
        #expect(try mode("\(path)/kubeconfig") == 0o600)
        #expect(try String(contentsOfFile: "\(path)/kubeconfig", encoding: .utf8) == "secret")
    }

    @Test("a second sandbox on the same state is refused with the remedy, and let in when the first is gone")
    func lock() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            let first = try StateDirectory(path: path)
            let error = #expect(throws: SandboxError.self) { try StateDirectory(path: path) }
            #expect(error?.code == .stateInUse)
            #expect(error?.message.contains("--state") == true)
            withExtendedLifetime(first) {}
        }
        #expect(throws: Never.self) { try StateDirectory(path: path) }
    }

    @Test("a path that cannot be made is refused with the path")
    func unusable() {
        let error = #expect(throws: SandboxError.self) { try StateDirectory(path: "/proc/no/such") }
        #expect(error?.code == .stateUnusable)
        #expect(error?.message.contains("/proc/no/such") == true)
    }

    @Test("what was kept is there after the database was opened anew, and what was removed is not")
    func keeping() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let directory = try StateDirectory(path: path)
        let file = "\(directory.path)/state.sqlite"
        do {
            let keeping = try SQLiteKeeping(path: file)
            try keeping.keep([
                KeptChange(space: "a", key: "1", value: [1, 0, 255]), KeptChange(space: "a", key: "2", value: [2]),
                KeptChange(space: "b", key: "1", value: []),
            ])
            try keeping.keep([KeptChange(space: "a", key: "2", value: nil)])
        }
        let keeping = try SQLiteKeeping(path: file)
        #expect(try keeping.records(of: "a") == [KeptRecord(key: "1", value: [1, 0, 255])])
        #expect(try keeping.records(of: "b") == [KeptRecord(key: "1", value: [])])
        #expect(try keeping.records(of: "c").isEmpty)
    }
}

@Suite("Files for clients")
struct ClientFilesTests {
    @Test(
        "a shell reads each export as it was meant",
        arguments: [
            "plain", "", "with space", "quo'te", "$HOME `id` \"x\"", "a/b+c=", "line\nfeed",
        ])
    func exports(value: String) throws {
        let text = ClientFiles.exports([(name: "VALUE", value: value)])
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "\(text)printf %s \"$VALUE\""]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        #expect(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == value)
    }
}
