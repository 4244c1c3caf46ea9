extension ClusterConnection {
    /// Where the kubelet puts a pod's credentials.
    static let serviceAccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount"

    /// Finds the cluster, in this order: the kubeconfig that is named, the files of `KUBECONFIG`, the service account
    /// of the pod that we run in, `~/.kube/config`.
    ///
    /// kubectl looks at `~/.kube/config` before the service account; in a pod there is none of them but by mistake.
    ///
    /// - Parameters:
    ///   - kubeconfig: The path of `--kubeconfig`; it must be there.
    ///   - context: The name of `--context`; it means that a kubeconfig is wanted.
    /// - Throws: ``ConfigurationError``.
    public static func find(
        kubeconfig: String? = nil, context: String? = nil, host: Host = .current()
    ) throws(ConfigurationError) -> ClusterConnection {
        if let kubeconfig { return try load([kubeconfig], mustExist: true).connection(context: context, host: host) }
        let listed = (host.environment["KUBECONFIG"] ?? "").split(separator: ":").map(String.init)
        if !listed.isEmpty {
            return try load(listed, mustExist: false).connection(context: context, host: host)
        }
        if context == nil, host.environment["KUBERNETES_SERVICE_HOST"] != nil { return try inCluster(host: host) }
        guard let home = host.environment["HOME"], host.fileExists("\(home)/.kube/config") else {
            throw ConfigurationError(
                .missing,
                "no cluster was found; give --kubeconfig, set KUBECONFIG, or run in a pod with a service account")
        }
        return try load(["\(home)/.kube/config"], mustExist: true).connection(context: context, host: host)

        func load(_ paths: [String], mustExist: Bool) throws(ConfigurationError) -> Kubeconfig {
            var merged = Kubeconfig()
            var wasOneRead = false
            for path in paths where mustExist || host.fileExists(path) {
                try merged.merge(String(decoding: try host.readFile(path), as: UTF8.self), path: path)
                wasOneRead = true
            }
            guard wasOneRead else {
                throw ConfigurationError(
                    .unreadable, "none of the files that KUBECONFIG lists is there: \(paths.joined(separator: ", "))")
            }
            return merged
        }
    }

    /// The cluster that the pod we run in belongs to, as the pod's service account.
    ///
    /// Source: Kubernetes documentation, "Accessing the Kubernetes API from a Pod".
    ///
    /// - Throws: ``ConfigurationError`` with code `missing` outside of a pod, `unreadable` without its files.
    public static func inCluster(host: Host = .current()) throws(ConfigurationError) -> ClusterConnection {
        guard let name = host.environment["KUBERNETES_SERVICE_HOST"],
            let port = host.environment["KUBERNETES_SERVICE_PORT"]
        else {
            throw ConfigurationError(
                .missing,
                "this is no pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set; give --kubeconfig")
        }
        let shown = name.contains(":") ? "[\(name)]" : name
        let namespace = try? host.readFile("\(serviceAccountDirectory)/namespace")
        return ClusterConnection(
            server: try ServerAddress.parse("https://\(shown):\(port)"),
            certificateAuthority: try host.readFile("\(serviceAccountDirectory)/ca.crt"),
            namespace: namespace.map { String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace } },
            credentials: TokenFileCredential(path: "\(serviceAccountDirectory)/token", host: host))
    }
}
