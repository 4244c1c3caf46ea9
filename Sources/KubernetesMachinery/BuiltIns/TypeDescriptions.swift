/// What the types and fields mean, in our own words, for `kubectl explain`.
///
/// The texts are data: a type stands at the margin, `name: text`; below it stand its fields in the same form. What
/// kubectl shows as the names of types is not here but in the names of the OpenAPI components.
struct TypeDescriptions: Sendable {
    static let shared = TypeDescriptions(
        [meta, core, nodes, volumes, pods, containers, apps, access, storage, groups, definitions])

    /// By the name of a type, or of a type and a field: `core.v1.Pod`, `core.v1.PodSpec.volumes`.
    let texts: [String: String]

    /// What a type is; nil where nothing is written of it.
    func text(of type: String) -> String? { texts[type] }

    /// What a field is: what is written of it, or what a field of its name is everywhere; nil for neither.
    func text(of field: String, in type: String) -> String? {
        texts["\(type).\(field)"] ?? (type.hasSuffix("Condition") ? Self.inConditions[field] : nil)
            ?? Self.everywhere[field]
    }

    /// Fields that mean the same wherever they stand.
    static let everywhere: [String: String] = [
        "apiVersion": "The group and version of the kind, as in apps/v1; the core group is written as v1.",
        "kind": "The name of the kind of object.",
        "metadata": "The object's name, labels and what the server keeps about it.",
        "spec": "What is wanted.",
        "status": "What was last observed. Written by controllers.",
        "conditions": "The latest observations of the object's state, one of each type.",
        "observedGeneration": "The generation of the object that this was observed of.",
        "fsType": "The type of the file system, such as ext4.",
        "readOnly": "If true, nothing can be written.",
        "optional": "If true, what is named need not exist.",
        "defaultMode": "The mode bits of the files that have none of their own; 0644 if not set.",
    ]

    /// The fields of conditions, which every kind has in its own type.
    private static let inConditions: [String: String] = [
        "type": "What is observed.",
        "status": "Whether it is so: True, False or Unknown.",
        "reason": "Why, in one word for machines.",
        "message": "Why, for people.",
        "lastTransitionTime": "When the status last became another.",
        "lastProbeTime": "When it was last looked at.",
        "lastUpdateTime": "When the condition was last written.",
        "lastHeartbeatTime": "When it was last reported.",
    ]

    private init(_ tables: [String]) {
        var texts: [String: String] = [:]
        var type = ""
        for line in tables.joined(separator: "\n").split(separator: "\n") {
            let halves = line.split(separator: ": ", maxSplits: 1).map(String.init)
            guard halves.count == 2 else { continue }
            if line.hasPrefix(" ") {
                texts["\(type).\(halves[0].trimmed)"] = halves[1]
            } else {
                type = halves[0]
                texts[type] = halves[1]
            }
        }
        self.texts = texts
    }
}
