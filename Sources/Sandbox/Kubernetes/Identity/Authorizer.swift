/// What somebody wants to do.
struct RequestedAction: Equatable, Sendable {
    /// `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`.
    let verb: String
    let group: String
    /// Plural of the resource; empty when the action is on a path.
    let resource: String
    var subresource = ""
    var namespace = ""
    var name = ""
    /// The path when the action is on no resource: `/version`.
    var path = ""
}

/// An authorizer's answer.
enum Verdict: Equatable, Sendable {
    case allowed(because: String)
    /// No rule allows it.
    case denied
}

/// Decides who may do what.
protocol Authorizer: Sendable {
    func verdict(on action: RequestedAction, by user: UserIdentity) -> Verdict
}

/// Lets everybody who is known do everything.
struct KnownUsersMay: Authorizer {
    func verdict(on action: RequestedAction, by user: UserIdentity) -> Verdict {
        user.groups.contains("system:authenticated") ? .allowed(because: "") : .denied
    }
}
