import EFSModel

/// What a lifecycle configuration must satisfy.
///
/// Source: PutLifecycleConfiguration in the EFS API reference; "EFS storage classes" in the User Guide for Archive,
/// which needs performance mode `generalPurpose` and throughput mode `elastic` (2026-11).
enum LifecycleRules {
    /// - Throws: `BadRequest` that names the rule.
    static func check(_ policies: [EFS.LifecyclePolicy], of fileSystem: FileSystemRecord) throws(EFSRefusal) {
        for policy in policies where transitions(of: policy).count != 1 {
            // AWS's words, whatever is wrong.
            throw .badRequest("One or more LifecyclePolicy objects specified are malformed.")
        }
        let kinds = policies.flatMap { transitions(of: $0).map(\.name) }
        guard Set(kinds).count == kinds.count else {
            throw .badRequest("A transition was specified more than once.")
        }
        guard let archive = policies.lazy.compactMap(\.transitionToArchive).first else { return }
        guard fileSystem.performanceMode == .generalPurpose else {
            throw .badRequest("TransitionToArchive requires performance mode 'generalPurpose'.")
        }
        guard fileSystem.throughput == .elastic else {
            throw .badRequest("TransitionToArchive requires throughput mode 'elastic'.")
        }
        guard let infrequent = policies.lazy.compactMap(\.transitionToIA).first else { return }
        guard days(of: archive) > days(of: infrequent) else {
            throw .badRequest("TransitionToArchive must be later than TransitionToIA.")
        }
    }

    private static func transitions(of policy: EFS.LifecyclePolicy) -> [(name: String, rule: EFS.TransitionRule)] {
        [
            ("TransitionToIA", policy.transitionToIA),
            ("TransitionToPrimaryStorageClass", policy.transitionToPrimaryStorageClass),
            ("TransitionToArchive", policy.transitionToArchive),
        ].compactMap { name, rule in rule.map { (name, $0) } }
    }

    /// The number in `AFTER_30_DAYS`.
    private static func days(of rule: EFS.TransitionRule) -> Int {
        rule.rawValue.split(separator: "_").dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
