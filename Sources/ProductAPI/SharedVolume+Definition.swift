public import KubernetesModel
import Wire

extension SharedVolume {
    /// The CustomResourceDefinition of the kind.
    ///
    /// Patterns are the original's, so that every object it accepted is accepted; new are the access points that the
    /// operator makes, the immutability of the spec (the original put edits back after the fact), the conditions, and
    /// more columns with `-o wide`.
    public static let definition = CustomResourceDefinition(
        metadata: ObjectMeta(name: resourceType.qualifiedName),
        spec: .init(
            group: resourceType.group,
            names: .init(kind: resourceType.kind, plural: resourceType.plural, shortNames: ["sv"]),
            scope: "Namespaced",
            versions: [
                .init(
                    name: resourceType.version, served: true, storage: true, schema: ["openAPIV3Schema": schema],
                    subresources: ["status": [:]], additionalPrinterColumns: columns)
            ]))

    private static let columns: [CustomResourceDefinition.PrinterColumn] = [
        .init(name: "File System", type: "string", jsonPath: ".spec.fileSystemID"),
        .init(name: "Access Point", type: "string", jsonPath: ".spec.accessPointID"),
        .init(name: "Phase", type: "string", jsonPath: ".status.phase"),
        .init(name: "Claim", type: "string", jsonPath: ".status.claimRef.name"),
        .init(name: "Message", type: "string", jsonPath: ".status.message"),
        .init(
            name: "Shared Access Point", type: "string", jsonPath: ".status.accessPointID", priority: 1),
        .init(name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp", priority: 1),
    ]

    private static let schema: JSONValue = [
        "type": "object",
        "description": "An EFS access point that pods share through a claim which the operator makes.",
        "required": ["spec"],
        "properties": [
            "apiVersion": ["type": "string", "description": "The version of the API that the object is written in."],
            "kind": ["type": "string", "description": "SharedVolume."],
            "metadata": ["type": "object"],
            "spec": specSchema,
            "status": statusSchema,
        ],
        "x-kubernetes-validations": [unchangedRule],
    ]

    private static let statusSchema: JSONValue = [
        "type": "object",
        "description": "What became of it; written by the operator.",
        "properties": [
            "claimRef": [
                "type": "object",
                "description": "The claim for pods to use.",
                "required": ["kind", "name"],
                "properties": [
                    "apiGroup": ["type": "string", "description": "Empty: claims belong to the core group."],
                    "kind": ["type": "string", "description": "PersistentVolumeClaim."],
                    "name": ["type": "string", "description": "The claim's name; empty until the claim is bound."],
                ],
            ],
            "phase": [
                "type": "string", "enum": .array(Phase.all.map { .string($0.rawValue) }),
                "description": "Where the volume is in its life. Ready means that the claim is bound.",
            ],
            "message": ["type": "string", "description": "Why the phase is what it is."],
            "accessPointID": [
                "type": "string",
                "description": "The access point that is shared: the one that spec names, or the one that was made.",
            ],
            "observedGeneration": [
                "type": "integer", "format": "int64",
                "description": "The generation that the status was computed for.",
            ],
            "conditions": conditionsSchema,
        ],
    ]

    private static let conditionsSchema: JSONValue = [
        "type": "array",
        "description": "The aspects of the volume's state; Ready is the one to wait for.",
        // Rules that look through them must know how long that takes at most.
        "maxItems": 8,
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["type"],
        "items": [
            "type": "object",
            "required": ["lastTransitionTime", "message", "reason", "status", "type"],
            "properties": [
                "type": ["type": "string", "maxLength": 316, "description": "The aspect."],
                "status": [
                    "type": "string", "enum": ["True", "False", "Unknown"], "description": "Whether it holds.",
                ],
                "reason": ["type": "string", "maxLength": 1024, "minLength": 1, "description": "Why, in one word."],
                "message": ["type": "string", "maxLength": 32768, "description": "Why, for people."],
                "lastTransitionTime": [
                    "type": "string", "format": "date-time", "description": "When the status last changed.",
                ],
                "observedGeneration": [
                    "type": "integer", "format": "int64", "minimum": 0,
                    "description": "The generation that the condition was computed for.",
                ],
            ],
        ],
    ]
}
