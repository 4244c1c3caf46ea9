import KubernetesClient
import Vocabulary

/// The machine's wall clock.
enum WallClock {
    static let now: @Sendable () -> Timestamp = TimeSource.systemDate
}
