import Vocabulary
import Wire

/// What a cluster has before anybody asks for anything: namespaces, nodes, the service of the API itself, and the
/// default roles.
struct ClusterFurniture: Sendable {
    let region: Region
    let nodes: [KubernetesCluster.Node]

    /// Puts in place what is missing.
    func furnish(_ server: APIServer) {
        let access = ControllerAccess(server: server, queue: ControllerQueue())
        for name in ["default", "kube-node-lease", "kube-public", "kube-system"] {
            access.create(
                ObjectKey(collection: .core("namespaces"), namespace: "", name: name),
                ["metadata": ["name": .string(name)]])
        }
        for (index, node) in nodes.enumerated() { furnish(node, index, access) }
        access.create(
            ObjectKey(collection: .core("services"), namespace: "default", name: "kubernetes"),
            [
                "metadata": [
                    "name": "kubernetes", "labels": ["component": "apiserver", "provider": "kubernetes"],
                ],
                "spec": [
                    "clusterIP": "10.96.0.1",
                    "ports": [["name": "https", "port": 443, "protocol": "TCP", "targetPort": 6443]],
                ],
            ])
        DefaultRoleUpkeep.run(access)
    }

    private func furnish(_ node: KubernetesCluster.Node, _ index: Int, _ access: ControllerAccess) {
        let key = ObjectKey(collection: .core("nodes"), namespace: "", name: node.name)
        access.create(
            key,
            [
                "metadata": ["name": .string(node.name), "labels": labels(of: node)],
                "spec": [
                    "podCIDR": .string("10.244.\(index).0/24"), "podCIDRs": [.string("10.244.\(index).0/24")],
                    "providerID": .string("aws:///\(node.zone)/\(node.instanceID ?? "i-\(node.name)")"),
                ],
            ])
        let now = access.now.rfc3339
        access.change(key) { object in
            guard object[at: "status", "conditions"] == nil else { return }
            object["status"] = status(of: node, index, since: now)
        }
    }

    private func labels(of node: KubernetesCluster.Node) -> JSONValue {
        [
            "beta.kubernetes.io/arch": "amd64", "beta.kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64",
            "kubernetes.io/hostname": .string(node.name), "kubernetes.io/os": "linux",
            "node.kubernetes.io/instance-type": "m5.large", "topology.kubernetes.io/region": .string(region.rawValue),
            "topology.kubernetes.io/zone": .string(node.zone),
        ]
    }

    private func status(of node: KubernetesCluster.Node, _ index: Int, since now: String) -> JSONValue {
        func condition(_ type: String, _ status: String, _ reason: String, _ message: String) -> JSONValue {
            [
                "type": .string(type), "status": .string(status), "lastHeartbeatTime": .string(now),
                "lastTransitionTime": .string(now), "reason": .string(reason), "message": .string(message),
            ]
        }
        let amounts: JSONValue = ["cpu": "2", "ephemeral-storage": "20Gi", "memory": "8Gi", "pods": "29"]
        return [
            "capacity": amounts, "allocatable": amounts,
            "conditions": [
                condition(
                    "MemoryPressure", "False", "KubeletHasSufficientMemory",
                    "kubelet has sufficient memory available"),
                condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
                condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
                condition("Ready", "True", "KubeletReady", "kubelet is posting ready status"),
            ],
            "addresses": [
                ["type": "InternalIP", "address": .string(node.address ?? "10.0.\(index).10")],
                ["type": "Hostname", "address": .string(node.name)],
            ],
            "nodeInfo": [
                "machineID": "", "systemUUID": "", "bootID": "", "kernelVersion": "6.1.0-sandbox",
                "osImage": "Breakwater Sandbox", "containerRuntimeVersion": "containerd://1.7.27",
                "kubeletVersion": .string(APIServer.gitVersion), "kubeProxyVersion": .string(APIServer.gitVersion),
                "operatingSystem": "linux", "architecture": "amd64",
            ],
        ]
    }
}
