/// The functions: their shapes, and what they give for values.
enum CELFunctions {
    /// With how many arguments a function is called; what stands before a method's dot counts as one.
    struct Shape: Sendable {
        var asFunction: Set<Int> = []
        var asMethod: Set<Int> = []

        static func function(_ counts: Int...) -> Shape { Shape(asFunction: Set(counts)) }
        static func method(_ counts: Int...) -> Shape { Shape(asMethod: Set(counts)) }
        static func both(_ count: Int) -> Shape { Shape(asFunction: [count], asMethod: [count]) }
    }

    static let shapes: [String: Shape] = {
        var shapes: [String: Shape] = [
            "size": .both(1), "matches": .both(2), "contains": .method(2), "startsWith": .method(2),
            "endsWith": .method(2), "dyn": .function(1), "type": .function(1), "duration": .function(1),
            "timestamp": .function(1), "replace": .method(3, 4), "split": .method(2, 3), "join": .method(1, 2),
            "substring": .method(2, 3), "indexOf": .method(2, 3), "lastIndexOf": .method(2, 3), "charAt": .method(2),
            "format": .method(2), "find": .method(2), "findAll": .method(2, 3), "optional.of": .function(1),
            "optional.ofNonZeroValue": .function(1), "optional.none": .function(0), "orValue": .method(2),
            "or": .method(2), "slice": .method(3), "strings.quote": .function(1),
            "math.greatest": .function(1, 2, 3, 4),
            "math.least": .function(1, 2, 3, 4),
        ]
        for name in ["bool", "bytes", "double", "int", "string", "uint"] { shapes[name] = .function(1) }
        for name in ["sets.contains", "sets.equivalent", "sets.intersects"] { shapes[name] = .function(2) }
        for name in [
            "lowerAscii", "upperAscii", "trim", "reverse", "isSorted", "sum", "min", "max", "hasValue", "value",
        ] {
            shapes[name] = .method(1)
        }
        for name in timeFields { shapes[name] = .method(1, 2) }
        return shapes.merging(libraryShapes) { $1 }
    }()

    static let timeFields: Set<String> = [
        "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getFullYear", "getHours", "getMilliseconds",
        "getMinutes", "getMonth", "getSeconds",
    ]

    /// Calls a function with values; its name and how many arguments it takes were checked at compile time.
    static func apply(_ name: String, _ arguments: [CELValue]) throws(CELEvaluationError) -> CELValue {
        guard let first = arguments.first else { return .optional(nil) }
        if timeFields.contains(name) { return try timeField(name, arguments) }
        if case .optional(let inner) = first, name == "hasValue" || name == "value" {
            if name == "hasValue" { return .bool(inner != nil) }
            guard let inner else { throw CELEvaluationError(.missing, "optional.none() dereference") }
            return inner
        }
        switch name {
        case "size": return .int(Int64(try size(of: first)))
        case "bool", "bytes", "double", "int", "string", "uint", "duration", "timestamp", "dyn", "type":
            return try convert(first, to: name)
        case "url", "isURL", "quantity", "isQuantity": return try parse(name, first)
        case "optional.of": return .optional(first)
        case "optional.ofNonZeroValue": return .optional(isZero(first) ? nil : first)
        case "sets.contains", "sets.equivalent", "sets.intersects": return .bool(try compareSets(name, arguments))
        case "math.greatest", "math.least":
            return try extreme(of: spread(arguments), isMaximum: name == "math.greatest")
        default: break
        }
        if case .list(let elements) = first { return try applyToList(name, elements, Array(arguments.dropFirst())) }
        if case .string(let text) = first { return try applyToText(name, text, Array(arguments.dropFirst())) }
        if case .url(let url) = first { return try apply(name, to: url) }
        if case .quantity(let quantity) = first { return try apply(name, to: quantity, Array(arguments.dropFirst())) }
        throw .noSuchOverload
    }

    /// How many steps it is worth to look through a value: one for each sixteen bytes or each element.
    static func weight(of value: CELValue) -> Int {
        switch value {
        case .string(let text): text.utf8.count / 16
        case .bytes(let bytes): bytes.count / 16
        case .list(let elements): elements.count
        case .map(let members): members.count
        default: 0
        }
    }

    /// The index that a number stands for.
    static func index(_ value: CELValue) -> Int? {
        switch value {
        case .int(let number): Int(exactly: number)
        case .uint(let number): Int(exactly: number)
        case .double(let number): Int(exactly: number)
        default: nil
        }
    }

    private static func size(of value: CELValue) throws(CELEvaluationError) -> Int {
        switch value {
        case .string(let text): return text.unicodeScalars.count
        case .bytes(let bytes): return bytes.count
        case .list(let elements): return elements.count
        case .map(let members): return members.count
        default: throw .noSuchOverload
        }
    }

    private static func isZero(_ value: CELValue) -> Bool {
        switch value {
        case .null, .bool(false), .int(0), .uint(0), .double(0), .string(""), .optional(nil): true
        case .bytes(let bytes): bytes.isEmpty
        case .list(let elements): elements.isEmpty
        case .map(let members): members.isEmpty
        default: false
        }
    }

    private static func spread(_ arguments: [CELValue]) -> [CELValue] {
        if arguments.count == 1, case .list(let elements) = arguments[0] { return elements }
        return arguments
    }

    private static func compareSets(_ name: String, _ arguments: [CELValue]) throws(CELEvaluationError) -> Bool {
        guard case .list(let a) = arguments[0], case .list(let b) = arguments[1] else { throw .noSuchOverload }
        let first = Set(a)
        let second = Set(b)
        return switch name {
        case "sets.contains": second.isSubset(of: first)
        case "sets.equivalent": first == second
        default: !first.isDisjoint(with: second)
        }
    }

    private static func timeField(_ name: String, _ arguments: [CELValue]) throws(CELEvaluationError) -> CELValue {
        if case .duration(let duration) = arguments[0] { return .int(try durationField(name, duration)) }
        guard case .timestamp(let moment) = arguments[0] else { throw .noSuchOverload }
        let f = moment.fields(offsetSeconds: try zoneOffset(arguments.count > 1 ? arguments[1] : "UTC"))
        let value =
            switch name {
            case "getDate": f.day
            case "getDayOfMonth": f.day - 1
            case "getDayOfWeek": f.weekday
            case "getDayOfYear": f.dayOfYear
            case "getFullYear": f.year
            case "getHours": f.hour
            case "getMilliseconds": moment.nanosecond / 1_000_000
            case "getMinutes": f.minute
            case "getMonth": f.month - 1
            default: f.second
            }
        return .int(Int64(value))
    }

    private static func durationField(_ name: String, _ duration: CELDuration) throws(CELEvaluationError) -> Int64 {
        switch name {
        case "getHours": return duration.nanoseconds / 3_600_000_000_000
        case "getMinutes": return duration.nanoseconds / 60_000_000_000
        case "getSeconds": return duration.nanoseconds / 1_000_000_000
        case "getMilliseconds": return duration.nanoseconds / 1_000_000
        default: throw .noSuchOverload
        }
    }

    /// Zones are read as `UTC` or an offset, `-07:00`; a table of the world's zones is not carried.
    private static func zoneOffset(_ zone: CELValue) throws(CELEvaluationError) -> Int {
        guard case .string(let text) = zone else { throw .noSuchOverload }
        if text == "UTC" || text.isEmpty { return 0 }
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]) else {
            throw CELEvaluationError(.value, "unknown time zone \(text)")
        }
        return (hours * 3600 + minutes * 60) * (isNegative ? -1 : 1)
    }
}
