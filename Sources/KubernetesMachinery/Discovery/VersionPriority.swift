/// The order in which Kubernetes prefers versions: stable before beta before alpha, later before earlier, other names last.
///
/// Source: "Version priority" in the page on versions of CustomResourceDefinitions.
public enum VersionPriority {
    private struct Rank {
        let stage: Int
        let major: Int
        let minor: Int
    }

    /// Whether a version is preferred to another.
    public static func precedes(_ left: String, _ right: String) -> Bool {
        switch (rank(left), rank(right)) {
        case (let a?, let b?): (a.stage, a.major, a.minor) > (b.stage, b.major, b.minor)
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): left < right
        }
    }

    private static func rank(_ version: String) -> Rank? {
        guard version.hasPrefix("v") else { return nil }
        let rest = version.dropFirst()
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let major = Int(digits) else { return nil }
        let suffix = rest.dropFirst(digits.count)
        if suffix.isEmpty { return Rank(stage: 2, major: major, minor: 0) }
        for (stage, word) in [(1, "beta"), (0, "alpha")] {
            guard suffix.hasPrefix(word), let minor = Int(suffix.dropFirst(word.count)) else { continue }
            return Rank(stage: stage, major: major, minor: minor)
        }
        return nil
    }
}
