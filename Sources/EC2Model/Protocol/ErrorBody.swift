public import Wire

extension EC2 {
    /// The body of an error's answer, as EC2 writes it: `<Response><Errors><Error>`.
    public struct ErrorBody: Hashable, Sendable {
        /// What went wrong.
        public var code: ErrorCode
        /// For people.
        public var message: String
        /// AWS's name for the call.
        public var requestID: String?

        /// Makes a body.
        public init(_ code: ErrorCode, message: String, requestID: String? = nil) {
            self.code = code
            self.message = message
            self.requestID = requestID
        }

        /// Reads an error's answer; nil when it is none.
        public init?(parsing body: [UInt8]) {
            guard let document = try? XMLElement(parsing: body), let error = document[at: "Errors", "Error"],
                let code = error["Code"]
            else { return nil }
            self.init(
                ErrorCode(rawValue: code.text), message: error["Message"]?.text ?? "",
                requestID: document["RequestID"]?.text)
        }

        /// The answer's document.
        public var document: XMLElement {
            let error = XMLElement(
                "Error", [XMLElement("Code", text: code.rawValue), XMLElement("Message", text: message)])
            return XMLElement(
                "Response", [XMLElement("Errors", [error]), XMLElement("RequestID", text: requestID ?? "")])
        }
    }
}
