import Vocabulary
public import Wire

// AWS JSON 1.0: a moment is a number of seconds since 1970.

extension CloudWatch.Value {
    /// Reads a value; members that are null are not there.
    public init(_ json: JSONValue) {
        self =
            if let object = json.object {
                .structure(
                    object.compactMap { key, value in value.isNull ? nil : Member(key, CloudWatch.Value(value)) })
            } else if let array = json.array {
                .list(array.map { CloudWatch.Value($0) })
            } else if let text = json.string {
                .text(text)
            } else if let truth = json.bool {
                .truth(truth)
            } else {
                .number(json.double ?? .nan)
            }
    }
}

extension JSONValue {
    /// Writes a value.
    public init(_ value: CloudWatch.Value) {
        self =
            switch value {
            case .text(let text): .string(text)
            case .number(let number): Int64(exactly: number).map(JSONValue.integer) ?? .double(number)
            case .truth(let truth): .bool(truth)
            case .moment(let moment): JSONValue(.number(moment.epochSeconds))
            case .list(let elements): .array(elements.map { JSONValue($0) })
            case .structure(let members): .object(JSONObject(members.map { ($0.name, JSONValue($0.value)) }))
            }
    }
}
