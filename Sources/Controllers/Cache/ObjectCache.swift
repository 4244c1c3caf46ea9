public import KubernetesClient
public import KubernetesModel

/// What changed about an object between two looks.
public enum ObjectChange<Object: KubernetesResource>: Sendable, Equatable {
    case added(Object)
    case updated(from: Object, to: Object)
    /// With the last state that was seen, which may be older than the one that was deleted.
    case deleted(Object)

    /// The states before and after, as far as there are any.
    public var objects: [Object] {
        switch self {
        case .added(let object), .deleted(let object): [object]
        case .updated(let old, let new): [old, new]
        }
    }
}

/// The objects of a collection by key and by named indices: a value that says what changed when it is told the news.
///
/// News may come twice or be skipped in between; what is said to have changed is always the difference to what was said
/// before.
public struct ObjectCache<Object: KubernetesResource>: Sendable {
    /// Under which values an object is found in an index; none, one or several.
    public typealias Index = @Sendable (Object) -> [String]

    /// An object at a place of its own: in the dictionary itself, which is up to twice as large as what it holds, objects
    /// would take their size again in empty places, and be copied whole when it grows.
    private final class Place: Sendable {
        let object: Object

        init(_ object: Object) { self.object = object }
    }

    private var places: [ObjectKey: Place] = [:]
    private let indexers: [String: Index]
    private var indices: [String: [String: Set<ObjectKey>]] = [:]

    /// Makes an empty cache with named indices.
    public init(indices: [String: Index] = [:]) { indexers = indices }

    /// How many objects there are.
    public var count: Int { places.count }

    /// All objects, in no order.
    public var objects: [Object] { places.values.map(\.object) }

    /// The object of that key.
    public subscript(key: ObjectKey) -> Object? { places[key]?.object }

    /// The objects that an index has under a value, in no order.
    public func objects(index: String, _ value: String) -> [Object] {
        (indices[index]?[value] ?? []).compactMap { places[$0]?.object }
    }

    /// Takes a whole list for the truth: what is not in it is deleted.
    public mutating func replace(with list: [Object]) -> [ObjectChange<Object>] {
        var gone = Set(places.keys)
        var changes: [ObjectChange<Object>] = []
        for object in list {
            gone.remove(object.metadata.key)
            if let change = set(object) { changes.append(change) }
        }
        for key in gone.sorted() {
            if let change = remove(key) { changes.append(change) }
        }
        return changes
    }

    /// Takes one event of a watch.
    public mutating func apply(_ event: WatchEvent<Object>) -> ObjectChange<Object>? {
        switch event {
        case .added(let object), .modified(let object): set(object)
        case .deleted(let object): remove(object.metadata.key)
        case .bookmark: nil
        }
    }

    private mutating func set(_ object: Object) -> ObjectChange<Object>? {
        let key = object.metadata.key
        guard let old = places[key]?.object else {
            places[key] = Place(object)
            index(object, key)
            return .added(object)
        }
        guard !Self.isSame(old, object) else { return nil }
        places[key] = Place(object)
        // Most changes are of the status, by which nothing is found.
        if !indexers.values.allSatisfy({ $0(old) == $0(object) }) {
            unindex(old, key)
            index(object, key)
        }
        return .updated(from: old, to: object)
    }

    private mutating func remove(_ key: ObjectKey) -> ObjectChange<Object>? {
        guard let old = places.removeValue(forKey: key)?.object else { return nil }
        unindex(old, key)
        return .deleted(old)
    }

    /// Versions are compared for equality only, as Kubernetes demands.
    private static func isSame(_ old: Object, _ new: Object) -> Bool {
        guard let version = new.metadata.resourceVersion else { return old == new }
        return old.metadata.resourceVersion == version && old.metadata.uid == new.metadata.uid
    }

    private mutating func index(_ object: Object, _ key: ObjectKey) {
        for (name, values) in indexers {
            for value in values(object) { indices[name, default: [:]][value, default: []].insert(key) }
        }
    }

    private mutating func unindex(_ object: Object, _ key: ObjectKey) {
        for (name, values) in indexers {
            for value in values(object) {
                indices[name]?[value]?.remove(key)
                if indices[name]?[value]?.isEmpty == true { indices[name]?[value] = nil }
            }
        }
    }
}
