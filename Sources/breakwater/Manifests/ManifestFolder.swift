import FoundationEssentials
import SharedVolumes

/// A folder that is written from a ``ManifestTree`` and holds nothing else.
struct ManifestFolder {
    /// How each file begins, by which a later run knows the folder as its own.
    static let mark = "# Made by `breakwater manifests`"

    let path: String

    /// The folder has what this command did not write, so it is left as it is.
    struct Foreign: Error, CustomStringConvertible {
        let description: String
    }

    /// Makes the folder hold exactly the files of the tree.
    ///
    /// Each file is replaced whole or not at all. When it is interrupted, another run does the rest.
    ///
    /// - Throws: ``Foreign`` before anything is written; ``CommandFailure`` when the file system refuses.
    func write(_ tree: ManifestTree) throws {
        let texts = try tree.files.mapValues(Self.text)
        let former = try ownFiles()
        do {
            for (name, text) in texts.sorted(by: { $0.key < $1.key }) { try write(text, to: name) }
            for name in former where texts[name] == nil { try remove(name) }
        } catch {
            throw CommandFailure("\(path) cannot be written: give a folder with --output that you may write to")
        }
    }

    /// What stands in a file.
    static func text(of file: ManifestTree.File) throws -> String {
        let head = ["\(mark). What is changed here is lost when it is made again."] + file.remarks.map { "# \($0)" }
        switch file.content {
        case .document(let document): return lines(head) + (try YAMLText.text(of: document))
        case .lines(let rest): return lines(head + rest)
        }
    }

    private static func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    // MARK: Files

    /// The files that an earlier run wrote.
    private func ownFiles() throws -> [String] {
        guard let type = fileType(of: path) else { return [] }
        guard type == .typeDirectory || type == .typeSymbolicLink else {
            throw Foreign(description: "\(path) is no folder: name another with --output")
        }
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
            throw CommandFailure("\(path) cannot be read: name another folder with --output")
        }
        return try names.filter { name in
            let type = fileType(of: "\(path)/\(name)")
            if type == .typeDirectory { return false }
            guard type == .typeRegular, isOwn("\(path)/\(name)") else {
                throw Foreign(
                    description: "\(path)/\(name) was not made by this command, so nothing is written into \(path): "
                        + "name an empty or a new folder with --output")
            }
            return true
        }
    }

    private func fileType(of path: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }

    private func isOwn(_ path: String) -> Bool {
        FileManager.default.contents(atPath: path)?.starts(with: Array(Self.mark.utf8)) ?? false
    }

    private func write(_ text: String, to name: String) throws {
        let file = "\(path)/\(name)"
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
    }

    /// Removes a file, and the folders that are empty without it.
    private func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
        var folders = name.split(separator: "/").dropLast()
        while !folders.isEmpty {
            let folder = "\(path)/\(folders.joined(separator: "/"))"
            guard try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty else { return }
            try FileManager.default.removeItem(atPath: folder)
            folders.removeLast()
        }
    }
}
