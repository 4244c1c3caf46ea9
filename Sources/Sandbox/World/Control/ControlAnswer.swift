import Hummingbird
import NIOCore
import Vocabulary
import Wire

/// What the control API answers.
enum ControlAnswer {
    /// A value, on a line of its own.
    static func json(_ value: JSONValue, _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: value.bytes() + [0x0A])))
    }

    /// A refusal that names field, value and remedy.
    static func refusal(_ problem: InvalidValue, _ status: HTTPResponse.Status) -> Response {
        json(
            [
                "error": .string(problem.description), "field": .string(problem.field),
                "value": .string(problem.value), "remedy": .string(problem.remedy),
            ], status)
    }
}

/// The members of a request's body, or of its query; one that nobody knows is refused.
struct ControlFields: Sendable {
    private let members: JSONObject

    /// Reads a JSON object.
    ///
    /// - Throws: `InvalidValue` for what is no object and for a member that is not known, with the nearest known one.
    init(bodyOf request: Request, known: [String]) async throws {
        let body = try await request.body.collect(upTo: 65_536)
        let bytes = Array(body.readableBytesView)
        guard let members = (try? JSONValue(parsing: bytes))?.object else {
            let text = String(decoding: bytes.prefix(64), as: UTF8.self)
            throw InvalidValue(field: "body", value: text, remedy: "send a JSON object, as in {\"\(known[0])\": …}")
        }
        try self.init(members, known: known)
    }

    /// Reads the parameters of a query.
    init(queryOf request: Request, known: [String]) throws {
        let items = request.uri.queryParameters.map { (String($0.key), JSONValue.string(String($0.value))) }
        try self.init(JSONObject(items), known: known)
    }

    init(_ members: JSONObject, known: [String]) throws(InvalidValue) {
        for name in members.keys where !known.contains(name) {
            let nearest = NearestName.of(name, among: known)
            throw InvalidValue(
                field: "field", value: name,
                remedy: nearest.map { "there is none of that name; did you mean \($0)?" }
                    ?? "there is none of that name: there are \(known.joined(separator: ", "))")
        }
        self.members = members
    }

    /// Refuses members that have no meaning together with others.
    func refuse(_ names: [String], because remedy: String) throws(InvalidValue) {
        for name in names where members.contains(name) {
            throw InvalidValue(field: name, value: members[name].map { $0.string ?? $0.text() } ?? "", remedy: remedy)
        }
    }

    /// The members of an object within; none where it is not there.
    ///
    /// - Throws: `InvalidValue` for what is no object and for a member that is not known.
    func object(_ name: String, known: [String]) throws(InvalidValue) -> ControlFields {
        guard let value = members[name] else { return try ControlFields(JSONObject(), known: known) }
        guard let object = value.object else {
            throw InvalidValue(field: name, value: value.text(), remedy: "send an object, as in {\"\(known[0])\": …}")
        }
        return try ControlFields(object, known: known)
    }

    func has(_ name: String) -> Bool { members.contains(name) }

    func text(_ name: String) throws(InvalidValue) -> String? {
        guard let value = members[name] else { return nil }
        guard let text = value.string else {
            throw InvalidValue(field: name, value: value.text(), remedy: "write it in quotes")
        }
        return text
    }

    /// A number, in quotes or not.
    func number(_ name: String) throws(InvalidValue) -> Double? {
        guard let value = members[name] else { return nil }
        guard let number = value.double ?? value.string.flatMap(Double.init), number.isFinite else {
            throw InvalidValue(field: name, value: value.string ?? value.text(), remedy: "use a number")
        }
        return number
    }

    func whole(_ name: String) throws(InvalidValue) -> Int? {
        guard let number = try number(name) else { return nil }
        guard let whole = Int(exactly: number) else {
            throw InvalidValue(field: name, value: "\(number)", remedy: "use a whole number")
        }
        return whole
    }

    func flag(_ name: String) throws(InvalidValue) -> Bool {
        guard let value = members[name] else { return false }
        switch value.bool.map(String.init) ?? value.string {
        case "true", "": return true
        case "false": return false
        default: throw InvalidValue(field: name, value: value.string ?? value.text(), remedy: "use true or false")
        }
    }

    func region(_ name: String = "region") throws(InvalidValue) -> Region? {
        guard let text = try text(name) else { return nil }
        do { return try Region.parse(text) } catch { throw error.renamed(to: name) }
    }

    /// A time as `15m`, or a number of seconds.
    func span(_ name: String) throws(InvalidValue) -> Duration? {
        guard let value = members[name] else { return nil }
        if let seconds = value.double, seconds >= 0, seconds <= 3.2e9 { return .microseconds(Int64(seconds * 1e6)) }
        do {
            return try TimeSpan.parse(value.string ?? value.text()).duration
        } catch {
            throw error.renamed(to: name)
        }
    }

    /// A word of a set.
    func word<Word: CaseIterable & RawRepresentable<String>>(_ name: String, _: Word.Type) throws(InvalidValue) -> Word?
    {
        guard let text = try text(name) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        let nearest = NearestName.of(text, among: words)
        throw InvalidValue(
            field: name, value: text,
            remedy: nearest.map { "did you mean \($0)?" } ?? "use one of \(words.joined(separator: ", "))")
    }
}
