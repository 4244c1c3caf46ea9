import KubernetesMachinery
import Vocabulary
import Wire

/// What rules may ask of the cluster.
struct RuleContext: Sendable {
    let now: Timestamp
    let user: UserIdentity
    /// Reads an object of the cluster.
    let object: @Sendable (ObjectKey) -> JSONValue?
    /// Lists a collection of the cluster.
    let objects: @Sendable (CollectionKey) -> [JSONValue]
}

/// What is particular to a kind, beyond its schema: the defaults, the admission and the checks that the real server
/// has in code. Objects come in the form of the store.
protocol KindRules: Sendable {
    /// Fills in what the kind's own code fills in, on every read of a body.
    func setDefaults(_ object: inout JSONValue)

    /// Sets what the server decides at creation: phases, finalizers, what admission adds.
    func prepareForCreate(_ object: inout JSONValue, _ context: RuleContext) throws(APIFailure)

    /// Keeps what an update may not touch.
    func prepareForUpdate(_ object: inout JSONValue, from old: JSONValue, _ context: RuleContext) throws(APIFailure)

    /// Keeps what an update of the status may not touch.
    func prepareForStatusUpdate(_ object: inout JSONValue, from old: JSONValue, _ context: RuleContext)

    /// What is wrong with an object; `old` is nil at creation.
    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError]

    /// How names of the kind are formed.
    var nameForm: MetadataCheck.NameForm { get }

    /// Names of objects that may not be deleted.
    var lasting: Set<String> { get }

    /// Adds what holds an object whose deletion begins.
    func hold(_ object: inout JSONValue)

    /// Whether deletion must wait for something beside finalizers of the metadata.
    func isHeldAtDeletion(_ object: JSONValue) -> Bool

    /// Marks an object whose deletion begins.
    func beginDeletion(_ object: inout JSONValue)

    /// The object in the words of another version of the group.
    func converted(_ object: JSONValue, toVersion apiVersion: String) -> JSONValue

    /// Fields beyond those of ``SelectableFields`` that lists can be selected by.
    var selectableFields: Set<String> { get }

    /// Whether an update without a resource version is allowed.
    var allowsUnconditionalUpdate: Bool { get }

    /// Whether the server counts `metadata.generation`.
    var countsGenerations: Bool { get }
}

extension KindRules {
    func setDefaults(_ object: inout JSONValue) {}
    func prepareForCreate(_ object: inout JSONValue, _ context: RuleContext) throws(APIFailure) {}
    func prepareForUpdate(
        _ object: inout JSONValue, from old: JSONValue, _ context: RuleContext
    ) throws(APIFailure) {}
    func prepareForStatusUpdate(_ object: inout JSONValue, from old: JSONValue, _ context: RuleContext) {}
    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] { [] }
    var nameForm: MetadataCheck.NameForm { .dnsSubdomain }
    var lasting: Set<String> { [] }
    func hold(_ object: inout JSONValue) {}
    func isHeldAtDeletion(_ object: JSONValue) -> Bool { false }
    func beginDeletion(_ object: inout JSONValue) {}
    func converted(_ object: JSONValue, toVersion apiVersion: String) -> JSONValue { object }
    var selectableFields: Set<String> { [] }
    var allowsUnconditionalUpdate: Bool { true }
    var countsGenerations: Bool { false }
}

/// The rules of a kind that has none of its own.
struct PlainRules: KindRules {}

/// The rules of a kind of which nothing is particular but that its generations are counted.
struct CountedRules: KindRules {
    var countsGenerations: Bool { true }
}
