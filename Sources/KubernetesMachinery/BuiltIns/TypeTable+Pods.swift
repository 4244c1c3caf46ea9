extension TypeTable {
    /// The types of pods.
    static let pods = """
        core.v1.Affinity
            nodeAffinity: core.v1.NodeAffinity; podAffinity: core.v1.PodAffinity;
            podAntiAffinity: core.v1.PodAntiAffinity;
        core.v1.AppArmorProfile
            localhostProfile: string; type!: string|Localhost|RuntimeDefault|Unconfined;
        core.v1.Capabilities
            add: [string] atomic; drop: [string] atomic;
        core.v1.ClusterTrustBundleProjection
            labelSelector: meta.v1.LabelSelector; name: string; optional: boolean; path!: string;
            signerName: string;
        core.v1.ConfigMapKeySelector atomic
            key!: string; name: string; optional: boolean;
        core.v1.ConfigMapProjection
            items: [core.v1.KeyToPath] atomic; name: string; optional: boolean;
        core.v1.Container
            args: [string] atomic; command: [string] atomic; env: [core.v1.EnvVar] map(name) patch(merge:name);
            envFrom: [core.v1.EnvFromSource] atomic; image: string;
            imagePullPolicy: string|Always|IfNotPresent|Never; lifecycle: core.v1.Lifecycle;
            livenessProbe: core.v1.Probe; name!: string;
            ports: [core.v1.ContainerPort] map(containerPort,protocol) patch(merge:containerPort);
            readinessProbe: core.v1.Probe; resizePolicy: [core.v1.ContainerResizePolicy] atomic;
            resources: core.v1.ResourceRequirements; restartPolicy: string;
            securityContext: core.v1.SecurityContext; startupProbe: core.v1.Probe; stdin: boolean;
            stdinOnce: boolean; terminationMessagePath: string;
            terminationMessagePolicy: string|FallbackToLogsOnError|File; tty: boolean;
            volumeDevices: [core.v1.VolumeDevice] map(devicePath) patch(merge:devicePath);
            volumeMounts: [core.v1.VolumeMount] map(mountPath) patch(merge:mountPath); workingDir: string;
        core.v1.ContainerPort
            containerPort!: integer/int32; hostIP: string; hostPort: integer/int32; name: string;
            protocol: string|SCTP|TCP|UDP = "TCP";
        core.v1.ContainerResizePolicy
            resourceName!: string; restartPolicy!: string;
        core.v1.ContainerState
            running: core.v1.ContainerStateRunning; terminated: core.v1.ContainerStateTerminated;
            waiting: core.v1.ContainerStateWaiting;
        core.v1.ContainerStateRunning
            startedAt: meta.v1.Time;
        core.v1.ContainerStateTerminated
            containerID: string; exitCode!: integer/int32; finishedAt: meta.v1.Time; message: string;
            reason: string; signal: integer/int32; startedAt: meta.v1.Time;
        core.v1.ContainerStateWaiting
            message: string; reason: string;
        core.v1.ContainerStatus
            allocatedResources: {resource.Quantity};
            allocatedResourcesStatus: [core.v1.ResourceStatus] map(name) patch(merge:name); containerID: string;
            image!: string; imageID!: string; lastState: core.v1.ContainerState; name!: string; ready!: boolean;
            resources: core.v1.ResourceRequirements; restartCount!: integer/int32; started: boolean;
            state: core.v1.ContainerState; stopSignal: string; user: core.v1.ContainerUser;
            volumeMounts: [core.v1.VolumeMountStatus] map(mountPath) patch(merge:mountPath);
        core.v1.ContainerUser
            linux: core.v1.LinuxContainerUser;
        core.v1.DownwardAPIProjection
            items: [core.v1.DownwardAPIVolumeFile] atomic;
        core.v1.EnvVar
            name!: string; value: string; valueFrom: core.v1.EnvVarSource;
        core.v1.EphemeralContainer
            args: [string] atomic; command: [string] atomic; env: [core.v1.EnvVar] map(name) patch(merge:name);
            envFrom: [core.v1.EnvFromSource] atomic; image: string;
            imagePullPolicy: string|Always|IfNotPresent|Never; lifecycle: core.v1.Lifecycle;
            livenessProbe: core.v1.Probe; name!: string;
            ports: [core.v1.ContainerPort] map(containerPort,protocol) patch(merge:containerPort);
            readinessProbe: core.v1.Probe; resizePolicy: [core.v1.ContainerResizePolicy] atomic;
            resources: core.v1.ResourceRequirements; restartPolicy: string;
            securityContext: core.v1.SecurityContext; startupProbe: core.v1.Probe; stdin: boolean;
            stdinOnce: boolean; targetContainerName: string; terminationMessagePath: string;
            terminationMessagePolicy: string|FallbackToLogsOnError|File; tty: boolean;
            volumeDevices: [core.v1.VolumeDevice] map(devicePath) patch(merge:devicePath);
            volumeMounts: [core.v1.VolumeMount] map(mountPath) patch(merge:mountPath); workingDir: string;
        core.v1.ExecAction
            command: [string] atomic;
        core.v1.GRPCAction
            port!: integer/int32; service: string;
        core.v1.HTTPGetAction
            host: string; httpHeaders: [core.v1.HTTPHeader] atomic; path: string; port!: util.intstr.IntOrString;
            scheme: string|HTTP|HTTPS;
        core.v1.HTTPHeader
            name!: string; value!: string;
        core.v1.HostAlias
            hostnames: [string] atomic; ip!: string;
        core.v1.HostIP
            ip!: string;
        core.v1.KeyToPath
            key!: string; mode: integer/int32; path!: string;
        core.v1.Lifecycle
            postStart: core.v1.LifecycleHandler; preStop: core.v1.LifecycleHandler; stopSignal: string;
        core.v1.LifecycleHandler
            exec: core.v1.ExecAction; httpGet: core.v1.HTTPGetAction; sleep: core.v1.SleepAction;
            tcpSocket: core.v1.TCPSocketAction;
        core.v1.LinuxContainerUser
            gid!: integer/int64; supplementalGroups: [integer/int64] atomic; uid!: integer/int64;
        core.v1.NodeAffinity
            preferredDuringSchedulingIgnoredDuringExecution: [core.v1.PreferredSchedulingTerm] atomic;
            requiredDuringSchedulingIgnoredDuringExecution: core.v1.NodeSelector;
        core.v1.Pod
            apiVersion: string; kind: string; metadata: meta.v1.ObjectMeta; spec: core.v1.PodSpec;
            status: core.v1.PodStatus;
        core.v1.PodAffinity
            preferredDuringSchedulingIgnoredDuringExecution: [core.v1.WeightedPodAffinityTerm] atomic;
            requiredDuringSchedulingIgnoredDuringExecution: [core.v1.PodAffinityTerm] atomic;
        core.v1.PodAffinityTerm
            labelSelector: meta.v1.LabelSelector; matchLabelKeys: [string] atomic;
            mismatchLabelKeys: [string] atomic; namespaceSelector: meta.v1.LabelSelector;
            namespaces: [string] atomic; topologyKey!: string;
        core.v1.PodAntiAffinity
            preferredDuringSchedulingIgnoredDuringExecution: [core.v1.WeightedPodAffinityTerm] atomic;
            requiredDuringSchedulingIgnoredDuringExecution: [core.v1.PodAffinityTerm] atomic;
        core.v1.PodCondition
            lastProbeTime: meta.v1.Time; lastTransitionTime: meta.v1.Time; message: string;
            observedGeneration: integer/int64; reason: string; status!: string; type!: string;
        core.v1.PodDNSConfig
            nameservers: [string] atomic; options: [core.v1.PodDNSConfigOption] atomic; searches: [string] atomic;
        core.v1.PodDNSConfigOption
            name: string; value: string;
        core.v1.PodIP
            ip!: string;
        core.v1.PodOS
            name!: string;
        core.v1.PodReadinessGate
            conditionType!: string;
        core.v1.PodResourceClaim
            name!: string; resourceClaimName: string; resourceClaimTemplateName: string;
        core.v1.PodResourceClaimStatus
            name!: string; resourceClaimName: string;
        core.v1.PodSchedulingGate
            name!: string;
        core.v1.PodSecurityContext
            appArmorProfile: core.v1.AppArmorProfile; fsGroup: integer/int64;
            fsGroupChangePolicy: string|Always|OnRootMismatch; runAsGroup: integer/int64; runAsNonRoot: boolean;
            runAsUser: integer/int64; seLinuxChangePolicy: string; seLinuxOptions: core.v1.SELinuxOptions;
            seccompProfile: core.v1.SeccompProfile; supplementalGroups: [integer/int64] atomic;
            supplementalGroupsPolicy: string|Merge|Strict; sysctls: [core.v1.Sysctl] atomic;
            windowsOptions: core.v1.WindowsSecurityContextOptions;
        core.v1.PodSpec
            activeDeadlineSeconds: integer/int64; affinity: core.v1.Affinity; automountServiceAccountToken: boolean;
            containers!: [core.v1.Container] map(name) patch(merge:name); dnsConfig: core.v1.PodDNSConfig;
            dnsPolicy: string|ClusterFirst|ClusterFirstWithHostNet|Default|None; enableServiceLinks: boolean;
            ephemeralContainers: [core.v1.EphemeralContainer] map(name) patch(merge:name);
            hostAliases: [core.v1.HostAlias] map(ip) patch(merge:ip); hostIPC: boolean; hostNetwork: boolean;
            hostPID: boolean; hostUsers: boolean; hostname: string;
            imagePullSecrets: [core.v1.LocalObjectReference] map(name) patch(merge:name);
            initContainers: [core.v1.Container] map(name) patch(merge:name); nodeName: string;
            nodeSelector: {string} atomic; os: core.v1.PodOS; overhead: {resource.Quantity};
            preemptionPolicy: string|Never|PreemptLowerPriority; priority: integer/int32; priorityClassName: string;
            readinessGates: [core.v1.PodReadinessGate] atomic;
            resourceClaims: [core.v1.PodResourceClaim] map(name) patch(merge,retainKeys:name);
            resources: core.v1.ResourceRequirements; restartPolicy: string|Always|Never|OnFailure;
            runtimeClassName: string; schedulerName: string;
            schedulingGates: [core.v1.PodSchedulingGate] map(name) patch(merge:name);
            securityContext: core.v1.PodSecurityContext; serviceAccount: string; serviceAccountName: string;
            setHostnameAsFQDN: boolean; shareProcessNamespace: boolean; subdomain: string;
            terminationGracePeriodSeconds: integer/int64; tolerations: [core.v1.Toleration] atomic;
            topologySpreadConstraints: [core.v1.TopologySpreadConstraint] map(topologyKey,whenUnsatisfiable) patch(merge:topologyKey);
            volumes: [core.v1.Volume] map(name) patch(merge,retainKeys:name);
        core.v1.PodStatus
            conditions: [core.v1.PodCondition] map(type) patch(merge:type);
            containerStatuses: [core.v1.ContainerStatus] atomic;
            ephemeralContainerStatuses: [core.v1.ContainerStatus] atomic; hostIP: string;
            hostIPs: [core.v1.HostIP] atomic patch(merge:ip);
            initContainerStatuses: [core.v1.ContainerStatus] atomic; message: string; nominatedNodeName: string;
            observedGeneration: integer/int64; phase: string|Failed|Pending|Running|Succeeded|Unknown;
            podIP: string; podIPs: [core.v1.PodIP] map(ip) patch(merge:ip);
            qosClass: string|BestEffort|Burstable|Guaranteed; reason: string; resize: string;
            resourceClaimStatuses: [core.v1.PodResourceClaimStatus] map(name) patch(merge,retainKeys:name);
            startTime: meta.v1.Time;
        core.v1.PodTemplateSpec
            metadata: meta.v1.ObjectMeta; spec: core.v1.PodSpec;
        core.v1.PreferredSchedulingTerm
            preference!: core.v1.NodeSelectorTerm; weight!: integer/int32;
        core.v1.Probe
            exec: core.v1.ExecAction; failureThreshold: integer/int32; grpc: core.v1.GRPCAction;
            httpGet: core.v1.HTTPGetAction; initialDelaySeconds: integer/int32; periodSeconds: integer/int32;
            successThreshold: integer/int32; tcpSocket: core.v1.TCPSocketAction;
            terminationGracePeriodSeconds: integer/int64; timeoutSeconds: integer/int32;
        core.v1.SELinuxOptions
            level: string; role: string; type: string; user: string;
        core.v1.SeccompProfile
            localhostProfile: string; type!: string|Localhost|RuntimeDefault|Unconfined;
        core.v1.SecretKeySelector atomic
            key!: string; name: string; optional: boolean;
        core.v1.SecretProjection
            items: [core.v1.KeyToPath] atomic; name: string; optional: boolean;
        core.v1.SecurityContext
            allowPrivilegeEscalation: boolean; appArmorProfile: core.v1.AppArmorProfile;
            capabilities: core.v1.Capabilities; privileged: boolean; procMount: string|Default|Unmasked;
            readOnlyRootFilesystem: boolean; runAsGroup: integer/int64; runAsNonRoot: boolean;
            runAsUser: integer/int64; seLinuxOptions: core.v1.SELinuxOptions;
            seccompProfile: core.v1.SeccompProfile; windowsOptions: core.v1.WindowsSecurityContextOptions;
        core.v1.ServiceAccountTokenProjection
            audience: string; expirationSeconds: integer/int64; path!: string;
        core.v1.SleepAction
            seconds!: integer/int64;
        core.v1.Sysctl
            name!: string; value!: string;
        core.v1.TCPSocketAction
            host: string; port!: util.intstr.IntOrString;
        core.v1.Toleration
            effect: string|NoExecute|NoSchedule|PreferNoSchedule; key: string; operator: string|Equal|Exists;
            tolerationSeconds: integer/int64; value: string;
        core.v1.TopologySpreadConstraint
            labelSelector: meta.v1.LabelSelector; matchLabelKeys: [string] atomic; maxSkew!: integer/int32;
            minDomains: integer/int32; nodeAffinityPolicy: string|Honor|Ignore;
            nodeTaintsPolicy: string|Honor|Ignore; topologyKey!: string;
            whenUnsatisfiable!: string|DoNotSchedule|ScheduleAnyway;
        core.v1.WeightedPodAffinityTerm
            podAffinityTerm!: core.v1.PodAffinityTerm; weight!: integer/int32;
        core.v1.WindowsSecurityContextOptions
            gmsaCredentialSpec: string; gmsaCredentialSpecName: string; hostProcess: boolean; runAsUserName: string;
        """
}
