public import Wire

/// Finds what a decoder with types refuses in objects of built-in kinds, in the words of the API server's decoders.
///
/// Source: texts as a kube-apiserver 1.33 gave them.
public struct TypedDecoding {
    /// Which decoder reads.
    private enum Decoder {
        /// The one of request bodies.
        case json
        /// The one of objects that a strategic merge patch made.
        case converter
    }

    private let decoder: Decoder
    /// The first value of the wrong type; decoding goes on behind it.
    private var wrong: String?

    /// What is wrong with a body of a type, named as in ``BuiltInTypes``; nil where nothing is.
    public static func fault(in object: JSONObject, type: String) -> String? {
        var walk = TypedDecoding(decoder: .json)
        return walk.read(.object(object), .named(type), "", []) ?? walk.wrong
    }

    /// What is wrong with an object that a strategic merge patch made; nil where nothing is.
    public static func conversionFault(in object: JSONObject, type: String) -> String? {
        var walk = TypedDecoding(decoder: .converter)
        return walk.read(.object(object), .named(type), "", []) ?? walk.wrong
    }

    private init(decoder: Decoder) { self.decoder = decoder }

    // MARK: Values

    /// Reads a value.
    ///
    /// - Parameters:
    ///   - owner: the name of the innermost type that has fields.
    ///   - path: the fields from the object to the value; elements of lists and maps have none of their own.
    /// - Returns: the fault after which nothing more is read.
    private mutating func read(
        _ value: JSONValue, _ type: TypeTable.FieldType, _ owner: String, _ path: [String]
    ) -> String? {
        if value.isNull { return nil }
        switch type {
        case .object, .anything: return nil
        case .named(let name): return readNamed(value, name, owner, path)
        case .list(let element):
            guard let elements = value.array else { return mistake(value, type, owner, path) }
            return first(elements) { walk, value in walk.read(value, element, owner, path) }
        case .map(let entry):
            guard let members = value.object else { return mistake(value, type, owner, path) }
            return first(members.values) { walk, value in walk.read(value, entry, owner, path) }
        case .scalar(let name, let format, _): return readScalar(value, name, format, type, owner, path)
        }
    }

    private mutating func first(
        _ values: some Sequence<JSONValue>, _ read: (inout TypedDecoding, JSONValue) -> String?
    ) -> String? {
        for value in values {
            if let fault = read(&self, value) { return fault }
        }
        return nil
    }

    private mutating func readNamed(
        _ value: JSONValue, _ name: String, _ owner: String, _ path: [String]
    ) -> String? {
        switch name {
        case "resource.Quantity": return Self.quantityFault(value)
        case "meta.v1.Time": return Self.timeFault(value, fraction: false)
        case "meta.v1.MicroTime": return Self.timeFault(value, fraction: true)
        case "util.intstr.IntOrString":
            if value.string != nil || value.integer != nil { return nil }
            return "json: cannot unmarshal \(Self.word(of: value)) into Go value of type int32"
        default: break
        }
        guard let shape = TypeTable.shared.shapes[name] else { return nil }
        guard let members = value.object else { return mistake(value, .named(name), owner, path) }
        let own = String(name.split(separator: ".").last ?? "")
        for (member, value) in members {
            guard let field = shape.fields.first(where: { $0.name == member }) else { continue }
            if let fault = read(value, field.type, own, path + [member]) { return fault }
        }
        return nil
    }

    private mutating func readScalar(
        _ value: JSONValue, _ name: String, _ format: String, _ type: TypeTable.FieldType, _ owner: String,
        _ path: [String]
    ) -> String? {
        let fits: Bool
        switch name {
        case "string":
            fits = value.string != nil
            if format == "byte", let text = value.string, let offset = Self.base64Fault(text) {
                wrong = wrong ?? "illegal base64 data at input byte \(offset)"
            }
        case "boolean": fits = value.bool != nil
        case "integer":
            guard let number = value.integer else { return mistake(value, type, owner, path) }
            fits = format != "int32" || Int32(exactly: number) != nil
        default: fits = value.double != nil
        }
        return fits ? nil : mistake(value, type, owner, path)
    }

    // MARK: Words

    /// Notes a value of the wrong type.
    private mutating func mistake(
        _ value: JSONValue, _ type: TypeTable.FieldType, _ owner: String, _ path: [String]
    ) -> String? {
        let expected = Self.goName(of: type)
        switch decoder {
        case .json:
            var found = Self.word(of: value)
            if case .scalar("integer", _, _) = type, found == "number" { found += " \(GoSyntax.plain(value))" }
            let place =
                path.isEmpty
                ? "Go value of type \(expected)"
                : "Go struct field \(owner).\(path.joined(separator: ".")) of type \(expected)"
            wrong = wrong ?? "json: cannot unmarshal \(found) into \(place)"
        case .converter:
            let found = Self.goName(of: value)
            let text =
                switch type {
                case .named: "cannot restore struct from: \(value.typeName)"
                case .list: "cannot restore slice from \(found)"
                case .map: "cannot restore map from \(found)"
                default: "cannot convert \(found) to \(expected)"
                }
            wrong = wrong ?? text
        }
        return nil
    }

