import Wire

/// The bundle by which the Operator Lifecycle Manager installs the operator: a ClusterServiceVersion made of the same
/// manifests, the definitions, metadata, and the recipe of the bundle's image.
///
/// Source: registry+v1 bundles (https://olm.operatorframework.io/docs/tasks/creating-operator-bundle/) and the kinds
/// that they may hold (operator-registry, pkg/lib/bundle/supported_resources.go), 2026.
public struct OLMBundle: Sendable {
    /// The name of the package: one of its own. The AWS EFS Operator's was `aws-efs-operator`.
    public static let package = "breakwater"
    /// The channel, by OLM's convention for releases that are not settled yet.
    static let channel = "candidate"
    /// The labels of the bundle's image, which are annotations of the bundle too.
    static let labels: KeyValuePairs = [
        "operators.operatorframework.io.bundle.mediatype.v1": "registry+v1",
        "operators.operatorframework.io.bundle.manifests.v1": "manifests/",
        "operators.operatorframework.io.bundle.metadata.v1": "metadata/",
        "operators.operatorframework.io.bundle.package.v1": package,
        "operators.operatorframework.io.bundle.channels.v1": channel,
        "operators.operatorframework.io.bundle.channel.default.v1": channel,
        "operators.operatorframework.io.test.mediatype.v1": "scorecard+v1",
        "operators.operatorframework.io.test.config.v1": "tests/scorecard/",
        // This release of OpenShift, which is Kubernetes 1.24, and later ones.
        "com.redhat.openshift.versions": "v4.11",
    ]

    let manifests: OperatorManifests
    /// Breakwater's version: `0.1.0`.
    let version: String
    /// The day of the release: `2026-11-21`.
    let releaseDate: String

    /// Makes a bundle of manifests.
    public init(manifests: OperatorManifests, version: String, releaseDate: String) {
        self.manifests = manifests
        self.version = version
        self.releaseDate = releaseDate
    }

    /// The files of the bundle.
    ///
    /// - Throws: what ``OperatorManifests/objects()`` throws.
    public func tree() throws -> ManifestTree {
        let parts = OLMParts(try manifests.objects())
        var tree = ManifestTree()
        tree.add(
            "manifests/\(Self.package).clusterserviceversion.yaml", try ClusterServiceVersion(self, parts).document())
        for object in parts.accompanying { tree.add("manifests/\(ManifestTree.fileName(of: object))", object) }
        let annotations = JSONObject(Self.labels.map { ($0, .string($1)) })
        tree.add("metadata/annotations.yaml", ["annotations": .object(annotations)])
        tree.add("tests/scorecard/config.yaml", Self.scorecard)
        tree.add("bundle.Dockerfile", lines: Self.imageRecipe)
        return tree
    }

    private static let imageRecipe =
        ["FROM scratch", ""] + labels.map { "LABEL \($0)=\($1)" } + [
            "", "COPY manifests /manifests/", "COPY metadata /metadata/", "COPY tests/scorecard /tests/scorecard/",
        ]

    /// The tests of operator-sdk that any bundle can be put to: `operator-sdk scorecard`.
    private static let scorecard: JSONValue = [
        "apiVersion": "scorecard.operatorframework.io/v1alpha3", "kind": "Configuration",
        "metadata": ["name": "config"],
        "stages": [["parallel": true, "tests": .array(scorecardTests)]],
    ]

    private static let scorecardTests: [JSONValue] = [
        ("basic", "basic-check-spec"), ("olm", "olm-bundle-validation"), ("olm", "olm-crds-have-validation"),
        ("olm", "olm-crds-have-resources"), ("olm", "olm-spec-descriptors"), ("olm", "olm-status-descriptors"),
    ].map { suite, test in
        [
            "entrypoint": ["scorecard-test", .string(test)],
            "image": "quay.io/operator-framework/scorecard-test:v1.39.2",
            "labels": ["suite": .string(suite), "test": .string("\(test)-test")],
        ]
    }
}
