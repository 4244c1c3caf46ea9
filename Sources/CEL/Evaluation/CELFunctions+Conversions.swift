extension CELFunctions {
    /// The conversions between types, which are named after the type that they give.
    static func convert(_ value: CELValue, to type: String) throws(CELEvaluationError) -> CELValue {
        switch type {
        case "dyn": return value
        case "type": return .type(value.typeName)
        case "int": return .int(try int(value))
        case "uint": return .uint(try uint(value))
        case "double": return .double(try double(value))
        case "bool": return .bool(try bool(value))
        case "bytes": return try bytes(value)
        case "duration": return try duration(value)
        case "timestamp": return try timestamp(value)
        default:
            guard let text = text(of: value) else { throw .noSuchOverload }
            return .string(text)
        }
    }

    /// What `string()` gives; nil for values that have no text.
    static func text(of value: CELValue) -> String? {
        switch value {
        case .string(let text): text
        case .bool(let truth): truth ? "true" : "false"
        case .int(let number): String(number)
        case .uint(let number): String(number)
        case .double(let number): text(of: number)
        case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
        case .duration(let duration): duration.text
        case .timestamp(let moment): moment.text
        default: nil
        }
    }

    private static func text(of number: Double) -> String {
        if let whole = Int64(exactly: number), abs(number) < 1e15 { return String(whole) }
        if number.isInfinite { return number > 0 ? "+Inf" : "-Inf" }
        return number.isNaN ? "NaN" : number.description
    }

    private static func invalid(_ text: String, for function: String) -> CELEvaluationError {
        CELEvaluationError(.value, "strconv.\(function): parsing \"\(text)\": invalid syntax")
    }

    private static let outOfRange = CELEvaluationError(.value, "integer overflow")

    private static func int(_ value: CELValue) throws(CELEvaluationError) -> Int64 {
        switch value {
        case .int(let number): return number
        case .uint(let number):
            guard let whole = Int64(exactly: number) else { throw outOfRange }
            return whole
        case .double(let number):
            guard let whole = Int64(exactly: number.rounded(.towardZero)) else { throw outOfRange }
            return whole
        case .string(let text):
            guard let number = Int64(text) else { throw invalid(text, for: "ParseInt") }
            return number
        case .timestamp(let moment): return moment.seconds
        case .duration(let duration): return duration.nanoseconds
        default: throw .noSuchOverload
        }
    }

    private static func uint(_ value: CELValue) throws(CELEvaluationError) -> UInt64 {
        switch value {
        case .uint(let number): return number
        case .int(let number):
            guard let whole = UInt64(exactly: number) else { throw outOfRange }
            return whole
        case .double(let number):
            guard let whole = UInt64(exactly: number.rounded(.towardZero)) else { throw outOfRange }
            return whole
        case .string(let text):
            guard let number = UInt64(text) else { throw invalid(text, for: "ParseUint") }
            return number
        default: throw .noSuchOverload
        }
    }

    private static func double(_ value: CELValue) throws(CELEvaluationError) -> Double {
        switch value {
        case .double(let number): return number
        case .int(let number): return Double(number)
        case .uint(let number): return Double(number)
        case .string(let text):
            guard let number = Double(text) else { throw invalid(text, for: "ParseFloat") }
            return number
        default: throw .noSuchOverload
        }
    }

    private static func bool(_ value: CELValue) throws(CELEvaluationError) -> Bool {
        switch value {
        case .bool(let truth): return truth
        case .string(let text):
            if ["true", "TRUE", "True", "t", "T", "1"].contains(text) { return true }
            if ["false", "FALSE", "False", "f", "F", "0"].contains(text) { return false }
            throw invalid(text, for: "ParseBool")
        default: throw .noSuchOverload
        }
    }

    private static func bytes(_ value: CELValue) throws(CELEvaluationError) -> CELValue {
        switch value {
        case .bytes: return value
        case .string(let text): return .bytes(Array(text.utf8))
        default: throw .noSuchOverload
        }
    }

    private static func duration(_ value: CELValue) throws(CELEvaluationError) -> CELValue {
        switch value {
        case .duration: return value
        case .int(let nanoseconds): return .duration(CELDuration(nanoseconds: nanoseconds))
        case .string(let text):
            guard let duration = CELDuration(parsing: text) else {
                throw CELEvaluationError(.value, "time: invalid duration \"\(text)\"")
            }
            return .duration(duration)
        default: throw .noSuchOverload
        }
    }

    private static func timestamp(_ value: CELValue) throws(CELEvaluationError) -> CELValue {
        switch value {
        case .timestamp: return value
        case .int(let seconds): return .timestamp(CELTimestamp(seconds: seconds))
        case .string(let text):
            guard let moment = CELTimestamp(parsing: text) else {
                throw CELEvaluationError(.value, "invalid timestamp \"\(text)\"")
            }
            return .timestamp(moment)
        default: throw .noSuchOverload
        }
    }
}
