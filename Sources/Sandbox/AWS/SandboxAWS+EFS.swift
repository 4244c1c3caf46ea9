import EFSModel
import Logging
import Synchronization
import Vocabulary

// The EFS of the embedded AWS: REST with JSON.

extension SandboxAWS {
    /// Answers a request to EFS.
    func handleEFS(_ request: AWSRequest, _ requestID: String) async -> AWSResponse {
        let entry: DoorKeeper.Entry
        do {
            entry = try admit(request)
        } catch {
            return .jsonRefusal(
                status: error.status, code: error.jsonCode, message: error.message, requestID: requestID)
        }
        guard let place = efs[entry.region],
            let named = EFSInput.read(request, region: entry.region, account: account)
        else { return .unknownOperation(requestID: requestID) }
        let call = AWSCall(
            service: EFS.signingName, operation: named.operation, region: entry.region, caller: entry.caller,
            requestID: requestID, resource: EFSInput.resource(of: request))
        return await dispatch(call) {
            do {
                let answer = try perform(try named.call(), at: place)
                return .json(status: answer.status, body: answer.body, requestID: requestID)
            } catch let refusal as EFSRefusal {
                return .refusal(refusal, requestID: requestID)
            } catch {
                logger.error("change not kept", metadata: ["error": "\(error)"])
                return .refusal(
                    EFSRefusal(.internalServerError, "The sandbox could not keep the change: \(error)"),
                    requestID: requestID)
            }
        }
    }

    private func perform(_ call: EFS.Call, at place: RegionalEFS) throws -> EFSAnswer {
        guard !call.spansRegions else { return try performAcross(call, from: place.keeping.region) }
        return try withState(of: place) { state in
            let now = clock.now
            return try state.perform(now: now, keep: place.keeping.keep) { try $0.decide(call, now: now) }
        }
    }
}
