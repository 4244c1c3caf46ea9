import Wire

extension CloudWatch {
    /// How a request and its answer travel. CloudWatch serves all three at the same endpoint; the client chooses.
    ///
    /// Who speaks what (2026-11): botocore 1.43, hence boto3 and the aws CLI v1, AWS JSON 1.0 (its service model names
    /// all three, and botocore prefers JSON); aws-sdk-go-v2 from service/cloudwatch 1.52 on (hence YACE and Terraform's
    /// AWS provider 6), the SDK for Java 2 and for JavaScript 3, CBOR; aws-sdk-go v1, Terraform's provider 5 and older
    /// releases of all of them, Query.
    public enum WireProtocol: Hashable, Sendable, CaseIterable {
        /// AWS JSON 1.0: the header `X-Amz-Target` names the operation.
        case json
        /// Smithy RPC v2 with CBOR: the path names the operation.
        case cbor
        /// AWS Query: the form's `Action` names the operation, the answer is XML.
        case query

        /// The media type of an answer.
        public var contentType: String {
            switch self {
            case .json: "application/x-amz-json-1.0"
            case .cbor: "application/cbor"
            case .query: "text/xml"
            }
        }

        /// Writes the answer to a successful call.
        public func answer<Called: Operation>(
            to _: Called.Type, _ output: Called.Output, requestID: String
        ) -> [UInt8] {
            switch self {
            case .json: JSONValue(output.value).bytes()
            case .cbor: CBORValue(output.value).bytes
            case .query:
                XMLElement(
                    "\(Called.action)Response", attributes: ["xmlns": CloudWatch.namespace],
                    [
                        output.value.elements(named: "\(Called.action)Result"),
                        XMLElement("ResponseMetadata", [XMLElement("RequestId", text: requestID)]),
                    ]
                ).document
            }
        }

        /// Writes an error's answer.
        public func answer(_ error: ErrorBody, requestID: String) -> [UInt8] {
            let members: Value = .structure([
                "__type": .text("com.amazonaws.cloudwatch#\(error.code.shapeName)"), "message": .text(error.message),
            ])
            switch self {
            case .json: return JSONValue(members).bytes()
            case .cbor: return CBORValue(members).bytes
            case .query:
                let body = XMLElement(
                    "Error",
                    [
                        XMLElement("Type", text: error.code.isSenders ? "Sender" : "Receiver"),
                        XMLElement("Code", text: error.code.rawValue), XMLElement("Message", text: error.message),
                    ])
                return XMLElement(
                    "ErrorResponse", attributes: ["xmlns": CloudWatch.namespace],
                    [body, XMLElement("RequestId", text: requestID)]
                ).document
            }
        }
    }
}
