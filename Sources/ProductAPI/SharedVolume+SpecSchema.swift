import KubernetesModel
import Wire

extension SharedVolume {
    /// The schema of `spec`, with the rules that the API server itself keeps.
    static let specSchema: JSONValue = [
        "type": "object",
        "description": """
        What is shared. Only deletionPolicy can be changed: make another SharedVolume instead.
        """,
        "required": ["fileSystemID"],
        "properties": [
            "accessPointID": [
                "type": "string", "pattern": "^fsap-[0-9a-f]+$",
                "description": "The ID of an EFS access point that exists, as in fsap-0123456789abcdef0.",
            ],
            "accessPoint": accessPointSchema,
            "deletionPolicy": [
                "type": "string", "enum": ["Retain", "Delete"],
                "description": """
                What becomes of an access point that the operator made when the SharedVolume is deleted: Retain (the \
                default) or Delete. The data stays on the file system either way.
                """,
            ],
            "fileSystemID": [
                "type": "string", "pattern": "^fs-[0-9a-f]+$",
                "description": "The ID of the EFS file system, as in fs-0123456789abcdef0.",
            ],
            "region": [
                "type": "string", "pattern": "^[a-z]+(-[a-z]+)+-[0-9]+$", "maxLength": 32,
                "description": "The AWS Region of the file system. The default is the operator's own.",
            ],
        ],
        "x-kubernetes-validations": [
            [
                "rule": "has(self.accessPointID) != has(self.accessPoint)",
                "message": """
                give accessPointID, for an access point that exists, or accessPoint, for one to be made, and not both
                """,
            ],
            [
                "rule": "!has(self.deletionPolicy) || self.deletionPolicy != 'Delete' || has(self.accessPoint)",
                "message": """
                deletionPolicy Delete is for access points that the operator makes: give accessPoint, or leave it out
                """,
            ],
        ],
    ]

    /// Keeps `spec` as it is. It stands at the root because `status` is seen from there only: an object that was edited
    /// before the rule was there must be let back to what its volume shares.
    ///
    /// It names no `fieldPath`, so refusals begin with `<nil>`: servers before 1.28 do not know that field, and there
    /// `kubectl apply`, which asks for strict decoding, would refuse the whole definition.
    static let unchangedRule: JSONValue = [
        "rule": .string("!has(oldSelf.spec) || (\(unchanged)) || (\(differing))"), "message": .string(unchangedMessage),
    ]

    /// Whether the operator found that spec does not name what the volume shares.
    private static let differing = """
        has(oldSelf.status) && has(oldSelf.status.conditions) && oldSelf.status.conditions.exists(c, \
        c.type == 'Ready' && c.reason == '\(specDiffersReason)')
        """

    private static let unchangedMessage = """
        spec cannot be changed, because pods may be using the volume: \
        create another SharedVolume and delete this one
        """

    /// All but `deletionPolicy` stays as it was, what was left out included.
    private static let unchanged =
        (["self.spec.fileSystemID == oldSelf.spec.fileSystemID"]
        + ["accessPointID", "accessPoint", "region"].map { name in
            "(has(self.spec.\(name)) ? has(oldSelf.spec.\(name)) && self.spec.\(name) == oldSelf.spec.\(name) : "
                + "!has(oldSelf.spec.\(name)))"
        }).joined(separator: " && ")

    private static let accessPointSchema: JSONValue = [
        "type": "object",
        "description": """
        The access point for the operator to make; {} will do. What is left out is derived from the names of cluster, \
        namespace and SharedVolume.
        """,
        "properties": [
            "path": [
                "type": "string", "maxLength": 100,
                "pattern": "^(/[^/$#<>;`|&?{}^*\\n.][^/$#<>;`|&?{}^*\\n]*){1,4}$",
                "description": """
                The directory that pods see as the volume's root; it is made when the first pod comes. Four levels at \
                most. The default is /<cluster>/<namespace>/<name>.
                """,
            ],
            "uid": idSchema("The user as whom all access goes. The default is a number of its own."),
            "gid": idSchema("The group of all access. The default is a number of its own."),
            "permissions": [
                "type": "string", "pattern": "^[0-7]{3,4}$",
                "description": "The mode with which the directory is made, in octal. The default is 0700.",
            ],
            "tags": [
                "type": "object", "maxProperties": 40,
                "additionalProperties": ["type": "string", "maxLength": 256],
                "description": "Tags for the access point, beside those by which the operator knows it.",
            ],
        ],
    ]

    private static func idSchema(_ description: String) -> JSONValue {
        [
            "type": "integer", "format": "int64", "minimum": 0, "maximum": 4_294_967_295,
            "description": .string(description),
        ]
    }
}
