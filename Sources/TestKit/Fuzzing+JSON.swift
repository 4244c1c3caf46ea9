public import Wire

extension Fuzzing {
    /// A value of any shape, not deep.
    public static func value(_ dice: inout FuzzDice, depth: Int = 3) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &dice) {
        case 0: return .null
        case 1: return .bool(dice.once(in: 2))
        case 2: return .integer(dice.pick([0, 1, -1, 600, 65_536, .max, .min, Int64(1) << 53]))
        case 3: return .double(dice.pick([0.5, -1e308, 1e308, 2.3e-308, 1e18, 9.3e18]))
        case 4, 5: return .string(dice.pick(texts))
        case 6: return .array((0..<Int.random(in: 0...4, using: &dice)).map { _ in value(&dice, depth: depth - 1) })
        default:
            var members = JSONObject()
            for _ in 0..<Int.random(in: 0...4, using: &dice) {
                members[dice.once(in: 3) ? dice.pick(texts) : dice.pick(names)] = value(&dice, depth: depth - 1)
            }
            return .object(members)
        }
    }

    /// Names that objects have.
    private static let names = [
        "metadata", "spec", "status", "name", "namespace", "labels", "annotations", "finalizers", "ownerReferences",
        "resourceVersion", "uid", "kind", "apiVersion", "data", "items", "properties", "type", "$patch", "$retainKeys",
        "x-kubernetes-validations", "rule", "default", "enum", "pattern", "format", "managedFields", "fieldsV1",
        "f:spec",
    ]

    /// A value nested that deep, by arrays, by objects, or by both.
    public static func nested(_ depth: Int, name: String = "a") -> [UInt8] {
        Array((String(repeating: "{\"\(name)\":[", count: depth / 2) + String(repeating: "]}", count: depth / 2)).utf8)
    }

    /// The value with some of its parts replaced, taken out, renamed or doubled.
    public static func mutated(_ value: JSONValue, _ dice: inout FuzzDice) -> JSONValue {
        var value = value
        for _ in 0..<Int.random(in: 1...3, using: &dice) { mutate(&value, &dice) }
        return value
    }

    private static func mutate(_ value: inout JSONValue, _ dice: inout FuzzDice) {
        switch value {
        case .object(var members) where !members.isEmpty && !dice.once(in: 6):
            let key = dice.pick(Array(members.keys))
            switch Int.random(in: 0..<8, using: &dice) {
            case 0: members[key] = nil
            case 1: members[dice.pick(texts)] = members[key]
            case 2: members[dice.pick(names)] = Self.value(&dice)
            default:
                var member = members[key] ?? .null
                mutate(&member, &dice)
                members[key] = member
            }
            value = .object(members)
        case .array(var elements) where !elements.isEmpty && !dice.once(in: 6):
            let index = Int.random(in: 0..<elements.count, using: &dice)
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: elements.remove(at: index)
            case 1: elements.append(elements[index])
            default: mutate(&elements[index], &dice)
            }
            value = .array(elements)
        default: value = Self.value(&dice)
        }
    }
}
