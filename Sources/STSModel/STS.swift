public import Wire

/// AWS Security Token Service, API version 2011-06-15: the three operations that are needed, as values, without I/O.
///
/// The protocol is AWS Query: the input is a form, the answer is XML. Source of all shapes: the service model in
/// botocore 1.43.11 (2026-11).
public enum STS {
    /// The name that signatures carry, and the first label of the endpoint.
    public static let signingName = "sts"
    /// The version that each form names.
    public static let version = "2011-06-15"
    /// The namespace of answers.
    static let namespace = "https://sts.amazonaws.com/doc/2011-06-15/"

    /// One operation of the API; the value holds its input.
    public protocol Operation: Hashable, Sendable {
        /// What a successful call answers.
        associatedtype Output: Answer
        /// The operation's name, the form's `Action`.
        static var action: String { get }
        /// Whether the request is signed; with a web identity there is nothing to sign with yet.
        static var isSigned: Bool { get }
        /// The input's fields.
        var fields: QueryItems { get }
        /// Reads the input from a form.
        init(fields: QueryItems) throws(InputProblem)
    }

    /// The result of an operation.
    public protocol Answer: Hashable, Sendable {
        /// Reads the element `…Result`.
        init(result: XMLElement) throws(MissingElement)
        /// The members, as the children of the element `…Result`.
        var members: [XMLElement] { get }
    }

    /// An input that an operation cannot take. The caller corrects the field; AWS answers `ValidationError`, 400.
    public struct InputProblem: Error, Sendable, Hashable, CustomStringConvertible {
        /// The field's name in the API's model.
        public let field: String
        /// What is wrong with it.
        public let message: String

        /// Makes the problem.
        public init(field: String, message: String) {
            self.field = field
            self.message = message
        }

        public var description: String { "\(field): \(message)" }
    }

    /// An answer that lacks a part, or in which a part is malformed: not what STS sends. Give up.
    public struct MissingElement: Error, Sendable, Hashable, CustomStringConvertible {
        /// The element's name.
        public let name: String

        public var description: String { "the answer has no usable element \(name)" }
    }
}

extension STS.Operation {
    /// The form, complete: what to send as the body, `application/x-www-form-urlencoded`.
    public var form: QueryItems {
        QueryItems([.init("Action", Self.action), .init("Version", STS.version)] + fields.items)
    }

    /// Reads the answer to a successful call.
    public static func output(_ document: XMLElement) throws(STS.MissingElement) -> Output {
        guard let result = document["\(action)Result"] else { throw STS.MissingElement(name: "\(action)Result") }
        return try Output(result: result)
    }

    /// Writes the answer to a successful call.
    public static func answer(_ output: Output, requestID: String) -> XMLElement {
        XMLElement(
            "\(action)Response", attributes: ["xmlns": STS.namespace],
            [
                XMLElement("\(action)Result", output.members),
                XMLElement("ResponseMetadata", [XMLElement("RequestId", text: requestID)]),
            ])
    }
}

extension XMLElement {
    /// The text of the child of that name.
    func required(_ name: String) throws(STS.MissingElement) -> String {
        guard let child = self[name], !child.text.isEmpty else { throw STS.MissingElement(name: name) }
        return child.text
    }
}

extension QueryItems {
    /// The value of the field of that name, which must be there.
    func required(_ name: String) throws(STS.InputProblem) -> String {
        guard let value = self[name], !value.isEmpty else {
            throw STS.InputProblem(field: name, message: "it is missing")
        }
        return value
    }

    /// The number in the field of that name, or nil when the field is not there.
    func number(_ name: String, in range: ClosedRange<Int>) throws(STS.InputProblem) -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw STS.InputProblem(
                field: name, message: "\"\(text)\" is not a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
