import EFSModel
import Vocabulary

// The throughput of a file system, and the rule of the 24 hours.

extension EFSRegion {
    /// The throughput that a mode and a number ask for.
    ///
    /// - Throws: `BadRequest` when they do not fit together, `ThroughputLimitExceeded`.
    func throughput(
        mode: EFS.ThroughputMode, mibps: Double?, performance: EFS.PerformanceMode
    ) throws(EFSRefusal) -> FileSystemRecord.Throughput {
        guard mode == .provisioned else {
            guard mibps == nil else {
                throw .badRequest("ProvisionedThroughputInMibps is only valid with throughput mode 'provisioned'.")
            }
            guard mode == .elastic else { return .bursting }
            guard performance == .generalPurpose else {
                throw .badRequest("Throughput mode 'elastic' is only supported with performance mode 'generalPurpose'.")
            }
            return .elastic
        }
        guard let mibps else {
            throw .badRequest("Throughput mode 'provisioned' requires ProvisionedThroughputInMibps.")
        }
        guard mibps <= limits.provisionedThroughput else {
            throw EFSRefusal(
                .throughputLimitExceeded,
                "The maximum provisioned throughput is \(limits.provisionedThroughput) MiB/s; \(mibps) was requested.")
        }
        return .provisioned(mibps: mibps)
    }

    /// - Throws: `FileSystemNotFound`, `IncorrectFileSystemLifeCycleState`, `TooManyRequests` within 24 hours of the
    ///   last change of the mode or decrease, `ThroughputLimitExceeded`, `BadRequest`.
    func updateFileSystem(
        _ request: EFS.UpdateFileSystem, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.FileSystem> {
        var record = try available(request.fileSystemID, now: now)
        guard request.throughputMode != nil || request.provisionedThroughputInMiBps != nil else {
            throw .badRequest("Specify ThroughputMode, ProvisionedThroughputInMibps or both.")
        }
        let mode = request.throughputMode ?? record.throughput.mode
        let kept = mode == .provisioned ? record.throughput.mibps : nil
        let wanted = try throughput(
            mode: mode, mibps: request.provisionedThroughputInMiBps ?? kept, performance: record.performanceMode)
        guard wanted != record.throughput else { return Decision(describe(record, now: now)) }
        if Self.isLimited(from: record.throughput, to: wanted) {
            try checkInterval(since: record.throughputChange, now: now)
            record.throughputChange = Moment(now)
        }
        record.throughput = wanted
        record.phase = .updating(until: Moment(now + timing.fileSystemUpdate))
        return Decision(describe(record, now: now), [.putFileSystem(record)])
    }

    /// Whether a change is one of those that may be made once in 24 hours: another mode, or less.
    private static func isLimited(
        from old: FileSystemRecord.Throughput, to new: FileSystemRecord.Throughput
    ) -> Bool {
        switch (old, new) {
        case (.provisioned(let old), .provisioned(let new)): new < old
        default: true
        }
    }

    private func checkInterval(since last: Moment?, now: Timestamp) throws(EFSRefusal) {
        guard let last else { return }
        let end = last.timestamp + limits.throughputChangeInterval
        guard now < end else { return }
        throw EFSRefusal(
            .tooManyRequests,
            "You have reached the maximum number of throughput mode changes or provisioned throughput value decreases. "
                + "Wait until \(end.rfc3339) UTC and try again.")
    }
}
