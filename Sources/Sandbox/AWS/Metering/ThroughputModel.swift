import Vocabulary

/// How AWS sets the throughput of a file system: from its metered size, its mode and its burst credits.
///
/// Sources: EFS User Guide, "Amazon EFS performance" (2021-03, 2022-03 and 2026-11) and "CloudWatch metrics for Amazon
/// EFS" (2026-11). Bytes and seconds.
struct ThroughputModel: Hashable, Sendable {
    let region: Region
    let isGeneralPurpose: Bool
    let isOneZone: Bool

    private static let mebibyte = 1_048_576.0
    private static let tebibyte = 1_099_511_627_776.0

    /// The credits of a new file system, 2.1 TiB: also the most that one of up to 1 TiB can have.
    static let initialCredits = (2.1 * tebibyte).rounded()

    /// What holds for a size and a mode.
    struct Terms: Hashable, Sendable {
        /// Credits earned a second.
        let earning: Double
        /// Metered throughput permitted while there are credits.
        let burst: Double
        /// Metered throughput permitted without credits.
        let base: Double
        /// The most credits.
        let cap: Double
        /// Whether credits come and go at all.
        let movesCredits: Bool
    }

    /// - Parameter standard: the metered size of the storage class Standard.
    func terms(_ throughput: FileSystemRecord.Throughput, standard: Int64) -> Terms {
        let size = Double(standard)
        let quota = ThroughputQuota.of(region, isOneZone: isOneZone)
        // 50 MiB/s are earned for each TiB. What is permitted without credits has a floor of 1 MiB/s; what is earned has
        // none: the guide's table gives a file system of 10 GiB 0.5 MiB/s and 7.2 minutes of bursting a day.
        let baseline = size * 50 * Self.mebibyte / Self.tebibyte
        let cap = (2.1 * max(size, Self.tebibyte)).rounded()
        switch throughput {
        case .elastic:
            // The guide says nothing of credits in this mode: here they rest.
            return Terms(
                earning: 0, burst: quota.elasticWrite, base: quota.elasticWrite, cap: cap, movesCredits: false)
        case .provisioned(let mibps) where mibps * Self.mebibyte >= baseline:
            // A provisioned file system earns the higher of its two rates (guide of 2020-06), and spends as any other.
            let rate = mibps * Self.mebibyte
            return Terms(earning: rate, burst: rate, base: rate, cap: cap, movesCredits: true)
        case .bursting, .provisioned:
            // One whose size gives more than what was provisioned follows the rules of `bursting`.
            let burst = max(100 * Self.mebibyte, size * 100 * Self.mebibyte / Self.tebibyte)
            return Terms(
                earning: baseline, burst: min(burst, quota.bursting),
                base: min(max(baseline, Self.mebibyte), quota.bursting), cap: cap, movesCredits: true)
        }
    }

    /// What passes of a workload.
    struct Flow: Hashable, Sendable {
        /// The part of the workload that passes: 1 is all of it.
        let passing: Double
        /// Metered, a second: reads count a third, and a request 4 KiB at least.
        let metered: Double
        /// Of the limit of operations in mode `generalPurpose`, 0 to 100.
        let percentIOLimit: Double
    }

    /// - Parameter permitted: the metered throughput that is permitted.
    func flow(_ workload: Workload, permitted: Double, _ throughput: FileSystemRecord.Throughput) -> Flow {
        let metered = Self.metered(workload)
        let load = throughput == .elastic ? elasticLoad(workload) : metered
        let limit = ThroughputQuota.operations(throughput, isOneZone: isOneZone)
        let operations =
            (workload.read / workload.request + workload.metadata / Workload.smallestRequest) / limit.read
            + workload.write / workload.request / limit.write
        var passing = load > permitted ? permitted / load : 1
        if isGeneralPurpose, operations > 0 { passing = min(passing, 1 / operations) }
        return Flow(
            passing: passing, metered: metered * passing, percentIOLimit: min(100 * operations * passing, 100))
    }

    /// The size at which a data request that reads is metered.
    static func meteredRead(request: Double) -> Double { max(request / 3, Workload.smallestRequest) }

    private static func metered(_ workload: Workload) -> Double {
        let reads = workload.read * meteredRead(request: workload.request) / workload.request
        return reads + workload.write + workload.metadata
    }

    /// In mode `elastic` reads have a quota of their own: they count as the part of it that they take.
    private func elasticLoad(_ workload: Workload) -> Double {
        let quota = ThroughputQuota.of(region, isOneZone: isOneZone)
        return max(workload.write + workload.metadata, workload.read / quota.elasticRead * quota.elasticWrite)
    }
}
