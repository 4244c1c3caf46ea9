extension JSONValue {
    /// Whether objects and arrays stand in each other more than `limit` deep; a value that is neither has depth 0.
    ///
    /// It goes no deeper than the limit, so that it can be asked of a value that would overflow the stack.
    public func isNested(deeperThan limit: Int) -> Bool {
        switch self {
        case .array(let elements): limit <= 0 || elements.contains { $0.isNested(deeperThan: limit - 1) }
        case .object(let members): limit <= 0 || members.values.contains { $0.isNested(deeperThan: limit - 1) }
        default: false
        }
    }

    /// How many values there are, this one included, counted up to a limit; for values that are not nested too deep.
    public func count(upTo limit: Int) -> Int {
        var count = 1
        func add(_ values: some Sequence<JSONValue>) {
            for value in values {
                guard count < limit else { return }
                count += value.count(upTo: limit - count)
            }
        }
        switch self {
        case .array(let elements): add(elements)
        case .object(let members): add(members.values)
        default: break
        }
        return min(count, limit)
    }
}
