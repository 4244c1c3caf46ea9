/// A patch that cannot be read or does not fit the object.
public struct PatchError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Who has to change something.
    public enum Code: Sendable {
        /// The patch is malformed: correct it.
        case malformed
        /// The patch does not fit the object as it is now, or its `test` failed: read the object again.
        case doesNotApply
    }

    public let code: Code
    /// What is wrong, for logs; the API server's answer does not tell it for patches that do not fit.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// The API server's answer, as kube-apiserver gives it.
    public var failure: APIFailure {
        switch code {
        case .malformed: .badRequest("error decoding patch: \(description)")
        case .doesNotApply: .unprocessable("the server rejected our request due to an error in our request")
        }
    }
}
