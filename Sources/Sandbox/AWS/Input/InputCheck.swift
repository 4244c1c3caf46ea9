import Wire

/// A request's input that does not satisfy the service model.
enum InputFault: Error, Equatable, Sendable {
    /// A value has another JSON type than the model's; AWS answers `SerializationException`.
    case wrongType(String)
    /// Constraints are not satisfied; AWS answers `ValidationException` with all of them.
    case constraints([String])

    /// The message as AWS words it.
    var message: String {
        switch self {
        case .wrongType(let message): message
        case .constraints(let faults):
            "\(faults.count) validation error\(faults.count == 1 ? "" : "s") detected: "
                + faults.joined(separator: "; ")
        }
    }
}

/// Checks a request's members against the shapes of a service model.
///
/// Members that the model does not know are ignored, and a member that is null is one that is not there, as AWS has
/// both.
struct InputCheck {
    private var faults: [String] = []

    /// - Throws: ``InputFault`` with all constraints that are not satisfied.
    static func check(_ members: JSONObject, against shape: [InputMember]) throws(InputFault) {
        var check = InputCheck()
        try check.check(members, shape, at: "")
        guard check.faults.isEmpty else { throw .constraints(check.faults) }
    }

    private mutating func check(
        _ members: JSONObject, _ shape: [InputMember], at path: String
    ) throws(InputFault) {
        for member in shape {
            let place = path + Self.lowerCamel(member.name)
            guard let value = members[member.name], !value.isNull else {
                if member.isRequired { fail("null", at: place, "Member must not be null") }
                continue
            }
            try check(value, member.shape, at: place)
        }
    }

    private mutating func check(_ value: JSONValue, _ shape: InputShape, at place: String) throws(InputFault) {
        switch shape {
        case .text(let length, let pattern): checkText(try text(value, at: place), length, pattern, at: place)
        case .word(let words):
            let text = try text(value, at: place)
            if !words.contains(text) {
                fail("'\(text)'", at: place, "Member must satisfy enum value set: [\(words.joined(separator: ", "))]")
            }
        case .integer(let range):
            guard let number = value.integer else { throw wrongType(value, "an integer", at: place) }
            if number < range.lowerBound { failLow("\(number)", at: place, "\(range.lowerBound)") }
            if number > range.upperBound {
                fail("'\(number)'", at: place, "Member must have value less than or equal to \(range.upperBound)")
            }
        case .number(let least):
            guard let number = value.double else { throw wrongType(value, "a number", at: place) }
            if number < least { failLow("\(number)", at: place, "\(least)") }
        case .truth:
            guard value.bool != nil else { throw wrongType(value, "a boolean", at: place) }
        case .list(let element, let count):
            guard let elements = value.array else { throw wrongType(value, "a list", at: place) }
            checkLength(elements.count, count, "[\(elements.count) elements]", at: place)
            for (index, one) in elements.enumerated() { try check(one, element, at: "\(place).\(index + 1).member") }
        case .structure(let members):
            guard let object = value.object else { throw wrongType(value, "a structure", at: place) }
            try check(object, members, at: "\(place).")
        }
    }

    private mutating func checkText(
        _ text: String, _ length: ClosedRange<Int>, _ pattern: TextPattern?, at place: String
    ) {
        checkLength(text.unicodeScalars.count, length, text, at: place)
        if let pattern, !pattern.matches(text) {
            fail("'\(text)'", at: place, "Member must satisfy regular expression pattern: \(pattern.text)")
        }
    }

    private mutating func checkLength(_ count: Int, _ range: ClosedRange<Int>, _ shown: String, at place: String) {
        if count < range.lowerBound {
            fail("'\(shown)'", at: place, "Member must have length greater than or equal to \(range.lowerBound)")
        }
        if count > range.upperBound {
            fail("'\(shown)'", at: place, "Member must have length less than or equal to \(range.upperBound)")
        }
    }

    private mutating func failLow(_ value: String, at place: String, _ least: String) {
        fail("'\(value)'", at: place, "Member must have value greater than or equal to \(least)")
    }

    private mutating func fail(_ value: String, at place: String, _ constraint: String) {
        faults.append("Value \(value) at '\(place)' failed to satisfy constraint: \(constraint)")
    }

    private func text(_ value: JSONValue, at place: String) throws(InputFault) -> String {
        guard let text = value.string else { throw wrongType(value, "a string", at: place) }
        return text
    }

    private func wrongType(_ value: JSONValue, _ expected: String, at place: String) -> InputFault {
        .wrongType("The value at '\(place)' is \(value.typeName); \(expected) is expected.")
    }

    /// AWS's messages write members in this way: `rootDirectory` for `RootDirectory`.
    private static func lowerCamel(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }
}
