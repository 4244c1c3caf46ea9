public import Wire

/// Amazon EC2, API version 2016-11-15: what mount targets and their security groups need of it, as values, without I/O.
///
/// The protocol is `ec2`, a kind of AWS Query: the input is a form in which lists are numbered (`Filter.1.Value.2`), the
/// answer is XML in which lists have elements `item`. The shapes are Codable, with the answers' element names as their
/// keys; a form's names are the same with a capital. Source of all shapes: the service model in botocore 1.43.11
/// (2026-11).
public enum EC2 {
    /// The name that signatures carry, and the first label of the endpoint.
    public static let signingName = "ec2"
    /// The version that each form names.
    public static let version = "2016-11-15"
    /// The namespace of answers.
    static let namespace = "http://ec2.amazonaws.com/doc/2016-11-15/"

    /// One operation of the API; the value holds its input.
    public protocol Operation: Codable, Hashable, Sendable {
        /// What a successful call answers.
        associatedtype Output: Codable & Hashable & Sendable
        /// The operation's name, the form's `Action`.
        static var action: String { get }
    }

    /// An operation that answers page by page.
    public protocol PagedOperation: Operation where Output: Page {
        /// The most items that a page may have; nil asks for as many as there are, up to 1,000.
        var maxResults: Int? { get set }
        /// Where the page starts; nil is the start.
        var nextToken: String? { get set }
    }

    /// A page of an answer.
    public protocol Page: Codable, Hashable, Sendable {
        /// The token of the next page; nil after the last.
        var nextToken: String? { get }
    }

    /// An answer that lacks a part, or in which a part is malformed: not what EC2 sends. Give up.
    public struct AnswerProblem: Error, Sendable, Hashable, CustomStringConvertible {
        /// Where, in element names: `securityGroupInfo.1.groupId`.
        public let path: String
        /// What is wrong there.
        public let message: String

        public var description: String { "the answer's \(path): \(message)" }
    }
}

extension EC2.Operation {
    /// The form, complete: what to send as the body, `application/x-www-form-urlencoded`.
    ///
    /// - Parameter isDryRun: asks only whether the caller may; AWS answers 412 `DryRunOperation` when it may.
    public func form(isDryRun: Bool = false) -> QueryItems {
        var items = [QueryItems.Item("Action", Self.action), QueryItems.Item("Version", EC2.version)]
        if isDryRun { items.append(.init("DryRun", "true")) }
        return QueryItems(items + EC2.fields(of: self))
    }

    /// Reads the answer to a successful call.
    public static func output(_ document: XMLElement) throws(EC2.AnswerProblem) -> Output {
        do {
            return try EC2.ShapeDecoder.decode(EC2.tree(of: document), isForm: false)
        } catch {
            throw EC2.AnswerProblem(path: error.path, message: error.message)
        }
    }

    /// Writes the answer to a successful call.
    public static func answer(_ output: Output, requestID: String) -> XMLElement {
        XMLElement(
            "\(action)Response", attributes: ["xmlns": EC2.namespace],
            [XMLElement("requestId", text: requestID)] + EC2.elements(of: output))
    }
}

extension EC2.PagedOperation {
    /// The call for the next page, or nil after the last.
    public func next(after page: Output) -> Self? {
        guard let token = page.nextToken, !token.isEmpty else { return nil }
        var next = self
        next.nextToken = token
        return next
    }
}
