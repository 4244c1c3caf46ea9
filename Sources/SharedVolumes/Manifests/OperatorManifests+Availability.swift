import Wire

// What keeps the operator there and lets others see it.

extension OperatorManifests {
    /// Of two replicas one stays when nodes are drained. It is a number, because OLM refuses a budget of 100 %.
    var disruptionBudget: JSONValue {
        [
            "apiVersion": "policy/v1", "kind": "PodDisruptionBudget",
            "metadata": namespacedMetadata,
            "spec": ["minAvailable": 1, "selector": ["matchLabels": .object(JSONObject(Self.labels))]],
        ]
    }

    /// Where metrics are read.
    var service: JSONValue {
        [
            "apiVersion": "v1", "kind": "Service",
            "metadata": namespacedMetadata,
            "spec": [
                "selector": .object(JSONObject(Self.labels)),
                "ports": [["name": "http", "port": .integer(Int64(Self.httpPort)), "targetPort": "http"]],
            ],
        ]
    }

    /// What makes the Prometheus operator read the metrics. It is no part of ``objects()``: the kind is not in every
    /// cluster.
    var serviceMonitor: JSONValue {
        [
            "apiVersion": "monitoring.coreos.com/v1", "kind": "ServiceMonitor",
            "metadata": namespacedMetadata,
            "spec": [
                "selector": ["matchLabels": .object(JSONObject(Self.labels))],
                "endpoints": [["port": "http", "path": "/metrics", "interval": "30s"]],
            ],
        ]
    }

    private var namespacedMetadata: JSONValue {
        [
            "name": .string(Self.name), "namespace": .string(namespace), "labels": .object(JSONObject(Self.labels)),
        ]
    }
}
