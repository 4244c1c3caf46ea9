extension TypeDescriptions {
    /// The core group but nodes, pods and volumes.
    static let core = """
        core.v1.ConfigMap: Configuration for pods, as keys with texts.
            data: Keys with texts in UTF-8.
            binaryData: Keys with bytes, base64.
            immutable: If true, the data cannot be changed any more.
        core.v1.Secret: Data that only those with permission should read.
            data: Keys with bytes, base64.
            stringData: Keys with texts, for writing; merged into data and never read back.
            type: What the data is for, as in kubernetes.io/tls.
            immutable: If true, the data cannot be changed any more.
        core.v1.ServiceAccount: An identity for the processes in pods.
            automountServiceAccountToken: Whether pods get its token as a file, unless they say otherwise.
            imagePullSecrets: Secrets in the namespace with which its pods' images are pulled.
            secrets: Secrets that its pods may use; seldom needed today.
        core.v1.Namespace: A scope for names.
        core.v1.NamespaceSpec: What a namespace waits for.
            finalizers: Who must be done before the namespace may go.
        core.v1.NamespaceStatus: Whether a namespace lives or is being deleted.
            phase: Active or Terminating.
        core.v1.NamespaceCondition: One observation of a namespace.
        core.v1.ObjectReference: Names an object, or a part of one.
            apiVersion: The object's group and version.
            fieldPath: The part of the object that is meant, as in spec.containers{main}.
            kind: The object's kind.
            name: The object's name.
            namespace: The object's namespace.
            resourceVersion: The state of the object that is meant.
            uid: The object's UID.
        core.v1.LocalObjectReference: Names an object of the same namespace.
            name: The object's name.
        core.v1.SecretReference: Names a secret.
            name: The secret's name.
            namespace: The secret's namespace.
        core.v1.TypedLocalObjectReference: Names an object of some kind in the same namespace.
            apiGroup: The object's API group; empty for the core group.
            kind: The object's kind.
            name: The object's name.
        core.v1.TypedObjectReference: Names an object of some kind.
            apiGroup: The object's API group; empty for the core group.
            kind: The object's kind.
            name: The object's name.
            namespace: The object's namespace; the same one if not set.
        core.v1.Event: A report of something that happened to an object. Kept for a short time.
            action: What was done or failed.
            count: How often it happened.
            eventTime: When it happened first, with microseconds.
            firstTimestamp: When it happened first.
            involvedObject: The object that it is about.
            lastTimestamp: When it happened last.
            message: What happened, for people.
            reason: Why, in one word for machines.
            related: Another object that has to do with it.
            reportingComponent: Who reports: the controller's name.
            reportingInstance: Which of several such controllers, as in a pod's name.
            series: How often it goes on happening; not set for a single time.
            source: Who reports, in the older form.
            type: Normal or Warning.
        core.v1.EventSeries: Something that goes on happening.
            count: How often it has happened.
            lastObservedTime: When it was last seen.
        core.v1.EventSource: Who reports an event.
            component: The controller's name.
            host: The node that it runs on.
        core.v1.Service: A name and ports under which pods are reached.
        core.v1.ServiceSpec: How a service is reached and which pods it leads to.
            clusterIP: The address within the cluster; None for a service without one.
            clusterIPs: The addresses within the cluster, at most one of each family.
            externalIPs: Further addresses for which the nodes take traffic.
            externalName: The DNS name that a service of type ExternalName stands for.
            allocateLoadBalancerNodePorts: If false, a load balancer gets no ports on the nodes.
            externalTrafficPolicy: Whether traffic from outside goes to pods of the same node only: Cluster or Local.
            healthCheckNodePort: The node's port that a load balancer asks for its health.
            internalTrafficPolicy: Whether traffic from inside goes to pods of the same node only: Cluster or Local.
            ipFamilies: The families of its addresses: IPv4, IPv6 or both.
            ipFamilyPolicy: Whether it has one family or two.
            loadBalancerClass: Who makes the load balancer; the cloud's own if not set.
            loadBalancerIP: Not used any more.
            loadBalancerSourceRanges: Who may use the load balancer, as ranges of addresses.
            sessionAffinityConfig: How long a client is led to the same pod.
            trafficDistribution: Which pods are better, as in PreferClose.
            ports: The ports that it has.
            publishNotReadyAddresses: If true, pods are found before they are ready.
            selector: Labels of the pods behind it.
            sessionAffinity: None, or ClientIP to lead a client to the same pod again.
            type: ClusterIP, NodePort, LoadBalancer or ExternalName.
        core.v1.ServicePort: A port of a service.
            appProtocol: What is spoken on it, as in https.
            name: The port's name, unique in the service.
            nodePort: The port on each node, where the type has one.
            port: The port's number.
            protocol: TCP, UDP or SCTP.
            targetPort: The number or name of the pods' port; the same number if not set.
        core.v1.ServiceStatus: What became of a service.
            loadBalancer: Where its load balancer is reached.
        core.v1.Endpoints: The addresses behind a service.
            subsets: Addresses with the ports that they all have.
        core.v1.EndpointSubset: Addresses that have the same ports.
            addresses: Those that are ready.
            notReadyAddresses: Those that are not ready.
            ports: The ports.
        core.v1.LoadBalancerStatus: Where a load balancer is reached.
            ingress: The places.
        core.v1.LoadBalancerIngress: A place where a load balancer is reached.
            hostname: Its name.
            ip: Its address.
            ipMode: How the nodes treat the address: VIP or Proxy.
            ports: What became of each port.
        core.v1.LimitRangeSpec: The bounds.
            limits: The bounds, by what they are for.
        core.v1.LimitRangeItem: The bounds for one kind of thing.
            default: The limits of what names none.
            defaultRequest: The requests of what names none.
            max: The most of each resource.
            maxLimitRequestRatio: By how many times a limit may be above the request.
            min: The least of each resource.
            type: What is bounded: Pod, Container or PersistentVolumeClaim.
        core.v1.LimitRange: What one pod, container or claim of a namespace may ask for.
        core.v1.ResourceQuota: What all of a namespace together may use.
        core.v1.ResourceQuotaSpec: The bounds of a namespace.
            hard: The most of each resource, as in requests.storage: 10Gi.
            scopeSelector: Which objects count, with conditions.
            scopes: Which objects count.
        core.v1.ResourceQuotaStatus: What of the bounds is used.
            hard: The bounds that are kept.
            used: How much of each is used now.
        core.v1.TopologySelectorTerm: Places, by labels of their nodes.
            matchLabelExpressions: The labels that a place must have.
        core.v1.TopologySelectorLabelRequirement: A label that a place must have.
            key: The label's key.
            values: Any of these values will do.
        """

    /// Nodes, and how they are chosen.
    static let nodes = """
        core.v1.Node: A machine that runs pods.
        core.v1.NodeSpec: What a node is to be.
            podCIDR: The addresses of its pods.
            podCIDRs: The addresses of its pods, at most one range of each family.
            providerID: The machine's identifier at the cloud, as in aws:///us-east-1a/i-0123.
            taints: Marks that keep pods away that do not tolerate them.
            unschedulable: If true, no new pods are placed here.
            configSource: Not used any more.
            externalID: Not used any more.
        core.v1.NodeStatus: What was last seen of a node.
            addresses: Where it is reached.
            allocatable: How much of each resource pods can have.
            capacity: How much of each resource it has.
            images: The images that it holds.
            nodeInfo: The machine and the software on it.
            phase: Not used any more.
            volumesAttached: The volumes that are attached.
            volumesInUse: The volumes that pods have mounted, by name.
            daemonEndpoints: The ports of what runs on it.
            runtimeHandlers: The container runtimes that it has.
            features: What its software can do.
            config: Not used any more.
        core.v1.NodeAddress: One address of a node.
            address: The address.
            type: Hostname, InternalIP, ExternalIP, InternalDNS or ExternalDNS.
        core.v1.NodeSystemInfo: The machine and the software on it.
            architecture: The processor's architecture, as in arm64.
            bootID: Another one after each start of the machine.
            containerRuntimeVersion: The container runtime, as in containerd://1.7.
            kernelVersion: The version of the kernel.
            kubeProxyVersion: Not used any more.
            kubeletVersion: The version of the kubelet.
            machineID: The machine's identifier.
            operatingSystem: The operating system, as in linux.
            osImage: The operating system's name, for people.
            systemUUID: The machine's UUID.
            swap: The memory that it can swap out.
        core.v1.Taint: A mark that keeps pods away that do not tolerate it.
            effect: NoSchedule, PreferNoSchedule or NoExecute.
            key: The mark's key.
            timeAdded: When it was set; for NoExecute only.
            value: The mark's value.
        core.v1.NodeSelector: Chooses nodes; one of the terms must hold.
            nodeSelectorTerms: The terms.
        core.v1.NodeSelectorTerm: Chooses nodes; all conditions must hold.
            matchExpressions: Conditions on labels.
            matchFields: Conditions on fields, as in metadata.name.
        core.v1.NodeSelectorRequirement: A condition on one label or field.
            key: The label's key, or the field.
            operator: In, NotIn, Exists, DoesNotExist, Gt or Lt.
            values: What the operator compares with.
        """
}
