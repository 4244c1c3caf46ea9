import Vocabulary
import Wire

/// What a web identity token (a JWT) says.
///
/// The sandbox reads the claims and the expiry. It does not check the signature: no identity provider is registered
/// with it whose keys it could use.
struct WebIdentityToken: Equatable {
    let issuer: String
    let subject: String
    let audience: String
    let expiration: Timestamp

    /// Reads a token; nil when it is no JWT with the claims `iss`, `sub`, `aud` and `exp`.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = Base64URL.decode(String(parts[1])),
            let claims = try? JSONValue(parsing: payload), let issuer = claims["iss"]?.string,
            let subject = claims["sub"]?.string, let seconds = claims["exp"]?.double, seconds.magnitude < 1e11,
            let audience = claims["aud"]?.string ?? claims["aud"]?.array?.first?.string
        else { return nil }
        self.issuer = issuer
        self.subject = subject
        self.audience = audience
        expiration = Timestamp(epochSeconds: seconds)
    }
}
