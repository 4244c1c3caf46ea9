public import Wire

/// What a write asks to be done about unknown and duplicate fields: the query parameter `fieldValidation`.
public enum FieldValidation: String, Sendable, CaseIterable {
    case ignore = "Ignore"
    case warn = "Warn"
    case strict = "Strict"

    /// Reads the parameter; warnings are what is asked for where it is missing.
    ///
    /// - Parameter options: the kind of the request's options, for the error: `CreateOptions`.
    /// - Throws: ``APIFailure``, 422, in the API server's words.
    public init(parsing text: String?, options: String) throws(APIFailure) {
        guard let text, !text.isEmpty else {
            self = .warn
            return
        }
        guard let mode = FieldValidation(rawValue: text) else {
            let error = FieldError.notSupported(
                FieldPath("fieldValidation"), .string(text), ["", "Ignore", "Strict", "Warn"])
            throw .invalid(.init(group: "meta.k8s.io", kind: options, name: ""), [error])
        }
        self = mode
    }

    /// The warnings for the answer's headers.
    ///
    /// - Parameters:
    ///   - unknown: the fields that were pruned, in the order in which they are told.
    ///   - duplicate: the fields that stood twice, as ``duplicateFields(in:)`` finds them.
    ///   - kind: the object's kind.
    ///   - version: the object's version, without its group.
    /// - Throws: ``APIFailure``, 400, where the mode is strict and there are any.
    public func warnings(
        unknown: [String], duplicate: [String], kind: String, version: String
    ) throws(APIFailure) -> [String] {
        let faults =
            duplicate.map { "duplicate field \(GoSyntax.quoted($0))" }
            + unknown.map { "unknown field \(GoSyntax.quoted($0))" }
        switch self {
        case .ignore: return []
        case .warn: return faults
        case .strict:
            guard !faults.isEmpty else { return [] }
            throw .badRequest(
                "\(kind) in version \(GoSyntax.quoted(version)) cannot be handled as a \(kind): "
                    + "strict decoding error: \(faults.joined(separator: ", "))")
        }
    }

    /// The fields of a JSON text that stand twice in one object: `spec.replicas`.
    ///
    /// - Throws: `JSONError` where the text is no JSON.
    public static func duplicateFields(in bytes: [UInt8]) throws(JSONError) -> [String] {
        var reader = JSONReader(bytes)
        var found: [String] = []
        try collect(&reader, at: .root, &found)
        return found
    }

    private static func collect(
        _ reader: inout JSONReader, at path: FieldPath, _ found: inout [String]
    ) throws(JSONError) {
        switch reader.peek() {
        case UInt8(ascii: "{"):
            var seen: Set<String> = []
            try reader.beginObject()
            while let key = try reader.nextKey() {
                let place = path.child(key)
                if !seen.insert(key).inserted, !found.contains(place.text) { found.append(place.text) }
                try collect(&reader, at: place, &found)
            }
        case UInt8(ascii: "["):
            var index = 0
            try reader.beginArray()
            while try reader.nextElement() {
                try collect(&reader, at: path.index(index), &found)
                index += 1
            }
        default: try reader.skipValue()
        }
    }
}
