public import Vocabulary

/// The cluster, as far as access points are derived from it and confined in it.
public struct SharingCluster: Equatable, Sendable {
    /// The cluster's name or uid; two clusters on one file system must differ in it.
    public let name: String
    /// The directory that every access point which the operator makes must lie in; nil for any directory.
    public let root: AccessPointRoot?

    /// Makes a cluster.
    public init(name: String, root: AccessPointRoot? = nil) {
        self.name = name
        self.root = root
    }

    /// Checks a name that was chosen for the cluster: it becomes the value of a tag, which may have letters, digits,
    /// spaces and `_ . : / = + - @` (AWS, Tag naming limits and requirements, 2026-11); no spaces here, so that it can be
    /// read back from a list.
    ///
    /// - Throws: ``InvalidValue`` where it has other characters, none, or more than 128.
    public static func parseName(_ text: String) throws(InvalidValue) -> String {
        let isFine = text.utf8.allSatisfy { letter in
            switch letter {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "_.:/=+-@".utf8.contains(letter)
            }
        }
        guard isFine, (1...128).contains(text.utf8.count) else {
            throw InvalidValue(
                field: "cluster-name", value: text, remedy: "use 1 to 128 letters, digits and _ . : / = + - @")
        }
        return text
    }
}

/// A directory of file systems, in which `{namespace}` stands for the namespace of a SharedVolume: who may write
/// SharedVolumes in one namespace reaches no other's data through access points of their own making.
public struct AccessPointRoot: Equatable, Sendable {
    private let text: String

    /// Parses `/tenants/{namespace}`.
    ///
    /// - Throws: ``InvalidValue`` where it is no absolute path of at most three levels, so that one is left for the
    ///   SharedVolume (EFS makes four at most).
    public static func parse(_ text: String) throws(InvalidValue) -> AccessPointRoot {
        let levels = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let areFine = levels.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
        guard text.hasPrefix("/"), (1...3).contains(levels.count), areFine else {
            throw InvalidValue(
                field: "access-point-root", value: text,
                remedy: "use an absolute path of one to three levels, as in /tenants/{namespace}")
        }
        return AccessPointRoot(text: text)
    }

    private init(text: String) { self.text = text }

    /// The directory for a namespace.
    func directory(of namespace: String) -> String { text.replacing("{namespace}", with: namespace) }
}
