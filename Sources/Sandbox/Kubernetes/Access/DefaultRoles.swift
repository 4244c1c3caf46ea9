import Wire

/// The roles and bindings that every cluster has, as far as users meet them: those of the control plane's own
/// controllers are left out, because here they are not users.
///
/// Source: "Default roles and role bindings" of the page on RBAC, and the roles of a running server of 1.33.
enum DefaultRoles {
    private static let group = "rbac.authorization.k8s.io"
    private static let aggregation = "rbac.authorization.k8s.io/aggregate-to-"

    /// What is to be there, by key.
    static let objects: [(key: ObjectKey, object: JSONValue)] =
        roles(clusterRoles, namespace: nil) + roles(systemRoles, namespace: "kube-system") + bindings()

    // A role stands at the margin, with the role that gathers its rules (`to:`) and whether it gathers others (`from:`).
    // Its rules stand below: verbs, groups, resources and, after `of`, names; or verbs and paths. A word in capitals
    // stands for several verbs, "core" for the core group.
    private static let clusterRoles = """
        cluster-admin
            * * *
            * /*
        admin from:admin
        edit to:admin from:edit
        view to:edit from:view
        system:aggregate-to-admin to:admin
            create authorization.k8s.io localsubjectaccessreviews
            ALL rbac.authorization.k8s.io rolebindings,roles
        system:aggregate-to-edit to:edit
            READ core pods/attach,pods/exec,pods/portforward,pods/proxy,secrets,services/proxy
            impersonate core serviceaccounts
            WRITE core pods,pods/attach,pods/exec,pods/portforward,pods/proxy
            create core pods/eviction
            WRITE core configmaps,endpoints,events,persistentvolumeclaims,replicationcontrollers,replicationcontrollers/scale,secrets,serviceaccounts,services,services/proxy
            create core serviceaccounts/token
            WRITE apps daemonsets,deployments,deployments/rollback,deployments/scale,replicasets,replicasets/scale,statefulsets,statefulsets/scale
            WRITE autoscaling horizontalpodautoscalers
            WRITE batch cronjobs,jobs
            WRITE extensions daemonsets,deployments,deployments/rollback,deployments/scale,ingresses,networkpolicies,replicasets,replicasets/scale,replicationcontrollers/scale
            WRITE policy poddisruptionbudgets
            WRITE networking.k8s.io ingresses,networkpolicies
            ALL coordination.k8s.io leases
        system:aggregate-to-view to:view
            READ core configmaps,endpoints,persistentvolumeclaims,persistentvolumeclaims/status,pods,replicationcontrollers,replicationcontrollers/scale,serviceaccounts,services,services/status
            READ core bindings,events,limitranges,namespaces/status,pods/log,pods/status,replicationcontrollers/status,resourcequotas,resourcequotas/status
            READ core namespaces
            READ discovery.k8s.io endpointslices
            READ apps controllerrevisions,daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,replicasets,replicasets/scale,replicasets/status,statefulsets,statefulsets/scale,statefulsets/status
            READ autoscaling horizontalpodautoscalers,horizontalpodautoscalers/status
            READ batch cronjobs,cronjobs/status,jobs,jobs/status
            READ extensions daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,ingresses,ingresses/status,networkpolicies,replicasets,replicasets/scale,replicasets/status,replicationcontrollers/scale
            READ policy poddisruptionbudgets,poddisruptionbudgets/status
            READ networking.k8s.io ingresses,ingresses/status,networkpolicies
        system:auth-delegator
            create authentication.k8s.io tokenreviews
            create authorization.k8s.io subjectaccessreviews
        system:basic-user
            create authorization.k8s.io selfsubjectaccessreviews,selfsubjectrulesreviews
            create authentication.k8s.io selfsubjectreviews
        system:discovery
            get /api,/api/*,/apis,/apis/*,/healthz,/livez,/openapi,/openapi/*,/readyz,/version,/version/
        system:kubelet-api-admin
            READ core nodes
            proxy core nodes
            * core nodes/log,nodes/metrics,nodes/proxy,nodes/stats
            * core nodes/configz,nodes/healthz,nodes/pods
        system:monitoring
            get /healthz,/healthz/*,/livez,/livez/*,/metrics,/metrics/slis,/readyz,/readyz/*
        system:persistent-volume-provisioner
            create,delete,get,list,watch core persistentvolumes
            get,list,update,watch core persistentvolumeclaims
            READ storage.k8s.io storageclasses
            watch core events
            create,patch,update core,events.k8s.io events
        system:public-info-viewer
            get /healthz,/livez,/readyz,/version,/version/
        system:service-account-issuer-discovery
            get /.well-known/openid-configuration,/.well-known/openid-configuration/,/openid/v1/jwks,/openid/v1/jwks/
        """