    private static func word(of value: JSONValue) -> String {
        switch value {
        case .bool: "bool"
        case .integer, .double: "number"
        default: value.typeName
        }
    }

    private static func goName(of value: JSONValue) -> String {
        switch value {
        case .null: "nil"
        case .bool: "bool"
        case .integer: "int64"
        case .double: "float64"
        case .string: "string"
        case .array: "[]interface {}"
        case .object: "map[string]interface {}"
        }
    }

    private static func goName(of type: TypeTable.FieldType) -> String {
        switch type {
        case .named(let name): name.split(separator: ".").suffix(2).joined(separator: ".")
        case .list(let element): "[]" + goName(of: element)
        case .map(let value): "map[string]" + goName(of: value)
        case .scalar("boolean", _, _): "bool"
        case .scalar("integer", let format, _): format.isEmpty ? "int64" : format
        case .scalar("number", _, _): "float64"
        case .scalar(_, "byte", _): "[]uint8"
        case .scalar: "string"
        case .object, .anything: "interface {}"
        }
    }

    // MARK: Values with forms of their own

    private static func quantityFault(_ value: JSONValue) -> String? {
        switch value {
        case .integer, .double: return nil
        case .string(let text): return quantityFault(text)
        default: return quantityForm
        }
    }

    private static let quantityForm =
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

    private static let suffixes: Set<String> = [
        "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei",
    ]

    private static func quantityFault(_ text: String) -> String? {
        var rest = Substring(text)
        if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard !digits.isEmpty else { return quantityForm }
        rest = rest.dropFirst(digits.count)
        let letters = rest.prefix { "eEinumkKMGTP".contains($0) }
        rest = rest.dropFirst(letters.count)
        var exponent = rest
        if let sign = exponent.first, sign == "+" || sign == "-" { exponent = exponent.dropFirst() }
        guard exponent.allSatisfy({ $0.isASCII && $0.isNumber }) else { return quantityForm }
        if letters == "e" || letters == "E", !exponent.isEmpty { return nil }
        return rest.isEmpty && suffixes.contains(String(letters)) ? nil : "unable to parse quantity's suffix"
    }

    /// Elements of the form of times, in order: what Go calls them, and how many digits they have.
    private static let timeElements: [(name: String, digits: Int)] = [
        ("2006", 4), ("-", 0), ("01", 2), ("-", 0), ("02", 2), ("T", 0), ("15", 2), (":", 0), ("04", 2), (":", 0),
        ("05", 2),
    ]

    private static func timeFault(_ value: JSONValue, fraction: Bool) -> String? {
        guard let text = value.string else {
            return "json: cannot unmarshal \(word(of: value)) into Go value of type string"
        }
        let form = fraction ? "2006-01-02T15:04:05.000000Z07:00" : "2006-01-02T15:04:05Z07:00"
        var rest = Substring(text)
        func failure(_ element: String) -> String {
            "parsing time \(GoSyntax.quoted(text)) as \"\(form)\": cannot parse \(GoSyntax.quoted(String(rest))) as "
                + "\"\(element)\""
        }
        for (name, digits) in timeElements {
            if digits == 0 {
                guard rest.hasPrefix(name) else { return failure(name) }
                rest = rest.dropFirst()
            } else {
                guard rest.prefix(digits).count == digits, rest.prefix(digits).allSatisfy({ $0.isASCII && $0.isNumber })
                else { return failure(name) }
                rest = rest.dropFirst(digits)
            }
        }
        // Go reads a fraction whether or not the form has one.
        if rest.first == "." {
            rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber }
        }
        if rest == "Z" { return nil }
        let zone = Array(rest.utf8)
        let isZone =
            zone.count == 6 && (zone[0] == UInt8(ascii: "+") || zone[0] == UInt8(ascii: "-"))
            && zone[3] == UInt8(ascii: ":")
        return isZone ? nil : failure("Z07:00")
    }

    /// Where a text stops being base64; nil where it is.
    private static func base64Fault(_ text: String) -> Int? {
        var count = 0
        var padding = 0
        for (offset, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x0A, 0x0D: continue
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F:
                guard padding == 0 else { return offset }
                count += 1
            case UInt8(ascii: "="):
                guard count % 4 >= 2, padding < 4 - count % 4 else { return offset }
                padding += 1
            default: return offset
            }
        }
        return (count + padding) % 4 == 0 ? nil : text.utf8.count
    }
}
