import Wire

/// The object by which OLM knows one version of the operator: what catalogues show, and how it is installed.
///
/// Source: https://olm.operatorframework.io/docs/concepts/crds/clusterserviceversion/ and the fields that OperatorHub
/// asks for (https://github.com/operator-framework/api, pkg/validation), 2026.
struct ClusterServiceVersion {
    private let bundle: OLMBundle
    private let parts: OLMParts

    init(_ bundle: OLMBundle, _ parts: OLMParts) {
        self.bundle = bundle
        self.parts = parts
    }

    func document() throws -> JSONValue {
        [
            "apiVersion": "operators.coreos.com/v1alpha1", "kind": "ClusterServiceVersion",
            "metadata": [
                "name": .string("\(OLMBundle.package).v\(bundle.version)"),
                // OLM replaces it by the namespace of the installation.
                "namespace": "placeholder",
                "annotations": .object(JSONObject(try annotations().map { ($0, .string($1)) })),
            ],
            "spec": .object(JSONObject(Array(catalogue) + Array(installation))),
        ]
    }

    // MARK: Annotations

    private func annotations() throws -> [(String, String)] {
        let namespace = parts.namespace ?? [:]
        return [
            ("alm-examples", try CatalogueText.examples().text(.indented) + "\n"),
            // It takes over the original's objects, and its own releases follow each other without a stop.
            ("capabilities", "Seamless Upgrades"),
            ("categories", "Storage"),
            ("certified", "false"),
            ("containerImage", bundle.manifests.image),
            ("createdAt", "\(bundle.releaseDate)T00:00:00Z"),
            ("description", CatalogueText.summary),
            // Any earlier release can be replaced by this one directly.
            ("olm.skipRange", "<\(bundle.version)"),
            ("operatorframework.io/suggested-namespace", bundle.manifests.namespace),
            ("operatorframework.io/suggested-namespace-template", namespace.text()),
            ("repository", Publisher.url),
            ("support", Publisher.name),
        ] + features.map { ("features.operators.openshift.io/\($0)", $1 ? "true" : "false") }
    }

    /// What OpenShift's catalogue filters by.
    private var features: [(String, Bool)] {
        [
            // The mirror of a catalogue finds images by digest; the operator asks nothing of the internet.
            ("disconnected", images.allSatisfy { $0.contains("@sha256:") }),
            ("fips-compliant", false), ("proxy-aware", false), ("tls-profiles", false),
            // It takes a role of AWS by the annotation of its service account, not from the console's form for roles.
            ("token-auth-aws", false), ("token-auth-azure", false), ("token-auth-gcp", false),
            ("cnf", false), ("cni", false), ("csi", false),
        ]
    }

    // MARK: For catalogues

    private var catalogue: JSONObject {
        [
            "displayName": "Breakwater",
            "description": .string(CatalogueText.description),
            "icon": [["base64data": .string(CatalogueText.icon), "mediatype": "image/svg+xml"]],
            "keywords": ["efs", "aws", "nfs", "storage", "shared volume", "ReadWriteMany"],
            "links": [["name": "Breakwater", "url": .string(Publisher.url)]],
            "maintainers": [["name": .string(Publisher.name), "email": .string(Publisher.email)]],
            "maturity": "alpha",
            "provider": ["name": .string(Publisher.name), "url": .string(Publisher.url)],
            "version": .string(bundle.version),
            "minKubeVersion": "1.24.0",
            "customresourcedefinitions": ["owned": .array(parts.definitions.flatMap(OwnedDefinition.entries))],
            "relatedImages": .array(images.map { ["name": .string(OLMBundle.package), "image": .string($0)] }),
        ]
    }

    // MARK: For the installation

    private var installation: JSONObject {
        [
            // SharedVolumes live in any namespace, and what it makes for them has no namespace.
            "installModes": .array(
                [
                    ("OwnNamespace", false), ("SingleNamespace", false), ("MultiNamespace", false),
                    ("AllNamespaces", true),
                ].map { ["type": .string($0), "supported": .bool($1)] }),
            "install": [
                "strategy": "deployment",
                "spec": [
                    "clusterPermissions": .array(parts.clusterPermissions.map(permission)),
                    "permissions": .array(parts.namespacePermissions.map(permission)),
                    "deployments": .array(parts.deployments.map(deployment)),
                ],
            ],
        ]
    }

    private func permission(_ permissions: OLMParts.Permissions) -> JSONValue {
        ["serviceAccountName": .string(permissions.account), "rules": .array(permissions.rules)]
    }

    private func deployment(_ object: JSONValue) -> JSONValue {
        [
            "name": object[at: "metadata", "name"] ?? .null, "label": object[at: "metadata", "labels"] ?? [:],
            "spec": object["spec"] ?? [:],
        ]
    }

    /// The images of all containers, each once.
    private var images: [String] {
        let containers = parts.deployments.flatMap { $0[at: "spec", "template", "spec", "containers"]?.array ?? [] }
        return Set(containers.compactMap { $0["image"]?.string }).sorted()
    }
}
