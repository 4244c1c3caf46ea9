import EC2Model
import Logging
import Synchronization
import Vocabulary
import Wire

// The EC2 of the embedded AWS: forms with XML.

extension SandboxAWS {
    /// Answers a request to EC2.
    func handleEC2(_ request: AWSRequest, _ requestID: String) async -> AWSResponse {
        let entry: DoorKeeper.Entry
        do {
            entry = try admit(request)
        } catch {
            return .ec2Refusal(error.ec2Refusal, requestID: requestID)
        }
        let form = AWSService.form(of: request)
        let call = AWSCall(
            service: EC2.signingName, operation: form["Action"] ?? "-", region: entry.region, caller: entry.caller,
            requestID: requestID, resource: Self.resourceEC2(of: form))
        return await dispatch(call) {
            do {
                let document = try documentEC2(form, in: entry.region, requestID)
                return .xml(status: 200, document: document, requestID: requestID)
            } catch let refusal as EC2Refusal {
                return .ec2Refusal(refusal, requestID: requestID)
            } catch {
                logger.error("change not kept", metadata: ["error": "\(error)"])
                return .ec2Refusal(
                    EC2Refusal(.internalError, "The sandbox could not keep the change: \(error)", status: 500),
                    requestID: requestID)
            }
        }
    }

    /// What a form names first, without a check of it.
    private static func resourceEC2(of form: QueryItems) -> String? {
        let names = [
            "GroupId", "GroupId.1", "ResourceId.1", "SecurityGroupRuleId.1", "NetworkInterfaceId.1", "InstanceId.1",
            "SubnetId.1", "VpcId", "VpcId.1", "RouteTableId.1",
        ]
        return names.lazy.compactMap { form[$0] }.first
    }

    private func documentEC2(_ form: QueryItems, in region: Region, _ requestID: String) throws -> XMLElement {
        let call: EC2.Call?
        do {
            call = try EC2.Call.decode(form)
        } catch {
            throw EC2Refusal(error.code, error.message)
        }
        guard let call, let place = efs[region] else {
            throw EC2Refusal(
                .invalidAction, "The action \(form["Action"] ?? "") is not valid for this web service.")
        }
        guard !EC2.Call.isDryRun(form) else {
            throw EC2Refusal(
                .dryRunOperation, "Request would have succeeded, but DryRun flag is set.", status: 412)
        }
        return try withState(of: place) { state in
            try state.perform(now: clock.now, keep: place.keeping.keep) { state in
                let decision = try state.ec2.decide(call, requestID: requestID)
                return Decision(decision.output, decision.changes.map(EFSChange.ec2))
            }
        }
    }
}

extension AWSResponse {
    /// A refusal of EC2, in the body that only EC2 has.
    static func ec2Refusal(_ refusal: EC2Refusal, requestID: String) -> AWSResponse {
        let body = EC2.ErrorBody(refusal.code, message: refusal.message, requestID: requestID)
        return xml(status: refusal.status, document: body.document, requestID: requestID)
    }
}

extension SignatureRefusal {
    /// The refusal in EC2's words, which are its own.
    ///
    /// Source: EC2 API reference, "Error codes", "Common client errors" (2026-11).
    fileprivate var ec2Refusal: EC2Refusal {
        switch self {
        case .missing: EC2Refusal(EC2.ErrorCode(rawValue: "MissingAuthenticationToken"), message, status: 403)
        case .incomplete: EC2Refusal(EC2.ErrorCode(rawValue: "IncompleteSignature"), message)
        case .expiredSession: EC2Refusal(EC2.ErrorCode(rawValue: "RequestExpired"), "Request has expired.")
        case .unknownKey, .mismatch:
            EC2Refusal(
                EC2.ErrorCode(rawValue: "AuthFailure"),
                "AWS was not able to validate the provided access credentials", status: 401)
        case .outOfScope: EC2Refusal(EC2.ErrorCode(rawValue: "AuthFailure"), message, status: 401)
        }
    }
}
