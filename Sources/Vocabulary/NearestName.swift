/// Finds what somebody probably meant by a name that is not known.
public enum NearestName {
    /// The known name that takes the fewest edits to come from a text, letter case aside; nil when none is near.
    ///
    /// Near is at most a third of the text's length, and two edits for short ones.
    public static func of(_ text: String, among known: some Sequence<String>) -> String? {
        let wanted = Array(text.lowercased())
        var best: (name: String, distance: Int)?
        for name in known {
            let distance = distance(wanted, Array(name.lowercased()))
            if distance < best?.distance ?? .max { best = (name, distance) }
        }
        guard let best, best.distance <= max(2, wanted.count / 3) else { return nil }
        return best.name
    }

    /// Levenshtein's distance: insertions, deletions and replacements.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let replaced = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
