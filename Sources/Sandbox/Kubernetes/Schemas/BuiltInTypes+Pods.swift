extension BuiltInTypes {
    /// Types of pods; see ``BuiltInTypes`` for the notation.
    static let pods = """
        Pod
          metadata#1 meta.ObjectMeta; spec#2 PodSpec; status#3 PodStatus;
        PodSpec
          activeDeadlineSeconds#5 int64; affinity#18 Affinity; automountServiceAccountToken#21 bool;
          containers#2! [Container] map(name) patch(merge:name); dnsConfig#26 PodDNSConfig;
          dnsPolicy#6 (ClusterFirst|ClusterFirstWithHostNet|Default|None); enableServiceLinks#30 bool;
          ephemeralContainers#34 [EphemeralContainer] map(name) patch(merge:name);
          hostAliases#23 [HostAlias] map(ip) patch(merge:ip); hostIPC#13 bool; hostNetwork#11 bool;
          hostPID#12 bool; hostUsers#37 bool; hostname#16 string;
          imagePullSecrets#15 [LocalObjectReference] map(name) patch(merge:name);
          initContainers#20 [Container] map(name) patch(merge:name); nodeName#10 string;
          nodeSelector#7 {string} atomic; os#36 PodOS; overhead#32 {quantity};
          preemptionPolicy#31 (Never|PreemptLowerPriority); priority#25 int32; priorityClassName#24 string;
          readinessGates#28 [PodReadinessGate] atomic;
          resourceClaims#39 [PodResourceClaim] map(name) patch(merge,retainKeys:name);
          resources#40 ResourceRequirements; restartPolicy#3 (Always|Never|OnFailure); runtimeClassName#29 string;
          schedulerName#19 string; schedulingGates#38 [PodSchedulingGate] map(name) patch(merge:name);
          securityContext#14 PodSecurityContext; serviceAccount#9 string; serviceAccountName#8 string;
          setHostnameAsFQDN#35 bool; shareProcessNamespace#27 bool; subdomain#17 string;
          terminationGracePeriodSeconds#4 int64; tolerations#22 [Toleration] atomic;
          topologySpreadConstraints#33 [TopologySpreadConstraint] map(topologyKey,whenUnsatisfiable) patch(merge:topologyKey);
          volumes#1 [Volume] map(name) patch(merge,retainKeys:name);
        PodStatus
          conditions#2 [PodCondition] map(type) patch(merge:type); containerStatuses#8 [ContainerStatus] atomic;
          ephemeralContainerStatuses#13 [ContainerStatus] atomic; hostIP#5 string;
          hostIPs#16 [HostIP] atomic patch(merge:ip); initContainerStatuses#10 [ContainerStatus] atomic;
          message#3 string; nominatedNodeName#11 string; observedGeneration#17 int64;
          phase#1 (Failed|Pending|Running|Succeeded|Unknown); podIP#6 string;
          podIPs#12 [PodIP] map(ip) patch(merge:ip); qosClass#9 (BestEffort|Burstable|Guaranteed);
          reason#4 string; resize#14 string;
          resourceClaimStatuses#15 [PodResourceClaimStatus] map(name) patch(merge,retainKeys:name);
          startTime#7 time;
        Affinity
          nodeAffinity#1 NodeAffinity; podAffinity#2 PodAffinity; podAntiAffinity#3 PodAntiAffinity;
        Container
          args#4 [string] atomic; command#3 [string] atomic; env#7 [EnvVar] map(name) patch(merge:name);
          envFrom#19 [EnvFromSource] atomic; image#2 string; imagePullPolicy#14 (Always|IfNotPresent|Never);
          lifecycle#12 Lifecycle; livenessProbe#10 Probe; name#1! string;
          ports#6 [ContainerPort] map(containerPort,protocol) patch(merge:containerPort); readinessProbe#11 Probe;
          resizePolicy#23 [ContainerResizePolicy] atomic; resources#8 ResourceRequirements;
          restartPolicy#24 string; securityContext#15 SecurityContext; startupProbe#22 Probe; stdin#16 bool;
          stdinOnce#17 bool; terminationMessagePath#13 string;
          terminationMessagePolicy#20 (FallbackToLogsOnError|File); tty#18 bool;
          volumeDevices#21 [VolumeDevice] map(devicePath) patch(merge:devicePath);
          volumeMounts#9 [VolumeMount] map(mountPath) patch(merge:mountPath); workingDir#5 string;
        PodDNSConfig
          nameservers#1 [string] atomic; options#3 [PodDNSConfigOption] atomic; searches#2 [string] atomic;
        EphemeralContainer
          args#1.4 [string] atomic; command#1.3 [string] atomic; env#1.7 [EnvVar] map(name) patch(merge:name);
          envFrom#1.19 [EnvFromSource] atomic; image#1.2 string; imagePullPolicy#1.14 (Always|IfNotPresent|Never);
          lifecycle#1.12 Lifecycle; livenessProbe#1.10 Probe; name#1.1! string;
          ports#1.6 [ContainerPort] map(containerPort,protocol) patch(merge:containerPort);
          readinessProbe#1.11 Probe; resizePolicy#1.23 [ContainerResizePolicy] atomic;
          resources#1.8 ResourceRequirements; restartPolicy#1.24 string; securityContext#1.15 SecurityContext;
          startupProbe#1.22 Probe; stdin#1.16 bool; stdinOnce#1.17 bool; targetContainerName#2 string;
          terminationMessagePath#1.13 string; terminationMessagePolicy#1.20 (FallbackToLogsOnError|File);
          tty#1.18 bool; volumeDevices#1.21 [VolumeDevice] map(devicePath) patch(merge:devicePath);
          volumeMounts#1.9 [VolumeMount] map(mountPath) patch(merge:mountPath); workingDir#1.5 string;
        HostAlias
          hostnames#2 [string] atomic; ip#1! string;
        PodOS
          name#1! string;
        PodReadinessGate
          conditionType#1! string;
        PodResourceClaim
          name#1! string; resourceClaimName#3 string; resourceClaimTemplateName#4 string;
        ResourceRequirements
          claims#3 [ResourceClaim] map(name); limits#1 {quantity}; requests#2 {quantity};
        PodSchedulingGate
          name#1! string;
        PodSecurityContext
          appArmorProfile#11 AppArmorProfile; fsGroup#5 int64; fsGroupChangePolicy#9 (Always|OnRootMismatch);
          runAsGroup#6 int64; runAsNonRoot#3 bool; runAsUser#2 int64; seLinuxChangePolicy#13 string;
          seLinuxOptions#1 SELinuxOptions; seccompProfile#10 SeccompProfile; supplementalGroups#4 [int64] atomic;
          supplementalGroupsPolicy#12 (Merge|Strict); sysctls#7 [Sysctl] atomic;
          windowsOptions#8 WindowsSecurityContextOptions;
        Toleration
          effect#4 (NoExecute|NoSchedule|PreferNoSchedule); key#1 string; operator#2 (Equal|Exists);
          tolerationSeconds#5 int64; value#3 string;
        TopologySpreadConstraint
          labelSelector#4 meta.LabelSelector; matchLabelKeys#8 [string] atomic; maxSkew#1! int32;
          minDomains#5 int32; nodeAffinityPolicy#6 (Honor|Ignore); nodeTaintsPolicy#7 (Honor|Ignore);
          topologyKey#2! string; whenUnsatisfiable#3! (DoNotSchedule|ScheduleAnyway);
        Volume
          awsElasticBlockStore#2.4 AWSElasticBlockStoreVolumeSource; azureDisk#2.22 AzureDiskVolumeSource;
          azureFile#2.18 AzureFileVolumeSource; cephfs#2.14 CephFSVolumeSource; cinder#2.13 CinderVolumeSource;
          configMap#2.19 ConfigMapVolumeSource; csi#2.28 CSIVolumeSource;
          downwardAPI#2.16 DownwardAPIVolumeSource; emptyDir#2.2 EmptyDirVolumeSource;
          ephemeral#2.29 EphemeralVolumeSource; fc#2.17 FCVolumeSource; flexVolume#2.12 FlexVolumeSource;
          flocker#2.15 FlockerVolumeSource; gcePersistentDisk#2.3 GCEPersistentDiskVolumeSource;
          gitRepo#2.5 GitRepoVolumeSource; glusterfs#2.9 GlusterfsVolumeSource; hostPath#2.1 HostPathVolumeSource;
          image#2.30 ImageVolumeSource; iscsi#2.8 ISCSIVolumeSource; name#1! string; nfs#2.7 NFSVolumeSource;
          persistentVolumeClaim#2.10 PersistentVolumeClaimVolumeSource;
          photonPersistentDisk#2.23 PhotonPersistentDiskVolumeSource; portworxVolume#2.24 PortworxVolumeSource;
          projected#2.26 ProjectedVolumeSource; quobyte#2.21 QuobyteVolumeSource; rbd#2.11 RBDVolumeSource;
          scaleIO#2.25 ScaleIOVolumeSource; secret#2.6 SecretVolumeSource; storageos#2.27 StorageOSVolumeSource;
          vsphereVolume#2.20 VsphereVirtualDiskVolumeSource;
        PodCondition
          lastProbeTime#3 time; lastTransitionTime#4 time; message#6 string; observedGeneration#7 int64;
          reason#5 string; status#2! string; type#1! string;
        ContainerStatus
          allocatedResources#10 {quantity};
          allocatedResourcesStatus#14 [ResourceStatus] map(name) patch(merge:name); containerID#8 string;
          image#6! string; imageID#7! string; lastState#3 ContainerState; name#1! string; ready#4! bool;
          resources#11 ResourceRequirements; restartCount#5! int32; started#9 bool; state#2 ContainerState;
          user#13 ContainerUser; volumeMounts#12 [VolumeMountStatus] map(mountPath) patch(merge:mountPath);
        HostIP
          ip#1! string;
        PodIP
          ip#1! string;
        PodResourceClaimStatus
          name#1! string; resourceClaimName#2 string;
        ContainerImage
          names#1 [string] atomic; sizeBytes#2 int64;
        PodTemplateSpec
          metadata#1 meta.ObjectMeta; spec#2 PodSpec;
        NodeAffinity
          preferredDuringSchedulingIgnoredDuringExecution#2 [PreferredSchedulingTerm] atomic;
          requiredDuringSchedulingIgnoredDuringExecution#1 NodeSelector;
        PodAffinity
          preferredDuringSchedulingIgnoredDuringExecution#2 [WeightedPodAffinityTerm] atomic;
          requiredDuringSchedulingIgnoredDuringExecution#1 [PodAffinityTerm] atomic;
        PodAntiAffinity
          preferredDuringSchedulingIgnoredDuringExecution#2 [WeightedPodAffinityTerm] atomic;
          requiredDuringSchedulingIgnoredDuringExecution#1 [PodAffinityTerm] atomic;
        EnvVar
          name#1! string; value#2 string; valueFrom#3 EnvVarSource;
        EnvFromSource
          configMapRef#2 ConfigMapEnvSource; prefix#1 string; secretRef#3 SecretEnvSource;
        Lifecycle
          postStart#1 LifecycleHandler; preStop#2 LifecycleHandler;
        Probe
          exec#1.1 ExecAction; failureThreshold#6 int32; grpc#1.4 GRPCAction; httpGet#1.2 HTTPGetAction;
          initialDelaySeconds#2 int32; periodSeconds#4 int32; successThreshold#5 int32;
          tcpSocket#1.3 TCPSocketAction; terminationGracePeriodSeconds#7 int64; timeoutSeconds#3 int32;
        ContainerPort
          containerPort#3! int32; hostIP#5 string; hostPort#2 int32; name#1 string; protocol#4 (SCTP|TCP|UDP);
        ContainerResizePolicy
          resourceName#1! string; restartPolicy#2! string;
        SecurityContext
          allowPrivilegeEscalation#7 bool; appArmorProfile#12 AppArmorProfile; capabilities#1 Capabilities;
          privileged#2 bool; procMount#9 (Default|Unmasked); readOnlyRootFilesystem#6 bool; runAsGroup#8 int64;
          runAsNonRoot#5 bool; runAsUser#4 int64; seLinuxOptions#3 SELinuxOptions;
          seccompProfile#11 SeccompProfile; windowsOptions#10 WindowsSecurityContextOptions;
        VolumeDevice
          devicePath#2! string; name#1! string;
        VolumeMount
          mountPath#3! string; mountPropagation#5 (Bidirectional|HostToContainer|None); name#1! string;
          readOnly#2 bool; recursiveReadOnly#7 string; subPath#4 string; subPathExpr#6 string;
        PodDNSConfigOption
          name#1 string; value#2 string;
        ResourceClaim
          name#1! string; request#2 string;
        AppArmorProfile
          localhostProfile#2 string; type#1! (Localhost|RuntimeDefault|Unconfined);
        SELinuxOptions
          level#4 string; role#2 string; type#3 string; user#1 string;
        SeccompProfile
          localhostProfile#2 string; type#1! (Localhost|RuntimeDefault|Unconfined);
        Sysctl
          name#1! string; value#2! string;
        WindowsSecurityContextOptions
          gmsaCredentialSpec#2 string; gmsaCredentialSpecName#1 string; hostProcess#4 bool;
          runAsUserName#3 string;
        ResourceStatus
          name#1! string; resources#2 [ResourceHealth] map(resourceID);
        ContainerState
          running#2 ContainerStateRunning; terminated#3 ContainerStateTerminated; waiting#1 ContainerStateWaiting;
        ContainerUser
          linux#1 LinuxContainerUser;
        VolumeMountStatus
          mountPath#2! string; name#1! string; readOnly#3 bool; recursiveReadOnly#4 string;
        NodeSelector atomic
          nodeSelectorTerms#1! [NodeSelectorTerm] atomic;
        PreferredSchedulingTerm
          preference#2! NodeSelectorTerm; weight#1! int32;
        WeightedPodAffinityTerm
          podAffinityTerm#2! PodAffinityTerm; weight#1! int32;
        PodAffinityTerm
          labelSelector#1 meta.LabelSelector; matchLabelKeys#5 [string] atomic;
          mismatchLabelKeys#6 [string] atomic; namespaceSelector#4 meta.LabelSelector;
          namespaces#2 [string] atomic; topologyKey#3! string;
        EnvVarSource
          configMapKeyRef#3 ConfigMapKeySelector; fieldRef#1 ObjectFieldSelector;
          resourceFieldRef#2 ResourceFieldSelector; secretKeyRef#4 SecretKeySelector;
        ConfigMapEnvSource
          name#1.1 string; optional#2 bool;
        SecretEnvSource
          name#1.1 string; optional#2 bool;
        LifecycleHandler
          exec#1 ExecAction; httpGet#2 HTTPGetAction; sleep#4 SleepAction; tcpSocket#3 TCPSocketAction;
        ExecAction
          command#1 [string] atomic;
        GRPCAction
          port#1! int32; service#2 string;
        HTTPGetAction
          host#3 string; httpHeaders#5 [HTTPHeader] atomic; path#1 string; port#2! intstr; scheme#4 (HTTP|HTTPS);
        TCPSocketAction
          host#2 string; port#1! intstr;
        Capabilities
          add#1 [string] atomic; drop#2 [string] atomic;
        KeyToPath
          key#1! string; mode#3 int32; path#2! string;
        DownwardAPIVolumeFile
          fieldRef#2 ObjectFieldSelector; mode#4 int32; path#1! string; resourceFieldRef#3 ResourceFieldSelector;
        VolumeProjection
          clusterTrustBundle#5 ClusterTrustBundleProjection; configMap#3 ConfigMapProjection;
          downwardAPI#2 DownwardAPIProjection; secret#1 SecretProjection;
          serviceAccountToken#4 ServiceAccountTokenProjection;
        ResourceHealth
          health#2 string; resourceID#1! string;
        ContainerStateRunning
          startedAt#1 time;
        ContainerStateTerminated
          containerID#7 string; exitCode#1! int32; finishedAt#6 time; message#4 string; reason#3 string;
          signal#2 int32; startedAt#5 time;
        ContainerStateWaiting
          message#2 string; reason#1 string;
        LinuxContainerUser
          gid#2! int64; supplementalGroups#3 [int64] atomic; uid#1! int64;
        NodeSelectorTerm atomic
          matchExpressions#1 [NodeSelectorRequirement] atomic; matchFields#2 [NodeSelectorRequirement] atomic;
        ConfigMapKeySelector atomic
          key#2! string; name#1.1 string; optional#3 bool;
        ObjectFieldSelector atomic
          apiVersion#1 string; fieldPath#2! string;
        ResourceFieldSelector atomic
          containerName#1 string; divisor#3 quantity; resource#2! string;
        SecretKeySelector atomic
          key#2! string; name#1.1 string; optional#3 bool;
        SleepAction
          seconds#1! int64;
        HTTPHeader
          name#1! string; value#2! string;
        ClusterTrustBundleProjection
          labelSelector#3 meta.LabelSelector; name#1 string; optional#5 bool; path#4! string; signerName#2 string;
        ConfigMapProjection
          items#2 [KeyToPath] atomic; name#1.1 string; optional#4 bool;
        DownwardAPIProjection
          items#1 [DownwardAPIVolumeFile] atomic;
        SecretProjection
          items#2 [KeyToPath] atomic; name#1.1 string; optional#4 bool;
        ServiceAccountTokenProjection
          audience#1 string; expirationSeconds#2 int64; path#3! string;
        NodeSelectorRequirement
          key#1! string; operator#2! (DoesNotExist|Exists|Gt|In|Lt|NotIn); values#3 [string] atomic;
        """
}
