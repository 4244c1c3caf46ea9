extension TypeTable {
    /// The types of storage, leases, events, and other small groups.
    static let groups = """
        coordination.v1.Lease
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: coordination.v1.LeaseSpec;
        coordination.v1.LeaseSpec
            acquireTime#3: meta.v1.MicroTime; holderIdentity#1: string; leaseDurationSeconds#2: integer/int32;
            leaseTransitions#5: integer/int32; preferredHolder#7: string; renewTime#4: meta.v1.MicroTime;
            strategy#6: string;
        discovery.v1.Endpoint
            addresses#1!: [string] set; conditions#2: discovery.v1.EndpointConditions; deprecatedTopology#5: {string};
            hints#8: discovery.v1.EndpointHints; hostname#3: string; nodeName#6: string;
            targetRef#4: core.v1.ObjectReference; zone#7: string;
        discovery.v1.EndpointConditions
            ready#1: boolean; serving#2: boolean; terminating#3: boolean;
        discovery.v1.EndpointHints
            forNodes#2: [discovery.v1.ForNode] atomic; forZones#1: [discovery.v1.ForZone] atomic;
        discovery.v1.EndpointPort atomic
            appProtocol#4: string; name#1: string; port#3: integer/int32; protocol#2: string|SCTP|TCP|UDP;
        discovery.v1.EndpointSlice
            addressType#4!: string|FQDN|IPv4|IPv6; apiVersion: string; endpoints#2!: [discovery.v1.Endpoint] atomic;
            kind: string; metadata#1: meta.v1.ObjectMeta; ports#3: [discovery.v1.EndpointPort] atomic;
        discovery.v1.ForNode
            name#1!: string;
        discovery.v1.ForZone
            name#1!: string;
        events.v1.Event
            action#6: string; apiVersion: string; deprecatedCount#15: integer/int32;
            deprecatedFirstTimestamp#13: meta.v1.Time; deprecatedLastTimestamp#14: meta.v1.Time;
            deprecatedSource#12: core.v1.EventSource; eventTime#2!: meta.v1.MicroTime; kind: string;
            metadata#1: meta.v1.ObjectMeta; note#10: string; reason#7: string; regarding#8: core.v1.ObjectReference;
            related#9: core.v1.ObjectReference; reportingController#4: string; reportingInstance#5: string;
            series#3: events.v1.EventSeries; type#11: string;
        events.v1.EventSeries
            count#1!: integer/int32; lastObservedTime#2!: meta.v1.MicroTime;
        policy.v1.PodDisruptionBudget
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            spec#2: policy.v1.PodDisruptionBudgetSpec; status#3: policy.v1.PodDisruptionBudgetStatus;
        policy.v1.PodDisruptionBudgetSpec
            maxUnavailable#3: util.intstr.IntOrString; minAvailable#1: util.intstr.IntOrString;
            selector#2: meta.v1.LabelSelector patch(replace);
            unhealthyPodEvictionPolicy#4: string|AlwaysAllow|IfHealthyBudget;
        policy.v1.PodDisruptionBudgetStatus
            conditions#7: [meta.v1.Condition] map(type) patch(merge:type); currentHealthy#4!: integer/int32;
            desiredHealthy#5!: integer/int32; disruptedPods#2: {meta.v1.Time}; disruptionsAllowed#3!: integer/int32;
            expectedPods#6!: integer/int32; observedGeneration#1: integer/int64;
        scheduling.v1.PriorityClass
            apiVersion: string; description#4: string; globalDefault#3: boolean; kind: string;
            metadata#1: meta.v1.ObjectMeta; preemptionPolicy#5: string|Never|PreemptLowerPriority;
            value#2!: integer/int32;
        storage.v1.CSIDriver
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2!: storage.v1.CSIDriverSpec;
        storage.v1.CSIDriverSpec
            attachRequired#1: boolean; fsGroupPolicy#5: string; nodeAllocatableUpdatePeriodSeconds#9: integer/int64;
            podInfoOnMount#2: boolean; requiresRepublish#7: boolean; seLinuxMount#8: boolean;
            storageCapacity#4: boolean; tokenRequests#6: [storage.v1.TokenRequest] atomic;
            volumeLifecycleModes#3: [string] set;
        storage.v1.CSINode
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2!: storage.v1.CSINodeSpec;
        storage.v1.CSINodeDriver
            allocatable#4: storage.v1.VolumeNodeResources; name#1!: string; nodeID#2!: string;
            topologyKeys#3: [string] atomic;
        storage.v1.CSINodeSpec
            drivers#1!: [storage.v1.CSINodeDriver] map(name) patch(merge:name);
        storage.v1.StorageClass
            allowVolumeExpansion#6: boolean; allowedTopologies#8: [core.v1.TopologySelectorTerm] atomic;
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; mountOptions#5: [string] atomic;
            parameters#3: {string}; provisioner#2!: string; reclaimPolicy#4: string|Delete|Recycle|Retain;
            volumeBindingMode#7: string|Immediate|WaitForFirstConsumer;
        storage.v1.TokenRequest
            audience#1!: string; expirationSeconds#2: integer/int64;
        storage.v1.VolumeAttachment
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2!: storage.v1.VolumeAttachmentSpec;
            status#3: storage.v1.VolumeAttachmentStatus;
        storage.v1.VolumeAttachmentSource
            inlineVolumeSpec#2: core.v1.PersistentVolumeSpec; persistentVolumeName#1: string;
        storage.v1.VolumeAttachmentSpec
            attacher#1!: string; nodeName#3!: string; source#2!: storage.v1.VolumeAttachmentSource;
        storage.v1.VolumeAttachmentStatus
            attachError#3: storage.v1.VolumeError; attached#1!: boolean; attachmentMetadata#2: {string};
            detachError#4: storage.v1.VolumeError;
        storage.v1.VolumeError
            errorCode#3: integer/int32; message#2: string; time#1: meta.v1.Time;
        storage.v1.VolumeNodeResources
            count#1: integer/int32;
        """
}
