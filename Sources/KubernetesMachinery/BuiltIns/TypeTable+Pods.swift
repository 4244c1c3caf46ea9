extension TypeTable {
    /// The types of pods but containers.
    static let pods = """
        core.v1.Affinity
            nodeAffinity#1: core.v1.NodeAffinity; podAffinity#2: core.v1.PodAffinity;
            podAntiAffinity#3: core.v1.PodAntiAffinity;
        core.v1.ClusterTrustBundleProjection
            labelSelector#3: meta.v1.LabelSelector; name#1: string; optional#5: boolean; path#4!: string;
            signerName#2: string;
        core.v1.ConfigMapProjection
            items#2: [core.v1.KeyToPath] atomic; name#1.1: string; optional#4: boolean;
        core.v1.DownwardAPIProjection
            items#1: [core.v1.DownwardAPIVolumeFile] atomic;
        core.v1.HostAlias
            hostnames#2: [string] atomic; ip#1!: string;
        core.v1.HostIP
            ip#1!: string;
        core.v1.KeyToPath
            key#1!: string; mode#3: integer/int32; path#2!: string;
        core.v1.NodeAffinity
            preferredDuringSchedulingIgnoredDuringExecution#2: [core.v1.PreferredSchedulingTerm] atomic;
            requiredDuringSchedulingIgnoredDuringExecution#1: core.v1.NodeSelector;
        core.v1.Pod
            apiVersion: string; kind: string; metadata#1: meta.v1.ObjectMeta; spec#2: core.v1.PodSpec;
            status#3: core.v1.PodStatus;
        core.v1.PodAffinity
            preferredDuringSchedulingIgnoredDuringExecution#2: [core.v1.WeightedPodAffinityTerm] atomic;
            requiredDuringSchedulingIgnoredDuringExecution#1: [core.v1.PodAffinityTerm] atomic;
        core.v1.PodAffinityTerm
            labelSelector#1: meta.v1.LabelSelector; matchLabelKeys#5: [string] atomic;
            mismatchLabelKeys#6: [string] atomic; namespaceSelector#4: meta.v1.LabelSelector;
            namespaces#2: [string] atomic; topologyKey#3!: string;
        core.v1.PodAntiAffinity
            preferredDuringSchedulingIgnoredDuringExecution#2: [core.v1.WeightedPodAffinityTerm] atomic;
            requiredDuringSchedulingIgnoredDuringExecution#1: [core.v1.PodAffinityTerm] atomic;
        core.v1.PodCondition
            lastProbeTime#3: meta.v1.Time; lastTransitionTime#4: meta.v1.Time; message#6: string;
            observedGeneration#7: integer/int64; reason#5: string; status#2!: string; type#1!: string;
        core.v1.PodDNSConfig
            nameservers#1: [string] atomic; options#3: [core.v1.PodDNSConfigOption] atomic;
            searches#2: [string] atomic;
        core.v1.PodDNSConfigOption
            name#1: string; value#2: string;
        core.v1.PodIP
            ip#1!: string;
        core.v1.PodOS
            name#1!: string;
        core.v1.PodReadinessGate
            conditionType#1!: string;
        core.v1.PodResourceClaim
            name#1!: string; resourceClaimName#3: string; resourceClaimTemplateName#4: string;
        core.v1.PodResourceClaimStatus
            name#1!: string; resourceClaimName#2: string;
        core.v1.PodSchedulingGate
            name#1!: string;
        core.v1.PodSecurityContext
            appArmorProfile#11: core.v1.AppArmorProfile; fsGroup#5: integer/int64;
            fsGroupChangePolicy#9: string|Always|OnRootMismatch; runAsGroup#6: integer/int64; runAsNonRoot#3: boolean;
            runAsUser#2: integer/int64; seLinuxChangePolicy#13: string; seLinuxOptions#1: core.v1.SELinuxOptions;
            seccompProfile#10: core.v1.SeccompProfile; supplementalGroups#4: [integer/int64] atomic;
            supplementalGroupsPolicy#12: string|Merge|Strict; sysctls#7: [core.v1.Sysctl] atomic;
            windowsOptions#8: core.v1.WindowsSecurityContextOptions;
        core.v1.PodSpec
            activeDeadlineSeconds#5: integer/int64; affinity#18: core.v1.Affinity;
            automountServiceAccountToken#21: boolean; containers#2!: [core.v1.Container] map(name) patch(merge:name);
            dnsConfig#26: core.v1.PodDNSConfig; dnsPolicy#6: string|ClusterFirst|ClusterFirstWithHostNet|Default|None;
            enableServiceLinks#30: boolean;
            ephemeralContainers#34: [core.v1.EphemeralContainer] map(name) patch(merge:name);
            hostAliases#23: [core.v1.HostAlias] map(ip) patch(merge:ip); hostIPC#13: boolean; hostNetwork#11: boolean;
            hostPID#12: boolean; hostUsers#37: boolean; hostname#16: string;
            imagePullSecrets#15: [core.v1.LocalObjectReference] map(name) patch(merge:name);
            initContainers#20: [core.v1.Container] map(name) patch(merge:name); nodeName#10: string;
            nodeSelector#7: {string} atomic; os#36: core.v1.PodOS; overhead#32: {resource.Quantity};
            preemptionPolicy#31: string|Never|PreemptLowerPriority; priority#25: integer/int32;
            priorityClassName#24: string; readinessGates#28: [core.v1.PodReadinessGate] atomic;
            resourceClaims#39: [core.v1.PodResourceClaim] map(name) patch(merge,retainKeys:name);
            resources#40: core.v1.ResourceRequirements; restartPolicy#3: string|Always|Never|OnFailure;
            runtimeClassName#29: string; schedulerName#19: string;
            schedulingGates#38: [core.v1.PodSchedulingGate] map(name) patch(merge:name);
            securityContext#14: core.v1.PodSecurityContext; serviceAccount#9: string; serviceAccountName#8: string;
            setHostnameAsFQDN#35: boolean; shareProcessNamespace#27: boolean; subdomain#17: string;
            terminationGracePeriodSeconds#4: integer/int64; tolerations#22: [core.v1.Toleration] atomic;
            topologySpreadConstraints#33: [core.v1.TopologySpreadConstraint] map(topologyKey,whenUnsatisfiable) patch(merge:topologyKey);
            volumes#1: [core.v1.Volume] map(name) patch(merge,retainKeys:name);
        core.v1.PodStatus
            conditions#2: [core.v1.PodCondition] map(type) patch(merge:type);
            containerStatuses#8: [core.v1.ContainerStatus] atomic;
            ephemeralContainerStatuses#13: [core.v1.ContainerStatus] atomic; hostIP#5: string;
            hostIPs#16: [core.v1.HostIP] atomic patch(merge:ip);
            initContainerStatuses#10: [core.v1.ContainerStatus] atomic; message#3: string;
            nominatedNodeName#11: string; observedGeneration#17: integer/int64;
            phase#1: string|Failed|Pending|Running|Succeeded|Unknown; podIP#6: string;
            podIPs#12: [core.v1.PodIP] map(ip) patch(merge:ip); qosClass#9: string|BestEffort|Burstable|Guaranteed;
            reason#4: string; resize#14: string;
            resourceClaimStatuses#15: [core.v1.PodResourceClaimStatus] map(name) patch(merge,retainKeys:name);
            startTime#7: meta.v1.Time;
        core.v1.PodTemplateSpec
            metadata#1: meta.v1.ObjectMeta; spec#2: core.v1.PodSpec;
        core.v1.PreferredSchedulingTerm
            preference#2!: core.v1.NodeSelectorTerm; weight#1!: integer/int32;
        core.v1.SecretProjection
            items#2: [core.v1.KeyToPath] atomic; name#1.1: string; optional#4: boolean;
        core.v1.ServiceAccountTokenProjection
            audience#1: string; expirationSeconds#2: integer/int64; path#3!: string;
        core.v1.Sysctl
            name#1!: string; value#2!: string;
        core.v1.Toleration
            effect#4: string|NoExecute|NoSchedule|PreferNoSchedule; key#1: string; operator#2: string|Equal|Exists;
            tolerationSeconds#5: integer/int64; value#3: string;
        core.v1.TopologySpreadConstraint
            labelSelector#4: meta.v1.LabelSelector; matchLabelKeys#8: [string] atomic; maxSkew#1!: integer/int32;
            minDomains#5: integer/int32; nodeAffinityPolicy#6: string|Honor|Ignore;
            nodeTaintsPolicy#7: string|Honor|Ignore; topologyKey#2!: string;
            whenUnsatisfiable#3!: string|DoNotSchedule|ScheduleAnyway;
        core.v1.WeightedPodAffinityTerm
            podAffinityTerm#2!: core.v1.PodAffinityTerm; weight#1!: integer/int32;
        """
}
