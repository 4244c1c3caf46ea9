extension TypeTable {
    /// The types of RBAC, authentication, authorization, storage, leases and events.
    static let access = """
        authentication.v1.BoundObjectReference
            apiVersion: string; kind: string; name: string; uid: string;
        authentication.v1.SelfSubjectReview
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta;
            status: authentication.v1.SelfSubjectReviewStatus;
        authentication.v1.SelfSubjectReviewStatus
            userInfo: authentication.v1.UserInfo;
        authentication.v1.TokenRequest
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta;
            spec!: authentication.v1.TokenRequestSpec; status: authentication.v1.TokenRequestStatus;
        authentication.v1.TokenRequestSpec
            audiences!: [string] atomic; boundObjectRef: authentication.v1.BoundObjectReference;
            expirationSeconds: integer/int64;
        authentication.v1.TokenRequestStatus
            expirationTimestamp!: meta.v1.Time; token!: string;
        authentication.v1.TokenReview
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta;
            spec!: authentication.v1.TokenReviewSpec; status: authentication.v1.TokenReviewStatus;
        authentication.v1.TokenReviewSpec
            audiences: [string] atomic; token: string;
        authentication.v1.TokenReviewStatus
            audiences: [string] atomic; authenticated: boolean; error: string; user: authentication.v1.UserInfo;
        authentication.v1.UserInfo
            extra: {[string]}; groups: [string] atomic; uid: string; username: string;
        authorization.v1.FieldSelectorAttributes
            rawSelector: string; requirements: [meta.v1.FieldSelectorRequirement] atomic;
        authorization.v1.LabelSelectorAttributes
            rawSelector: string; requirements: [meta.v1.LabelSelectorRequirement] atomic;
        authorization.v1.NonResourceAttributes
            path: string; verb: string;
        authorization.v1.NonResourceRule
            nonResourceURLs: [string] atomic; verbs!: [string] atomic;
        authorization.v1.ResourceAttributes
            fieldSelector: authorization.v1.FieldSelectorAttributes; group: string;
            labelSelector: authorization.v1.LabelSelectorAttributes; name: string; namespace: string;
            resource: string; subresource: string; verb: string; version: string;
        authorization.v1.ResourceRule
            apiGroups: [string] atomic; resourceNames: [string] atomic; resources: [string] atomic;
            verbs!: [string] atomic;
        authorization.v1.SelfSubjectAccessReview
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta;
            spec!: authorization.v1.SelfSubjectAccessReviewSpec; status: authorization.v1.SubjectAccessReviewStatus;
        authorization.v1.SelfSubjectAccessReviewSpec
            nonResourceAttributes: authorization.v1.NonResourceAttributes;
            resourceAttributes: authorization.v1.ResourceAttributes;
        authorization.v1.SelfSubjectRulesReview
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta;
            spec!: authorization.v1.SelfSubjectRulesReviewSpec; status: authorization.v1.SubjectRulesReviewStatus;
        authorization.v1.SelfSubjectRulesReviewSpec
            namespace: string;
        authorization.v1.SubjectAccessReview
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta;
            spec!: authorization.v1.SubjectAccessReviewSpec; status: authorization.v1.SubjectAccessReviewStatus;
        authorization.v1.SubjectAccessReviewSpec
            extra: {[string]}; groups: [string] atomic;
            nonResourceAttributes: authorization.v1.NonResourceAttributes;
            resourceAttributes: authorization.v1.ResourceAttributes; uid: string; user: string;
        authorization.v1.SubjectAccessReviewStatus
            allowed!: boolean; denied: boolean; evaluationError: string; reason: string;
        authorization.v1.SubjectRulesReviewStatus
            evaluationError: string; incomplete!: boolean;
            nonResourceRules!: [authorization.v1.NonResourceRule] atomic;
            resourceRules!: [authorization.v1.ResourceRule] atomic;
        coordination.v1.Lease
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: coordination.v1.LeaseSpec;
        coordination.v1.LeaseSpec
            acquireTime: meta.v1.MicroTime; holderIdentity: string; leaseDurationSeconds: integer/int32;
            leaseTransitions: integer/int32; preferredHolder: string; renewTime: meta.v1.MicroTime;
            strategy: string;
        events.v1.Event
            action: string; apiVersion: string; deprecatedCount: integer/int32;
            deprecatedFirstTimestamp: meta.v1.Time; deprecatedLastTimestamp: meta.v1.Time;
            deprecatedSource: core.v1.EventSource; eventTime!: meta.v1.MicroTime; kind: string;
            metadata: meta.v1.ObjectMeta; note: string; reason: string; regarding: core.v1.ObjectReference;
            related: core.v1.ObjectReference; reportingController: string; reportingInstance: string;
            series: events.v1.EventSeries; type: string;
        events.v1.EventSeries
            count!: integer/int32; lastObservedTime!: meta.v1.MicroTime;
        rbac.v1.AggregationRule
            clusterRoleSelectors: [meta.v1.LabelSelector] atomic;
        rbac.v1.ClusterRole
            aggregationRule: rbac.v1.AggregationRule; apiVersion: string; kind: string;
            metadata: meta.v1.ObjectMeta; rules: [rbac.v1.PolicyRule] atomic;
        rbac.v1.ClusterRoleBinding
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; roleRef!: rbac.v1.RoleRef;
            subjects: [rbac.v1.Subject] atomic;
        rbac.v1.PolicyRule
            apiGroups: [string] atomic; nonResourceURLs: [string] atomic; resourceNames: [string] atomic;
            resources: [string] atomic; verbs!: [string] atomic;
        rbac.v1.Role
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; rules: [rbac.v1.PolicyRule] atomic;
        rbac.v1.RoleBinding
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; roleRef!: rbac.v1.RoleRef;
            subjects: [rbac.v1.Subject] atomic;
        rbac.v1.RoleRef atomic
            apiGroup!: string; kind!: string; name!: string;
        rbac.v1.Subject atomic
            apiGroup: string; kind!: string; name!: string; namespace: string;
        storage.v1.CSIDriver
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec!: storage.v1.CSIDriverSpec;
        storage.v1.CSIDriverSpec
            attachRequired: boolean; fsGroupPolicy: string; nodeAllocatableUpdatePeriodSeconds: integer/int64;
            podInfoOnMount: boolean; requiresRepublish: boolean; seLinuxMount: boolean; storageCapacity: boolean;
            tokenRequests: [storage.v1.TokenRequest] atomic; volumeLifecycleModes: [string] set;
        storage.v1.CSINode
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec!: storage.v1.CSINodeSpec;
        storage.v1.CSINodeDriver
            allocatable: storage.v1.VolumeNodeResources; name!: string; nodeID!: string;
            topologyKeys: [string] atomic;
        storage.v1.CSINodeSpec
            drivers!: [storage.v1.CSINodeDriver] map(name) patch(merge:name);
        storage.v1.StorageClass
            allowVolumeExpansion: boolean; allowedTopologies: [core.v1.TopologySelectorTerm] atomic;
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; mountOptions: [string] atomic;
            parameters: {string}; provisioner!: string; reclaimPolicy: string|Delete|Recycle|Retain;
            volumeBindingMode: string|Immediate|WaitForFirstConsumer;
        storage.v1.TokenRequest
            audience!: string; expirationSeconds: integer/int64;
        storage.v1.VolumeAttachment
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec!: storage.v1.VolumeAttachmentSpec;
            status: storage.v1.VolumeAttachmentStatus;
        storage.v1.VolumeAttachmentSource
            inlineVolumeSpec: core.v1.PersistentVolumeSpec; persistentVolumeName: string;
        storage.v1.VolumeAttachmentSpec
            attacher!: string; nodeName!: string; source!: storage.v1.VolumeAttachmentSource;
        storage.v1.VolumeAttachmentStatus
            attachError: storage.v1.VolumeError; attached!: boolean; attachmentMetadata: {string};
            detachError: storage.v1.VolumeError;
        storage.v1.VolumeError
            errorCode: integer/int32; message: string; time: meta.v1.Time;
        storage.v1.VolumeNodeResources
            count: integer/int32;
        """
}
