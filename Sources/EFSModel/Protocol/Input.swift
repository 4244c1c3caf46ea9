import Vocabulary
import Wire

extension EFS {
    /// An input that an operation cannot take. The caller corrects the member; AWS answers `BadRequest`, 400.
    public struct InputProblem: Error, Sendable, Hashable, CustomStringConvertible {
        /// The member's name in the API's model, or what else was wrong: `body`.
        public let member: String
        /// What is wrong with it.
        public let message: String

        /// Makes the problem; a service does so for rules that the shapes do not hold.
        public init(member: String, message: String) {
            self.member = member
            self.message = message
        }

        public var description: String { "\(member): \(message)" }
    }

    /// The parts of a request that hold an operation's input.
    struct Input {
        var path: [String: String]
        var query: QueryItems
        var body: [UInt8]
    }
}

extension EFS.Operation {
    /// Reads the input from a request's parts.
    init(_ input: EFS.Input) throws(EFS.InputProblem) {
        var members = try Self.members(ofBody: input.body)
        for (member, text) in input.path { members[member] = .string(text) }
        for member in Self.route.query { try Self.read(member, from: input.query, into: &members) }
        for (member, value) in members {
            if let text = value.string { members[member] = .string(EFS.identifier(of: text, member: member)) }
        }
        do {
            self = try JSONValue.object(members).decode(Self.self)
        } catch let problem as InvalidValue {
            throw EFS.InputProblem(member: problem.field, message: "\"\(problem.value)\": \(problem.remedy)")
        } catch {
            throw EFS.InputProblem(error)
        }
    }

    private static func members(ofBody body: [UInt8]) throws(EFS.InputProblem) -> JSONObject {
        guard !body.isEmpty else { return JSONObject() }
        var reader = JSONReader(body)
        do {
            let value = try reader.readValue()
            try reader.end()
            guard let members = value.object else {
                throw EFS.InputProblem(member: "body", message: "it must be a JSON object")
            }
            // The API reads a member that is null like one that is not there.
            return JSONObject(members.filter { !$0.value.isNull }.map { ($0.key, $0.value) })
        } catch let problem as EFS.InputProblem {
            throw problem
        } catch {
            throw EFS.InputProblem(member: "body", message: "it is not JSON: \(error)")
        }
    }

    private static func read(
        _ member: EFS.Route.QueryMember, from query: QueryItems, into members: inout JSONObject
    ) throws(EFS.InputProblem) {
        let values = query.values(of: member.name)
        guard let first = values.first else { return }
        switch member.kind {
        case .text: members[member.member] = .string(first)
        case .list: members[member.member] = .array(values.map(JSONValue.string))
        case .integer:
            guard let number = Int64(first) else {
                throw EFS.InputProblem(member: member.member, message: "\"\(first)\" is not a whole number")
            }
            members[member.member] = .integer(number)
        }
    }
}

extension EFS {
    /// The id in an ARN, since the API takes either wherever it takes an id.
    static func identifier(of text: String, member: String) -> String {
        guard member.hasSuffix("Id"), member != "KmsKeyId", text.hasPrefix("arn:") else { return text }
        return text.split(separator: "/").last.map(String.init) ?? text
    }
}

extension EFS.InputProblem {
    /// The problem that decoding found.
    fileprivate init(_ error: any Error) {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context):
            self.init(member: Self.name(context.codingPath + [key]), message: "it is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            self.init(member: Self.name(context.codingPath), message: context.debugDescription)
        default:
            self.init(member: "input", message: "\(error)")
        }
    }

    private static func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
}
