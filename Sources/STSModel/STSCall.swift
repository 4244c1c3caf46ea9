public import Wire

extension STS {
    /// A call of any of the operations, as a service sees it: for an exhaustive switch.
    public enum Call: Hashable, Sendable {
        case getCallerIdentity(GetCallerIdentity)
        case assumeRole(AssumeRole)
        case assumeRoleWithWebIdentity(AssumeRoleWithWebIdentity)

        /// The operation that a form names, and its input.
        ///
        /// - Parameter form: the body's items, or the query's for a GET.
        /// - Returns: nil when the form names none of the operations here (AWS: `InvalidAction`, 400).
        /// - Throws: ``InputProblem`` when the input is not what the operation takes.
        public static func decode(_ form: QueryItems) throws(InputProblem) -> Call? {
            switch form["Action"] {
            case GetCallerIdentity.action: .getCallerIdentity(GetCallerIdentity(fields: form))
            case AssumeRole.action: .assumeRole(try AssumeRole(fields: form))
            case AssumeRoleWithWebIdentity.action:
                .assumeRoleWithWebIdentity(try AssumeRoleWithWebIdentity(fields: form))
            default: nil
            }
        }
    }
}
