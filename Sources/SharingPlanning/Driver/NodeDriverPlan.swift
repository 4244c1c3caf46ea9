public import Wire

/// All that the plan for the node driver is made from, read at one moment.
public struct NodeDriverObservation: Equatable, Sendable {
    /// The definition of SharedVolumes, which owns what is kept.
    public enum Definition: Equatable, Sendable {
        /// SharedVolumes are not known here, or no more.
        case absent
        case terminating
        case present(uid: String)
    }

    /// On which nodes a driver of our driver's name is registered, whoever runs it.
    public enum Registrations: Equatable, Sendable {
        /// Nobody has looked.
        case unknown
        case none
        case some
    }

    /// What the API server made of a manifest, as far as the manifest's fields go.
    public struct Answer: Equatable, Sendable {
        public let manifest: JSONValue
        public let projection: JSONValue

        /// Takes note of what the server answered to an apply.
        public init(to manifest: JSONValue, _ object: JSONValue) {
            self.manifest = manifest
            projection = OwnFields.projection(of: object, onto: manifest)
        }
    }

    public var definition: Definition
    /// What is there under our names, whoever made it; what is known to be absent is not in it.
    public var objects: [KeptObject: JSONValue]
    /// Whether the cluster serves SecurityContextConstraints.
    public var isOpenShift: Bool
    public var registrations: Registrations
    /// What the server answered to the last applies of this process.
    public var answers: [KeptObject: Answer]

    /// Makes an observation.
    public init(
        definition: Definition, objects: [KeptObject: JSONValue] = [:], isOpenShift: Bool = false,
        registrations: Registrations = .unknown, answers: [KeptObject: Answer] = [:]
    ) {
        self.definition = definition
        self.objects = objects
        self.isOpenShift = isOpenShift
        self.registrations = registrations
        self.answers = answers
    }
}

/// What to do for the node driver now. The steps do not need each other: one that fails keeps none from being done.
public struct NodeDriverPlan: Equatable, Sendable {
    public var steps: [Step] = []
    /// What an administrator should know, without anything to be done here.
    public var notices: [Notice] = []
    /// How long until the passing of time alone asks for another plan; nil when only a change does.
    public var nextLook: Duration?
    /// Whether the plan needs to know on which nodes a driver is registered: look, and plan again.
    public var needsRegistrations = false

    /// Makes a plan to do nothing.
    public init() {}

    /// One change of the cluster.
    public enum Step: Equatable, Sendable {
        /// Server-side apply, by force: our fields are ours.
        case apply(KeptObject, JSONValue)
        /// Delete exactly that object; it is made anew by the next plan. Its pods, if it has any, stay and are taken
        /// over by the new one.
        case remake(KeptObject, uid: String)
        /// Delete exactly that object, which nothing keeps any more.
        case delete(KeptObject, uid: String)

        /// What it is done to.
        public var object: KeptObject {
            switch self {
            case .apply(let object, _), .remake(let object, _), .delete(let object, _): object
            }
        }
    }

    /// Something that is left as it is.
    public enum Notice: Hashable, Comparable, Sendable {
        /// The object belongs to somebody else.
        case foreign(KeptObject)
        /// The original operator's driver runs in another namespace than ours.
        case originalElsewhere
        /// Nodes have a driver of our name although the cluster has no CSIDriver object: somebody else's, who may be
        /// about to make it anew.
        case registeredByOthers
    }
}
