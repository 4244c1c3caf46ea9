import ArgumentParser
import Foundation
import SharedVolumes
import Testing

@testable import breakwater

/// deploy/ is what the executable prints, kept so that it can be read, reviewed and applied without building anything.
@Suite("Committed manifests")
struct DeployTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../deploy").standardizedFileURL

    private func command(_ arguments: String...) throws -> ManifestsCommand {
        try ManifestsCommand.parse(arguments)
    }

    @Test("deploy/breakwater.yaml is what is printed; make manifests makes it anew")
    func plain() throws {
        let file = Self.folder.appending(path: "breakwater.yaml")
        #expect(try String(contentsOf: file, encoding: .utf8) == command().text())
    }

    @Test("deploy/ has the trees that are written; make manifests makes them anew", arguments: ["kustomize", "olm"])
    func trees(format: String) throws {
        let tree = try #require(try command("--format", format, "--output", "x").tree())
        let folder = Self.folder.appending(path: format)
        #expect(try files(in: folder) == Set(tree.files.keys))
        for (name, file) in tree.files {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(try text == ManifestFolder.text(of: file), "\(name)")
        }
    }
}

/// The files under a folder, by their paths within it; not the folders.
private func files(in folder: URL) throws -> Set<String> {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Set(
        try names.filter { name in
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
            return attributes[.type] as? FileAttributeType != .typeDirectory
        })
}

@Suite("A folder of manifests")
struct ManifestFolderTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    private func tree(_ format: String) throws -> ManifestTree {
        try #require(try ManifestsCommand.parse(["--format", format, "--output", path.path]).tree())
    }

    @Test("it is made, holds the tree, and holds only the new tree when it is written again")
    func rewritten() throws {
        defer { try? FileManager.default.removeItem(at: path) }
        let folder = ManifestFolder(path: path.path)
        try folder.write(try tree("kustomize"))
        #expect(try files(in: path) == Set(tree("kustomize").files.keys))
        try folder.write(try tree("olm"))
        #expect(try files(in: path) == Set(tree("olm").files.keys))
        #expect(!FileManager.default.fileExists(atPath: path.appending(path: "overlays").path))
    }

    @Test("what others put there is left as it is, and nothing is written", arguments: ["mine.yaml", "base/mine.yaml"])
    func foreign(name: String) throws {
        defer { try? FileManager.default.removeItem(at: path) }
        let file = path.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("mine: true\n".utf8).write(to: file)
        let refusal = #expect(throws: ManifestFolder.Foreign.self) {
            try ManifestFolder(path: path.path).write(try tree("olm"))
        }
        #expect(refusal?.description.contains(name) == true)
        #expect(try files(in: path) == [name])
        #expect(try String(contentsOf: file, encoding: .utf8) == "mine: true\n")
    }

    @Test("a link is not followed")
    func link() throws {
        defer { try? FileManager.default.removeItem(at: path) }
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        let link = path.appending(path: "bundle.Dockerfile").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
        #expect(throws: ManifestFolder.Foreign.self) { try ManifestFolder(path: path.path).write(try tree("olm")) }
    }

    @Test("a file is no folder")
    func file() throws {
        defer { try? FileManager.default.removeItem(at: path) }
        try Data("mine\n".utf8).write(to: path)
        #expect(throws: ManifestFolder.Foreign.self) { try ManifestFolder(path: path.path).write(try tree("olm")) }
        #expect(try String(contentsOf: path, encoding: .utf8) == "mine\n")
    }
}
