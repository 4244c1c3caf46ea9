import Vocabulary

// What a timeline says to CloudWatch: one value a minute of what is a level, one value an operation of what is a flow.

extension MeterTimeline {
    /// Something that has a value at each moment, linear within a stretch.
    enum Level: Sendable {
        case credits
        case permitted
        case percentIOLimit
        case clients

        /// The mean over a part of a stretch.
        func mean(_ stretch: Stretch, _ part: Range<Timestamp>) -> Double {
            switch self {
            case .credits: (stretch.credits(at: part.lowerBound) + stretch.credits(at: part.upperBound)) / 2
            case .permitted: stretch.permitted
            case .percentIOLimit: stretch.flow.percentIOLimit
            case .clients: Double(stretch.settings.workload.clients)
            }
        }
    }

    static let minute = Duration.seconds(60)

    /// When the file system existed, as far as the timeline goes.
    var existence: Range<Timestamp> {
        let start = stretches.first?.from ?? closing.at.timestamp
        return start..<max(start, closing.at.timestamp)
    }

    /// A level over whole minutes: a sample a minute, which is the mean over it, or over the part of it in which the file
    /// system existed. Nil where it did not exist.
    func statistics(of level: Level, over range: Range<Timestamp>) -> StatisticSet? {
        let whole = range.clamped(to: existence)
        guard !whole.isEmpty else { return nil }
        let start = whole.lowerBound.floored(to: Self.minute)
        let end = whole.upperBound.raised(to: Self.minute)
        var set: StatisticSet?
        // Minutes that the existence fills only in part have a mean of their own.
        var inner = start..<end
        if whole.lowerBound > start {
            set = set + sample(level, start)
            inner = min(start + Self.minute, end)..<end
        }
        if whole.upperBound < end, !inner.isEmpty {
            set = set + sample(level, end - Self.minute)
            inner = inner.lowerBound..<(end - Self.minute)
        }
        guard !inner.isEmpty else { return set }
        let extremes = minutesOfExtremes(in: inner).map { mean(level, over: $0..<($0 + Self.minute)) }
        let minutes = (inner.upperBound - inner.lowerBound).inSeconds / 60
        let sum = integral(over: inner, level.mean) / 60
        return set
            + StatisticSet(
                sampleCount: minutes, sum: sum, minimum: extremes.min() ?? 0, maximum: extremes.max() ?? 0)
    }

    private func sample(_ level: Level, _ minute: Timestamp) -> StatisticSet {
        let value = mean(level, over: (minute..<(minute + Self.minute)).clamped(to: existence))
        return StatisticSet(sampleCount: 1, sum: value, minimum: value, maximum: value)
    }

    private func mean(_ level: Level, over range: Range<Timestamp>) -> Double {
        integral(over: range, level.mean) / (range.upperBound - range.lowerBound).inSeconds
    }

    /// The minutes among which the least and the greatest mean is: the level is linear within a stretch, so these are the
    /// first and the last, and those at the ends of stretches with their neighbours.
    private func minutesOfExtremes(in range: Range<Timestamp>) -> Set<Timestamp> {
        var minutes: Set<Timestamp> = [range.lowerBound, range.upperBound - Self.minute]
        for stretch in stretches(in: range) where stretch.to < range.upperBound {
            let minute = stretch.to.floored(to: Self.minute)
            for candidate in [minute - Self.minute, minute, minute + Self.minute] where range.contains(candidate) {
                minutes.insert(candidate)
            }
        }
        return minutes
    }
}

extension MeterTimeline {
    /// A kind of operations, whose bytes are counted.
    enum Operations: Sendable, CaseIterable {
        case read
        case write
        case metadata

        /// The bytes a second that pass in a stretch, and the size of one operation.
        func flow(_ stretch: Stretch) -> (rate: Double, size: Double) {
            let workload = stretch.settings.workload
            let passing = stretch.flow.passing
            return switch self {
            case .read: (workload.read * passing, workload.request)
            case .write: (workload.write * passing, workload.request)
            case .metadata: (workload.metadata * passing, Workload.smallestRequest)
            }
        }

        /// What an operation counts as, of the size that it has.
        func metered(_ size: Double) -> Double {
            self == .read ? ThroughputModel.meteredRead(request: size) : size
        }
    }

    /// The operations of some kinds over a time: a sample an operation, which is its size. Nil where there was none.
    func statistics(
        of kinds: [Operations], isMetered: Bool = false, over range: Range<Timestamp>
    ) -> StatisticSet? {
        var set: StatisticSet?
        for stretch in stretches(in: range) {
            let part = max(stretch.from, range.lowerBound)..<min(stretch.to, range.upperBound)
            let seconds = (part.upperBound - part.lowerBound).inSeconds
            for kind in kinds {
                let (rate, size) = kind.flow(stretch)
                guard rate > 0 else { continue }
                let counted = isMetered ? kind.metered(size) : size
                let count = rate * seconds / size
                set = set + StatisticSet(sampleCount: count, sum: count * counted, minimum: counted, maximum: counted)
            }
        }
        return set
    }

    /// How often the size goes to CloudWatch. Source: EFS User Guide, "CloudWatch metrics for Amazon EFS" (2026-11).
    static let storageInterval = Duration.seconds(900)

    /// The metered size: a sample each quarter of an hour.
    func statistics(of storage: EFSMetric.StorageClass, over range: Range<Timestamp>) -> StatisticSet? {
        var set: StatisticSet?
        for stretch in stretches(in: range) {
            let first = max(stretch.from, range.lowerBound).raised(to: Self.storageInterval)
            let end = min(stretch.to, range.upperBound).raised(to: Self.storageInterval)
            let count = ((end - first).inSeconds / Self.storageInterval.inSeconds).rounded()
            guard count > 0 else { continue }
            let bytes = storage.bytes(of: stretch.metered)
            set = set + StatisticSet(sampleCount: count, sum: count * bytes, minimum: bytes, maximum: bytes)
        }
        return set
    }
}

extension Timestamp {
    /// The last multiple of a duration since 1970 that is not after.
    func floored(to step: Duration) -> Timestamp {
        let step = step.wholeMicroseconds
        let rest = microseconds % step
        return Timestamp(microseconds: microseconds - (rest < 0 ? rest + step : rest))
    }

    /// The first multiple of a duration since 1970 that is not before.
    func raised(to step: Duration) -> Timestamp {
        let floor = floored(to: step)
        return floor < self ? floor + step : floor
    }
}
