extension TypeDescriptions {
    /// Metadata and its like.
    static let meta = """
        meta.v1.Condition: One observation of an object's state.
        meta.v1.DeleteOptions: How something is to be deleted.
            dryRun: All, to have everything checked and nothing done.
            gracePeriodSeconds: How many seconds the object has to end; 0 is at once.
            ignoreStoreReadErrorWithClusterBreakingPotential: If true, even what cannot be read any more is deleted.
            orphanDependents: The old way to say propagationPolicy.
            preconditions: What must be so, or nothing is deleted.
            propagationPolicy: What becomes of the objects that it owns: Orphan, Background or Foreground.
        meta.v1.LabelSelector: Chooses objects by their labels; all conditions must hold.
            matchLabels: Labels that an object must have, with these values.
            matchExpressions: Conditions on labels.
        meta.v1.LabelSelectorRequirement: A condition on one label.
            key: The label's key.
            operator: In, NotIn, Exists or DoesNotExist.
            values: The values that In and NotIn speak of; empty for the others.
        meta.v1.ListMeta: What the server says about a list.
            continue: Where the next page begins; empty on the last one.
            remainingItemCount: How many objects follow this page, where that is known.
            resourceVersion: The state of the server that the list shows; a watch can begin here.
            selfLink: Not used any more.
        meta.v1.ManagedFieldsEntry: The fields that one manager set.
            apiVersion: The version that the fields are named in.
            fieldsType: The form of fieldsV1; always FieldsV1.
            fieldsV1: The fields, as a tree of their names.
            manager: Who set them.
            operation: Apply or Update.
            subresource: The subresource by which they were set; empty for the object itself.
            time: When a field was last added to or changed in the entry.
        meta.v1.FieldsV1: Names of fields as a tree; f: stands before a field's name.
        meta.v1.ObjectMeta: What every object carries: identity, labels, ownership and bookkeeping.
            name: The name, unique within the namespace (or the cluster) and kind. Cannot be changed.
            namespace: The namespace; empty for kinds that belong to the whole cluster.
            generateName: A prefix from which the server makes a unique name when none is given.
            labels: Keys and values by which objects are selected.
            annotations: Keys and values for tools; they are not selected by.
            finalizers: Names of those who have work to do before the object may go.
            ownerReferences: Objects that this one belongs to; it is deleted after them.
            uid: An identifier that no other object ever has. Set by the server.
            resourceVersion: Changes with every write; compare for equality only. Set by the server.
            generation: Counts the changes of what is wanted. Set by the server.
            creationTimestamp: When the object was made. Set by the server.
            deletionTimestamp: When deletion was asked for; finalizers may delay it. Set by the server.
            deletionGracePeriodSeconds: How many seconds it has to end once deletion was asked for. Set by the server.
            managedFields: Which manager wrote which fields last. Kept by the server.
            selfLink: Not used any more.
        meta.v1.OwnerReference: An object that another belongs to, in the same namespace or of the whole cluster.
            apiVersion: The group and version of the owner.
            kind: The owner's kind.
            name: The owner's name.
            uid: The owner's UID; another object of the same name is not the owner.
            controller: Whether the owner is the one that manages the object; at most one is.
            blockOwnerDeletion: Whether a foreground deletion of the owner waits for this object.
        meta.v1.Preconditions: What must be so before something is done.
            resourceVersion: The resource version that the object must have.
            uid: The UID that the object must have.
        meta.v1.Status: How a call ended that answers with no object.
            code: The HTTP status.
            details: What the reason speaks of, for machines.
            message: What happened, for people.
            reason: Why, in one word for machines.
            status: Success or Failure.
        meta.v1.StatusCause: One of several causes of a failure.
            field: The field at fault, as in spec.replicas.
            message: What is wrong, for people.
            reason: What is wrong, in one word.
        meta.v1.StatusDetails: What a failure is about.
            causes: What is wrong, one by one.
            group: The API group of what it is about.
            kind: The kind of what it is about.
            name: The name of what it is about.
            retryAfterSeconds: How long to wait before trying again.
            uid: The UID of what it is about.
        meta.v1.Time: A moment, as in 2024-05-01T12:00:00Z.
        meta.v1.MicroTime: A moment with microseconds, as in 2024-05-01T12:00:00.000000Z.
        resource.Quantity: A number with a unit: 100m, 1.5, 1Gi, 2k.
        util.intstr.IntOrString: A number, or a text such as 25% or a port's name.
        """
}
