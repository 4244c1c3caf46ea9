/// 1,000 SharedVolumes: how long until all are Ready, what it costs the API server, and the operator's memory.
struct SharedVolumesToReady: Measure {
    static let name = "shared-volumes"
    static let summary = "1,000 SharedVolumes from apply to Ready, at rest, and after the operator was killed"

    func outcome(_ bench: Bench) async throws -> Outcome {
        try await SharingTrial(bench: bench, count: bench.count(1_000), makesAccessPoints: false, turns: 3)
            .outcome(memoryLimit: 64)
    }
}

/// The same with access points that the operator makes.
struct SharedVolumesWithoutAccessPoints: Measure {
    static let name = "access-points"
    static let summary = "1,000 SharedVolumes whose access points the operator makes"

    func outcome(_ bench: Bench) async throws -> Outcome {
        try await SharingTrial(bench: bench, count: bench.count(1_000), makesAccessPoints: true, turns: 3)
            .outcome(memoryLimit: 64)
    }
}

/// As many as clusters have at most.
struct ManySharedVolumes: Measure {
    static let name = "many-shared-volumes"
    static let summary = "10,000 SharedVolumes, once"

    func outcome(_ bench: Bench) async throws -> Outcome {
        try await SharingTrial(bench: bench, count: bench.count(10_000), makesAccessPoints: false, turns: 1)
            .outcome(memoryLimit: 200)
    }
}