    private static let systemRoles = """
        extension-apiserver-authentication-reader
            READ core configmaps of extension-apiserver-authentication
        """

    private static let verbs = [
        "READ": "get,list,watch", "WRITE": "create,delete,deletecollection,patch,update",
        "ALL": "create,delete,deletecollection,get,list,patch,update,watch",
    ]

    /// Which groups have which ClusterRoles.
    private static let groups: [(role: String, groups: [String])] = [
        ("cluster-admin", [RoleAuthorizer.owners]), ("system:basic-user", [UserIdentity.authenticated]),
        ("system:discovery", [UserIdentity.authenticated]), ("system:monitoring", ["system:monitoring"]),
        ("system:public-info-viewer", [UserIdentity.authenticated, UserIdentity.unauthenticated]),
        ("system:service-account-issuer-discovery", ["system:serviceaccounts"]),
    ]

    // MARK: Objects of the tables

    private static func roles(_ table: String, namespace: String?) -> [(ObjectKey, JSONValue)] {
        var roles: [(words: [String], rules: [JSONValue])] = []
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if line.hasPrefix(" "), !roles.isEmpty {
                roles[roles.count - 1].rules.append(rule(words).json)
            } else {
                roles.append((words, []))
            }
        }
        let kind = namespace == nil ? "ClusterRole" : "Role"
        return roles.map { words, rules in
            var object = head(kind, words[0], namespace)
            for word in words.dropFirst() {
                let parts = word.split(separator: ":").map(String.init)
                if parts[0] == "to" {
                    object[at: "metadata", "labels", aggregation + parts[1]] = "true"
                } else {
                    let selector: JSONValue = ["matchLabels": .object(JSONObject([aggregation + parts[1]: "true"]))]
                    object["aggregationRule"] = ["clusterRoleSelectors": [selector]]
                }
            }
            object["rules"] = object["aggregationRule"] == nil ? .array(rules) : JSONValue.null
            return (key(kind, words[0], namespace), object)
        }
    }

    private static func rule(_ words: [String]) -> AccessRule {
        func list(_ text: String) -> [String] { text.split(separator: ",").map { $0 == "core" ? "" : String($0) } }
        let verbs = list(verbs[words[0]] ?? words[0])
        guard words.count > 2 else {
            return AccessRule(verbs: verbs, paths: words[1] == "/*" ? ["*"] : list(words[1]))
        }
        return AccessRule(
            verbs: verbs, groups: list(words[1]), resources: list(words[2]),
            names: words.count > 4 ? list(words[4]) : [])
    }

    private static func bindings() -> [(ObjectKey, JSONValue)] {
        func binding(
            _ kind: String, _ name: String, _ namespace: String?, role: String, _ subjects: [(String, String)]
        ) -> (ObjectKey, JSONValue) {
            var object = head(kind, name, namespace)
            object["roleRef"] = [
                "apiGroup": .string(group), "kind": namespace == nil ? "ClusterRole" : "Role", "name": .string(role),
            ]
            object["subjects"] = .array(
                subjects.map { ["apiGroup": .string(group), "kind": .string($0.0), "name": .string($0.1)] })
            return (key(kind, name, namespace), object)
        }
        return groups.map { role, groups in
            binding("ClusterRoleBinding", role, nil, role: role, groups.map { ("Group", $0) })
        } + [
            binding(
                "RoleBinding", "system::extension-apiserver-authentication-reader", "kube-system",
                role: "extension-apiserver-authentication-reader",
                [("User", "system:kube-controller-manager"), ("User", "system:kube-scheduler")])
        ]
    }

    private static func head(_ kind: String, _ name: String, _ namespace: String?) -> JSONValue {
        var object: JSONValue = [
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": .string(kind),
            "metadata": [
                "name": .string(name), "labels": ["kubernetes.io/bootstrapping": "rbac-defaults"],
                "annotations": .object(JSONObject([DefaultRoleUpkeep.annotation: "true"])),
            ],
        ]
        object[at: "metadata", "namespace"] = namespace.map { .string($0) }
        return object
    }

    private static func key(_ kind: String, _ name: String, _ namespace: String?) -> ObjectKey {
        ObjectKey(
            collection: CollectionKey(group: group, plural: kind.lowercased() + "s"), namespace: namespace ?? "",
            name: name)
    }
}
