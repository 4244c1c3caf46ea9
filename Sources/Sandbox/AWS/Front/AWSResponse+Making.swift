import EFSModel
import STSModel
import Wire

// Answers as AWS's front writes them.

extension AWSResponse {
    /// A JSON answer, or one without a body.
    static func json(status: Int, body: [UInt8]?, requestID: String) -> AWSResponse {
        var headers = ["x-amzn-RequestId": requestID]
        if body != nil { headers["Content-Type"] = "application/json" }
        return AWSResponse(status: status, headers: headers, body: body ?? [])
    }

    /// A refusal of EFS: the code in the header, and in the body with the message and the ids.
    static func refusal(_ refusal: EFSRefusal, requestID: String) -> AWSResponse {
        let body = (try? JSONValue(encoding: refusal.body)) ?? .object([:])
        var response = json(status: refusal.status, body: body.bytes(), requestID: requestID)
        response.headers["x-amzn-ErrorType"] = refusal.code.rawValue
        return response
    }

    /// A refusal of the front of a JSON service: the code in the header alone.
    static func jsonRefusal(status: Int, code: String, message: String, requestID: String) -> AWSResponse {
        var response = json(
            status: status, body: JSONValue.object(["message": .string(message)]).bytes(), requestID: requestID)
        response.headers["x-amzn-ErrorType"] = code
        return response
    }

    /// What a path or a method that no operation has is answered with.
    static func unknownOperation(requestID: String) -> AWSResponse {
        var response = jsonRefusal(
            status: 404, code: "UnknownOperationException", message: "There is no operation of that method and path.",
            requestID: requestID)
        response.headers["Content-Type"] = "application/json"
        return response
    }

    static func xml(status: Int, document: XMLElement, requestID: String) -> AWSResponse {
        AWSResponse(
            status: status, headers: ["x-amzn-RequestId": requestID, "Content-Type": "text/xml"],
            body: document.document)
    }

    /// A refusal of a service of the Query protocol.
    static func xmlRefusal(status: Int, code: String, message: String, requestID: String) -> AWSResponse {
        let body = STS.ErrorBody(code: code, message: message, requestID: requestID)
        return xml(status: status, document: body.document, requestID: requestID)
    }
}
