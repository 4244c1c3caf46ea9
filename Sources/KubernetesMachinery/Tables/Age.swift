public import Vocabulary

/// How long ago something was, in the few words that kubectl prints: `45s`, `5m30s`, `3h`, `8d`.
public enum Age {
    /// The age of a moment in RFC 3339; `<unknown>` where there is none.
    public static func text(since moment: String?, now: Timestamp) -> String {
        guard let moment, !moment.isEmpty else { return "<unknown>" }
        guard let time = try? Timestamp.parseRFC3339(moment) else { return "<invalid>" }
        return text(seconds: (now.microseconds - time.microseconds) / 1_000_000)
    }

    /// Two units where the second still matters, one beyond.
    static func text(seconds: Int64) -> String {
        let minutes = seconds / 60
        let hours = seconds / 3600
        let days = hours / 24
        switch seconds {
        case ..<(-1): return "<invalid>"
        case ..<0: return "0s"
        case ..<120: return "\(seconds)s"
        case ..<600: return pair(minutes, "m", seconds % 60, "s")
        case ..<10_800: return "\(minutes)m"
        case ..<28_800: return pair(hours, "h", minutes % 60, "m")
        case ..<172_800: return "\(hours)h"
        case ..<691_200: return pair(days, "d", hours % 24, "h")
        case ..<63_072_000: return "\(days)d"
        case ..<252_288_000: return pair(days / 365, "y", days % 365, "d")
        default: return "\(days / 365)y"
        }
    }

    private static func pair(_ first: Int64, _ unit: String, _ second: Int64, _ smaller: String) -> String {
        second == 0 ? "\(first)\(unit)" : "\(first)\(unit)\(second)\(smaller)"
    }
}
