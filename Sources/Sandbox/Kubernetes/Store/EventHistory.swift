/// The latest commits of one collection, oldest first, bounded.
struct EventHistory: Sendable {
    private var ring: [Commit] = []
    /// Where the oldest commit is once the ring is full.
    private var oldest = 0
    private let capacity: Int
    /// Commits up to this revision are forgotten.
    private(set) var forgottenUpTo: UInt64

    /// Makes an empty history.
    init(capacity: Int, forgottenUpTo: UInt64 = 0) {
        self.capacity = capacity
        self.forgottenUpTo = forgottenUpTo
    }

    mutating func append(_ commit: Commit) {
        if ring.count < capacity {
            ring.append(commit)
        } else {
            forgottenUpTo = max(forgottenUpTo, ring[oldest].revision)
            ring[oldest] = commit
            oldest = (oldest + 1) % capacity
        }
    }

    /// Forgets all commits up to a revision, as etcd's compaction does.
    mutating func forget(upTo revision: UInt64) {
        let kept = commits(since: revision)
        ring = kept
        oldest = 0
        forgottenUpTo = max(forgottenUpTo, revision)
    }

    /// The commits after a revision, oldest first.
    func commits(since revision: UInt64) -> [Commit] {
        var found: [Commit] = []
        for commit in newestFirst {
            guard commit.revision > revision else { break }
            found.append(commit)
        }
        return found.reversed()
    }

    /// The commits from the newest to the oldest.
    var newestFirst: some Sequence<Commit> {
        (0..<ring.count).lazy.map { ring[(oldest + ring.count - 1 - $0) % ring.count] }
    }
}
