import Vocabulary
public import Wire

// Smithy RPC v2 with CBOR: a moment is a number of seconds with tag 1.

extension CloudWatch.Value {
    /// Reads a value; members that are null are not there.
    public init(_ cbor: CBORValue) {
        self =
            switch cbor {
            case .integer(let number): .number(Double(number))
            case .double(let number): .number(number)
            case .bool(let truth): .truth(truth)
            case .text(let text): .text(text)
            case .array(let elements): .list(elements.map { CloudWatch.Value($0) })
            case .map(let pairs):
                .structure(
                    pairs.compactMap { $0.value == .null ? nil : Member($0.key, CloudWatch.Value($0.value)) })
            case .tagged(_, let item): CloudWatch.Value(item)
            case .null, .bytes: .number(.nan)
            }
    }
}

extension CBORValue {
    /// Writes a value.
    public init(_ value: CloudWatch.Value) {
        self =
            switch value {
            case .text(let text): .text(text)
            case .number(let number): .double(number)
            case .truth(let truth): .bool(truth)
            case .moment(let moment): .tagged(1, .double(moment.epochSeconds))
            case .list(let elements): .array(elements.map { CBORValue($0) })
            case .structure(let members): .map(members.map { Pair($0.name, CBORValue($0.value)) })
            }
    }
}
