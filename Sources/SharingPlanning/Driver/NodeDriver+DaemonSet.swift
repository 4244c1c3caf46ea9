import Wire

// The pods of the node driver. Names of containers and volumes are the original's and those of the AWS EFS CSI driver's
// chart (kubernetes-sigs/aws-efs-csi-driver, charts/aws-efs-csi-driver, 2026-07), of which the flags and paths come.

extension NodeDriver {
    private static let kubelet = "/var/lib/kubelet"
    private static let labels: JSONValue = ["app": "efs-csi-node"]
    private static let healthPort: JSONValue = 9809

    var daemonSetSpec: JSONValue {
        [
            "selector": ["matchLabels": Self.labels],
            // A restart of the driver stalls the mounts of its node for some seconds: few nodes at once.
            "updateStrategy": ["type": "RollingUpdate", "rollingUpdate": ["maxUnavailable": "10%"]],
            "template": ["metadata": ["labels": Self.labels], "spec": podSpec],
        ]
    }

    private var podSpec: JSONValue {
        [
            "serviceAccountName": .string(KeptObject.serviceAccount.name),
            "priorityClassName": "system-node-critical",
            "hostNetwork": true,
            "dnsPolicy": "ClusterFirst",
            "nodeSelector": ["kubernetes.io/os": "linux"],
            "affinity": [
                "nodeAffinity": [
                    "requiredDuringSchedulingIgnoredDuringExecution": ["nodeSelectorTerms": [Self.nodes]]
                ]
            ],
            "tolerations": [["operator": "Exists"]],
            "containers": [plugin, Self.registrar, Self.livenessProbe],
            "volumes": Self.volumes,
        ]
    }

    /// Every node on which pods can have an EFS volume through this driver: Fargate mounts by itself, and no container
    /// there is privileged.
    private static let nodes: JSONValue = [
        "matchExpressions": [
            ["key": "kubernetes.io/arch", "operator": "In", "values": ["amd64", "arm64"]],
            ["key": "eks.amazonaws.com/compute-type", "operator": "NotIn", "values": ["fargate", "hybrid"]],
        ]
    ]

    private var plugin: JSONValue {
        [
            "name": "efs-plugin",
            "image": .string(image),
            "imagePullPolicy": "IfNotPresent",
            "args": ["--endpoint=$(CSI_ENDPOINT)", "--logtostderr", "--v=2"],
            "env": [
                ["name": "CSI_ENDPOINT", "value": "unix:/csi/csi.sock"],
                Self.nodeName("CSI_NODE_NAME"),
                // Taking a taint off the node needs a right on all nodes of the cluster.
                ["name": "DISABLE_TAINT_WATCHER", "value": "true"],
            ],
            "ports": [["name": "healthz", "containerPort": Self.healthPort, "protocol": "TCP"]],
            "livenessProbe": [
                "httpGet": ["path": "/healthz", "port": "healthz"],
                "initialDelaySeconds": 10, "timeoutSeconds": 3, "periodSeconds": 10, "failureThreshold": 5,
            ],
            // No limit: the mounts of the node run in this container, and would end with it.
            "resources": ["requests": ["cpu": "10m", "memory": "64Mi"]],
            "securityContext": ["privileged": true],
            "volumeMounts": [
                ["name": "kubelet-dir", "mountPath": .string(Self.kubelet), "mountPropagation": "Bidirectional"],
                ["name": "plugin-dir", "mountPath": "/csi"],
                ["name": "efs-state-dir", "mountPath": "/var/run/efs"],
                ["name": "efs-utils-config", "mountPath": "/var/amazon/efs"],
                ["name": "efs-utils-config-legacy", "mountPath": "/etc/amazon/efs-legacy"],
            ],
        ]
    }

    private static let registrar: JSONValue = [
        "name": "csi-driver-registrar",
        "image": .string(registrarImage),
        "imagePullPolicy": "IfNotPresent",
        "args": ["--csi-address=$(ADDRESS)", "--kubelet-registration-path=$(DRIVER_REG_SOCK_PATH)", "--v=2"],
        "env": [
            ["name": "ADDRESS", "value": "/csi/csi.sock"],
            [
                "name": "DRIVER_REG_SOCK_PATH",
                "value": .string("\(kubelet)/plugins/\(SharingNames.driver)/csi.sock"),
            ],
            nodeName("KUBE_NODE_NAME"),
        ],
        "resources": sidecarResources,
        "securityContext": sidecarSecurity,
        "volumeMounts": [
            ["name": "plugin-dir", "mountPath": "/csi"], ["name": "registration-dir", "mountPath": "/registration"],
        ],
    ]

    private static let livenessProbe: JSONValue = [
        "name": "liveness-probe",
        "image": .string(livenessImage),
        "imagePullPolicy": "IfNotPresent",
        "args": ["--csi-address=/csi/csi.sock", "--health-port=9809", "--v=2"],
        "resources": sidecarResources,
        "securityContext": sidecarSecurity,
        "volumeMounts": [["name": "plugin-dir", "mountPath": "/csi"]],
    ]

    private static let sidecarResources: JSONValue = [
        "requests": ["cpu": "10m", "memory": "16Mi"], "limits": ["memory": "64Mi"],
    ]

    private static let sidecarSecurity: JSONValue = [
        "allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true,
    ]

    private static func nodeName(_ variable: String) -> JSONValue {
        ["name": .string(variable), "valueFrom": ["fieldRef": ["apiVersion": "v1", "fieldPath": "spec.nodeName"]]]
    }

    private static let volumes: JSONValue = [
        hostPath("kubelet-dir", kubelet, "Directory"),
        hostPath("registration-dir", "\(kubelet)/plugins_registry/", "Directory"),
        hostPath("plugin-dir", "\(kubelet)/plugins/\(SharingNames.driver)/", "DirectoryOrCreate"),
        hostPath("efs-state-dir", "/var/run/efs", "DirectoryOrCreate"),
        hostPath("efs-utils-config", "/var/amazon/efs", "DirectoryOrCreate"),
        hostPath("efs-utils-config-legacy", "/etc/amazon/efs", "DirectoryOrCreate"),
    ]

    private static func hostPath(_ name: String, _ path: String, _ type: String) -> JSONValue {
        ["name": .string(name), "hostPath": ["path": .string(path), "type": .string(type)]]
    }
}
