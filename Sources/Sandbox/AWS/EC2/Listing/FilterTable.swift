import EC2Model

/// The filters that an operation knows, with what each of them looks at.
struct FilterTable<Row> {
    private var values: [String: (Row) -> [String?]]
    private let tags: ((Row) -> [EC2.Tag])?

    /// - Parameters:
    ///   - values: the values that a row has under a filter's name; nil where it has none.
    ///   - tags: a row's tags, for `tag:KEY`, `tag-key` and `tag-value`; nil for what has no tags.
    init(tags: ((Row) -> [EC2.Tag])? = nil, _ values: [String: (Row) -> [String?]]) {
        self.values = values
        self.tags = tags
        guard let tags else { return }
        self.values["tag-key"] = { tags($0).map(\.key) }
        self.values["tag-value"] = { tags($0).map(\.value) }
    }

    /// The rows that match all filters.
    ///
    /// - Throws: `InvalidParameterValue` for a filter that is not known or has no value, `FilterLimitExceeded`.
    func select(_ rows: [Row], _ filters: [EC2.Filter], limits: EC2Limits) throws(EC2Refusal) -> [Row] {
        guard filters.reduce(0, { $0 + $1.values.count }) <= limits.valuesPerFilter else {
            throw EC2Refusal(
                .tooManyFilterValues, "The maximum number of filter values (\(limits.valuesPerFilter)) is exceeded.")
        }
        var rows = rows
        for filter in filters {
            let values = try values(for: filter.name)
            guard !filter.values.isEmpty else { throw .invalid("The filter '\(filter.name)' has no value.") }
            let patterns = filter.values.map(Wildcard.init)
            rows = rows.filter { row in
                values(row).contains { value in patterns.contains { pattern in value.map(pattern.matches) ?? false } }
            }
        }
        return rows
    }

    private func values(for name: String) throws(EC2Refusal) -> (Row) -> [String?] {
        if let found = values[name] { return found }
        if let tags, name.hasPrefix("tag:") {
            let key = String(name.dropFirst(4))
            return { tags($0).filter { $0.key == key }.map(\.value) }
        }
        throw .invalid("The filter '\(name)' is invalid")
    }
}

/// A filter's value: `*` stands for any characters, `?` for one, and a backslash takes the next as it is.
struct Wildcard {
    private enum Part: Equatable {
        case one
        case any
        case exactly(Character)
    }

    private let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = []
        var isEscaped = false
        for character in text {
            switch character {
            case _ where isEscaped: parts.append(.exactly(character))
            case "\\": break
            case "*": parts.append(.any)
            case "?": parts.append(.one)
            default: parts.append(.exactly(character))
            }
            isEscaped = character == "\\" && !isEscaped
        }
        self.parts = parts
    }

    /// Whether the whole text matches; capitals matter. Takes time by the product of both lengths at most.
    func matches(_ text: String) -> Bool {
        let text = Array(text)
        var part = 0
        var place = 0
        // Where to go on when what follows the last `*` does not match: one character later than the last time.
        var retry: (part: Int, place: Int)?
        while place < text.count {
            if part < parts.count, parts[part] == .any {
                part += 1
                retry = (part, place)
            } else if part < parts.count, parts[part] == .one || parts[part] == .exactly(text[place]) {
                part += 1
                place += 1
            } else if let again = retry {
                retry = (again.part, again.place + 1)
                part = again.part
                place = again.place + 1
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .any }
    }
}
