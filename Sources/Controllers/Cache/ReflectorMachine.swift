import KubernetesClient

/// What an informer does next: list, watch or wait. A value; whoever drives it does what it says and tells the result.
///
/// | state    | event                         | next                                     |
/// |----------|-------------------------------|------------------------------------------|
/// | listing  | listed                        | watching from the list's version         |
/// | listing  | gone, or version too large    | waiting, then listing the newest state   |
/// | listing  | failed otherwise              | waiting, then listing again              |
/// | watching | saw an event or a bookmark    | watching from its version                |
/// | watching | ended by the server           | watching from the last version           |
/// | watching | gone, or not to be understood | waiting, then listing                    |
/// | watching | forbidden                     | waiting, then listing: seen late at least |
/// | watching | failed otherwise              | waiting, then watching from there        |
struct ReflectorMachine: Sendable {
    /// What is to be done now.
    enum Step: Sendable, Equatable {
        /// List; nil asks for the newest state, `0` for what the server has in memory.
        case list(resourceVersion: String?)
        case watch(resourceVersion: String)
        case wait(Duration)
    }

    private enum Goal: Sendable {
        case list(resourceVersion: String?)
        case watch(resourceVersion: String)
    }

    /// A watch that ends sooner, without an event, is taken for a failure, else a server that ends each watch at once
    /// would be asked without rest.
    static let shortWatch: Duration = .seconds(1)
    /// A watch that lasted as long was well, whatever ended it.
    static let longWatch: Duration = .seconds(10)

    private let backoff: Backoff
    private var goal = Goal.list(resourceVersion: "0")
    private var pause: Duration?
    private var failures = 0
    private var hasSeenEvents = false

    init(backoff: Backoff = .watch) { self.backoff = backoff }

    /// What is to be done now.
    var step: Step {
        if let pause { return .wait(pause) }
        switch goal {
        case .list(let version): return .list(resourceVersion: version)
        case .watch(let version): return .watch(resourceVersion: version)
        }
    }

    /// The wait is over.
    mutating func waited() { pause = nil }

    /// The list was read.
    mutating func listed(resourceVersion: String) {
        goal = .watch(resourceVersion: resourceVersion)
        hasSeenEvents = false
    }

    /// The list could not be read.
    mutating func listFailed(_ error: KubernetesError, jitter: Double) {
        if error.code == .gone || error.isResourceVersionTooLarge { goal = .list(resourceVersion: nil) }
        fail(jitter)
    }

    /// The watch gave an event, which is in the cache, or a bookmark.
    mutating func saw(resourceVersion: String) {
        goal = .watch(resourceVersion: resourceVersion)
        hasSeenEvents = true
        failures = 0
    }

    /// The watch is over; nil: the server ended it.
    mutating func watchEnded(_ error: KubernetesError?, lasted: Duration, jitter: Double) {
        defer { hasSeenEvents = false }
        if lasted >= Self.longWatch { failures = 0 }
        guard let error else {
            if lasted < Self.shortWatch, !hasSeenEvents { fail(jitter) }
            return
        }
        // Who may list and not watch sees late, but is not blind.
        if [.gone, .decoding, .forbidden].contains(error.code), case .watch(let version) = goal {
            // Not older than what was seen, so that the cache never goes back.
            goal = .list(resourceVersion: version)
        }
        fail(jitter)
    }

    private mutating func fail(_ jitter: Double) {
        failures += 1
        pause = backoff.delay(failures: failures, jitter: jitter)
    }
}
