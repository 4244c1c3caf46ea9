extension CELFunctions {
    /// What Kubernetes adds: URLs and quantities.
    static let libraryShapes: [String: Shape] = {
        var shapes: [String: Shape] = [:]
        for name in ["url", "isURL", "quantity", "isQuantity"] { shapes[name] = .function(1) }
        for name in ["getScheme", "getHost", "getHostname", "getPort", "getEscapedPath", "getQuery"] {
            shapes[name] = .method(1)
        }
        for name in ["sign", "isInteger", "asInteger", "asApproximateFloat"] { shapes[name] = .method(1) }
        for name in ["isGreaterThan", "isLessThan", "compareTo", "add", "sub"] { shapes[name] = .method(2) }
        return shapes
    }()

    /// Makes a URL or a quantity of a text, or says whether it is one.
    static func parse(_ name: String, _ value: CELValue) throws(CELEvaluationError) -> CELValue {
        guard case .string(let text) = value else { throw .noSuchOverload }
        switch name {
        case "isURL": return .bool(CELURL(text) != nil)
        case "isQuantity": return .bool(CELQuantity(text) != nil)
        case "url":
            guard let url = CELURL(text) else {
                throw CELEvaluationError(.value, "URL parse error during conversion from string: \(text)")
            }
            return .url(url)
        default:
            guard let quantity = CELQuantity(text) else {
                throw CELEvaluationError(
                    .value,
                    "quantities must match the regular expression "
                        + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
            }
            return .quantity(quantity)
        }
    }

    /// A method of a URL.
    static func apply(_ name: String, to url: CELURL) throws(CELEvaluationError) -> CELValue {
        switch name {
        case "getScheme": return .string(url.scheme)
        case "getHost": return .string(url.host)
        case "getHostname": return .string(url.hostname)
        case "getPort": return .string(url.port)
        case "getEscapedPath": return .string(url.escapedPath)
        case "getQuery":
            let parameters = url.parameters.map { (CELValue.string($0), CELValue.list($1.map { .string($0) })) }
            return .map(Dictionary(uniqueKeysWithValues: parameters))
        default: throw .noSuchOverload
        }
    }

    /// A method of a quantity.
    static func apply(
        _ name: String, to quantity: CELQuantity, _ arguments: [CELValue]
    ) throws(CELEvaluationError) -> CELValue {
        switch name {
        case "sign": return .int(quantity.billionths == 0 ? 0 : quantity.billionths > 0 ? 1 : -1)
        case "isInteger": return .bool(quantity.integer != nil)
        case "asInteger":
            guard let number = quantity.integer else {
                throw CELEvaluationError(.value, "cannot convert value to integer")
            }
            return .int(number)
        case "asApproximateFloat": return .double(quantity.approximation)
        default: break
        }
        switch (name, arguments.first) {
        case ("isGreaterThan", .quantity(let other)): return .bool(quantity > other)
        case ("isLessThan", .quantity(let other)): return .bool(quantity < other)
        case ("compareTo", .quantity(let other)): return .int(quantity == other ? 0 : quantity > other ? 1 : -1)
        case ("add", .quantity(let other)): return try result(quantity.adding(other))
        case ("sub", .quantity(let other)): return try result(quantity.subtracting(other))
        case ("add", .int(let number)): return try result(quantity.adding(CELQuantity(number)))
        case ("sub", .int(let number)): return try result(quantity.subtracting(CELQuantity(number)))
        default: throw .noSuchOverload
        }
    }

    private static func result(_ quantity: CELQuantity?) throws(CELEvaluationError) -> CELValue {
        guard let quantity else { throw CELEvaluationError(.value, "quantity overflow") }
        return .quantity(quantity)
    }
}
