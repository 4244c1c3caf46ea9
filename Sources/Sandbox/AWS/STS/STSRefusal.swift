/// A call that STS refuses; it is answered with the code's status and an XML body.
struct STSRefusal: Error, Equatable, Sendable {
    let code: String
    let message: String
    let status: Int

    init(_ code: String, _ message: String, status: Int = 400) {
        self.code = code
        self.message = message
        self.status = status
    }

    static func validation(_ message: String) -> STSRefusal { STSRefusal("ValidationError", message) }
}
