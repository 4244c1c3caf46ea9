extension TypeTable {
    /// The types of the core group but pods and volumes.
    static let core = """
        core.v1.AttachedVolume
            devicePath!: string; name!: string;
        core.v1.ClientIPConfig
            timeoutSeconds: integer/int32;
        core.v1.ConfigMap
            apiVersion: string; binaryData: {string/byte}; data: {string}; immutable: boolean; kind: string;
            metadata: meta.v1.ObjectMeta;
        core.v1.ConfigMapNodeConfigSource
            kubeletConfigKey!: string; name!: string; namespace!: string; resourceVersion: string; uid: string;
        core.v1.ContainerImage
            names: [string] atomic; sizeBytes: integer/int64;
        core.v1.DaemonEndpoint
            Port!: integer/int32;
        core.v1.EndpointAddress atomic
            hostname: string; ip!: string; nodeName: string; targetRef: core.v1.ObjectReference;
        core.v1.EndpointPort atomic
            appProtocol: string; name: string; port!: integer/int32; protocol: string|SCTP|TCP|UDP;
        core.v1.EndpointSubset
            addresses: [core.v1.EndpointAddress] atomic; notReadyAddresses: [core.v1.EndpointAddress] atomic;
            ports: [core.v1.EndpointPort] atomic;
        core.v1.Endpoints
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta;
            subsets: [core.v1.EndpointSubset] atomic;
        core.v1.Event
            action: string; apiVersion: string; count: integer/int32; eventTime: meta.v1.MicroTime;
            firstTimestamp: meta.v1.Time; involvedObject!: core.v1.ObjectReference; kind: string;
            lastTimestamp: meta.v1.Time; message: string; metadata!: meta.v1.ObjectMeta; reason: string;
            related: core.v1.ObjectReference; reportingComponent: string; reportingInstance: string;
            series: core.v1.EventSeries; source: core.v1.EventSource; type: string;
        core.v1.EventSeries
            count: integer/int32; lastObservedTime: meta.v1.MicroTime;
        core.v1.EventSource
            component: string; host: string;
        core.v1.LimitRange
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: core.v1.LimitRangeSpec;
        core.v1.LimitRangeItem
            default: {resource.Quantity}; defaultRequest: {resource.Quantity}; max: {resource.Quantity};
            maxLimitRequestRatio: {resource.Quantity}; min: {resource.Quantity}; type!: string;
        core.v1.LimitRangeSpec
            limits!: [core.v1.LimitRangeItem] atomic;
        core.v1.LoadBalancerIngress
            hostname: string; ip: string; ipMode: string; ports: [core.v1.PortStatus] atomic;
        core.v1.LoadBalancerStatus
            ingress: [core.v1.LoadBalancerIngress] atomic;
        core.v1.LocalObjectReference atomic
            name: string;
        core.v1.LocalVolumeSource
            fsType: string; path!: string;
        core.v1.Namespace
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: core.v1.NamespaceSpec;
            status: core.v1.NamespaceStatus;
        core.v1.NamespaceCondition
            lastTransitionTime: meta.v1.Time; message: string; reason: string; status!: string; type!: string;
        core.v1.NamespaceSpec
            finalizers: [string] atomic;
        core.v1.NamespaceStatus
            conditions: [core.v1.NamespaceCondition] map(type) patch(merge:type); phase: string|Active|Terminating;
        core.v1.Node
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: core.v1.NodeSpec;
            status: core.v1.NodeStatus;
        core.v1.NodeAddress
            address!: string; type!: string;
        core.v1.NodeCondition
            lastHeartbeatTime: meta.v1.Time; lastTransitionTime: meta.v1.Time; message: string; reason: string;
            status!: string; type!: string;
        core.v1.NodeConfigSource
            configMap: core.v1.ConfigMapNodeConfigSource;
        core.v1.NodeConfigStatus
            active: core.v1.NodeConfigSource; assigned: core.v1.NodeConfigSource; error: string;
            lastKnownGood: core.v1.NodeConfigSource;
        core.v1.NodeDaemonEndpoints
            kubeletEndpoint: core.v1.DaemonEndpoint;
        core.v1.NodeFeatures
            supplementalGroupsPolicy: boolean;
        core.v1.NodeRuntimeHandler
            features: core.v1.NodeRuntimeHandlerFeatures; name: string;
        core.v1.NodeRuntimeHandlerFeatures
            recursiveReadOnlyMounts: boolean; userNamespaces: boolean;
        core.v1.NodeSelector atomic
            nodeSelectorTerms!: [core.v1.NodeSelectorTerm] atomic;
        core.v1.NodeSelectorRequirement
            key!: string; operator!: string|DoesNotExist|Exists|Gt|In|Lt|NotIn; values: [string] atomic;
        core.v1.NodeSelectorTerm atomic
            matchExpressions: [core.v1.NodeSelectorRequirement] atomic;
            matchFields: [core.v1.NodeSelectorRequirement] atomic;
        core.v1.NodeSpec
            configSource: core.v1.NodeConfigSource; externalID: string; podCIDR: string;
            podCIDRs: [string] set patch(merge); providerID: string; taints: [core.v1.Taint] atomic;
            unschedulable: boolean;
        core.v1.NodeStatus
            addresses: [core.v1.NodeAddress] map(type) patch(merge:type); allocatable: {resource.Quantity};
            capacity: {resource.Quantity}; conditions: [core.v1.NodeCondition] map(type) patch(merge:type);
            config: core.v1.NodeConfigStatus; daemonEndpoints: core.v1.NodeDaemonEndpoints;
            features: core.v1.NodeFeatures; images: [core.v1.ContainerImage] atomic;
            nodeInfo: core.v1.NodeSystemInfo; phase: string|Pending|Running|Terminated;
            runtimeHandlers: [core.v1.NodeRuntimeHandler] atomic; volumesAttached: [core.v1.AttachedVolume] atomic;
            volumesInUse: [string] atomic;
        core.v1.NodeSwapStatus
            capacity: integer/int64;
        core.v1.NodeSystemInfo
            architecture!: string; bootID!: string; containerRuntimeVersion!: string; kernelVersion!: string;
            kubeProxyVersion!: string; kubeletVersion!: string; machineID!: string; operatingSystem!: string;
            osImage!: string; swap: core.v1.NodeSwapStatus; systemUUID!: string;
        core.v1.ObjectFieldSelector atomic
            apiVersion: string; fieldPath!: string;
        core.v1.ObjectReference atomic
            apiVersion: string; fieldPath: string; kind: string; name: string; namespace: string;
            resourceVersion: string; uid: string;
        core.v1.PortStatus
            error: string; port!: integer/int32; protocol!: string|SCTP|TCP|UDP;
        core.v1.PortworxVolumeSource
            fsType: string; readOnly: boolean; volumeID!: string;
        core.v1.ResourceClaim
            name!: string; request: string;
        core.v1.ResourceFieldSelector atomic
            containerName: string; divisor: resource.Quantity; resource!: string;
        core.v1.ResourceHealth
            health: string; resourceID!: string;
        core.v1.ResourceQuota
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: core.v1.ResourceQuotaSpec;
            status: core.v1.ResourceQuotaStatus;
        core.v1.ResourceQuotaSpec
            hard: {resource.Quantity}; scopeSelector: core.v1.ScopeSelector; scopes: [string] atomic;
        core.v1.ResourceQuotaStatus
            hard: {resource.Quantity}; used: {resource.Quantity};
        core.v1.ResourceRequirements
            claims: [core.v1.ResourceClaim] map(name); limits: {resource.Quantity}; requests: {resource.Quantity};
        core.v1.ResourceStatus
            name!: string; resources: [core.v1.ResourceHealth] map(resourceID);
        core.v1.ScopeSelector atomic
            matchExpressions: [core.v1.ScopedResourceSelectorRequirement] atomic;
        core.v1.ScopedResourceSelectorRequirement
            operator!: string|DoesNotExist|Exists|In|NotIn;
            scopeName!: string|BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass;
            values: [string] atomic;
        core.v1.Secret
            apiVersion: string; data: {string/byte}; immutable: boolean; kind: string; metadata: meta.v1.ObjectMeta;
            stringData: {string}; type: string;
        core.v1.SecretReference atomic
            name: string; namespace: string;
        core.v1.Service
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: core.v1.ServiceSpec;
            status: core.v1.ServiceStatus;
        core.v1.ServiceAccount
            apiVersion: string; automountServiceAccountToken: boolean;
            imagePullSecrets: [core.v1.LocalObjectReference] atomic; kind: string; metadata: meta.v1.ObjectMeta;
            secrets: [core.v1.ObjectReference] map(name) patch(merge:name);
        core.v1.ServicePort
            appProtocol: string; name: string; nodePort: integer/int32; port!: integer/int32;
            protocol: string|SCTP|TCP|UDP = "TCP"; targetPort: util.intstr.IntOrString;
        core.v1.ServiceSpec
            allocateLoadBalancerNodePorts: boolean; clusterIP: string; clusterIPs: [string] atomic;
            externalIPs: [string] atomic; externalName: string; externalTrafficPolicy: string|Cluster|Local;
            healthCheckNodePort: integer/int32; internalTrafficPolicy: string|Cluster|Local;
            ipFamilies: [string] atomic; ipFamilyPolicy: string|PreferDualStack|RequireDualStack|SingleStack;
            loadBalancerClass: string; loadBalancerIP: string; loadBalancerSourceRanges: [string] atomic;
            ports: [core.v1.ServicePort] map(port,protocol) patch(merge:port); publishNotReadyAddresses: boolean;
            selector: {string} atomic; sessionAffinity: string|ClientIP|None;
            sessionAffinityConfig: core.v1.SessionAffinityConfig; trafficDistribution: string;
            type: string|ClusterIP|ExternalName|LoadBalancer|NodePort;
        core.v1.ServiceStatus
            conditions: [meta.v1.Condition] map(type) patch(merge:type); loadBalancer: core.v1.LoadBalancerStatus;
        core.v1.SessionAffinityConfig
            clientIP: core.v1.ClientIPConfig;
        core.v1.Taint
            effect!: string|NoExecute|NoSchedule|PreferNoSchedule; key!: string; timeAdded: meta.v1.Time;
            value: string;
        core.v1.TopologySelectorLabelRequirement
            key!: string; values!: [string] atomic;
        core.v1.TopologySelectorTerm atomic
            matchLabelExpressions: [core.v1.TopologySelectorLabelRequirement] atomic;
        core.v1.TypedLocalObjectReference atomic
            apiGroup: string; kind!: string; name!: string;
        core.v1.TypedObjectReference
            apiGroup: string; kind!: string; name!: string; namespace: string;
        """
}
