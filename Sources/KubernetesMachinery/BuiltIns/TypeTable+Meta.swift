extension TypeTable {
    /// The types of metadata and its like.
    static let meta = """
        meta.v1.Condition
            lastTransitionTime!: meta.v1.Time; message!: string; observedGeneration: integer/int64; reason!: string;
            status!: string; type!: string;
        meta.v1.DeleteOptions
            apiVersion: string; dryRun: [string] atomic; gracePeriodSeconds: integer/int64;
            ignoreStoreReadErrorWithClusterBreakingPotential: boolean; kind: string; orphanDependents: boolean;
            preconditions: meta.v1.Preconditions; propagationPolicy: string;
        meta.v1.FieldSelectorRequirement
            key!: string; operator!: string; values: [string] atomic;
        meta.v1.LabelSelector atomic
            matchExpressions: [meta.v1.LabelSelectorRequirement] atomic; matchLabels: {string};
        meta.v1.LabelSelectorRequirement
            key!: string; operator!: string; values: [string] atomic;
        meta.v1.ListMeta
            continue: string; remainingItemCount: integer/int64; resourceVersion: string; selfLink: string;
        meta.v1.ManagedFieldsEntry
            apiVersion: string; fieldsType: string; fieldsV1: meta.v1.FieldsV1; manager: string; operation: string;
            subresource: string; time: meta.v1.Time;
        meta.v1.ObjectMeta
            annotations: {string}; creationTimestamp: meta.v1.Time; deletionGracePeriodSeconds: integer/int64;
            deletionTimestamp: meta.v1.Time; finalizers: [string] set patch(merge); generateName: string;
            generation: integer/int64; labels: {string}; managedFields: [meta.v1.ManagedFieldsEntry] atomic;
            name: string; namespace: string; ownerReferences: [meta.v1.OwnerReference] map(uid) patch(merge:uid);
            resourceVersion: string; selfLink: string; uid: string;
        meta.v1.OwnerReference atomic
            apiVersion!: string; blockOwnerDeletion: boolean; controller: boolean; kind!: string; name!: string;
            uid!: string;
        meta.v1.Preconditions
            resourceVersion: string; uid: string;
        meta.v1.Status
            apiVersion: string; code: integer/int32; details: meta.v1.StatusDetails atomic; kind: string;
            message: string; metadata: meta.v1.ListMeta; reason: string; status: string;
        meta.v1.StatusCause
            field: string; message: string; reason: string;
        meta.v1.StatusDetails
            causes: [meta.v1.StatusCause] atomic; group: string; kind: string; name: string;
            retryAfterSeconds: integer/int32; uid: string;
        """
}
