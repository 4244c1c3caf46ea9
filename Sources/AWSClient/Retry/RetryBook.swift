import Synchronization
import Vocabulary

/// What was learned of each account and Region, shared by all calls of a client.
final class RetryBook: Sendable {
    /// Whose calls fail together.
    struct Key: Hashable, Sendable {
        /// The account, or the access key where the account is not known.
        let account: String
        let region: Region
    }

    /// What was learned of one.
    struct Page: Sendable, Equatable {
        var quota = RetryQuota()
        var rate = AdaptiveRate()
        /// How far AWS's clock is ahead of ours.
        var skew = Duration.zero
        fileprivate var lastUse = 0
    }

    private struct State {
        var pages: [Key: Page] = [:]
        var uses = 0
    }

    /// Access keys that change each hour must not fill the memory.
    private static let maximumPages = 64

    private let state = Mutex(State())

    /// Reads and changes the page of a key.
    func with<Result>(_ key: Key, _ change: (inout Page) -> sending Result) -> sending Result {
        state.withLock { state in
            state.uses += 1
            var page = state.pages[key] ?? Page()
            page.lastUse = state.uses
            let result = change(&page)
            state.pages[key] = page
            if state.pages.count > Self.maximumPages {
                let oldest = state.pages.min { $0.value.lastUse < $1.value.lastUse }?.key
                if let oldest { state.pages[oldest] = nil }
            }
            return result
        }
    }
}
