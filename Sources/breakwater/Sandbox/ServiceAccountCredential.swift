import KubernetesClient
import KubernetesModel

/// The bearer token of a service account, fetched with an administrator's rights, as a kubelet does it for a pod: the
/// operator in the sandbox may do no more than its roles say.
///
/// A token is used until the server refuses it: it ends by the sandbox's clock, which nobody can wait for.
actor ServiceAccountCredential: CredentialSource {
    private let administrator: KubernetesClient
    private let account: ObjectKey
    private var last: Credential?

    init(_ account: ObjectKey, administrator: KubernetesClient) {
        self.account = account
        self.administrator = administrator
    }

    func credential() async throws(KubernetesError) -> Credential {
        if let last { return last }
        let token = try await administrator.createToken(forServiceAccount: account, lifetime: .seconds(86_400))
        let fresh = Credential(token: token.token.value)
        last = fresh
        return fresh
    }

    func reject(_ credential: Credential) async -> Bool {
        if last == credential { last = nil }
        guard let fresh = try? await self.credential() else { return false }
        return fresh != credential
    }
}
