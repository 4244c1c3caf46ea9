extension CloudWatch {
    /// What went wrong, in the API's words; the set is open.
    ///
    /// Each comment says what a caller does. The statuses are the service model's (botocore 1.43.11); those of the codes
    /// that all AWS services share are the ones of the "Common errors" page (2026-11).
    public struct ErrorCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        public let rawValue: String

        /// Wraps a code as the API writes it, known or not.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A value is wrong: fix it first. (400)
        public static let invalidParameterValue = ErrorCode(rawValue: "InvalidParameterValue")
        /// Values do not fit together: fix them first. (400)
        public static let invalidParameterCombination = ErrorCode(rawValue: "InvalidParameterCombination")
        /// A value is not there: give it. (400)
        public static let missingParameter = ErrorCode(rawValue: "MissingParameter")
        /// The token is none, or of another request: start at the first page. (400)
        public static let invalidNextToken = ErrorCode(rawValue: "InvalidNextToken")
        /// A value does not satisfy the model: fix it first. (400)
        public static let validationError = ErrorCode(rawValue: "ValidationError")
        /// There is no such operation: give up. (400)
        public static let invalidAction = ErrorCode(rawValue: "InvalidAction")
        /// A fault of AWS: retry. (500)
        public static let internalServiceError = ErrorCode(rawValue: "InternalServiceError")
        /// Called too often: retry, slower. (400)
        public static let throttling = ErrorCode(rawValue: "Throttling")

        /// The HTTP status that AWS answers with.
        public var httpStatus: Int { isSenders ? 400 : 500 }

        /// Whether the caller is at fault.
        public var isSenders: Bool { self != .internalServiceError }

        /// The name of the error's shape, which JSON and CBOR write in place of the code.
        public var shapeName: String { Self.shapeNames[self] ?? rawValue }

        /// What the header `x-amzn-query-error` says, by which clients of JSON and CBOR learn the code that Query has.
        public var queryError: String { "\(rawValue);\(isSenders ? "Sender" : "Receiver")" }

        public var description: String { rawValue }

        private static let shapeNames: [ErrorCode: String] = [
            .invalidParameterValue: "InvalidParameterValueException",
            .invalidParameterCombination: "InvalidParameterCombinationException",
            .missingParameter: "MissingRequiredParameterException", .internalServiceError: "InternalServiceFault",
        ]
    }

    /// The body of an error's answer.
    public struct ErrorBody: Error, Hashable, Sendable, CustomStringConvertible {
        public var code: ErrorCode
        /// For people.
        public var message: String

        /// Makes a body.
        public init(_ code: ErrorCode, _ message: String) {
            self.code = code
            self.message = message
        }

        public var description: String { "\(code): \(message)" }
    }
}
