public import Wire

/// A field of an object that the API server refuses; the author of the object corrects it.
///
/// Source: the texts of k8s.io/apimachinery's field errors, as kubectl 1.32 prints them.
public struct FieldError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong with the field; the raw value is the `reason` of the cause in a Status.
    public enum Kind: String, Sendable {
        case required = "FieldValueRequired"
        case duplicate = "FieldValueDuplicate"
        case invalid = "FieldValueInvalid"
        case notSupported = "FieldValueNotSupported"
        case forbidden = "FieldValueForbidden"
        case tooLong = "FieldValueTooLong"
        case tooMany = "FieldValueTooMany"
        case notFound = "FieldValueNotFound"
        case typeInvalid = "FieldValueTypeInvalid"

        fileprivate var words: String {
            switch self {
            case .required: "Required value"
            case .duplicate: "Duplicate value"
            case .invalid, .typeInvalid: "Invalid value"
            case .notSupported: "Unsupported value"
            case .forbidden: "Forbidden"
            case .tooLong: "Too long"
            case .tooMany: "Too many"
            case .notFound: "Not found"
            }
        }
    }

    public let kind: Kind
    public let field: FieldPath
    /// The value at fault as the message quotes it, in Go's syntax; nil where the message quotes none.
    public let quoted: String?
    /// What a right value looks like; may be empty.
    public let detail: String

    /// Makes the error with a value to be quoted.
    public init(_ kind: Kind, _ field: FieldPath, _ value: JSONValue, _ detail: String = "") {
        self.init(kind, field, quoting: GoSyntax.text(of: value), detail)
    }

    /// Makes the error with the text that is quoted, or none.
    public init(_ kind: Kind, _ field: FieldPath, quoting quoted: String? = nil, _ detail: String = "") {
        self.kind = kind
        self.field = field
        self.quoted = quoted
        self.detail = detail
    }

    /// A value that is malformed or out of bounds.
    public static func invalid(_ field: FieldPath, _ value: JSONValue, _ detail: String) -> FieldError {
        FieldError(.invalid, field, value, detail)
    }

    /// A value that has to be there and is not.
    public static func required(_ field: FieldPath, _ detail: String = "") -> FieldError {
        FieldError(.required, field, detail)
    }

    /// A value that may not be set here and now.
    public static func forbidden(_ field: FieldPath, _ detail: String) -> FieldError {
        FieldError(.forbidden, field, detail)
    }

    /// A value that is none of those allowed.
    public static func notSupported(_ field: FieldPath, _ value: JSONValue, _ supported: [String]) -> FieldError {
        let list = supported.map(GoSyntax.quoted).joined(separator: ", ")
        return FieldError(.notSupported, field, value, list.isEmpty ? "" : "supported values: \(list)")
    }

    /// A list of texts that are none of those allowed.
    public static func notSupported(_ field: FieldPath, texts: [String], _ supported: [String]) -> FieldError {
        let list = supported.map(GoSyntax.quoted).joined(separator: ", ")
        return FieldError(.notSupported, field, quoting: GoSyntax.strings(texts), "supported values: \(list)")
    }

    /// The error where its field's path begins at another field instead of at the object.
    func moved(below parent: FieldPath) -> FieldError {
        FieldError(kind, field.below(parent), quoting: quoted, detail)
    }

    /// The message without the field: `Invalid value: "x": must be …`.
    public var message: String {
        var text = kind.words
        if let quoted { text += ": \(quoted)" }
        return detail.isEmpty ? text : "\(text): \(detail)"
    }

    public var description: String { "\(field): \(message)" }
}
