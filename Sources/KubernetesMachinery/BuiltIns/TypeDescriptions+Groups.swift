extension TypeDescriptions {
    /// Storage.
    static let storage = """
        storage.v1.StorageClass: How volumes of a class are made.
            allowVolumeExpansion: Whether claims may ask for more later.
            allowedTopologies: Where volumes may be made; anywhere if not set.
            mountOptions: Options of the mount that its volumes get, not checked.
            parameters: What the provisioner needs to know.
            provisioner: Who makes the volumes, as in efs.csi.aws.com.
            reclaimPolicy: What happens to volumes whose claim is gone; Delete if not set.
            volumeBindingMode: When a claim gets its volume: Immediate, or WaitForFirstConsumer: when a pod needs it.
        storage.v1.CSIDriver: What the cluster knows of a CSI driver. Its name is the driver's.
        storage.v1.CSIDriverSpec: How a CSI driver is treated.
            attachRequired: Whether volumes are attached to nodes before they are mounted.
            fsGroupPolicy: Whether the group of a volume's files is changed: ReadWriteOnceWithFSType, File or None.
            nodeAllocatableUpdatePeriodSeconds: How often a node is asked how many volumes it can still take.
            podInfoOnMount: Whether the driver is told which pod mounts.
            requiresRepublish: Whether the driver is asked to mount again from time to time.
            seLinuxMount: Whether volumes can be mounted with an SELinux label.
            storageCapacity: Whether the driver says how much room there is where.
            tokenRequests: The tokens of the pod's service account that the driver is given.
            volumeLifecycleModes: What the driver makes: Persistent volumes, Ephemeral ones, or both.
        storage.v1.TokenRequest: A token that a driver is given.
            audience: For whom the token is; the API server if empty.
            expirationSeconds: How long it is valid.
        storage.v1.CSINode: Which CSI drivers run on a node. Its name is the node's.
        storage.v1.CSINodeSpec: The CSI drivers of a node.
            drivers: The drivers.
        storage.v1.CSINodeDriver: A CSI driver on a node.
            allocatable: How many volumes it can take there.
            name: The driver's name.
            nodeID: The driver's name for the node.
            topologyKeys: Labels by which the driver tells places apart.
        storage.v1.VolumeNodeResources: How many volumes a driver can take on a node.
            count: How many; without a bound if not set.
        storage.v1.VolumeAttachment: The wish that a volume is attached to a node.
        storage.v1.VolumeAttachmentSpec: What is attached where.
            attacher: The CSI driver that does it.
            nodeName: The node.
            source: The volume.
        storage.v1.VolumeAttachmentSource: The volume to attach. Exactly one is set.
            inlineVolumeSpec: A volume that there is no object of.
            persistentVolumeName: The volume's name.
        storage.v1.VolumeAttachmentStatus: Whether it is attached.
            attachError: What last went wrong in attaching.
            attached: Whether it is attached.
            attachmentMetadata: What the driver needs to know to mount it.
            detachError: What last went wrong in detaching.
        storage.v1.VolumeError: What went wrong.
            errorCode: The gRPC status.
            message: What went wrong.
            time: When.
        """

    /// Leases, events and other small groups.
    static let groups = """
        coordination.v1.Lease: A claim to lead that has to be renewed.
        coordination.v1.LeaseSpec: Who leads, and until when.
            acquireTime: When its holder got it.
            holderIdentity: Who holds it.
            leaseDurationSeconds: How long others wait after the last renewal.
            leaseTransitions: How often it went to another holder.
            preferredHolder: Who had better hold it.
            renewTime: When it was last renewed.
            strategy: How the holder is chosen, where the cluster does that.
        events.v1.Event: A report of something that happened to an object. Kept for a short time.
            action: What was done or failed.
            deprecatedCount: How often it happened, for the older form.
            deprecatedFirstTimestamp: When it happened first, for the older form.
            deprecatedLastTimestamp: When it happened last, for the older form.
            deprecatedSource: Who reports, for the older form.
            eventTime: When it happened first.
            note: What happened, for people.
            reason: Why, in one word for machines.
            regarding: The object that it is about.
            related: Another object that has to do with it.
            reportingController: Who reports: the controller's name.
            reportingInstance: Which of several such controllers, as in a pod's name.
            series: How often it goes on happening; not set for a single time.
            type: Normal or Warning.
        events.v1.EventSeries: Something that goes on happening.
            count: How often it has happened.
            lastObservedTime: When it was last seen.
        discovery.v1.EndpointSlice: Some of the addresses behind a service.
            addressType: What the addresses are: IPv4, IPv6 or FQDN.
            endpoints: The addresses.
            ports: The ports that they all have.
        discovery.v1.Endpoint: One of those behind a service.
            addresses: Where it is reached.
            conditions: Whether it can serve.
            deprecatedTopology: Not used any more.
            hints: For whom it had better serve.
            hostname: Its host name.
            nodeName: The node that it runs on.
            targetRef: The pod.
            zone: The zone that it runs in.
        discovery.v1.EndpointConditions: Whether one can serve.
            ready: Whether it takes traffic.
            serving: Whether it could, even while it is ending.
            terminating: Whether it is ending.
        policy.v1.PodDisruptionBudget: How many pods may be moved away at a time.
        policy.v1.PodDisruptionBudgetSpec: Which pods, and how many of them.
            maxUnavailable: How many, or what part, may be missing.
            minAvailable: How many, or what part, must be there.
            selector: Labels of the pods.
            unhealthyPodEvictionPolicy: Whether pods that are not ready may always be moved away.
        policy.v1.PodDisruptionBudgetStatus: How many may be moved away now.
            currentHealthy: How many pods are ready.
            desiredHealthy: How many must be.
            disruptedPods: Pods that are being moved away.
            disruptionsAllowed: How many may be moved away now.
            expectedPods: How many pods there are.
        scheduling.v1.PriorityClass: How important pods are.
            description: When the class is to be used.
            globalDefault: Whether pods that name no class are of this one.
            preemptionPolicy: Whether its pods may take the place of others.
            value: The priority; pods of a higher one come first.
        """
}
