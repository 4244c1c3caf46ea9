extension BuiltInTypes {
    /// Types of metadata; see ``BuiltInTypes`` for the notation.
    static let meta = """
        meta.DeleteOptions
          dryRun#5 [string] atomic; gracePeriodSeconds#1 int64;
          ignoreStoreReadErrorWithClusterBreakingPotential#6 bool; orphanDependents#3 bool;
          preconditions#2 meta.Preconditions; propagationPolicy#4 string;
        meta.ObjectMeta
          annotations#12 {string}; creationTimestamp#8 time; deletionGracePeriodSeconds#10 int64;
          deletionTimestamp#9 time; finalizers#14 [string] set patch(merge); generateName#2 string;
          generation#7 int64; labels#11 {string}; managedFields#17 [meta.ManagedFieldsEntry] atomic;
          name#1 string; namespace#3 string; ownerReferences#13 [meta.OwnerReference] map(uid) patch(merge:uid);
          resourceVersion#6 string; selfLink#4 string; uid#5 string;
        meta.Preconditions
          resourceVersion#2 string; uid#1 string;
        meta.ManagedFieldsEntry
          apiVersion#3 string; fieldsType#6 string; fieldsV1#7 any; manager#1 string; operation#2 string;
          subresource#8 string; time#4 time;
        meta.OwnerReference atomic
          apiVersion#5! string; blockOwnerDeletion#7 bool; controller#6 bool; kind#1! string; name#3! string;
          uid#4! string;
        meta.Condition
          lastTransitionTime#4! time; message#6! string; observedGeneration#3 int64; reason#5! string;
          status#2! string; type#1! string;
        meta.LabelSelector atomic
          matchExpressions#2 [meta.LabelSelectorRequirement] atomic; matchLabels#1 {string};
        meta.LabelSelectorRequirement
          key#1! string; operator#2! string; values#3 [string] atomic;
        meta.FieldSelectorRequirement
          key#1! string; operator#2! string; values#3 [string] atomic;
        """
}
