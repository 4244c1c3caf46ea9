public import Wire

extension STS {
    /// The body of an error's answer, as all services of the Query protocol write it.
    public struct ErrorBody: Hashable, Sendable {
        /// `AccessDenied`, `ExpiredTokenException`, `InvalidIdentityToken`, `IDPCommunicationError`, …
        public var code: String
        /// For people.
        public var message: String
        /// AWS's name for the call.
        public var requestID: String?

        /// Makes a body.
        public init(code: String, message: String, requestID: String? = nil) {
            self.code = code
            self.message = message
            self.requestID = requestID
        }

        /// Reads an error's answer; nil when it is none.
        public init?(parsing body: [UInt8]) {
            guard let document = try? XMLElement(parsing: body) else { return nil }
            // EC2 writes <Response><Errors><Error>, the others <ErrorResponse><Error>.
            guard let error = document["Error"] ?? document[at: "Errors", "Error"], let code = error["Code"] else {
                return nil
            }
            self.init(
                code: code.text, message: error["Message"]?.text ?? "",
                requestID: (document["RequestId"] ?? document["RequestID"])?.text)
        }

        /// The answer's document.
        public var document: XMLElement {
            let error = XMLElement(
                "Error",
                [
                    XMLElement("Type", text: "Sender"), XMLElement("Code", text: code),
                    XMLElement("Message", text: message),
                ])
            return XMLElement(
                "ErrorResponse", attributes: ["xmlns": STS.namespace],
                [error, XMLElement("RequestId", text: requestID ?? "")])
        }
    }
}
