extension TypeTable {
    /// The types of metadata and its like.
    static let meta = """
        meta.v1.Condition
            lastTransitionTime#4!: meta.v1.Time; message#6!: string; observedGeneration#3: integer/int64;
            reason#5!: string; status#2!: string; type#1!: string;
        meta.v1.DeleteOptions
            apiVersion: string; dryRun#5: [string] atomic; gracePeriodSeconds#1: integer/int64;
            ignoreStoreReadErrorWithClusterBreakingPotential#6: boolean; kind: string; orphanDependents#3: boolean;
            preconditions#2: meta.v1.Preconditions; propagationPolicy#4: string;
        meta.v1.FieldSelectorRequirement
            key#1!: string; operator#2!: string; values#3: [string] atomic;
        meta.v1.LabelSelector atomic
            matchExpressions#2: [meta.v1.LabelSelectorRequirement] atomic; matchLabels#1: {string};
        meta.v1.LabelSelectorRequirement
            key#1!: string; operator#2!: string; values#3: [string] atomic;
        meta.v1.ListMeta
            continue#3: string; remainingItemCount#4: integer/int64; resourceVersion#2: string; selfLink#1: string;
        meta.v1.ManagedFieldsEntry
            apiVersion#3: string; fieldsType#6: string; fieldsV1#7: meta.v1.FieldsV1; manager#1: string;
            operation#2: string; subresource#8: string; time#4: meta.v1.Time;
        meta.v1.ObjectMeta
            annotations#12: {string}; creationTimestamp#8: meta.v1.Time; deletionGracePeriodSeconds#10: integer/int64;
            deletionTimestamp#9: meta.v1.Time; finalizers#14: [string] set patch(merge); generateName#2: string;
            generation#7: integer/int64; labels#11: {string}; managedFields#17: [meta.v1.ManagedFieldsEntry] atomic;
            name#1: string; namespace#3: string;
            ownerReferences#13: [meta.v1.OwnerReference] map(uid) patch(merge:uid); resourceVersion#6: string;
            selfLink#4: string; uid#5: string;
        meta.v1.OwnerReference atomic
            apiVersion#5!: string; blockOwnerDeletion#7: boolean; controller#6: boolean; kind#1!: string;
            name#3!: string; uid#4!: string;
        meta.v1.Preconditions
            resourceVersion#2: string; uid#1: string;
        meta.v1.Status
            apiVersion: string; code#6: integer/int32; details#5: meta.v1.StatusDetails atomic; kind: string;
            message#3: string; metadata#1: meta.v1.ListMeta; reason#4: string; status#2: string;
        meta.v1.StatusCause
            field#3: string; message#2: string; reason#1: string;
        meta.v1.StatusDetails
            causes#4: [meta.v1.StatusCause] atomic; group#2: string; kind#3: string; name#1: string;
            retryAfterSeconds#5: integer/int32; uid#6: string;
        """
}
