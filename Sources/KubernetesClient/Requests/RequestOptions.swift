/// Which objects are meant, in the forms that lists and watches take.
public struct Selection: Sendable, Equatable {
    /// As in `kubectl -l`: `app=efs,tier in (a, b)`. Nil means all.
    public var labels: String?
    /// As in `kubectl --field-selector`: `metadata.name=a`. Nil means all.
    public var fields: String?

    /// Makes a selection; without arguments it is all objects.
    public init(labels: String? = nil, fields: String? = nil) {
        self.labels = labels
        self.fields = fields
    }

    /// All objects.
    public static let all = Selection()

    /// The objects that carry all these labels.
    public init(matching labels: [String: String]) {
        self.init(labels: labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ","))
    }
}

/// How a collection is listed.
public struct ListOptions: Sendable, Equatable {
    public var selection: Selection
    /// Objects a page; nil asks for all in one answer. Default 500, as kubectl has it.
    public var pageSize: Int?
    /// Nil reads the newest state; `0` takes whatever the server has in memory; other values ask for no older state.
    public var resourceVersion: String?

    /// Makes options.
    public init(selection: Selection = .all, pageSize: Int? = 500, resourceVersion: String? = nil) {
        self.selection = selection
        self.pageSize = pageSize
        self.resourceVersion = resourceVersion
    }
}

/// How a collection is watched.
public struct WatchOptions: Sendable, Equatable {
    public var selection: Selection
    /// The version after which changes are wanted, from a list, an object or a bookmark.
    public var resourceVersion: String
    /// After how long the server ends the watch. Default 5 minutes.
    public var serverTimeout: Duration
    /// How long the watch may be silent before it is given up. API servers send a bookmark about each minute.
    public var idleLimit: Duration

    /// Makes options.
    public init(
        selection: Selection = .all, resourceVersion: String, serverTimeout: Duration = .seconds(300),
        idleLimit: Duration = .seconds(150)
    ) {
        self.selection = selection
        self.resourceVersion = resourceVersion
        self.serverTimeout = serverTimeout
        self.idleLimit = idleLimit
    }
}

/// How an object is written.
public struct WriteOptions: Sendable, Equatable {
    /// What the server does about members that the kind does not have.
    public enum FieldValidation: String, Sendable {
        case ignore = "Ignore"
        case warn = "Warn"
        case strict = "Strict"
    }

    /// Whether the server only pretends.
    public var isDryRun: Bool
    /// Nil leaves it to the server (`Warn` from 1.27 on, before that `Ignore`).
    public var fieldValidation: FieldValidation?
    /// Who is noted as the one who set the members. Default `breakwater`.
    public var fieldManager: String

    /// Makes options.
    public init(
        isDryRun: Bool = false, fieldValidation: FieldValidation? = nil, fieldManager: String = "breakwater"
    ) {
        self.isDryRun = isDryRun
        self.fieldValidation = fieldValidation
        self.fieldManager = fieldManager
    }
}

/// How an object is deleted.
public struct DeleteOptions: Sendable, Equatable {
    /// What becomes of the objects that the object owns.
    public enum Propagation: String, Sendable {
        case orphan = "Orphan"
        case background = "Background"
        case foreground = "Foreground"
    }

    /// Only if the object still has this uid.
    public var uid: String?
    /// Only if the object still has this version.
    public var resourceVersion: String?
    /// Nil leaves it to the kind's default.
    public var propagation: Propagation?
    public var gracePeriodSeconds: Int?
    public var isDryRun: Bool

    /// Makes options.
    public init(
        uid: String? = nil, resourceVersion: String? = nil, propagation: Propagation? = nil,
        gracePeriodSeconds: Int? = nil, isDryRun: Bool = false
    ) {
        self.uid = uid
        self.resourceVersion = resourceVersion
        self.propagation = propagation
        self.gracePeriodSeconds = gracePeriodSeconds
        self.isDryRun = isDryRun
    }
}

/// A part of an object that is read and written by itself.
public enum Subresource: String, Sendable {
    case status
    case scale
}
