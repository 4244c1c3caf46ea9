import SigV4
import Vocabulary

/// When to use credentials, when to refresh them and who does it: a state machine without I/O.
struct RefreshMachine: Sendable {
    /// What the one who asks for credentials does.
    enum Action: Sendable, Equatable {
        /// Use these.
        case use(Credentials)
        /// Refresh, for all; until then, or when it fails, the old ones may do.
        case refresh(fallback: Credentials?)
        /// Wait for the one who refreshes.
        case wait
    }

    private var current: Credentials?
    /// How long before expiry they are refreshed while they are still used, and when they are no longer.
    private var early = Duration.zero
    private var late = Duration.zero
    private(set) var isRefreshing = false
    /// After an early refresh failed, the next is not tried before.
    private var nextTry = Timestamp.epoch

    private static let earliest = Duration.seconds(300)
    private static let latest = Duration.seconds(60)
    private static let pause = Duration.seconds(30)

    /// Credentials that need no refresh yet.
    func ready(at now: Timestamp) -> Credentials? {
        guard let expiration = current?.expiration else { return current }
        return expiration - now > early ? current : nil
    }

    /// Somebody asks for credentials.
    mutating func ask(at now: Timestamp) -> Action {
        if let ready = ready(at: now) { return .use(ready) }
        guard let current, let expiration = current.expiration else { return must(fallback: nil) }
        let left = expiration - now
        // Expired credentials are never given out.
        if left <= late { return must(fallback: left > .zero ? current : nil) }
        if isRefreshing || now < nextTry { return .use(current) }
        isRefreshing = true
        return .refresh(fallback: current)
    }

    private mutating func must(fallback: Credentials?) -> Action {
        if isRefreshing { return .wait }
        isRefreshing = true
        return .refresh(fallback: fallback)
    }

    /// The refresh brought credentials. A short life leaves short margins, or they would be refreshed all the time.
    mutating func succeeded(_ credentials: Credentials, at now: Timestamp) {
        isRefreshing = false
        current = credentials
        nextTry = .epoch
        guard let expiration = credentials.expiration else { return }
        let life = expiration - now
        early = min(Self.earliest, life / 4)
        late = min(Self.latest, life / 10)
    }

    /// The refresh brought none.
    mutating func failed(at now: Timestamp) {
        isRefreshing = false
        nextTry = now + Self.pause
    }

    /// The one who refreshed was cancelled; another may begin at once.
    mutating func abandoned() { isRefreshing = false }

    /// AWS said that credentials with that key have ended, whatever their expiration says.
    mutating func rejected(accessKeyID: String) {
        if current?.signing.accessKeyID == accessKeyID { current = nil }
    }
}
