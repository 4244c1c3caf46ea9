extension TypeTable {
    /// The types of the core group but pods and volumes.
    static let core = """
        core.v1.AttachedVolume
            devicePath#2!: string; name#1!: string;
        core.v1.ClientIPConfig
            timeoutSeconds#1: integer/int32;
        core.v1.ConfigMap
            apiVersion: string; binaryData#3: {string/byte}; data#2: {string}; immutable#4: boolean; kind: string;
            metadata#1: meta.v1.ObjectMeta;
        core.v1.ConfigMapNodeConfigSource
            kubeletConfigKey#5!: string; name#2!: string; namespace#1!: string; resourceVersion#4: string;
            uid#3: string;
        core.v1.ContainerImage
            names#1: [string] atomic; sizeBytes#2: integer/int64;
        core.v1.DaemonEndpoint
            Port#1!: integer/int32;
        core.v1.EndpointAddress atomic
            hostname#3: string; ip#1!: string; nodeName#4: string; targetRef#2: core.v1.ObjectReference;
        core.v1.EndpointPort atomic
            appProtocol#4: string; name#1: string; port#2!: integer/int32; protocol#3: string|SCTP|TCP|UDP;
        core.v1.EndpointSubset
            addresses#1: [core.v1.EndpointAddress] atomic; notReadyAddresses#2: [core.v1.EndpointAddress] atomic;
            ports#3: [core.v1.EndpointPort] atomic;
        core.v1.Endpoints
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta;
            subsets#2: [core.v1.EndpointSubset] atomic;
        core.v1.Event
            action#12: string; apiVersion: string; count#8: integer/int32; eventTime#10: meta.v1.MicroTime;
            firstTimestamp#6: meta.v1.Time; involvedObject#2!: core.v1.ObjectReference; kind: string;
            lastTimestamp#7: meta.v1.Time; message#4: string; metadata#1!: meta.v1.ObjectMeta; reason#3: string;
            related#13: core.v1.ObjectReference; reportingComponent#14: string; reportingInstance#15: string;
            series#11: core.v1.EventSeries; source#5: core.v1.EventSource; type#9: string;
        core.v1.EventSeries
            count#1: integer/int32; lastObservedTime#2: meta.v1.MicroTime;
        core.v1.EventSource
            component#1: string; host#2: string;
        core.v1.LimitRange
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: core.v1.LimitRangeSpec;
        core.v1.LimitRangeItem
            default#4: {resource.Quantity}; defaultRequest#5: {resource.Quantity}; max#2: {resource.Quantity};
            maxLimitRequestRatio#6: {resource.Quantity}; min#3: {resource.Quantity}; type#1!: string;
        core.v1.LimitRangeSpec
            limits#1!: [core.v1.LimitRangeItem] atomic;
        core.v1.LoadBalancerIngress
            hostname#2: string; ip#1: string; ipMode#3: string; ports#4: [core.v1.PortStatus] atomic;
        core.v1.LoadBalancerStatus
            ingress#1: [core.v1.LoadBalancerIngress] atomic;
        core.v1.LocalObjectReference atomic
            name#1: string;
        core.v1.LocalVolumeSource
            fsType#2: string; path#1!: string;
        core.v1.Namespace
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: core.v1.NamespaceSpec;
            status#3: core.v1.NamespaceStatus;
        core.v1.NamespaceCondition
            lastTransitionTime#4: meta.v1.Time; message#6: string; reason#5: string; status#2!: string;
            type#1!: string;
        core.v1.NamespaceSpec
            finalizers#1: [string] atomic;
        core.v1.NamespaceStatus
            conditions#2: [core.v1.NamespaceCondition] map(type) patch(merge:type); phase#1: string|Active|Terminating;
        core.v1.Node
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: core.v1.NodeSpec;
            status#3: core.v1.NodeStatus;
        core.v1.NodeAddress
            address#2!: string; type#1!: string;
        core.v1.NodeCondition
            lastHeartbeatTime#3: meta.v1.Time; lastTransitionTime#4: meta.v1.Time; message#6: string; reason#5: string;
            status#2!: string; type#1!: string;
        core.v1.NodeConfigSource
            configMap#2: core.v1.ConfigMapNodeConfigSource;
        core.v1.NodeConfigStatus
            active#2: core.v1.NodeConfigSource; assigned#1: core.v1.NodeConfigSource; error#4: string;
            lastKnownGood#3: core.v1.NodeConfigSource;
        core.v1.NodeDaemonEndpoints
            kubeletEndpoint#1: core.v1.DaemonEndpoint;
        core.v1.NodeFeatures
            supplementalGroupsPolicy#1: boolean;
        core.v1.NodeRuntimeHandler
            features#2: core.v1.NodeRuntimeHandlerFeatures; name#1: string;
        core.v1.NodeRuntimeHandlerFeatures
            recursiveReadOnlyMounts#1: boolean; userNamespaces#2: boolean;
        core.v1.NodeSelector atomic
            nodeSelectorTerms#1!: [core.v1.NodeSelectorTerm] atomic;
        core.v1.NodeSelectorRequirement
            key#1!: string; operator#2!: string|DoesNotExist|Exists|Gt|In|Lt|NotIn; values#3: [string] atomic;
        core.v1.NodeSelectorTerm atomic
            matchExpressions#1: [core.v1.NodeSelectorRequirement] atomic;
            matchFields#2: [core.v1.NodeSelectorRequirement] atomic;
        core.v1.NodeSpec
            configSource#6: core.v1.NodeConfigSource; externalID#2: string; podCIDR#1: string;
            podCIDRs#7: [string] set patch(merge); providerID#3: string; taints#5: [core.v1.Taint] atomic;
            unschedulable#4: boolean;
        core.v1.NodeStatus
            addresses#5: [core.v1.NodeAddress] map(type) patch(merge:type); allocatable#2: {resource.Quantity};
            capacity#1: {resource.Quantity}; conditions#4: [core.v1.NodeCondition] map(type) patch(merge:type);
            config#11: core.v1.NodeConfigStatus; daemonEndpoints#6: core.v1.NodeDaemonEndpoints;
            features#13: core.v1.NodeFeatures; images#8: [core.v1.ContainerImage] atomic;
            nodeInfo#7: core.v1.NodeSystemInfo; phase#3: string|Pending|Running|Terminated;
            runtimeHandlers#12: [core.v1.NodeRuntimeHandler] atomic;
            volumesAttached#10: [core.v1.AttachedVolume] atomic; volumesInUse#9: [string] atomic;
        core.v1.NodeSwapStatus
            capacity#1: integer/int64;
        core.v1.NodeSystemInfo
            architecture#10!: string; bootID#3!: string; containerRuntimeVersion#6!: string; kernelVersion#4!: string;
            kubeProxyVersion#8!: string; kubeletVersion#7!: string; machineID#1!: string; operatingSystem#9!: string;
            osImage#5!: string; swap#11: core.v1.NodeSwapStatus; systemUUID#2!: string;
        core.v1.ObjectReference atomic
            apiVersion#5: string; fieldPath#7: string; kind#1: string; name#3: string; namespace#2: string;
            resourceVersion#6: string; uid#4: string;
        core.v1.PortStatus
            error#3: string; port#1!: integer/int32; protocol#2!: string|SCTP|TCP|UDP;
        core.v1.PortworxVolumeSource
            fsType#2: string; readOnly#3: boolean; volumeID#1!: string;
        core.v1.ResourceQuota
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: core.v1.ResourceQuotaSpec;
            status#3: core.v1.ResourceQuotaStatus;
        core.v1.ResourceQuotaSpec
            hard#1: {resource.Quantity}; scopeSelector#3: core.v1.ScopeSelector;
            scopes#2: [string|BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass] atomic;
        core.v1.ResourceQuotaStatus
            hard#1: {resource.Quantity}; used#2: {resource.Quantity};
        core.v1.ScopeSelector atomic
            matchExpressions#1: [core.v1.ScopedResourceSelectorRequirement] atomic;
        core.v1.ScopedResourceSelectorRequirement
            operator#2!: string|DoesNotExist|Exists|In|NotIn;
            scopeName#1!: string|BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass;
            values#3: [string] atomic;
        core.v1.Secret
            apiVersion: string; data#2: {string/byte}; immutable#5: boolean; kind: string;
            metadata#1: meta.v1.ObjectMeta; stringData#4: {string}; type#3: string;
        core.v1.SecretReference atomic
            name#1: string; namespace#2: string;
        core.v1.Service
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: core.v1.ServiceSpec;
            status#3: core.v1.ServiceStatus;
        core.v1.ServiceAccount
            apiVersion: string; automountServiceAccountToken#4: boolean;
            imagePullSecrets#3: [core.v1.LocalObjectReference] atomic; kind: string; metadata#1: meta.v1.ObjectMeta;
            secrets#2: [core.v1.ObjectReference] map(name) patch(merge:name);
        core.v1.ServicePort
            appProtocol#6: string; name#1: string; nodePort#5: integer/int32; port#3!: integer/int32;
            protocol#2: string|SCTP|TCP|UDP = "TCP"; targetPort#4: util.intstr.IntOrString;
        core.v1.ServiceSpec
            allocateLoadBalancerNodePorts#20: boolean; clusterIP#3: string; clusterIPs#18: [string] atomic;
            externalIPs#5: [string] atomic; externalName#10: string; externalTrafficPolicy#11: string|Cluster|Local;
            healthCheckNodePort#12: integer/int32; internalTrafficPolicy#22: string|Cluster|Local;
            ipFamilies#19: [string||IPv4|IPv6] atomic;
            ipFamilyPolicy#17: string|PreferDualStack|RequireDualStack|SingleStack; loadBalancerClass#21: string;
            loadBalancerIP#8: string; loadBalancerSourceRanges#9: [string] atomic;
            ports#1: [core.v1.ServicePort] map(port,protocol) patch(merge:port); publishNotReadyAddresses#13: boolean;
            selector#2: {string} atomic; sessionAffinity#7: string|ClientIP|None;
            sessionAffinityConfig#14: core.v1.SessionAffinityConfig; trafficDistribution#23: string;
            type#4: string|ClusterIP|ExternalName|LoadBalancer|NodePort;
        core.v1.ServiceStatus
            conditions#2: [meta.v1.Condition] map(type) patch(merge:type); loadBalancer#1: core.v1.LoadBalancerStatus;
        core.v1.SessionAffinityConfig
            clientIP#1: core.v1.ClientIPConfig;
        core.v1.Taint
            effect#3!: string|NoExecute|NoSchedule|PreferNoSchedule; key#1!: string; timeAdded#4: meta.v1.Time;
            value#2: string;
        core.v1.TopologySelectorLabelRequirement
            key#1!: string; values#2!: [string] atomic;
        core.v1.TopologySelectorTerm atomic
            matchLabelExpressions#1: [core.v1.TopologySelectorLabelRequirement] atomic;
        core.v1.TypedLocalObjectReference atomic
            apiGroup#1: string; kind#2!: string; name#3!: string;
        core.v1.TypedObjectReference
            apiGroup#1: string; kind#2!: string; name#3!: string; namespace#4: string;
        """
}
