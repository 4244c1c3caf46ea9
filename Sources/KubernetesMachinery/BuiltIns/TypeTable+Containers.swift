extension TypeTable {
    /// The types of containers.
    static let containers = """
        core.v1.AppArmorProfile
            localhostProfile#2: string; type#1!: string|Localhost|RuntimeDefault|Unconfined;
        core.v1.Capabilities
            add#1: [string] atomic; drop#2: [string] atomic;
        core.v1.ConfigMapEnvSource
            name#1.1: string; optional#2: boolean;
        core.v1.ConfigMapKeySelector atomic
            key#2!: string; name#1.1: string; optional#3: boolean;
        core.v1.Container
            args#4: [string] atomic; command#3: [string] atomic; env#7: [core.v1.EnvVar] map(name) patch(merge:name);
            envFrom#19: [core.v1.EnvFromSource] atomic; image#2: string;
            imagePullPolicy#14: string|Always|IfNotPresent|Never; lifecycle#12: core.v1.Lifecycle;
            livenessProbe#10: core.v1.Probe; name#1!: string;
            ports#6: [core.v1.ContainerPort] map(containerPort,protocol) patch(merge:containerPort);
            readinessProbe#11: core.v1.Probe; resizePolicy#23: [core.v1.ContainerResizePolicy] atomic;
            resources#8: core.v1.ResourceRequirements; restartPolicy#24: string;
            securityContext#15: core.v1.SecurityContext; startupProbe#22: core.v1.Probe; stdin#16: boolean;
            stdinOnce#17: boolean; terminationMessagePath#13: string;
            terminationMessagePolicy#20: string|FallbackToLogsOnError|File; tty#18: boolean;
            volumeDevices#21: [core.v1.VolumeDevice] map(devicePath) patch(merge:devicePath);
            volumeMounts#9: [core.v1.VolumeMount] map(mountPath) patch(merge:mountPath); workingDir#5: string;
        core.v1.ContainerPort
            containerPort#3!: integer/int32; hostIP#5: string; hostPort#2: integer/int32; name#1: string;
            protocol#4: string|SCTP|TCP|UDP = "TCP";
        core.v1.ContainerResizePolicy
            resourceName#1!: string; restartPolicy#2!: string;
        core.v1.ContainerState
            running#2: core.v1.ContainerStateRunning; terminated#3: core.v1.ContainerStateTerminated;
            waiting#1: core.v1.ContainerStateWaiting;
        core.v1.ContainerStateRunning
            startedAt#1: meta.v1.Time;
        core.v1.ContainerStateTerminated
            containerID#7: string; exitCode#1!: integer/int32; finishedAt#6: meta.v1.Time; message#4: string;
            reason#3: string; signal#2: integer/int32; startedAt#5: meta.v1.Time;
        core.v1.ContainerStateWaiting
            message#2: string; reason#1: string;
        core.v1.ContainerStatus
            allocatedResources#10: {resource.Quantity};
            allocatedResourcesStatus#14: [core.v1.ResourceStatus] map(name) patch(merge:name); containerID#8: string;
            image#6!: string; imageID#7!: string; lastState#3: core.v1.ContainerState; name#1!: string;
            ready#4!: boolean; resources#11: core.v1.ResourceRequirements; restartCount#5!: integer/int32;
            started#9: boolean; state#2: core.v1.ContainerState; stopSignal#15: string; user#13: core.v1.ContainerUser;
            volumeMounts#12: [core.v1.VolumeMountStatus] map(mountPath) patch(merge:mountPath);
        core.v1.ContainerUser
            linux#1: core.v1.LinuxContainerUser;
        core.v1.EnvFromSource
            configMapRef#2: core.v1.ConfigMapEnvSource; prefix#1: string; secretRef#3: core.v1.SecretEnvSource;
        core.v1.EnvVar
            name#1!: string; value#2: string; valueFrom#3: core.v1.EnvVarSource;
        core.v1.EnvVarSource
            configMapKeyRef#3: core.v1.ConfigMapKeySelector; fieldRef#1: core.v1.ObjectFieldSelector;
            resourceFieldRef#2: core.v1.ResourceFieldSelector; secretKeyRef#4: core.v1.SecretKeySelector;
        core.v1.EphemeralContainer
            args#1.4: [string] atomic; command#1.3: [string] atomic;
            env#1.7: [core.v1.EnvVar] map(name) patch(merge:name); envFrom#1.19: [core.v1.EnvFromSource] atomic;
            image#1.2: string; imagePullPolicy#1.14: string|Always|IfNotPresent|Never;
            lifecycle#1.12: core.v1.Lifecycle; livenessProbe#1.10: core.v1.Probe; name#1.1!: string;
            ports#1.6: [core.v1.ContainerPort] map(containerPort,protocol) patch(merge:containerPort);
            readinessProbe#1.11: core.v1.Probe; resizePolicy#1.23: [core.v1.ContainerResizePolicy] atomic;
            resources#1.8: core.v1.ResourceRequirements; restartPolicy#1.24: string;
            securityContext#1.15: core.v1.SecurityContext; startupProbe#1.22: core.v1.Probe; stdin#1.16: boolean;
            stdinOnce#1.17: boolean; targetContainerName#2: string; terminationMessagePath#1.13: string;
            terminationMessagePolicy#1.20: string|FallbackToLogsOnError|File; tty#1.18: boolean;
            volumeDevices#1.21: [core.v1.VolumeDevice] map(devicePath) patch(merge:devicePath);
            volumeMounts#1.9: [core.v1.VolumeMount] map(mountPath) patch(merge:mountPath); workingDir#1.5: string;
        core.v1.ExecAction
            command#1: [string] atomic;
        core.v1.GRPCAction
            port#1!: integer/int32; service#2: string;
        core.v1.HTTPGetAction
            host#3: string; httpHeaders#5: [core.v1.HTTPHeader] atomic; path#1: string;
            port#2!: util.intstr.IntOrString; scheme#4: string|HTTP|HTTPS;
        core.v1.HTTPHeader
            name#1!: string; value#2!: string;
        core.v1.Lifecycle
            postStart#1: core.v1.LifecycleHandler; preStop#2: core.v1.LifecycleHandler; stopSignal#3: string;
        core.v1.LifecycleHandler
            exec#1: core.v1.ExecAction; httpGet#2: core.v1.HTTPGetAction; sleep#4: core.v1.SleepAction;
            tcpSocket#3: core.v1.TCPSocketAction;
        core.v1.LinuxContainerUser
            gid#2!: integer/int64; supplementalGroups#3: [integer/int64] atomic; uid#1!: integer/int64;
        core.v1.ObjectFieldSelector atomic
            apiVersion#1: string; fieldPath#2!: string;
        core.v1.Probe
            exec#1.1: core.v1.ExecAction; failureThreshold#6: integer/int32; grpc#1.4: core.v1.GRPCAction;
            httpGet#1.2: core.v1.HTTPGetAction; initialDelaySeconds#2: integer/int32; periodSeconds#4: integer/int32;
            successThreshold#5: integer/int32; tcpSocket#1.3: core.v1.TCPSocketAction;
            terminationGracePeriodSeconds#7: integer/int64; timeoutSeconds#3: integer/int32;
        core.v1.ResourceClaim
            name#1!: string; request#2: string;
        core.v1.ResourceFieldSelector atomic
            containerName#1: string; divisor#3: resource.Quantity; resource#2!: string;
        core.v1.ResourceHealth
            health#2: string; resourceID#1!: string;
        core.v1.ResourceRequirements
            claims#3: [core.v1.ResourceClaim] map(name); limits#1: {resource.Quantity};
            requests#2: {resource.Quantity};
        core.v1.ResourceStatus
            name#1!: string; resources#2: [core.v1.ResourceHealth] map(resourceID);
        core.v1.SELinuxOptions
            level#4: string; role#2: string; type#3: string; user#1: string;
        core.v1.SeccompProfile
            localhostProfile#2: string; type#1!: string|Localhost|RuntimeDefault|Unconfined;
        core.v1.SecretEnvSource
            name#1.1: string; optional#2: boolean;
        core.v1.SecretKeySelector atomic
            key#2!: string; name#1.1: string; optional#3: boolean;
        core.v1.SecurityContext
            allowPrivilegeEscalation#7: boolean; appArmorProfile#12: core.v1.AppArmorProfile;
            capabilities#1: core.v1.Capabilities; privileged#2: boolean; procMount#9: string|Default|Unmasked;
            readOnlyRootFilesystem#6: boolean; runAsGroup#8: integer/int64; runAsNonRoot#5: boolean;
            runAsUser#4: integer/int64; seLinuxOptions#3: core.v1.SELinuxOptions;
            seccompProfile#11: core.v1.SeccompProfile; windowsOptions#10: core.v1.WindowsSecurityContextOptions;
        core.v1.SleepAction
            seconds#1!: integer/int64;
        core.v1.TCPSocketAction
            host#2: string; port#1!: util.intstr.IntOrString;
        core.v1.VolumeDevice
            devicePath#2!: string; name#1!: string;
        core.v1.VolumeMount
            mountPath#3!: string; mountPropagation#5: string|Bidirectional|HostToContainer|None; name#1!: string;
            readOnly#2: boolean; recursiveReadOnly#7: string; subPath#4: string; subPathExpr#6: string;
        core.v1.VolumeMountStatus
            mountPath#2!: string; name#1!: string; readOnly#3: boolean; recursiveReadOnly#4: string;
        core.v1.WindowsSecurityContextOptions
            gmsaCredentialSpec#2: string; gmsaCredentialSpecName#1: string; hostProcess#4: boolean;
            runAsUserName#3: string;
        """
}
