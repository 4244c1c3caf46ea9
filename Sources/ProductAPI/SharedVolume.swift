public import KubernetesModel

/// An EFS access point that pods of a namespace share through a claim which the operator makes.
///
/// The kind, its group, its names and its phases are those of the AWS EFS Operator for OpenShift, so that what was
/// written for it keeps working.
public struct SharedVolume: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "aws-efs.managed.openshift.io", version: "v1alpha1", kind: "SharedVolume", plural: "sharedvolumes",
        isNamespaced: true)

    /// What is shared. The schema asks for a file system and for one of `accessPointID` and `accessPoint`; objects that
    /// were stored under the original's schema may lack any, so all are optional here and the plan reports what is
    /// missing.
    public struct Spec: Codable, Equatable, Sendable {
        /// The file system: `fs-0123456789abcdef0`.
        public var fileSystemID: String?
        /// An access point on it that exists: `fsap-0123456789abcdef0`.
        public var accessPointID: String?
        /// The access point for the operator to make, where `accessPointID` is left out.
        public var accessPoint: AccessPoint?
        /// What becomes of the access point that the operator made; nil is `Retain`.
        public var deletionPolicy: DeletionPolicy?
        /// The Region of the file system; nil is the operator's own.
        public var region: String?

        /// Makes a spec.
        public init(
            fileSystemID: String? = nil, accessPointID: String? = nil, accessPoint: AccessPoint? = nil,
            deletionPolicy: DeletionPolicy? = nil, region: String? = nil
        ) {
            self.fileSystemID = fileSystemID
            self.accessPointID = accessPointID
            self.accessPoint = accessPoint
            self.deletionPolicy = deletionPolicy
            self.region = region
        }
    }

    /// An access point for the operator to make. What is left out is derived from cluster, namespace and name, so that
    /// it is the same whenever it is made.
    public struct AccessPoint: Codable, Equatable, Sendable {
        /// The directory that clients see as `/`; nil is `/<cluster>/<namespace>/<name>`.
        public var path: String?
        /// As whom all access goes, 0 to 4294967295; nil is a number of its own.
        public var uid: Int64?
        /// The group of all access, 0 to 4294967295; nil is a number of its own.
        public var gid: Int64?
        /// The mode of the directory, three or four octal digits; nil is 0700.
        public var permissions: String?
        /// Tags for the access point, beside those by which the operator knows it.
        public var tags: [String: String]?

        /// Makes a description.
        public init(
            path: String? = nil, uid: Int64? = nil, gid: Int64? = nil, permissions: String? = nil,
            tags: [String: String]? = nil
        ) {
            self.path = path
            self.uid = uid
            self.gid = gid
            self.permissions = permissions
            self.tags = tags
        }
    }

    /// What becomes of an access point that the operator made when its SharedVolume is deleted. The data stays on the
    /// file system either way.
    public enum DeletionPolicy: String, Codable, Sendable {
        case retain = "Retain"
        case delete = "Delete"
    }

    /// Where the volume is in its life. The set is open: a phase written by another release is kept as it is.
    public struct Phase: RawRepresentable, Codable, Hashable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The claim is not bound yet.
        public static let pending = Phase(rawValue: "Pending")
        /// The claim is bound; pods can use it.
        public static let ready = Phase(rawValue: "Ready")
        /// Deletion was asked for and is under way.
        public static let deleting = Phase(rawValue: "Deleting")
        /// Something is wrong that the operator cannot mend alone; the message says what.
        public static let failed = Phase(rawValue: "Failed")

        /// All phases that this release writes.
        public static let all: [Phase] = [.pending, .ready, .deleting, .failed]
    }

    /// The reason of the condition Ready where spec does not name what the volume shares, which only an edit that the
    /// API server let through brings about; while it stands, spec may be changed.
    public static let specDiffersReason = "SpecDiffers"

    /// What became of it.
    public struct Status: Codable, Equatable, Sendable {
        /// The claim for pods to use; its name is set when the claim is bound.
        public var claimRef: ClaimReference?
        public var phase: Phase?
        /// Why the phase is what it is, for people; empty when there is nothing to say.
        public var message: String?
        /// The access point that is shared, whether spec names it or the operator made it.
        public var accessPointID: String?
        /// The generation that the status was computed for.
        public var observedGeneration: Int64?
        public var conditions: [Condition]?

        /// Makes a status.
        public init(
            claimRef: ClaimReference? = nil, phase: Phase? = nil, message: String? = nil,
            accessPointID: String? = nil, observedGeneration: Int64? = nil, conditions: [Condition]? = nil
        ) {
            self.claimRef = claimRef
            self.phase = phase
            self.message = message
            self.accessPointID = accessPointID
            self.observedGeneration = observedGeneration
            self.conditions = conditions
        }
    }

    /// The claim of a SharedVolume. The original writes kind and group at once and the name when the volume is ready.
    public struct ClaimReference: Codable, Equatable, Sendable {
        public var apiGroup: String?
        public var kind: String
        public var name: String

        /// A reference to a claim; the name is empty until the claim can be used.
        public init(name: String) {
            self.apiGroup = ""
            self.kind = "PersistentVolumeClaim"
            self.name = name
        }
    }

    public var metadata: ObjectMeta
    public var spec: Spec?
    public var status: Status?

    /// Makes a SharedVolume.
    public init(metadata: ObjectMeta, spec: Spec, status: Status? = nil) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }
}
