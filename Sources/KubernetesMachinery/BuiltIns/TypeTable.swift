import Wire

/// The shapes of the built-in types, as data: names, numbers, types, what is required, how lists and maps are merged.
///
/// A type starts with its name at the margin; below it stand its fields, `name#number!: type list-type
/// patch(strategy:key) = default`, where `!` means required, `[T]` a list, `{T}` a map, `string|A|B` an enumeration. The
/// number is that of the field in protobuf; `2.28` is field 28 of a message that is field 2 and that JSON does without.
/// `apiVersion` and `kind` of objects have no number: they stand in the envelope.
///
/// Source: the OpenAPI v3 documents of Kubernetes 1.33 and, for the numbers, the protobuf definitions of its API; alpha
/// fields of 1.33 that 1.32 lacks are harmless.
struct TypeTable: Sendable {
    indirect enum FieldType: Sendable {
        case named(String)
        case list(FieldType)
        case map(FieldType)
        case scalar(String, format: String, allowed: [String])
        case object
        case anything
    }

    struct Field: Sendable {
        var name: String
        /// The field's numbers in protobuf from the type's own message inwards; empty where it has none.
        var numbers: [Int]
        var isRequired: Bool
        var type: FieldType
        /// `x-kubernetes-list-type` and its like, by name.
        var extensions: JSONObject
        var defaultValue: JSONValue?
    }

    struct Shape: Sendable {
        var isAtomic: Bool
        var fields: [Field]
    }

    static let shared = TypeTable(
        [meta, core, volumes, pods, containers, apps, batch, access, groups, definitions])

    let shapes: [String: Shape]

    private init(_ texts: [String]) {
        var shapes: [String: Shape] = [:]
        var current: (name: String, shape: Shape)?
        for text in texts {
            for line in text.split(separator: "\n") {
                if line.hasPrefix(" ") {
                    let fields = line.split(separator: ";").compactMap { Self.field(String($0).trimmed) }
                    current?.shape.fields.append(contentsOf: fields)
                } else {
                    if let (name, shape) = current { shapes[name] = shape }
                    let words = line.split(separator: " ")
                    current = (String(words[0]), Shape(isAtomic: words.contains("atomic"), fields: []))
                }
            }
        }
        if let (name, shape) = current { shapes[name] = shape }
        self.shapes = shapes
    }

    // MARK: Parsing

    private static func field(_ text: String) -> Field? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        var name = text[..<colon]
        let isRequired = name.hasSuffix("!")
        if isRequired { name.removeLast() }
        let (plain, numbers) = numbered(name)
        let halves = text[text.index(after: colon)...].split(separator: " = ", maxSplits: 1)
        let words = (halves.first ?? "").split(separator: " ").map(String.init)
        guard let type = words.first else { return nil }
        var extensions = JSONObject()
        for word in words.dropFirst() { add(word, to: &extensions) }
        if words.contains("atomic"), !type.hasPrefix("[") {
            extensions["x-kubernetes-list-type"] = nil
            extensions["x-kubernetes-map-type"] = "atomic"
        }
        let standard: JSONValue? = halves.count > 1 ? try? JSONValue(parsing: String(halves[1])) : JSONValue?.none
        return Field(
            name: plain, numbers: numbers, isRequired: isRequired, type: self.type(type), extensions: extensions,
            defaultValue: standard)
    }

    /// Parts `driver#2.1` into its name and its numbers.
    private static func numbered(_ word: Substring) -> (name: String, numbers: [Int]) {
        guard let mark = word.firstIndex(of: "#") else { return (String(word), []) }
        let numbers = word[word.index(after: mark)...].split(separator: ".").compactMap { Int($0) }
        return (String(word[..<mark]), numbers)
    }

    private static func add(_ word: String, to extensions: inout JSONObject) {
        let parts = word.split(separator: "(", maxSplits: 1)
        let inner = parts.count > 1 ? String(parts[1].dropLast()) : ""
        switch parts[0] {
        case "atomic", "set": extensions["x-kubernetes-list-type"] = .string(String(parts[0]))
        case "map":
            extensions["x-kubernetes-list-type"] = "map"
            extensions["x-kubernetes-list-map-keys"] = .array(inner.split(separator: ",").map { .string(String($0)) })
        case "patch":
            let halves = inner.split(separator: ":").map(String.init)
            extensions["x-kubernetes-patch-strategy"] = .string(halves[0])
            if halves.count > 1 { extensions["x-kubernetes-patch-merge-key"] = .string(halves[1]) }
        default: break
        }
    }

    private static func type(_ word: String) -> FieldType {
        if word.hasPrefix("[") { return .list(type(String(word.dropFirst().dropLast()))) }
        if word.hasPrefix("{") { return .map(type(String(word.dropFirst().dropLast()))) }
        if word == "object" { return .object }
        if word == "any" { return .anything }
        let options = word.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let halves = options[0].split(separator: "/").map(String.init)
        guard ["string", "integer", "boolean", "number"].contains(halves[0]) else { return .named(word) }
        return .scalar(halves[0], format: halves.count > 1 ? halves[1] : "", allowed: Array(options.dropFirst()))
    }
}
