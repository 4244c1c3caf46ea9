import Wire

/// How the store's objects are kept: one record an object, and one for each of the latest deletions.
///
/// From both the revision and enough of the history come back after a restart that a watch can go on where it stood.
struct StoreRecords: Sendable {
    /// How many deletions are kept. Whoever resumes from before them starts from a new list.
    static let deletionCapacity = 1000

    let keeping: any Keeping
    /// The space of the cluster: `kubernetes/us-east-1`.
    let space: String

    private var objects: String { "\(space)/objects" }
    private var deletions: String { "\(space)/deletions" }
    private var marks: String { "\(space)/marks" }

    /// Keeps a commit.
    ///
    /// - Parameter forgotten: the deletion whose record is dropped to stay within the bound.
    func keep(_ commit: Commit, dropping forgotten: UInt64?) throws {
        let value = Array("\(commit.object.createdAt)\n".utf8) + commit.object.bytes
        guard commit.kind == .deleted else {
            return try keeping.keep([KeptChange(space: objects, key: commit.key.recordKey, value: value)])
        }
        let place = Array("\(commit.key.recordKey)\n".utf8)
        var changes = [
            KeptChange(space: objects, key: commit.key.recordKey, value: nil),
            KeptChange(space: deletions, key: String(commit.revision), value: place + value),
        ]
        if let forgotten {
            changes.append(KeptChange(space: deletions, key: String(forgotten), value: nil))
            changes.append(KeptChange(space: marks, key: "forgotten", value: Array(String(forgotten).utf8)))
        }
        try keeping.keep(changes)
    }

    /// Everything that was kept, as collapsed commits in the order of their revisions.
    ///
    /// - Parameter recent: where the values of the objects are remembered.
    func commits(recent: RecentValues) throws -> (commits: [Commit], forgottenUpTo: UInt64) {
        var commits: [Commit] = []
        for record in try keeping.records(of: objects) {
            guard let key = ObjectKey(recordKey: record.key) else { continue }
            commits.append(try commit(key, .modified, record.value[...], recent))
        }
        for record in try keeping.records(of: deletions) {
            let (place, rest) = Self.line(of: record.value[...])
            guard let key = ObjectKey(recordKey: place) else { continue }
            commits.append(try commit(key, .deleted, rest, recent))
        }
        let mark = try keeping.records(of: marks).first { $0.key == "forgotten" }
        let forgotten = mark.flatMap { UInt64(String(decoding: $0.value, as: UTF8.self)) } ?? 0
        return (commits.sorted { $0.revision < $1.revision }, forgotten)
    }

    private func commit(
        _ key: ObjectKey, _ kind: Commit.Kind, _ record: ArraySlice<UInt8>, _ recent: RecentValues
    ) throws -> Commit {
        let (created, rest) = Self.line(of: record)
        let bytes = Array(rest)
        let value = try JSONValue(parsing: bytes)
        let revision = value[at: "metadata", "resourceVersion"]?.string.flatMap { UInt64($0) } ?? 0
        let object = StoredObject(
            kept: value, bytes: bytes, revision: revision, createdAt: UInt64(created) ?? revision,
            recent: recent)
        return Commit(kind: kind, key: key, object: object, previous: nil, isCollapsed: true)
    }

    private static func line(of bytes: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>) {
        guard let end = bytes.firstIndex(of: 0x0A) else { return ("", bytes) }
        return (String(decoding: bytes[..<end], as: UTF8.self), bytes[(end + 1)...])
    }
}
