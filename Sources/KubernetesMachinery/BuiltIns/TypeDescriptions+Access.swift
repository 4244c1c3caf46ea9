extension TypeDescriptions {
    /// RBAC, authentication and authorization.
    static let access = """
        rbac.v1.Role: What may be done in a namespace.
            rules: What may be done. All rules are added up; nothing is forbidden by one.
        rbac.v1.ClusterRole: What may be done in the cluster or, through a RoleBinding, in a namespace.
            aggregationRule: Which other cluster roles' rules it is made of.
            rules: What may be done. All rules are added up; nothing is forbidden by one.
        rbac.v1.AggregationRule: Which cluster roles' rules a cluster role is made of.
            clusterRoleSelectors: Labels of those cluster roles; one of the selectors must hold.
        rbac.v1.PolicyRule: What may be done to what.
            apiGroups: Of which groups; the core group is the empty text.
            nonResourceURLs: To which paths that are no resources, as in /metrics; in cluster roles only.
            resourceNames: Only to objects of these names, if any are given.
            resources: To which resources, as in pods and pods/status.
            verbs: What may be done: get, list, watch, create, update, patch, delete, deletecollection.
        rbac.v1.RoleBinding: Gives a role to subjects within a namespace.
            roleRef: The role, or cluster role, that is given. Cannot be changed.
            subjects: To whom it is given.
        rbac.v1.ClusterRoleBinding: Gives a cluster role to subjects in the whole cluster.
            roleRef: The cluster role that is given. Cannot be changed.
            subjects: To whom it is given.
        rbac.v1.RoleRef: A role that is given.
            apiGroup: Its group: rbac.authorization.k8s.io.
            kind: Role or ClusterRole.
            name: Its name.
        rbac.v1.Subject: Someone to whom a role is given.
            apiGroup: The group of the kind; empty for service accounts.
            kind: User, Group or ServiceAccount.
            name: The name.
            namespace: The service account's namespace.
        authentication.v1.SelfSubjectReview: The question who is asking.
        authentication.v1.SelfSubjectReviewStatus: Who is asking.
            userInfo: The one who is asking.
        authentication.v1.TokenRequest: The wish for a token of a service account.
        authentication.v1.TokenRequestSpec: What token is wanted.
            audiences: For whom the token shall be.
            boundObjectRef: The object with which the token ends.
            expirationSeconds: How long the token shall be valid.
        authentication.v1.TokenRequestStatus: The token.
            expirationTimestamp: Until when the token is valid.
            token: The token.
        authentication.v1.BoundObjectReference: The object with which a token ends.
            name: The object's name.
            uid: The object's UID.
        authentication.v1.TokenReview: The question whose token it is.
        authentication.v1.TokenReviewSpec: The token that is asked about.
            audiences: For whom the token should be.
            token: The token.
        authentication.v1.TokenReviewStatus: Whose token it is.
            audiences: For whom the token is, of those that were asked about.
            authenticated: Whether the token is valid.
            error: Why it could not be told.
            user: The one whose token it is.
        authentication.v1.UserInfo: Someone who was recognized.
            extra: What else is known.
            groups: The groups.
            uid: The identifier.
            username: The name.
        authorization.v1.SubjectAccessReview: The question whether someone may do something.
        authorization.v1.LocalSubjectAccessReview: The question whether someone may do something in a namespace.
        authorization.v1.SubjectAccessReviewSpec: Who would do what.
            extra: What else is known of the user.
            groups: The user's groups.
            nonResourceAttributes: What would be done to a path that is no resource.
            resourceAttributes: What would be done to a resource.
            uid: The user's identifier.
            user: The user's name.
        authorization.v1.SubjectAccessReviewStatus: Whether it may be done.
            allowed: Whether it may be done.
            denied: Whether it is forbidden whatever else would allow it.
            evaluationError: What went wrong while it was looked up.
            reason: Why.
        authorization.v1.SelfSubjectAccessReview: The question whether the one who asks may do something.
        authorization.v1.SelfSubjectAccessReviewSpec: What would be done.
            nonResourceAttributes: What would be done to a path that is no resource.
            resourceAttributes: What would be done to a resource.
        authorization.v1.ResourceAttributes: Something done to a resource.
            fieldSelector: The fields by which objects would be chosen.
            group: The API group; * for any.
            labelSelector: The labels by which objects would be chosen.
            name: The object's name; empty for any.
            namespace: The namespace; empty for all, or for kinds of the whole cluster.
            resource: The resource, as in pods; * for any.
            subresource: The subresource, as in status.
            verb: What is done; * for any.
            version: The version; * for any.
        authorization.v1.NonResourceAttributes: Something done to a path that is no resource.
            path: The path.
            verb: What is done, as in get.
        authorization.v1.SelfSubjectRulesReview: The question what the one who asks may do in a namespace.
        authorization.v1.SelfSubjectRulesReviewSpec: Where it would be done.
            namespace: The namespace.
        authorization.v1.SubjectRulesReviewStatus: What may be done.
            evaluationError: What went wrong while it was looked up.
            incomplete: Whether there may be more that is not told.
            nonResourceRules: What may be done to paths that are no resources.
            resourceRules: What may be done to resources.
        authorization.v1.ResourceRule: What may be done to what.
            apiGroups: Of which groups; * for all.
            resourceNames: Only to objects of these names, if any are given.
            resources: To which resources; * for all.
            verbs: What may be done; * for everything.
        authorization.v1.NonResourceRule: What may be done to which paths.
            nonResourceURLs: The paths.
            verbs: What may be done; * for everything.
        """
}
