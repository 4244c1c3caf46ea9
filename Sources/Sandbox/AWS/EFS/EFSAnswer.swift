import EFSModel
import Vocabulary
import Wire

/// The answer of a successful call as it travels.
struct EFSAnswer: Sendable {
    let status: Int
    /// JSON, or nil for an answer without a body.
    let body: [UInt8]?
}

extension EFSRegion {
    /// Decides a call of any operation.
    ///
    /// - Parameter regions: all Regions, this one among them, for a call that spans Regions.
    /// - Throws: ``EFSRefusal``.
    func decide(
        _ call: EFS.Call, among regions: [Region: EFSRegion] = [:], now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFSAnswer> {
        switch call {
        case .createFileSystem(let request): try answer(createFileSystem, request, now)
        case .describeFileSystems(let request): try answer(describeFileSystems, request, now)
        case .updateFileSystem(let request): try answer(updateFileSystem, request, now)
        case .deleteFileSystem(let request): try answer(deleteFileSystem, request, now)
        case .updateFileSystemProtection(let request): try answer(updateFileSystemProtection, request, now)
        case .createMountTarget(let request): try answer(createMountTarget, request, now)
        case .describeMountTargets(let request): try answer(describeMountTargets, request, now)
        case .deleteMountTarget(let request): try answer(deleteMountTarget, request, now)
        case .describeMountTargetSecurityGroups(let request):
            try answer(describeMountTargetSecurityGroups, request, now)
        case .modifyMountTargetSecurityGroups(let request): try answer(modifyMountTargetSecurityGroups, request, now)
        case .createAccessPoint(let request): try answer(createAccessPoint, request, now)
        case .describeAccessPoints(let request): try answer(describeAccessPoints, request, now)
        case .deleteAccessPoint(let request): try answer(deleteAccessPoint, request, now)
        case .putLifecycleConfiguration(let request): try answer(putLifecycleConfiguration, request, now)
        case .describeLifecycleConfiguration(let request): try answer(describeLifecycleConfiguration, request, now)
        case .putBackupPolicy(let request): try answer(putBackupPolicy, request, now)
        case .describeBackupPolicy(let request): try answer(describeBackupPolicy, request, now)
        case .putFileSystemPolicy(let request): try answer(putFileSystemPolicy, request, now)
        case .describeFileSystemPolicy(let request): try answer(describeFileSystemPolicy, request, now)
        case .deleteFileSystemPolicy(let request): try answer(deleteFileSystemPolicy, request, now)
        case .createReplicationConfiguration(let request):
            try answer(
                { (request, now) throws(EFSRefusal) in
                    try createReplicationConfiguration(request, among: regions, now: now)
                }, request, now)
        case .describeReplicationConfigurations(let request):
            try answer(describeReplicationConfigurations, request, now)
        case .deleteReplicationConfiguration(let request):
            try answer(
                { (request, now) throws(EFSRefusal) in
                    try deleteReplicationConfiguration(request, among: regions, now: now)
                }, request, now)
        case .tagResource(let request): try answer(tagResource, request, now)
        case .untagResource(let request): try answer(untagResource, request, now)
        case .listTagsForResource(let request): try answer(listTagsForResource, request, now)
        case .createTags(let request): try answer(createTags, request, now)
        case .deleteTags(let request): try answer(deleteTags, request, now)
        case .describeTags(let request): try answer(describeTags, request, now)
        case .describeAccountPreferences(let request): try answer(describeAccountPreferences, request, now)
        case .putAccountPreferences(let request): try answer(putAccountPreferences, request, now)
        }
    }

    private func answer<Called: EFS.Operation>(
        _ decide: (Called, Timestamp) throws(EFSRefusal) -> Decision<Called.Output>, _ request: Called,
        _ now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFSAnswer> {
        let decision = try decide(request, now)
        guard Called.Output.self != EFS.NoOutput.self else {
            return Decision(
                EFSAnswer(status: Called.route.status, body: nil), decision.changes, elsewhere: decision.elsewhere)
        }
        guard let body = try? JSONValue(encoding: decision.output) else {
            throw EFSRefusal(.internalServerError, "The answer could not be written.")
        }
        return Decision(
            EFSAnswer(status: Called.route.status, body: body.bytes()), decision.changes, elsewhere: decision.elsewhere)
    }
}
