extension BuiltInTypes {
    /// Types of the other groups; see ``BuiltInTypes`` for the notation.
    static let groups = """
        coordination.Lease
          metadata#1 meta.ObjectMeta; spec#2 coordination.LeaseSpec;
        rbac.Role
          metadata#1 meta.ObjectMeta; rules#2 [rbac.PolicyRule] atomic;
        rbac.RoleBinding
          metadata#1 meta.ObjectMeta; roleRef#3! rbac.RoleRef; subjects#2 [rbac.Subject] atomic;
        rbac.ClusterRole
          aggregationRule#3 rbac.AggregationRule; metadata#1 meta.ObjectMeta; rules#2 [rbac.PolicyRule] atomic;
        rbac.ClusterRoleBinding
          metadata#1 meta.ObjectMeta; roleRef#3! rbac.RoleRef; subjects#2 [rbac.Subject] atomic;
        scheduling.PriorityClass
          description#4 string; globalDefault#3 bool; metadata#1 meta.ObjectMeta;
          preemptionPolicy#5 (Never|PreemptLowerPriority); value#2! int32;
        policy.PodDisruptionBudget
          metadata#1 meta.ObjectMeta; spec#2 policy.PodDisruptionBudgetSpec;
          status#3 policy.PodDisruptionBudgetStatus;
        discovery.EndpointSlice
          addressType#4! (FQDN|IPv4|IPv6); endpoints#2! [discovery.Endpoint] atomic; metadata#1 meta.ObjectMeta;
          ports#3 [discovery.EndpointPort] atomic;
        events.Event
          action#6 string; deprecatedCount#15 int32; deprecatedFirstTimestamp#13 time;
          deprecatedLastTimestamp#14 time; deprecatedSource#12 EventSource; eventTime#2! microtime;
          metadata#1 meta.ObjectMeta; note#10 string; reason#7 string; regarding#8 ObjectReference;
          related#9 ObjectReference; reportingController#4 string; reportingInstance#5 string;
          series#3 events.EventSeries; type#11 string;
        authentication.TokenReview
          metadata#1 meta.ObjectMeta; spec#2! authentication.TokenReviewSpec;
          status#3 authentication.TokenReviewStatus;
        authentication.TokenRequest
          metadata#1 meta.ObjectMeta; spec#2! authentication.TokenRequestSpec;
          status#3 authentication.TokenRequestStatus;
        authentication.SelfSubjectReview
          metadata#1 meta.ObjectMeta; status#2 authentication.SelfSubjectReviewStatus;
        authorization.SelfSubjectAccessReview
          metadata#1 meta.ObjectMeta; spec#2! authorization.SelfSubjectAccessReviewSpec;
          status#3 authorization.SubjectAccessReviewStatus;
        authorization.SelfSubjectRulesReview
          metadata#1 meta.ObjectMeta; spec#2! authorization.SelfSubjectRulesReviewSpec;
          status#3 authorization.SubjectRulesReviewStatus;
        authorization.SubjectAccessReview
          metadata#1 meta.ObjectMeta; spec#2! authorization.SubjectAccessReviewSpec;
          status#3 authorization.SubjectAccessReviewStatus;
        authorization.LocalSubjectAccessReview
          metadata#1 meta.ObjectMeta; spec#2! authorization.SubjectAccessReviewSpec;
          status#3 authorization.SubjectAccessReviewStatus;
        apiextensions.CustomResourceDefinition
          metadata#1 meta.ObjectMeta; spec#2! apiextensions.CustomResourceDefinitionSpec;
          status#3 apiextensions.CustomResourceDefinitionStatus;
        coordination.LeaseSpec
          acquireTime#3 microtime; holderIdentity#1 string; leaseDurationSeconds#2 int32;
          leaseTransitions#5 int32; preferredHolder#7 string; renewTime#4 microtime; strategy#6 string;
        rbac.PolicyRule
          apiGroups#2 [string] atomic; nonResourceURLs#5 [string] atomic; resourceNames#4 [string] atomic;
          resources#3 [string] atomic; verbs#1! [string] atomic;
        rbac.RoleRef atomic
          apiGroup#1! string; kind#2! string; name#3! string;
        rbac.Subject atomic
          apiGroup#2 string; kind#1! string; name#3! string; namespace#4 string;
        rbac.AggregationRule
          clusterRoleSelectors#1 [meta.LabelSelector] atomic;
        policy.PodDisruptionBudgetSpec
          maxUnavailable#3 intstr; minAvailable#1 intstr; selector#2 meta.LabelSelector patch(replace);
          unhealthyPodEvictionPolicy#4 (AlwaysAllow|IfHealthyBudget);
        policy.PodDisruptionBudgetStatus
          conditions#7 [meta.Condition] map(type) patch(merge:type); currentHealthy#4! int32;
          desiredHealthy#5! int32; disruptedPods#2 {time}; disruptionsAllowed#3! int32; expectedPods#6! int32;
          observedGeneration#1 int64;
        discovery.Endpoint
          addresses#1! [string] set; conditions#2 discovery.EndpointConditions; deprecatedTopology#5 {string};
          hints#8 discovery.EndpointHints; hostname#3 string; nodeName#6 string; targetRef#4 ObjectReference;
          zone#7 string;
        discovery.EndpointPort atomic
          appProtocol#4 string; name#1 string; port#3 int32; protocol#2 (SCTP|TCP|UDP);
        events.EventSeries
          count#1! int32; lastObservedTime#2! microtime;
        authentication.TokenReviewSpec
          audiences#2 [string] atomic; token#1 string;
        authentication.TokenReviewStatus
          audiences#4 [string] atomic; authenticated#1 bool; error#3 string; user#2 authentication.UserInfo;
        authentication.TokenRequestSpec
          audiences#1! [string] atomic; boundObjectRef#3 authentication.BoundObjectReference;
          expirationSeconds#4 int64;
        authentication.TokenRequestStatus
          expirationTimestamp#2! time; token#1! string;
        authentication.SelfSubjectReviewStatus
          userInfo#1 authentication.UserInfo;
        authorization.SelfSubjectAccessReviewSpec
          nonResourceAttributes#2 authorization.NonResourceAttributes;
          resourceAttributes#1 authorization.ResourceAttributes;
        authorization.SubjectAccessReviewStatus
          allowed#1! bool; denied#4 bool; evaluationError#3 string; reason#2 string;
        authorization.SelfSubjectRulesReviewSpec
          namespace#1 string;
        authorization.SubjectRulesReviewStatus
          evaluationError#4 string; incomplete#3! bool;
          nonResourceRules#2! [authorization.NonResourceRule] atomic;
          resourceRules#1! [authorization.ResourceRule] atomic;
        authorization.SubjectAccessReviewSpec
          extra#5 {[string]}; groups#4 [string] atomic;
          nonResourceAttributes#2 authorization.NonResourceAttributes;
          resourceAttributes#1 authorization.ResourceAttributes; uid#6 string; user#3 string;
        apiextensions.CustomResourceDefinitionSpec
          conversion#9 apiextensions.CustomResourceConversion; group#1! string;
          names#3! apiextensions.CustomResourceDefinitionNames; preserveUnknownFields#10 bool; scope#4! string;
          versions#7! [apiextensions.CustomResourceDefinitionVersion] atomic;
        apiextensions.CustomResourceDefinitionStatus
          acceptedNames#2 apiextensions.CustomResourceDefinitionNames;
          conditions#1 [apiextensions.CustomResourceDefinitionCondition] map(type);
          storedVersions#3 [string] atomic;
        discovery.EndpointConditions
          ready#1 bool; serving#2 bool; terminating#3 bool;
        discovery.EndpointHints
          forNodes#2 [discovery.ForNode] atomic; forZones#1 [discovery.ForZone] atomic;
        authentication.UserInfo
          extra#4 {[string]}; groups#3 [string] atomic; uid#2 string; username#1 string;
        authentication.BoundObjectReference
          apiVersion#2 string; kind#1 string; name#3 string; uid#4 string;
        authorization.NonResourceAttributes
          path#1 string; verb#2 string;
        authorization.ResourceAttributes
          fieldSelector#8 authorization.FieldSelectorAttributes; group#3 string;
          labelSelector#9 authorization.LabelSelectorAttributes; name#7 string; namespace#1 string;
          resource#5 string; subresource#6 string; verb#2 string; version#4 string;
        authorization.NonResourceRule
          nonResourceURLs#2 [string] atomic; verbs#1! [string] atomic;
        authorization.ResourceRule
          apiGroups#2 [string] atomic; resourceNames#4 [string] atomic; resources#3 [string] atomic;
          verbs#1! [string] atomic;
        apiextensions.CustomResourceConversion
          strategy#1! string; webhook#2 apiextensions.WebhookConversion;
        apiextensions.CustomResourceDefinitionNames
          categories#6 [string] atomic; kind#4! string; listKind#5 string; plural#1! string;
          shortNames#3 [string] atomic; singular#2 string;
        apiextensions.CustomResourceDefinitionVersion
          additionalPrinterColumns#6 [apiextensions.CustomResourceColumnDefinition] atomic; deprecated#7 bool;
          deprecationWarning#8 string; name#1! string; schema#4 apiextensions.CustomResourceValidation;
          selectableFields#9 [apiextensions.SelectableField] atomic; served#2! bool; storage#3! bool;
          subresources#5 apiextensions.CustomResourceSubresources;
        apiextensions.CustomResourceDefinitionCondition
          lastTransitionTime#3 time; message#5 string; reason#4 string; status#2! string; type#1! string;
        discovery.ForNode
          name#1! string;
        discovery.ForZone
          name#1! string;
        authorization.FieldSelectorAttributes
          rawSelector#1 string; requirements#2 [meta.FieldSelectorRequirement] atomic;
        authorization.LabelSelectorAttributes
          rawSelector#1 string; requirements#2 [meta.LabelSelectorRequirement] atomic;
        apiextensions.WebhookConversion
          clientConfig#2 apiextensions.WebhookClientConfig; conversionReviewVersions#3! [string] atomic;
        apiextensions.CustomResourceColumnDefinition
          description#4 string; format#3 string; jsonPath#6! string; name#1! string; priority#5 int32;
          type#2! string;
        apiextensions.CustomResourceValidation
          openAPIV3Schema#1 any;
        apiextensions.SelectableField
          jsonPath#1! string;
        apiextensions.CustomResourceSubresources
          scale#2 apiextensions.CustomResourceSubresourceScale;
          status#1 apiextensions.CustomResourceSubresourceStatus;
        apiextensions.WebhookClientConfig
          caBundle#2 bytes; service#1 apiextensions.ServiceReference; url#3 string;
        apiextensions.CustomResourceSubresourceScale
          labelSelectorPath#3 string; specReplicasPath#1! string; statusReplicasPath#2! string;
        apiextensions.CustomResourceSubresourceStatus
        apiextensions.ServiceReference
          name#2! string; namespace#1! string; path#3 string; port#4 int32;
        """
}
