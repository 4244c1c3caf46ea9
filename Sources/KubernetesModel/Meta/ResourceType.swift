/// What the API server serves under one path: a kind of one version of one group.
public struct ResourceType: Hashable, Sendable {
    /// The API group; empty for the core group.
    public let group: String
    /// The version within the group: `v1`.
    public let version: String
    /// The kind, as it stands in manifests: `PersistentVolume`.
    public let kind: String
    /// The name in paths: `persistentvolumes`.
    public let plural: String
    /// Whether objects live in a namespace.
    public let isNamespaced: Bool

    /// Makes the description of a resource type.
    public init(group: String, version: String, kind: String, plural: String, isNamespaced: Bool) {
        self.group = group
        self.version = version
        self.kind = kind
        self.plural = plural
        self.isNamespaced = isNamespaced
    }

    /// Group and version as they stand in manifests: `v1`, `storage.k8s.io/v1`.
    public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

    /// Plural and group joined, the name by which RBAC and errors call the resource: `leases.coordination.k8s.io`.
    public var qualifiedName: String { group.isEmpty ? plural : "\(plural).\(group)" }

    /// The path of the whole collection, of one namespace's part of it, or of one object.
    ///
    /// Names are percent-encoded where needed, so that no name can lead to another path.
    public func path(namespace: String? = nil, name: String? = nil, subresource: String? = nil) -> String {
        var path = group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)"
        if isNamespaced, let namespace { path += "/namespaces/\(pathSegment(namespace))" }
        path += "/\(plural)"
        if let name { path += "/\(pathSegment(name))" }
        if let subresource { path += "/\(pathSegment(subresource))" }
        return path
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
func pathSegment(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
            encoded.append(Character(Unicode.Scalar(byte)))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            encoded += "%" + (digits.count == 1 ? "0" : "") + digits
        }
    }
    return encoded
}

/// A kind of Kubernetes object that our code knows by type.
///
/// `apiVersion` and `kind` are not members: API servers leave them out of the items of lists. ``Manifest`` adds them
/// where an object is sent. Members that our code does not touch are not modelled and are lost when a value is decoded,
/// so objects of others are changed by patch or server-side apply, never by replacing what was read.
public protocol KubernetesResource: Codable, Sendable, Equatable {
    /// Where the API server serves the kind.
    static var resourceType: ResourceType { get }
    /// Name, namespace, labels and the rest.
    var metadata: ObjectMeta { get set }
}

/// An object as it is sent: with `apiVersion` and `kind`.
public struct Manifest<Resource: KubernetesResource>: Encodable, Sendable {
    private let resource: Resource

    /// Wraps an object for sending.
    public init(_ resource: Resource) { self.resource = resource }

    private enum CodingKeys: String, CodingKey {
        case apiVersion
        case kind
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Resource.resourceType.apiVersion, forKey: .apiVersion)
        try container.encode(Resource.resourceType.kind, forKey: .kind)
        try resource.encode(to: encoder)
    }
}
