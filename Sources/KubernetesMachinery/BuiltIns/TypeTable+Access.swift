extension TypeTable {
    /// The types of RBAC, authentication and authorization.
    static let access = """
        authentication.v1.BoundObjectReference
            apiVersion#2: string; kind#1: string; name#3: string; uid#4: string;
        authentication.v1.SelfSubjectReview
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            status#2: authentication.v1.SelfSubjectReviewStatus;
        authentication.v1.SelfSubjectReviewStatus
            userInfo#1: authentication.v1.UserInfo;
        authentication.v1.TokenRequest
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            spec#2!: authentication.v1.TokenRequestSpec; status#3: authentication.v1.TokenRequestStatus;
        authentication.v1.TokenRequestSpec
            audiences#1!: [string] atomic; boundObjectRef#3: authentication.v1.BoundObjectReference;
            expirationSeconds#4: integer/int64;
        authentication.v1.TokenRequestStatus
            expirationTimestamp#2!: meta.v1.Time; token#1!: string;
        authentication.v1.TokenReview
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            spec#2!: authentication.v1.TokenReviewSpec; status#3: authentication.v1.TokenReviewStatus;
        authentication.v1.TokenReviewSpec
            audiences#2: [string] atomic; token#1: string;
        authentication.v1.TokenReviewStatus
            audiences#4: [string] atomic; authenticated#1: boolean; error#3: string;
            user#2: authentication.v1.UserInfo;
        authentication.v1.UserInfo
            extra#4: {[string]}; groups#3: [string] atomic; uid#2: string; username#1: string;
        authorization.v1.FieldSelectorAttributes
            rawSelector#1: string; requirements#2: [meta.v1.FieldSelectorRequirement] atomic;
        authorization.v1.LabelSelectorAttributes
            rawSelector#1: string; requirements#2: [meta.v1.LabelSelectorRequirement] atomic;
        authorization.v1.LocalSubjectAccessReview
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            spec#2!: authorization.v1.SubjectAccessReviewSpec; status#3: authorization.v1.SubjectAccessReviewStatus;
        authorization.v1.NonResourceAttributes
            path#1: string; verb#2: string;
        authorization.v1.NonResourceRule
            nonResourceURLs#2: [string] atomic; verbs#1!: [string] atomic;
        authorization.v1.ResourceAttributes
            fieldSelector#8: authorization.v1.FieldSelectorAttributes; group#3: string;
            labelSelector#9: authorization.v1.LabelSelectorAttributes; name#7: string; namespace#1: string;
            resource#5: string; subresource#6: string; verb#2: string; version#4: string;
        authorization.v1.ResourceRule
            apiGroups#2: [string] atomic; resourceNames#4: [string] atomic; resources#3: [string] atomic;
            verbs#1!: [string] atomic;
        authorization.v1.SelfSubjectAccessReview
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            spec#2!: authorization.v1.SelfSubjectAccessReviewSpec;
            status#3: authorization.v1.SubjectAccessReviewStatus;
        authorization.v1.SelfSubjectAccessReviewSpec
            nonResourceAttributes#2: authorization.v1.NonResourceAttributes;
            resourceAttributes#1: authorization.v1.ResourceAttributes;
        authorization.v1.SelfSubjectRulesReview
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            spec#2!: authorization.v1.SelfSubjectRulesReviewSpec; status#3: authorization.v1.SubjectRulesReviewStatus;
        authorization.v1.SelfSubjectRulesReviewSpec
            namespace#1: string;
        authorization.v1.SubjectAccessReview
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            spec#2!: authorization.v1.SubjectAccessReviewSpec; status#3: authorization.v1.SubjectAccessReviewStatus;
        authorization.v1.SubjectAccessReviewSpec
            extra#5: {[string]}; groups#4: [string] atomic;
            nonResourceAttributes#2: authorization.v1.NonResourceAttributes;
            resourceAttributes#1: authorization.v1.ResourceAttributes; uid#6: string; user#3: string;
        authorization.v1.SubjectAccessReviewStatus
            allowed#1!: boolean; denied#4: boolean; evaluationError#3: string; reason#2: string;
        authorization.v1.SubjectRulesReviewStatus
            evaluationError#4: string; incomplete#3!: boolean;
            nonResourceRules#2!: [authorization.v1.NonResourceRule] atomic;
            resourceRules#1!: [authorization.v1.ResourceRule] atomic;
        rbac.v1.AggregationRule
            clusterRoleSelectors#1: [meta.v1.LabelSelector] atomic;
        rbac.v1.ClusterRole
            aggregationRule#3: rbac.v1.AggregationRule; apiVersion: string; kind: string;
            metadata#1: meta.v1.ObjectMeta; rules#2: [rbac.v1.PolicyRule] atomic;
        rbac.v1.ClusterRoleBinding
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; roleRef#3!: rbac.v1.RoleRef;
            subjects#2: [rbac.v1.Subject] atomic;
        rbac.v1.PolicyRule
            apiGroups#2: [string] atomic; nonResourceURLs#5: [string] atomic; resourceNames#4: [string] atomic;
            resources#3: [string] atomic; verbs#1!: [string] atomic;
        rbac.v1.Role
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; rules#2: [rbac.v1.PolicyRule] atomic;
        rbac.v1.RoleBinding
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; roleRef#3!: rbac.v1.RoleRef;
            subjects#2: [rbac.v1.Subject] atomic;
        rbac.v1.RoleRef atomic
            apiGroup#1!: string; kind#2!: string; name#3!: string;
        rbac.v1.Subject atomic
            apiGroup#2: string; kind#1!: string; name#3!: string; namespace#4: string;
        """
}
