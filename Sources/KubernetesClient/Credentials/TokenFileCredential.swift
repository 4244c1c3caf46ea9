import Synchronization
import Vocabulary

/// A bearer token in a file that somebody else keeps fresh: the kubelet does so for service accounts.
///
/// The file is read again when the last reading is a minute old, and after a 401. A reading that fails while there is
/// an older token keeps that one: the kubelet swaps files, and the server decides how long a token is good.
public final class TokenFileCredential: CredentialSource {
    /// How long a reading is used.
    public static let period: Duration = .seconds(60)

    private struct Reading {
        var credential: Credential
        var at: Duration
    }

    private let path: String
    private let identity: ClientIdentity?
    private let host: Host
    private let last = Mutex<Reading?>(nil)

    /// Makes a source that reads the file when first asked.
    public init(path: String, identity: ClientIdentity? = nil, host: Host) {
        self.path = path
        self.identity = identity
        self.host = host
    }

    public func credential() async throws(KubernetesError) -> Credential {
        let now = host.time.elapsed()
        let known = last.withLock { $0 }
        if let known, now - known.at < Self.period { return known.credential }
        do {
            let fresh = Credential(token: try read(), identity: identity)
            last.withLock { $0 = Reading(credential: fresh, at: now) }
            return fresh
        } catch {
            if let known { return known.credential }
            throw KubernetesError(.credentials, error.message, cause: error)
        }
    }

    public func reject(_ credential: Credential) async -> Bool {
        last.withLock { reading in
            // Another caller may have read a newer one meanwhile.
            if reading?.credential == credential { reading?.at = .seconds(-1) - Self.period }
        }
        guard let fresh = try? await self.credential() else { return false }
        return fresh != credential
    }

    private func read() throws(ConfigurationError) -> String {
        let text = String(decoding: try host.readFile(path), as: UTF8.self)
        let token = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        guard !token.isEmpty else {
            throw ConfigurationError(.invalid, "the token file \(path) is empty; write a bearer token into it")
        }
        return token
    }
}
