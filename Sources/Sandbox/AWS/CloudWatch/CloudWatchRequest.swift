import CloudWatchModel
import STSModel
import Wire

/// A request to CloudWatch as it came: by which protocol, and for which operation.
struct CloudWatchRequest: Sendable {
    let wire: CloudWatch.WireProtocol
    /// `-` where the request names none.
    let operation: String
    private let request: AWSRequest

    /// Reads which protocol a request speaks: the header `smithy-protocol` says CBOR, `X-Amz-Target` JSON, and without
    /// either it is a form.
    init(_ request: AWSRequest) {
        self.request = request
        if request.header("smithy-protocol") == "rpc-v2-cbor" {
            wire = .cbor
            let steps = request.path.split(separator: "/").map(String.init)
            let isPath =
                steps.count == 4 && steps[0] == "service" && steps[1] == CloudWatch.targetPrefix
                && steps[2] == "operation"
            operation = isPath ? steps[3] : "-"
        } else if let target = request.header("x-amz-target") {
            wire = .json
            let prefix = CloudWatch.targetPrefix + "."
            operation = target.hasPrefix(prefix) ? String(target.dropFirst(prefix.count)) : "-"
        } else {
            wire = .query
            operation = AWSService.form(of: request)["Action"] ?? "-"
        }
    }

    /// The call.
    ///
    /// - Throws: `InvalidAction` for an operation that is not here, `ValidationError`, `MissingParameter` or
    ///   `InvalidParameterValue` for an input that is not what the operation takes.
    func call() throws(CloudWatch.ErrorBody) -> CloudWatch.Call {
        let call: CloudWatch.Call?
        do throws(CloudWatch.InputProblem) {
            call = try CloudWatch.Call.decode(operation, try input())
        } catch {
            throw CloudWatch.ErrorBody(code(of: error), message(of: error))
        }
        guard let call else {
            throw CloudWatch.ErrorBody(
                .invalidAction, "Could not find operation \(operation) for version \(CloudWatch.version)")
        }
        return call
    }

    private func input() throws(CloudWatch.InputProblem) -> CloudWatch.Value {
        if wire == .query { return try CloudWatch.Value(form: AWSService.form(of: request)) }
        guard !request.body.isEmpty else { return .structure([]) }
        let value =
            wire == .json
            ? (try? JSONValue(parsing: request.body)).map { CloudWatch.Value($0) }
            : (try? CBORValue(parsing: request.body)).map { CloudWatch.Value($0) }
        guard case .structure? = value, let value else {
            throw .init(.invalid, field: "the body", message: "it is no structure in \(wire.contentType)")
        }
        return value
    }

    /// GetMetricData answers `ValidationError`, the older operations the codes of their parameters.
    private func code(of problem: CloudWatch.InputProblem) -> CloudWatch.ErrorCode {
        guard operation != CloudWatch.GetMetricData.action else { return .validationError }
        return switch problem.kind {
        case .missing: .missingParameter
        case .invalid: .invalidParameterValue
        }
    }

    private func message(of problem: CloudWatch.InputProblem) -> String {
        switch problem.kind {
        case .missing: "The parameter \(problem.field) is required."
        case .invalid: "The value for parameter \(problem.field) is invalid: \(problem.message)."
        }
    }
}

extension AWSResponse {
    /// An answer of CloudWatch in a protocol.
    static func cloudWatch(
        _ wire: CloudWatch.WireProtocol, status: Int, body: [UInt8], requestID: String
    ) -> AWSResponse {
        var headers = ["x-amzn-RequestId": requestID, "Content-Type": wire.contentType]
        if wire == .cbor { headers["smithy-protocol"] = "rpc-v2-cbor" }
        return AWSResponse(status: status, headers: headers, body: body)
    }

    /// A refusal of CloudWatch in a protocol; clients of JSON and CBOR find Query's code in a header.
    static func cloudWatch(
        _ wire: CloudWatch.WireProtocol, _ error: CloudWatch.ErrorBody, status: Int? = nil, requestID: String
    ) -> AWSResponse {
        var response = cloudWatch(
            wire, status: status ?? error.code.httpStatus, body: wire.answer(error, requestID: requestID),
            requestID: requestID)
        if wire != .query { response.headers["x-amzn-query-error"] = error.code.queryError }
        return response
    }

    /// The answer in a protocol, where the gate refused the call, which knows only Query.
    func spoken(in wire: CloudWatch.WireProtocol, _ requestID: String) -> AWSResponse {
        guard wire != .query, headers["Content-Type"] == CloudWatch.WireProtocol.query.contentType,
            let error = STS.ErrorBody(parsing: body)
        else { return self }
        let refusal = AWSResponse.cloudWatch(
            wire, .init(.init(rawValue: error.code), error.message), status: status, requestID: requestID)
        var response = self
        response.headers = refusal.headers
        response.body = refusal.body
        return response
    }
}
