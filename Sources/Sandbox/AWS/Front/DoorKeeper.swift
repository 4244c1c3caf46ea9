import SigV4
import Vocabulary

/// Checks who makes a request: signature, session, moment and Region.
struct DoorKeeper: Sendable {
    /// How far the moment of signing may be from the machine's time, either way.
    static let skew = Duration.seconds(15 * 60)

    let regions: Set<Region>
    private let verifier = SignatureVerifier(key: DoorKeys().key(of:in:))

    init(regions: Set<Region>) { self.regions = regions }

    /// A caller that was let in.
    struct Entry: Sendable {
        let caller: AWSCaller
        let region: Region
        /// The service that the signature is for.
        let service: String
    }

    /// - Parameters:
    ///   - keys: the account's access keys.
    ///   - now: the sandbox's time, by which sessions end.
    ///   - wallTime: the machine's time, by which clients sign whatever the sandbox's clock shows.
    func admit(
        _ request: AWSRequest, keys: AccessKeys, now: Timestamp, wallTime: Timestamp
    ) throws(SignatureRefusal) -> Entry {
        let signature: VerifiedSignature
        do {
            signature = try verifier.verify(request.signable) { keys[$0]?.credentials }
        } catch {
            throw SignatureRefusal(error)
        }
        let claim = signature.claim
        guard let key = keys[claim.accessKeyID] else { throw .unknownKey }
        guard !key.isExpired(at: now) else { throw .expiredSession }
        try checkTime(of: claim, wallTime: wallTime)
        guard let region = regions.first(where: { $0.rawValue == claim.scope.region }) else {
            throw .outOfScope(
                "Credential should be scoped to a valid Region, not '\(claim.scope.region)': this sandbox has "
                    + "\(regions.sorted().map(\.rawValue).joined(separator: " and ")).")
        }
        return Entry(caller: keys.caller(of: key), region: region, service: claim.scope.service)
    }

    private func checkTime(of claim: SignatureClaim, wallTime: Timestamp) throws(SignatureRefusal) {
        guard let signed = try? Timestamp.parseISO8601Basic(claim.time) else {
            throw .incomplete("X-Amz-Date is no moment")
        }
        var validity = Self.skew
        if case .query(let seconds) = claim.place { validity = .seconds(seconds) }
        let minutes = validity.wholeMicroseconds / 60_000_000
        let earliest = wallTime - validity
        let latest = wallTime + Self.skew
        guard signed >= earliest else {
            throw .outOfScope(
                "Signature expired: \(claim.time) is now earlier than \(earliest.iso8601Basic) "
                    + "(\(wallTime.iso8601Basic) - \(minutes) min.)")
        }
        guard signed <= latest else {
            throw .outOfScope(
                "Signature not yet current: \(claim.time) is still later than \(latest.iso8601Basic) "
                    + "(\(wallTime.iso8601Basic) + 15 min.)")
        }
    }
}
