public import KubernetesModel
import Wire

/// Which release an API server is.
public struct ServerVersion: Sendable, Equatable, CustomStringConvertible {
    public let major: Int
    public let minor: Int
    /// As the server writes it: `v1.33.1`, `v1.24.17-eks-5e0fdde`.
    public let gitVersion: String

    /// Makes a version.
    public init(major: Int, minor: Int, gitVersion: String) {
        self.major = major
        self.minor = minor
        self.gitVersion = gitVersion
    }

    /// Whether the server is of that release or a later one.
    public func isAtLeast(_ major: Int, _ minor: Int) -> Bool { (self.major, self.minor) >= (major, minor) }

    public var description: String { gitVersion }
}

extension KubernetesClient {
    /// Asks the server which release it is.
    public func serverVersion() async throws(KubernetesError) -> ServerVersion {
        let value = try await perform(.read(path: "/version"), ObjectCoding.unstructured)
        // Managed servers write `24+`.
        guard let major = value["major"]?.string.flatMap({ Int($0.prefix(while: \.isNumber)) }),
            let minor = value["minor"]?.string.flatMap({ Int($0.prefix(while: \.isNumber)) })
        else { throw KubernetesError(.decoding, "get /version: the answer names no major and minor version") }
        return ServerVersion(
            major: major, minor: minor, gitVersion: value["gitVersion"]?.string ?? "v\(major).\(minor)")
    }

    /// Whether the server serves a kind now: the group and version, and in it the resource.
    public func serves(_ type: ResourceType) async throws(KubernetesError) -> Bool {
        let path = type.group.isEmpty ? "/api/\(type.version)" : "/apis/\(type.group)/\(type.version)"
        do {
            let value = try await perform(.read(path: path), ObjectCoding.unstructured)
            return value["resources"]?.array?.contains { $0["name"]?.string == type.plural } ?? false
        } catch {
            guard error.code == .notFound else { throw error }
            return false
        }
    }
}
