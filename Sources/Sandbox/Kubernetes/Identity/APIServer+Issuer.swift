import Wire

// How others check the tokens of service accounts without asking the API server: OpenID discovery of the issuer.
// Source: "Service account issuer discovery" of the page on service accounts (1.33).

extension APIServer {
    /// Who issues the tokens, and where the keys are.
    var issuerDocument: JSONValue {
        [
            "issuer": .string(ServiceAccountTokens.issuer),
            "jwks_uri": .string("\(ServiceAccountTokens.issuer)/openid/v1/jwks"),
            "response_types_supported": ["id_token"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        ]
    }

    /// The public key that the tokens are checked with, as a set of JSON Web Keys.
    var issuerKeys: APIResponse {
        let point = authority.tokenPoint
        let keys: JSONValue = [
            "keys": [
                [
                    "use": "sig", "kty": "EC", "kid": .string(ServiceAccountTokens.keyID), "crv": "P-256",
                    "alg": "ES256", "x": .string(Base64URL.encode(point.x)), "y": .string(Base64URL.encode(point.y)),
                ]
            ]
        ]
        return APIResponse(status: 200, type: "application/jwk-set+json", bytes: keys.bytes())
    }
}
