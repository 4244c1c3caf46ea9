import KubernetesModel
import SharedVolumes

/// What `breakwater operator --dry-run` prints.
enum PreviewText {
    /// A paragraph for each SharedVolume for which something would be done or told, and a count of all.
    static func text(of entries: [SharingPreview.Entry]) -> String {
        let changed = entries.filter(\.isChange)
        let steps = changed.map { !$0.steps.isEmpty }.count { $0 }
        let sum =
            "\(entries.count) SharedVolumes: \(steps) would be changed, "
            + "\(changed.count - steps) would get another status only, \(entries.count - changed.count) stay as they are"
        return (changed.map(paragraph) + [sum]).joined(separator: "\n")
    }

    private static func paragraph(_ entry: SharingPreview.Entry) -> String {
        let phase =
            entry.phases.now == entry.phases.then
            ? entry.phases.then : "\(entry.phases.now.isEmpty ? "new" : entry.phases.now) -> \(entry.phases.then)"
        let message =
            !entry.messages.then.isEmpty
            ? ": \(entry.messages.then)" : entry.messages.now.isEmpty ? "" : ": the message is cleared"
        return (["\(entry.key) (\(phase))\(message)"] + entry.steps.map { "  \($0)" }).joined(separator: "\n")
    }
}
