// Source: the list library of Kubernetes, https://kubernetes.io/docs/reference/using-api/cel/ (1.32).

extension CELFunctions {
    /// The methods of lists.
    static func applyToList(
        _ name: String, _ elements: [CELValue], _ arguments: [CELValue]
    ) throws(CELEvaluationError) -> CELValue {
        switch name {
        case "isSorted": return .bool(try isSorted(elements))
        case "sum": return try sum(elements)
        case "min", "max": return try extreme(of: elements, isMaximum: name == "max")
        case "indexOf": return .int(Int64(elements.firstIndex(of: arguments[0]) ?? -1))
        case "lastIndexOf": return .int(Int64(elements.lastIndex(of: arguments[0]) ?? -1))
        case "join": return .string(try join(elements, arguments.first ?? ""))
        case "slice":
            let (start, end) = try bounds(arguments, count: elements.count)
            return .list(Array(elements[start..<end]))
        case "reverse": return .list(elements.reversed())
        default: throw .noSuchOverload
        }
    }

    /// The largest or smallest value of a list.
    static func extreme(of elements: [CELValue], isMaximum: Bool) throws(CELEvaluationError) -> CELValue {
        guard var best = elements.first else {
            throw CELEvaluationError(.value, "\(isMaximum ? "max" : "min") called on empty list")
        }
        for element in elements.dropFirst() {
            guard let order = element.compared(to: best) else { throw .noSuchOverload }
            if isMaximum ? order > 0 : order < 0 { best = element }
        }
        return best
    }

    /// The bounds of a part that two numbers give.
    static func bounds(_ arguments: [CELValue], count: Int) throws(CELEvaluationError) -> (start: Int, end: Int) {
        guard let start = index(arguments[0]) else { throw .noSuchOverload }
        var end = count
        if arguments.count > 1 {
            guard let given = index(arguments[1]) else { throw .noSuchOverload }
            end = given
        }
        for bound in [start, end] where bound < 0 || bound > count {
            throw CELEvaluationError(.value, "index out of range: \(bound)")
        }
        guard start <= end else {
            throw CELEvaluationError(.value, "invalid substring range. start: \(start), end: \(end)")
        }
        return (start, end)
    }

    private static func isSorted(_ elements: [CELValue]) throws(CELEvaluationError) -> Bool {
        for (earlier, later) in zip(elements, elements.dropFirst()) {
            guard let order = earlier.compared(to: later) else { throw .noSuchOverload }
            if order > 0 { return false }
        }
        return true
    }

    private static func sum(_ elements: [CELValue]) throws(CELEvaluationError) -> CELValue {
        guard var total = elements.first else { return .int(0) }
        switch total {
        case .int, .uint, .double, .duration: break
        default: throw .noSuchOverload
        }
        for element in elements.dropFirst() { total = try CELArithmetic.apply("+", total, element) }
        return total
    }

    private static func join(_ elements: [CELValue], _ separator: CELValue) throws(CELEvaluationError) -> String {
        guard case .string(let between) = separator else { throw .noSuchOverload }
        var texts: [String] = []
        for element in elements {
            guard case .string(let text) = element else { throw .noSuchOverload }
            texts.append(text)
        }
        return texts.joined(separator: between)
    }
}
