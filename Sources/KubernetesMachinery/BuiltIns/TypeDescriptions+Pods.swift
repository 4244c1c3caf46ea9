extension TypeDescriptions {
    /// Pods but their containers and volumes.
    static let pods = """
        core.v1.Pod: A group of containers that run together on one node.
        core.v1.PodTemplateSpec: The pods that a controller makes.
        core.v1.PodSpec: What runs in a pod, and how.
            activeDeadlineSeconds: After how many seconds a pod that still runs is ended.
            affinity: Which nodes the pod may run on, or had better run on.
            automountServiceAccountToken: Whether the service account's token is put into the containers.
            containers: The containers; at least one, and the list cannot grow later.
            dnsConfig: Settings of the pod's DNS that are added to those of the policy.
            dnsPolicy: Where the pod's DNS settings come from.
            enableServiceLinks: Whether services are told of in environment variables.
            ephemeralContainers: Containers that were added to look into the running pod.
            hostAliases: Lines to add to the pod's hosts file.
            hostIPC: Whether it shares the node's inter-process communication.
            hostNetwork: Whether it uses the node's network.
            hostPID: Whether it sees the node's processes.
            hostUsers: If false, the pod's users are others than the node's.
            hostname: The pod's host name; its name if not set.
            imagePullSecrets: Secrets with which the images are pulled.
            initContainers: Containers that run, one after another, before the others start.
            nodeName: The node that the pod runs on.
            nodeSelector: Labels that the node must have.
            os: The operating system that the containers need.
            overhead: What running the pod costs beside its containers.
            preemptionPolicy: Whether it may take the place of pods of lower priority.
            priority: The number that its priority class stands for.
            priorityClassName: The class that says how important the pod is.
            readinessGates: Further conditions that must be true for the pod to be ready.
            resourceClaims: Claims to devices that containers may use.
            resources: How much processor time and memory the pod as a whole needs and may use.
            restartPolicy: What to do when a container ends: Always, OnFailure or Never.
            runtimeClassName: The container runtime to use.
            schedulerName: Who finds the node.
            schedulingGates: What must be gone before a node is looked for.
            securityContext: Users, groups and rights of all containers.
            serviceAccount: The old name of serviceAccountName.
            serviceAccountName: The identity of the pod's processes.
            setHostnameAsFQDN: Whether the host name includes the domain.
            shareProcessNamespace: Whether the containers see each other's processes.
            subdomain: The domain below the cluster's that the pod's name stands in.
            terminationGracePeriodSeconds: How many seconds the containers have to end; 30 if not set.
            tolerations: Taints of nodes that do not keep this pod away.
            topologySpreadConstraints: How such pods are spread over zones and nodes.
            volumes: The volumes that the containers may mount.
        core.v1.PodStatus: What was last seen of a pod.
            containerStatuses: What was last seen of each container.
            ephemeralContainerStatuses: What was last seen of the ephemeral containers.
            hostIP: The node's address.
            hostIPs: The node's addresses.
            initContainerStatuses: What was last seen of the init containers.
            message: Why the pod is in its phase, for people.
            nominatedNodeName: The node where room is made for it.
            phase: Pending, Running, Succeeded, Failed or Unknown.
            podIP: The pod's address.
            podIPs: The pod's addresses, at most one of each family.
            qosClass: How it is treated when memory is short: Guaranteed, Burstable or BestEffort.
            reason: Why the pod is in its phase, in one word.
            resize: How far a change of its resources is.
            resourceClaimStatuses: The claims that were made for it.
            startTime: When the node took it on.
        core.v1.PodCondition: One observation of a pod, as in Ready.
        core.v1.PodSecurityContext: Users, groups and rights of all containers of a pod.
            appArmorProfile: The AppArmor profile.
            fsGroup: The group that owns the files of volumes, where a volume knows groups.
            fsGroupChangePolicy: When the group of a volume's files is changed: Always or OnRootMismatch.
            runAsGroup: The processes' group.
            runAsNonRoot: If true, a container that would run as root does not start.
            runAsUser: The processes' user.
            seLinuxChangePolicy: How the SELinux labels of volumes are set.
            seLinuxOptions: The SELinux label.
            seccompProfile: The system calls that are allowed.
            supplementalGroups: Further groups of the processes.
            supplementalGroupsPolicy: Whether groups of the image are added: Merge or Strict.
            sysctls: Settings of the kernel.
            windowsOptions: Settings for Windows only.
        core.v1.PodDNSConfig: Settings of a pod's DNS.
            nameservers: Addresses of name servers.
            options: Further options.
            searches: Domains in which short names are looked up.
        core.v1.PodDNSConfigOption: An option of DNS.
            name: Its name, as in ndots.
            value: Its value.
        core.v1.HostAlias: A line of the hosts file.
            hostnames: The names.
            ip: The address that they stand for.
        core.v1.Toleration: A taint that does not keep a pod away.
            effect: The effect of the taint; any if not set.
            key: The taint's key; any if not set and the operator is Exists.
            operator: Exists, or Equal, which is meant if it is not set.
            tolerationSeconds: How long a NoExecute taint is borne; for ever if not set.
            value: The taint's value.
        core.v1.Affinity: Which nodes a pod may run on, or had better run on.
            nodeAffinity: By the nodes' labels.
            podAffinity: Near which other pods.
            podAntiAffinity: Away from which other pods.
        core.v1.NodeAffinity: Nodes to run on, by their labels.
            preferredDuringSchedulingIgnoredDuringExecution: Which nodes are better, with weights.
            requiredDuringSchedulingIgnoredDuringExecution: Which nodes alone will do.
        core.v1.PodAffinity: Pods to be near.
            preferredDuringSchedulingIgnoredDuringExecution: Which pods it is better to be near, with weights.
            requiredDuringSchedulingIgnoredDuringExecution: Which pods it must be near.
        core.v1.PodAntiAffinity: Pods to be away from.
            preferredDuringSchedulingIgnoredDuringExecution: Which pods it is better to be away from, with weights.
            requiredDuringSchedulingIgnoredDuringExecution: Which pods it must be away from.
        core.v1.PodAffinityTerm: Some pods, and what near means.
            labelSelector: Labels of the pods.
            matchLabelKeys: Labels in which the pods must agree with this one.
            mismatchLabelKeys: Labels in which the pods must differ from this one.
            namespaceSelector: Labels of the pods' namespaces.
            namespaces: Names of the pods' namespaces; the pod's own if neither is set.
            topologyKey: The label of nodes that is the same on those that are near.
        core.v1.PreferredSchedulingTerm: Nodes that are better.
            preference: The nodes.
            weight: How much better, from 1 to 100.
        core.v1.WeightedPodAffinityTerm: Pods that it is better to be near, or away from.
            podAffinityTerm: The pods.
            weight: How much better, from 1 to 100.
        core.v1.TopologySpreadConstraint: How pods are spread over places.
            labelSelector: Labels of the pods that are counted.
            matchLabelKeys: Labels in which the counted pods must agree with this one.
            maxSkew: By how many the places may differ.
            minDomains: How many places there should be at least.
            nodeAffinityPolicy: Whether only nodes count that the pod may run on.
            nodeTaintsPolicy: Whether only nodes count whose taints the pod tolerates.
            topologyKey: The label of nodes whose values are the places.
            whenUnsatisfiable: DoNotSchedule or ScheduleAnyway.
        """
}
