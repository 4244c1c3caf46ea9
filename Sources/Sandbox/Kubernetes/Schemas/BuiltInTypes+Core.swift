extension BuiltInTypes {
    /// Types of the core group but pods and volumes; see ``BuiltInTypes`` for the notation.
    static let core = """
        Namespace
          metadata#1 meta.ObjectMeta; spec#2 NamespaceSpec; status#3 NamespaceStatus;
        ConfigMap
          binaryData#3 {bytes}; data#2 {string}; immutable#4 bool; metadata#1 meta.ObjectMeta;
        Secret
          data#2 {bytes}; immutable#5 bool; metadata#1 meta.ObjectMeta; stringData#4 {string}; type#3 string;
        ServiceAccount
          automountServiceAccountToken#4 bool; imagePullSecrets#3 [LocalObjectReference] atomic;
          metadata#1 meta.ObjectMeta; secrets#2 [ObjectReference] map(name) patch(merge:name);
        Node
          metadata#1 meta.ObjectMeta; spec#2 NodeSpec; status#3 NodeStatus;
        Service
          metadata#1 meta.ObjectMeta; spec#2 ServiceSpec; status#3 ServiceStatus;
        Endpoints
          metadata#1 meta.ObjectMeta; subsets#2 [EndpointSubset] atomic;
        Event
          action#12 string; count#8 int32; eventTime#10 microtime; firstTimestamp#6 time;
          involvedObject#2! ObjectReference; lastTimestamp#7 time; message#4 string; metadata#1! meta.ObjectMeta;
          reason#3 string; related#13 ObjectReference; reportingComponent#14 string; reportingInstance#15 string;
          series#11 EventSeries; source#5 EventSource; type#9 string;
        NamespaceSpec
          finalizers#1 [string] atomic;
        NamespaceStatus
          conditions#2 [NamespaceCondition] map(type) patch(merge:type); phase#1 (Active|Terminating);
        LocalObjectReference atomic
          name#1 string;
        ObjectReference atomic
          apiVersion#5 string; fieldPath#7 string; kind#1 string; name#3 string; namespace#2 string;
          resourceVersion#6 string; uid#4 string;
        NodeSpec
          configSource#6 NodeConfigSource; externalID#2 string; podCIDR#1 string;
          podCIDRs#7 [string] set patch(merge); providerID#3 string; taints#5 [Taint] atomic;
          unschedulable#4 bool;
        NodeStatus
          addresses#5 [NodeAddress] map(type) patch(merge:type); allocatable#2 {quantity}; capacity#1 {quantity};
          conditions#4 [NodeCondition] map(type) patch(merge:type); config#11 NodeConfigStatus;
          daemonEndpoints#6 NodeDaemonEndpoints; features#13 NodeFeatures; images#8 [ContainerImage] atomic;
          nodeInfo#7 NodeSystemInfo; phase#3 (Pending|Running|Terminated);
          runtimeHandlers#12 [NodeRuntimeHandler] atomic; volumesAttached#10 [AttachedVolume] atomic;
          volumesInUse#9 [string] atomic;
        ServiceSpec
          allocateLoadBalancerNodePorts#20 bool; clusterIP#3 string; clusterIPs#18 [string] atomic;
          externalIPs#5 [string] atomic; externalName#10 string; externalTrafficPolicy#11 (Cluster|Local);
          healthCheckNodePort#12 int32; internalTrafficPolicy#22 (Cluster|Local);
          ipFamilies#19 [(|IPv4|IPv6)] atomic; ipFamilyPolicy#17 (PreferDualStack|RequireDualStack|SingleStack);
          loadBalancerClass#21 string; loadBalancerIP#8 string; loadBalancerSourceRanges#9 [string] atomic;
          ports#1 [ServicePort] map(port,protocol) patch(merge:port); publishNotReadyAddresses#13 bool;
          selector#2 {string} atomic; sessionAffinity#7 (ClientIP|None);
          sessionAffinityConfig#14 SessionAffinityConfig; trafficDistribution#23 string;
          type#4 (ClusterIP|ExternalName|LoadBalancer|NodePort);
        ServiceStatus
          conditions#2 [meta.Condition] map(type) patch(merge:type); loadBalancer#1 LoadBalancerStatus;
        EndpointSubset
          addresses#1 [EndpointAddress] atomic; notReadyAddresses#2 [EndpointAddress] atomic;
          ports#3 [EndpointPort] atomic;
        EventSeries
          count#1 int32; lastObservedTime#2 microtime;
        EventSource
          component#1 string; host#2 string;
        NamespaceCondition
          lastTransitionTime#4 time; message#6 string; reason#5 string; status#2! string; type#1! string;
        NodeConfigSource
          configMap#2 ConfigMapNodeConfigSource;
        Taint
          effect#3! (NoExecute|NoSchedule|PreferNoSchedule); key#1! string; timeAdded#4 time; value#2 string;
        NodeAddress
          address#2! string; type#1! string;
        NodeCondition
          lastHeartbeatTime#3 time; lastTransitionTime#4 time; message#6 string; reason#5 string;
          status#2! string; type#1! string;
        NodeConfigStatus
          active#2 NodeConfigSource; assigned#1 NodeConfigSource; error#4 string;
          lastKnownGood#3 NodeConfigSource;
        NodeDaemonEndpoints
          kubeletEndpoint#1 DaemonEndpoint;
        NodeFeatures
          supplementalGroupsPolicy#1 bool;
        NodeSystemInfo
          architecture#10! string; bootID#3! string; containerRuntimeVersion#6! string; kernelVersion#4! string;
          kubeProxyVersion#8! string; kubeletVersion#7! string; machineID#1! string; operatingSystem#9! string;
          osImage#5! string; swap#11 NodeSwapStatus; systemUUID#2! string;
        NodeRuntimeHandler
          features#2 NodeRuntimeHandlerFeatures; name#1 string;
        AttachedVolume
          devicePath#2! string; name#1! string;
        ServicePort
          appProtocol#6 string; name#1 string; nodePort#5 int32; port#3! int32; protocol#2 (SCTP|TCP|UDP);
          targetPort#4 intstr;
        SessionAffinityConfig
          clientIP#1 ClientIPConfig;
        LoadBalancerStatus
          ingress#1 [LoadBalancerIngress] atomic;
        EndpointAddress atomic
          hostname#3 string; ip#1! string; nodeName#4 string; targetRef#2 ObjectReference;
        EndpointPort atomic
          appProtocol#4 string; name#1 string; port#2! int32; protocol#3 (SCTP|TCP|UDP);
        TypedLocalObjectReference atomic
          apiGroup#1 string; kind#2! string; name#3! string;
        ConfigMapNodeConfigSource
          kubeletConfigKey#5! string; name#2! string; namespace#1! string; resourceVersion#4 string; uid#3 string;
        DaemonEndpoint
          Port#1! int32;
        NodeSwapStatus
          capacity#1 int64;
        NodeRuntimeHandlerFeatures
          recursiveReadOnlyMounts#1 bool; userNamespaces#2 bool;
        ClientIPConfig
          timeoutSeconds#1 int32;
        LoadBalancerIngress
          hostname#2 string; ip#1 string; ipMode#3 string; ports#4 [PortStatus] atomic;
        SecretReference atomic
          name#1 string; namespace#2 string;
        PortStatus
          error#3 string; port#1! int32; protocol#2! (SCTP|TCP|UDP);
        """
}
