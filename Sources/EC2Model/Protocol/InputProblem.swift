extension EC2 {
    /// An input that an operation cannot take. The caller corrects the parameter; AWS answers ``code`` with 400.
    public struct InputProblem: Error, Sendable, Hashable, CustomStringConvertible {
        /// What kind of problem it is.
        public enum Kind: Sendable, Hashable {
            /// The operation needs the parameter.
            case missing
            /// No parameter of the operation has the name.
            case unknown
            /// The value is not one of the parameter's type.
            case malformed(String)
        }

        /// The parameter as the form writes it: `IpPermissions.1.FromPort`.
        public let parameter: String
        /// What is wrong with it.
        public let kind: Kind

        /// The code that AWS answers.
        public var code: ErrorCode {
            switch kind {
            case .missing: .missingParameter
            case .unknown: .unknownParameter
            case .malformed: .invalidParameterValue
            }
        }

        /// The message that AWS answers.
        public var message: String {
            switch kind {
            case .missing: "The request must contain the parameter \(parameter)"
            case .unknown: "The parameter \(parameter) is not recognized"
            case .malformed(let message): "Value for parameter \(parameter) is invalid: \(message)"
            }
        }

        public var description: String { message }
    }
}
