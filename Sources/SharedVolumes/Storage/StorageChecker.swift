import AWSClient
import EFSModel
import SharingPlanning
import Vocabulary

/// Looks whether file systems and access points are there, with as few calls of AWS as will do: what was seen is
/// remembered for a while, whoever asks for the same waits for one answer, and where many access points of one file
/// system are asked for, they are listed instead.
actor StorageChecker {
    private struct Place: Hashable {
        let fileSystem: FileSystemID
        let region: Region?
    }

    private enum Subject: Hashable {
        case fileSystem(Place)
        case accessPoint(AccessPointID, Place)
        case allAccessPoints(Place)
    }

    private struct Sight {
        let report: StorageReport
        let end: Duration
    }

    /// How long what was seen is believed.
    private enum Belief {
        static let found = Duration.seconds(300)
        static let missing = Duration.seconds(30)
        static let unknown = Duration.seconds(300)
        /// AWS did not answer, which may pass.
        static let unanswered = Duration.seconds(30)
    }

    /// After so many single looks within ``Belief/found``, all access points of the file system are listed: a page of
    /// 100 costs one call.
    private static let mostSingleLooks = 20
    /// When so much is remembered, what is no longer believed is dropped.
    private static let capacity = 20_000

    private let door: StorageDoor
    private let elapsed: @Sendable () -> Duration
    private var sights: [Subject: Sight] = [:]
    private var singleLooks: [Place: (count: Int, end: Duration)] = [:]
    private var waiters: [Subject: [CheckedContinuation<Void, Never>]] = [:]

    init(door: StorageDoor, elapsed: @escaping @Sendable () -> Duration) {
        self.door = door
        self.elapsed = elapsed
    }

    /// What AWS says of what a handle names.
    func report(on handle: VolumeHandle, in region: Region?) async -> StorageReport {
        let place = Place(fileSystem: handle.fileSystem, region: region)
        let whole = await once(.fileSystem(place)) { await self.lookAtFileSystem(place) }
        guard let id = handle.accessPoint else { return whole }
        switch whole {
        case .missing, .unchecked, .unknown: return whole
        case .found, .unreachable: break
        }
        let part = await reportOnAccessPoint(id, place)
        return part == .found ? whole : part
    }

    /// Takes note of an access point that the operator made just now.
    func note(_ id: AccessPointID, on fileSystem: FileSystemID, in region: Region?) {
        remember(.found, of: .accessPoint(id, Place(fileSystem: fileSystem, region: region)))
    }

    private func reportOnAccessPoint(_ id: AccessPointID, _ place: Place) async -> StorageReport {
        let subject = Subject.accessPoint(id, place)
        if let sight = believed(subject) { return sight }
        if countsAsMany(place) {
            let list = await once(.allAccessPoints(place)) { await self.listAccessPoints(place) }
            guard list == .found else { return list }
            // One that the list does not have may have been made since.
            if let sight = believed(subject) { return sight }
        }
        return await once(subject) { await self.lookAtAccessPoint(id, place) }
    }

    private func countsAsMany(_ place: Place) -> Bool {
        var looks = singleLooks[place] ?? (0, elapsed() + Belief.found)
        if looks.end <= elapsed() { looks = (0, elapsed() + Belief.found) }
        looks.count += 1
        singleLooks[place] = looks
        return looks.count > Self.mostSingleLooks
    }

    // MARK: Looking

    private func lookAtFileSystem(_ place: Place) async -> StorageReport {
        await look(place) { aws throws(AWSError) in
            // It answers both whether the file system is there and whether pods can reach it.
            let targets = try await aws.all(
                EFS.DescribeMountTargets(fileSystemID: place.fileSystem), in: place.region)
            return targets.isEmpty
                ? .unreachable(
                    reason: "NoMountTarget",
                    message: "file system \(place.fileSystem) has no mount target, so no pod can mount it: make one "
                        + "in each Availability Zone that has nodes")
                : .found
        }
    }

    private func lookAtAccessPoint(_ id: AccessPointID, _ place: Place) async -> StorageReport {
        await look(place) { aws throws(AWSError) in
            let page = try await aws.send(EFS.DescribeAccessPoints(accessPointID: id), in: place.region)
            guard let found = page.accessPoints.first else { return .missing(id) }
            guard found.fileSystemID == place.fileSystem else {
                return .missing(
                    reason: "AccessPointElsewhere",
                    message:
                        "access point \(id) is of file system \(found.fileSystemID?.rawValue ?? "unknown"), not of "
                        + "\(place.fileSystem): make a SharedVolume with that fileSystemID")
            }
            return .state(of: found)
        }
    }

    private func listAccessPoints(_ place: Place) async -> StorageReport {
        await look(place) { aws throws(AWSError) in
            let all = try await aws.all(EFS.DescribeAccessPoints(fileSystemID: place.fileSystem), in: place.region)
            await self.remember(all, in: place)
            return .found
        }
    }

    private func remember(_ all: [EFS.AccessPoint], in place: Place) {
        for found in all {
            guard let id = found.accessPointID else { continue }
            remember(.state(of: found), of: .accessPoint(id, place))
        }
    }

    /// Asks AWS; what it refuses to tell is unknown, and without credentials nobody asks.
    private func look(
        _ place: Place, _ ask: @Sendable (AWSClient) async throws(AWSError) -> StorageReport
    ) async -> StorageReport {
        do throws(AWSError) {
            return try await ask(try await door.aws())
        } catch {
            switch error.code {
            case .fileSystemNotFound:
                return .missing(
                    reason: "FileSystemNotFound",
                    message: "file system \(place.fileSystem) does not exist in "
                        + "\(error.region?.rawValue ?? "the operator's Region"), or belongs to another account: make a "
                        + "SharedVolume with the right fileSystemID and region")
            case .accessPointNotFound: return .missing(reason: "AccessPointNotFound", message: error.message)
            case .credentialsUnavailable, .invalidConfiguration: return .unchecked
            default: return .unknown(reason: error.conditionReason, message: error.stableMessage)
            }
        }
    }

    // MARK: Remembering

    /// What is believed of a subject, or else what a look at it gives; one look, however many ask.
    private func once(
        _ subject: Subject, _ look: @Sendable () async -> StorageReport
    ) async -> StorageReport {
        while true {
            if let report = believed(subject) { return report }
            guard waiters[subject] != nil else { break }
            await withCheckedContinuation { waiters[subject]?.append($0) }
        }
        waiters[subject] = []
        let report = await look()
        remember(report, of: subject)
        for waiter in waiters.removeValue(forKey: subject) ?? [] { waiter.resume() }
        return report
    }

    private func believed(_ subject: Subject) -> StorageReport? {
        guard let sight = sights[subject], sight.end > elapsed() else { return nil }
        return sight.report
    }

    private func remember(_ report: StorageReport, of subject: Subject) {
        let now = elapsed()
        if sights.count >= Self.capacity { sights = sights.filter { $0.value.end > now } }
        if sights.count >= Self.capacity { sights = [:] }
        sights[subject] = Sight(report: report, end: now + Self.belief(in: report))
    }

    private static func belief(in report: StorageReport) -> Duration {
        switch report {
        case .found: Belief.found
        case .missing, .unreachable: Belief.missing
        case .unknown(let reason, _) where ["Unreachable", "DeadlineExceeded", "Cancelled"].contains(reason):
            Belief.unanswered
        case .unknown, .unchecked: Belief.unknown
        }
    }
}

extension StorageReport {
    fileprivate static func missing(_ id: AccessPointID) -> StorageReport {
        .missing(
            reason: "AccessPointNotFound",
            message: "access point \(id) does not exist: make a SharedVolume with the right accessPointID")
    }

    /// What the state of an access point means for who mounts it.
    fileprivate static func state(of found: EFS.AccessPoint) -> StorageReport {
        switch found.lifeCycleState {
        case .deleting?, .deleted?, .error?:
            .missing(
                reason: "AccessPointUnusable",
                message:
                    "access point \(found.accessPointID?.rawValue ?? "") is \(found.lifeCycleState?.rawValue ?? "")"
                    + ": make another, and a SharedVolume with it")
        default: .found
        }
    }
}
