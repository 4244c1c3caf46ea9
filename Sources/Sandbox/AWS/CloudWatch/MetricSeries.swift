import CloudWatchModel
import EFSModel
import Vocabulary

/// One metric of `AWS/EFS` with what it is computed from.
struct MetricSeries: Sendable {
    let metric: EFSMetric
    /// Of StorageBytes.
    let storageClass: EFSMetric.StorageClass?
    let timeline: MeterTimeline
    /// Of TimeSinceLastSync: the replication whose source the file system is.
    var replication: ReplicationRecord?

    var unit: CloudWatch.Unit { metric.unit }

    /// How CloudWatch names it.
    var name: CloudWatch.Metric {
        var dimensions = [CloudWatch.Dimension(EFSMetric.fileSystemDimension, timeline.record.id.rawValue)]
        if let replication {
            dimensions.append(
                .init(EFSMetric.destinationDimension, replication.destination.fileSystemID.rawValue))
        }
        if let storageClass { dimensions.append(.init(EFSMetric.storageClassDimension, storageClass.rawValue)) }
        return CloudWatch.Metric(namespace: EFSMetric.namespace, name: metric.rawValue, dimensions: dimensions)
    }

    /// The measurements of a time, whose ends are whole minutes; nil where there are none.
    func statistics(over range: Range<Timestamp>) -> StatisticSet? {
        switch metric {
        case .burstCreditBalance: timeline.statistics(of: .credits, over: range)
        case .permittedThroughput: timeline.statistics(of: .permitted, over: range)
        case .percentIOLimit:
            timeline.record.isGeneralPurpose ? timeline.statistics(of: .percentIOLimit, over: range) : nil
        case .meteredIOBytes:
            timeline.statistics(of: MeterTimeline.Operations.allCases, isMetered: true, over: range)
        case .totalIOBytes: timeline.statistics(of: MeterTimeline.Operations.allCases, over: range)
        case .dataReadIOBytes: timeline.statistics(of: [.read], over: range)
        case .dataWriteIOBytes: timeline.statistics(of: [.write], over: range)
        case .metadataIOBytes: timeline.statistics(of: [.metadata], over: range)
        case .clientConnections: timeline.statistics(of: .clients, over: range)
        case .storageBytes: storageClass.flatMap { timeline.statistics(of: $0, over: range) }
        case .timeSinceLastSync: replication.flatMap { $0.statistics(over: range.clamped(to: timeline.existence)) }
        }
    }
}

extension ReplicationRecord {
    /// The age of what is replicated: a sample a minute, at its end, in seconds; nil before the initial sync has ended.
    ///
    /// A replication keeps no history: of the time before it was last stopped and resumed this says what it would have
    /// been without the stop.
    fileprivate func statistics(over range: Range<Timestamp>) -> StatisticSet? {
        var set: StatisticSet?
        var minute = max(range.lowerBound, creationTime.timestamp).floored(to: MeterTimeline.minute)
        while minute < range.upperBound {
            minute = minute + MeterTimeline.minute
            guard let reached = sync.lastReplicated(at: minute) else { continue }
            let age = max((minute - reached).inSeconds, 0)
            set = set + StatisticSet(sampleCount: 1, sum: age, minimum: age, maximum: age)
        }
        return set
    }
}

/// The metrics of a Region as they are at a moment.
struct MetricBoard: Sendable {
    /// How long after its minute a data point can be read. AWS promises none; its own are there after one or two minutes
    /// (2026-11).
    static let delay = Duration.seconds(60)

    let asOf: Timestamp
    /// Up to here there are data points.
    let horizon: Timestamp
    private var timelines: [FileSystemID: MeterTimeline] = [:]
    private let replications: [FileSystemID: ReplicationRecord]

    /// - Parameters:
    ///   - meters: the meters of the file systems that will be asked for.
    ///   - replications: by their sources; AWS publishes how far they are in the source's Region.
    init(
        asOf: Timestamp, meters: some Sequence<MeterRecord>,
        replications: [FileSystemID: ReplicationRecord] = [:]
    ) {
        self.asOf = asOf
        self.replications = replications
        horizon = (asOf - Self.delay).floored(to: MeterTimeline.minute)
        for meter in meters { timelines[meter.id] = MeterTimeline(meter, until: horizon) }
    }

    /// The file system that a metric is of; nil for a metric of something else.
    static func fileSystem(of metric: CloudWatch.Metric) -> FileSystemID? {
        guard metric.namespace == EFSMetric.namespace else { return nil }
        return metric.dimensions.first { $0.name == EFSMetric.fileSystemDimension }
            .flatMap { try? FileSystemID.parse($0.value) }
    }

    /// The series of a metric; nil for one that is not there, which AWS answers with no data points.
    func series(of metric: CloudWatch.Metric) -> MetricSeries? {
        guard let id = Self.fileSystem(of: metric), let timeline = timelines[id],
            let kind = EFSMetric(rawValue: metric.name)
        else { return nil }
        return series(of: timeline).first {
            $0.metric == kind && Set($0.name.dimensions) == Set(metric.dimensions)
        }
    }

    /// All series of a file system.
    private func series(of timeline: MeterTimeline) -> [MetricSeries] {
        EFSMetric.allCases.flatMap { metric -> [MetricSeries] in
            switch metric {
            case .storageBytes:
                EFSMetric.StorageClass.allCases.map {
                    MetricSeries(metric: metric, storageClass: $0, timeline: timeline)
                }
            case .timeSinceLastSync:
                replications[timeline.record.id].map {
                    [MetricSeries(metric: metric, storageClass: nil, timeline: timeline, replication: $0)]
                } ?? []
            default: [MetricSeries(metric: metric, storageClass: nil, timeline: timeline)]
            }
        }
    }

    /// All series of a file system.
    func series(of id: FileSystemID) -> [MetricSeries] { timelines[id].map { series(of: $0) } ?? [] }
}
