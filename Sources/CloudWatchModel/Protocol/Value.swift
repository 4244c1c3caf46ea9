public import Vocabulary

extension CloudWatch {
    /// A request or an answer before its protocol: what JSON, CBOR, forms and XML have in common.
    ///
    /// Forms carry only texts, and JSON a moment as a number; so ``Fields`` reads a number or a moment from either.
    public indirect enum Value: Hashable, Sendable {
        case text(String)
        case number(Double)
        case truth(Bool)
        case moment(Timestamp)
        case list([Value])
        /// Members in the model's order.
        case structure([Member])

        /// A member of a structure.
        public struct Member: Hashable, Sendable {
            public let name: String
            public let value: Value

            /// Makes a member.
            public init(_ name: String, _ value: Value) {
                self.name = name
                self.value = value
            }
        }

        /// A structure of the members that are there.
        public static func structure(_ members: KeyValuePairs<String, Value?>) -> Value {
            .structure(members.compactMap { name, value in value.map { Member(name, $0) } })
        }

        /// A whole number.
        public static func number(_ number: Int) -> Value { .number(Double(number)) }

        /// The member of that name of a structure, or nil.
        public subscript(name: String) -> Value? {
            guard case .structure(let members) = self else { return nil }
            return members.first { $0.name == name }?.value
        }
    }

    /// Reads the members of a structure, and says where one is that is not what it should be.
    public struct Fields: Sendable {
        private let value: Value
        private let path: String

        /// The fields of a whole request or answer.
        public init(_ value: Value) { self.init(value, at: "") }

        private init(_ value: Value, at path: String) {
            self.value = value
            self.path = path
        }

        /// Where a member is: `MetricDataQueries.member.1.Id`.
        public func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

        private func invalid(_ name: String, _ message: String) -> InputProblem {
            InputProblem(.invalid, field: place(name), message: message)
        }

        /// What a member that is needed holds.
        public func needed<Held>(_ name: String, _ held: Held?) throws(InputProblem) -> Held {
            guard let held else { throw InputProblem(.missing, field: place(name), message: "it is missing") }
            return held
        }

        /// A text, or nil where it is not there or empty.
        public func text(_ name: String) throws(InputProblem) -> String? {
            switch value[name] {
            case nil: return nil
            case .text(let text): return text.isEmpty ? nil : text
            default: throw invalid(name, "it is no text")
            }
        }

        /// A word of a closed set.
        public func word<Word: RawRepresentable<String> & CaseIterable>(
            _ name: String, _ type: Word.Type = Word.self
        ) throws(InputProblem) -> Word? {
            guard let text = try text(name) else { return nil }
            guard let word = Word(rawValue: text) else {
                let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
                throw invalid(name, "\"\(text)\" is none of \(words)")
            }
            return word
        }

        /// A finite number, as such or as a text.
        public func number(_ name: String) throws(InputProblem) -> Double? {
            let number: Double?
            switch value[name] {
            case nil: return nil
            case .number(let given): number = given
            case .text(let text): number = Double(text)
            default: number = nil
            }
            guard let number, number.isFinite else { throw invalid(name, "it is no number") }
            return number
        }

        /// A whole number of 32 bits.
        public func integer(_ name: String) throws(InputProblem) -> Int? {
            guard let number = try number(name) else { return nil }
            guard let integer = Int32(exactly: number) else { throw invalid(name, "it is no whole number of 32 bits") }
            return Int(integer)
        }

        /// Whether, as such or as the text `true` or `false`.
        public func truth(_ name: String) throws(InputProblem) -> Bool? {
            switch value[name] {
            case nil: return nil
            case .truth(let truth): return truth
            case .text("true"): return true
            case .text("false"): return false
            default: throw invalid(name, "it is neither true nor false")
            }
        }

        /// A moment: as such, as seconds since 1970, or as the text of ISO 8601.
        public func moment(_ name: String) throws(InputProblem) -> Timestamp? {
            guard let held = value[name] else { return nil }
            guard let moment = Self.moment(held) else { throw invalid(name, "it is no moment") }
            return moment
        }

        private static func moment(_ value: Value) -> Timestamp? {
            switch value {
            case .moment(let moment): moment
            // Far outside the calendar the conversion to whole microseconds would overflow.
            case .number(let seconds): seconds.magnitude < 1e12 ? Timestamp(epochSeconds: seconds) : nil
            case .text(let text):
                (try? Timestamp.parseRFC3339(text)) ?? (try? Timestamp.parseRFC3339(text + "Z"))
                    ?? (try? Timestamp.parseISO8601Basic(text)) ?? (try? Timestamp.parseRFC3339(text + "T00:00:00Z"))
            default: nil
            }
        }

        private func elements(_ name: String) throws(InputProblem) -> [Value]? {
            switch value[name] {
            case nil: return nil
            case .list(let elements): return elements
            // What a form says of an empty list.
            case .text(""): return []
            default: throw invalid(name, "it is no list")
            }
        }

        /// A list of structures, each as its fields; nil where it is not there.
        public func list(_ name: String) throws(InputProblem) -> [Fields]? {
            guard let elements = try elements(name) else { return nil }
            var fields: [Fields] = []
            for (index, element) in elements.enumerated() {
                guard case .structure = element else {
                    throw invalid("\(name).member.\(index + 1)", "it is no structure")
                }
                fields.append(Fields(element, at: place("\(name).member.\(index + 1)")))
            }
            return fields
        }

        /// A list of texts.
        public func texts(_ name: String) throws(InputProblem) -> [String]? {
            guard let elements = try elements(name) else { return nil }
            var texts: [String] = []
            for element in elements {
                guard case .text(let text) = element else { throw invalid(name, "it is no list of texts") }
                texts.append(text)
            }
            return texts
        }

        /// A list of numbers.
        public func numbers(_ name: String) throws(InputProblem) -> [Double]? {
            guard let elements = try elements(name) else { return nil }
            var numbers: [Double] = []
            for element in elements {
                guard case .number(let number) = element else { throw invalid(name, "it is no list of numbers") }
                numbers.append(number)
            }
            return numbers
        }

        /// A list of moments.
        public func moments(_ name: String) throws(InputProblem) -> [Timestamp]? {
            guard let elements = try elements(name) else { return nil }
            var moments: [Timestamp] = []
            for element in elements {
                guard let moment = Self.moment(element) else { throw invalid(name, "it is no list of moments") }
                moments.append(moment)
            }
            return moments
        }

        /// A structure within, as its fields; nil where it is not there.
        public func structure(_ name: String) throws(InputProblem) -> Fields? {
            guard let held = value[name] else { return nil }
            guard case .structure = held else { throw invalid(name, "it is no structure") }
            return Fields(held, at: place(name))
        }
    }
}
