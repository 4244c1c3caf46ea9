extension TypeDescriptions {
    /// Containers.
    static let containers = """
        core.v1.Container: A program from an image, and how it is run.
        \(container)
        core.v1.EphemeralContainer: A container that was added to look into a running pod.
            targetContainerName: The container whose processes it sees.
        \(container)
        core.v1.ContainerPort: A port that a container listens on.
            containerPort: The port's number.
            hostIP: The node's address that hostPort is on.
            hostPort: The port of the node that leads here.
            name: The port's name, by which services can name it.
            protocol: TCP, UDP or SCTP.
        core.v1.ContainerStatus: What was last seen of a container.
            allocatedResources: What its node has reserved for it.
            allocatedResourcesStatus: How well its devices are.
            containerID: The runtime's name for it.
            image: The image that runs.
            imageID: The exact image that runs.
            lastState: How it ended the time before.
            name: The container's name.
            ready: Whether it can serve.
            resources: What it was given.
            restartCount: How often it was started anew.
            started: Whether it has started up.
            state: Whether it waits, runs or has ended.
            stopSignal: The signal by which it is asked to end.
            user: The user that it runs as.
            volumeMounts: The volumes that are mounted.
        core.v1.ContainerState: Whether a container waits, runs or has ended. One of them is set.
            running: It runs.
            terminated: It has ended.
            waiting: It has not started yet.
        core.v1.ContainerStateRunning: A container that runs.
            startedAt: When it was started.
        core.v1.ContainerStateTerminated: A container that has ended.
            containerID: The runtime's name for it.
            exitCode: The code that it ended with.
            finishedAt: When it ended.
            message: What it left to say.
            reason: Why it ended, in one word.
            signal: The signal that ended it.
            startedAt: When it was started.
        core.v1.ContainerStateWaiting: A container that has not started yet.
            message: What it waits for, for people.
            reason: What it waits for, in one word.
        core.v1.EnvVar: An environment variable.
            name: The variable's name.
            value: Its value; $(NAME) stands for another variable.
            valueFrom: Where its value comes from.
        core.v1.EnvVarSource: Where a value comes from. Exactly one is set.
            configMapKeyRef: A key of a ConfigMap.
            fieldRef: A field of the pod, as in status.podIP.
            resourceFieldRef: What a container requests or is limited to.
            secretKeyRef: A key of a Secret.
        core.v1.EnvFromSource: All keys of a ConfigMap or a Secret as variables.
            configMapRef: The ConfigMap.
            prefix: What is put before each key.
            secretRef: The Secret.
        core.v1.ConfigMapKeySelector: A key of a ConfigMap.
            key: The key.
            name: The ConfigMap's name.
        core.v1.SecretKeySelector: A key of a Secret.
            key: The key.
            name: The Secret's name.
        core.v1.ConfigMapEnvSource: A ConfigMap.
            name: The ConfigMap's name.
        core.v1.SecretEnvSource: A Secret.
            name: The Secret's name.
        core.v1.ObjectFieldSelector: A field of the pod.
            apiVersion: The version that the field is named in; v1 if not set.
            fieldPath: The field, as in metadata.namespace.
        core.v1.ResourceFieldSelector: What a container requests or is limited to.
            containerName: The container.
            divisor: The unit that it is given in.
            resource: Which one, as in limits.memory.
        core.v1.ResourceRequirements: How much of each resource is needed and may be used.
            claims: The devices that are used, of those that the pod claims.
            limits: The most that may be used, as in memory: 1Gi.
            requests: What is kept free for it, as in cpu: 100m.
        core.v1.Lifecycle: What is done when a container starts and before it ends.
            postStart: What is done right after the start.
            preStop: What is done before the container is asked to end.
            stopSignal: The signal by which it is asked to end.
        core.v1.LifecycleHandler: Something to do. Exactly one is set.
            exec: A program to run in the container.
            httpGet: A page to ask for.
            sleep: A time to wait.
            tcpSocket: A port to connect to; not used any more.
        core.v1.Probe: A question that is put to a container again and again.
            exec: A program that must end with 0.
            failureThreshold: How many failures in a row count as one.
            grpc: A gRPC health check that must succeed.
            httpGet: A page that must be served.
            initialDelaySeconds: How long after the start the first question comes.
            periodSeconds: The time between questions.
            successThreshold: How many successes in a row count as one.
            tcpSocket: A port that must take connections.
            terminationGracePeriodSeconds: How long the container has to end when it fails.
            timeoutSeconds: How long an answer may take.
        core.v1.ExecAction: A program to run in the container.
            command: The program and its arguments; no shell is used.
        core.v1.HTTPGetAction: A page to ask for.
            host: The host to ask; the pod if not set.
            httpHeaders: Headers to send.
            path: The page's path.
            port: The port's number or name.
            scheme: HTTP or HTTPS.
        core.v1.HTTPHeader: A header to send.
            name: Its name.
            value: Its value.
        core.v1.GRPCAction: A gRPC health check.
            port: The port's number.
            service: The service to ask about.
        core.v1.TCPSocketAction: A port to connect to.
            host: The host; the pod if not set.
            port: The port's number or name.
        core.v1.SecurityContext: The user and the rights of a container; more than the pod's word.
            allowPrivilegeEscalation: Whether a process may gain more rights than its parent.
            appArmorProfile: The AppArmor profile.
            capabilities: Rights of Linux to add or drop.
            privileged: If true, it may do on the node what root may.
            procMount: How /proc is shown.
            readOnlyRootFilesystem: If true, it can write to volumes only.
            runAsGroup: The processes' group.
            runAsNonRoot: If true, a container that would run as root does not start.
            runAsUser: The processes' user.
            seLinuxOptions: The SELinux label.
            seccompProfile: The system calls that are allowed.
            windowsOptions: Settings for Windows only.
        core.v1.Capabilities: Rights of Linux.
            add: Those to add.
            drop: Those to drop; ALL for all.
        core.v1.VolumeMount: Where a volume is mounted in a container.
            mountPath: The path in the container.
            mountPropagation: Whether mounts made below it are seen outside: None, HostToContainer or Bidirectional.
            name: The volume's name in the pod.
            recursiveReadOnly: Whether readOnly holds for mounts below it.
            subPath: The folder of the volume that is mounted; its root if not set.
            subPathExpr: As subPath, where $(NAME) stands for an environment variable.
        core.v1.VolumeDevice: Where a volume in block mode is put in a container.
            devicePath: The path in the container.
            name: The name of the volume in the pod.
        """

    /// What a container and an ephemeral container both have.
    private static let container = """
            args: Arguments of the program.
            command: The program and its first arguments, instead of the image's entry point.
            env: Environment variables.
            envFrom: ConfigMaps and Secrets whose keys become environment variables.
            image: The image to run.
            imagePullPolicy: When the image is pulled: Always, IfNotPresent or Never.
            lifecycle: What is done when it starts and before it ends.
            livenessProbe: A question; a container that fails it is started anew.
            name: The container's name, unique in the pod.
            ports: The ports that it listens on.
            readinessProbe: A question; a container that fails it gets no traffic.
            resizePolicy: Whether it must be started anew when its resources change.
            resources: How much processor time and memory it needs and may use.
            restartPolicy: Always, for an init container that runs beside the others.
            securityContext: The user that it runs as, and what it may do.
            startupProbe: A question; the other probes wait until it is answered.
            stdin: Whether its standard input is kept open.
            stdinOnce: Whether standard input ends with the first who was attached to it.
            terminationMessagePath: The file whose content is kept as its last words.
            terminationMessagePolicy: Whether its log may stand in for that file.
            tty: Whether it has a terminal.
            volumeDevices: Where volumes in block mode are put.
            volumeMounts: Where volumes are mounted in the container.
            workingDir: The folder that it starts in.
        """
}
