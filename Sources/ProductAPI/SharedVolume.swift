public import KubernetesModel

/// An EFS access point that pods of a namespace share through a claim which the operator makes.
///
/// The kind, its group, its names and its phases are those of the AWS EFS Operator for OpenShift, so that what was
/// written for it keeps working.
public struct SharedVolume: KubernetesResource {
    public static let resourceType = ResourceType(
        group: "aws-efs.managed.openshift.io", version: "v1alpha1", kind: "SharedVolume", plural: "sharedvolumes",
        isNamespaced: true)

    /// What is shared. Both members are required by the schema; objects that were stored under the original's schema
    /// may lack them, so they are optional here and the plan reports what is missing.
    public struct Spec: Codable, Equatable, Sendable {
        /// The file system: `fs-0123456789abcdef0`.
        public var fileSystemID: String?
        /// The access point on it: `fsap-0123456789abcdef0`.
        public var accessPointID: String?

        /// Makes a spec.
        public init(fileSystemID: String? = nil, accessPointID: String? = nil) {
            self.fileSystemID = fileSystemID
            self.accessPointID = accessPointID
        }
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

    /// What became of it.
    public struct Status: Codable, Equatable, Sendable {
        /// The claim for pods to use; its name is set when the claim is bound.
        public var claimRef: ClaimReference?
        public var phase: Phase?
        /// Why the phase is what it is, for people; empty when there is nothing to say.
        public var message: String?
        /// The generation that the status was computed for.
        public var observedGeneration: Int64?
        public var conditions: [Condition]?

        /// Makes a status.
        public init(
            claimRef: ClaimReference? = nil, phase: Phase? = nil, message: String? = nil,
            observedGeneration: Int64? = nil, conditions: [Condition]? = nil
        ) {
            self.claimRef = claimRef
            self.phase = phase
            self.message = message
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
