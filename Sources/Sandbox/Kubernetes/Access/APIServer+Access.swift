import HTTPTypes
import KubernetesMachinery

extension APIServer {
    /// Whom the request is made as: the one who asks, or the one that `kubectl --as` names.
    ///
    /// - Throws: 403 where the one who asks may not speak for the other.
    func impersonated(by asker: UserIdentity, _ request: APIRequest) throws(APIFailure) -> UserIdentity {
        guard let wish = try Impersonation(request.headers) else { return asker }
        for action in wish.actions { try authorize(action, asker) }
        return wish.user
    }

    /// Throws 403 where nobody allows the action.
    func authorize(_ action: RequestedAction, _ user: UserIdentity) throws(APIFailure) {
        guard case .denied(let reason) = authorizer.verdict(on: action, by: user) else { return }
        throw .forbidden(
            APIFailure.Subject(group: action.group, kind: action.resource, name: action.name),
            because: "User \(GoText.quoted(user.name)) \(action.text)" + (reason.isEmpty ? "" : ": \(reason)"))
    }
}
