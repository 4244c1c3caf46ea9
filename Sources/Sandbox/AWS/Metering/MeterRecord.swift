import EFSModel
import Vocabulary

/// The history of what determines a file system's metrics: its mode, its workload and what it holds.
///
/// Nothing is sampled. All metrics, credits among them, are computed from this history when somebody asks
/// (``MeterTimeline``). It is bounded: at most ``limit`` changes, and none older than ``retention`` (as long as
/// CloudWatch keeps data points at all); what came before them is folded into the state at their start, so that the
/// credits stay right and only the metrics of that time are forgotten.
struct MeterRecord: Codable, Hashable, Sendable {
    /// The most changes that are remembered.
    static let limit = 256
    /// How far back changes are remembered: 455 days.
    static let retention = Duration.seconds(455 * 86_400)

    let id: FileSystemID
    /// Its file system's.
    let serial: UInt64
    let region: Region
    let created: Moment
    let isGeneralPurpose: Bool
    let isOneZone: Bool
    /// When the file system was gone; nil while it exists.
    private(set) var ended: Moment?
    /// Where the history starts.
    private(set) var opening: Opening
    /// In order of time, at least one; each holds until the next.
    private(set) var changes: [Change]

    /// The state at the start of the history.
    struct Opening: Codable, Hashable, Sendable {
        let at: Moment
        let credits: Double
        /// The size last metered.
        let metered: StoredBytes
    }

    /// What holds from a moment on.
    struct Change: Codable, Hashable, Sendable {
        let from: Moment
        var settings: Settings
    }

    /// What determines the metrics.
    struct Settings: Codable, Hashable, Sendable {
        var throughput: FileSystemRecord.Throughput
        var workload = Workload()
        var stored = StoredBytes.empty
    }

    /// The meter of a file system that nothing was set on.
    init(_ record: FileSystemRecord, in region: Region) {
        id = record.id
        serial = record.serial
        self.region = region
        created = record.creationTime
        isGeneralPurpose = record.performanceMode == .generalPurpose
        isOneZone = record.availabilityZoneName != nil
        opening = Opening(at: created, credits: ThroughputModel.initialCredits, metered: .empty)
        changes = [Change(from: created, settings: Settings(throughput: record.throughput))]
    }

    /// What holds after the last change.
    var latest: Change {
        changes.last ?? Change(from: opening.at, settings: Settings(throughput: .bursting))
    }

    /// Changes what holds from a moment on; not earlier than the last change.
    mutating func set(at now: Timestamp, _ change: (inout Settings) -> Void) {
        var settings = latest.settings
        change(&settings)
        guard settings != latest.settings, ended == nil else { return }
        if latest.from.timestamp >= now {
            changes[changes.count - 1].settings = settings
        } else {
            changes.append(Change(from: Moment(now), settings: settings))
        }
        compact(at: now)
    }

    /// Notes that the file system is gone.
    mutating func end(at moment: Timestamp) { ended = Moment(max(moment, latest.from.timestamp)) }

    /// The same history of a file system that will be gone at a moment.
    func ending(at moment: Timestamp) -> MeterRecord {
        var ending = self
        ending.end(at: moment)
        return ending
    }

    /// Folds changes that are too many or too old into the opening.
    private mutating func compact(at now: Timestamp) {
        let horizon = now - Self.retention
        var folded = 0
        while folded + 1 < changes.count,
            changes.count - folded > Self.limit || changes[folded + 1].from.timestamp <= horizon
        { folded += 1 }
        guard folded > 0 else { return }
        let start = changes[folded].from
        opening = MeterTimeline(self, until: start.timestamp).closing
        changes.removeFirst(folded)
    }
}
