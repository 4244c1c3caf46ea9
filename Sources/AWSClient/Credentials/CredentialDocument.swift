import SigV4
import Vocabulary
import Wire

/// The JSON in which container endpoints, the instance's metadata and credential processes give credentials.
enum CredentialDocument {
    /// Reads a document.
    ///
    /// - Throws: ``CredentialsError`` when a part is missing; the document itself, which holds secrets, is not told.
    static func parse(_ bytes: [UInt8], source: String) throws(CredentialsError) -> Credentials {
        var reader = JSONReader(bytes)
        guard let document = try? reader.readValue(), document.object != nil else {
            throw CredentialsError(.failed, source: source, message: "the answer is not a JSON object")
        }
        if let code = document["Code"]?.string, code != "Success" {
            throw CredentialsError(
                .failed, source: source, message: "\(code): \(document["Message"]?.string ?? "no message")")
        }
        guard let key = document["AccessKeyId"]?.string, let secret = document["SecretAccessKey"]?.string else {
            throw CredentialsError(
                .failed, source: source, message: "the answer has no AccessKeyId or no SecretAccessKey")
        }
        return Credentials(
            signing: SigningCredentials(
                accessKeyID: key, secretAccessKey: secret,
                sessionToken: document["Token"]?.string ?? document["SessionToken"]?.string),
            expiration: try expiration(document, source: source), account: document["AccountId"]?.string,
            source: source)
    }

    private static func expiration(
        _ document: JSONValue, source: String
    ) throws(CredentialsError) -> Timestamp? {
        guard let text = document["Expiration"]?.string else { return nil }
        guard let moment = try? Timestamp.parseRFC3339(text) else {
            throw CredentialsError(.failed, source: source, message: "Expiration \"\(text)\" is no RFC 3339 time")
        }
        return moment
    }
}
