import FoundationEssentials
import KubernetesModel
import ProductAPI
import Wire

/// Who publishes Breakwater, as catalogues name them. Whoever publishes a bundle of their own names themselves here.
enum Publisher {
    static let name = "The Breakwater authors"
    static let email = "maintainers@breakwater.dev"
    static let url = "https://breakwater.dev"
}

/// What people read and see in a catalogue.
enum CatalogueText {
    static let summary = "Amazon EFS for Kubernetes: pods share the files of an EFS access point through a claim."

    static let description = """
        Breakwater is Amazon EFS for Kubernetes. Its operator takes the place of the AWS EFS Operator for OpenShift: a \
        SharedVolume names an EFS file system and an access point on it, or leaves the access point to the operator, \
        which makes a PersistentVolume and a PersistentVolumeClaim that are bound to each other, for the pods of the \
        namespace to use.

        * The spec of a SharedVolume cannot be changed under running pods; a clash of names is refused.
        * Ready means that the claim is bound. Conditions and Events say what happens and why.
        * A deleted claim or volume is made anew and bound again. Deletion waits until no pod uses the claim, and \
        leaves the data on EFS as it is.
        * What a SharedVolume names is looked up in AWS, where the operator has a role there: what is wrong is said \
        before a pod hangs on it. Without a role, volumes of access points that exist are shared unchecked.
        * The operator's rights are the calls that it makes: no secrets, no wildcards.

        **Before you install it:** the nodes need a CSI driver for EFS under the name `efs.csi.aws.com`, and \
        the file system must be there. An AWS EFS Operator in the cluster must be uninstalled first, but not \
        its CustomResourceDefinition: SharedVolumes, claims and volumes stay and are taken over.

        **To use it**, create a SharedVolume, wait until it is Ready, and mount the claim `pvc-NAME`.
        """

    /// SharedVolumes for the console's form to start from: one of an access point that exists, one of another to make.
    static func examples() throws -> JSONValue {
        let fileSystem = "fs-0123456789abcdef0"
        return .array(
            try [
                ("shared-files", .init(fileSystemID: fileSystem, accessPointID: "fsap-0123456789abcdef0")),
                ("new-files", .init(fileSystemID: fileSystem, accessPoint: .init())),
            ].map { (name: String, spec: SharedVolume.Spec) in
                try json(SharedVolume(metadata: ObjectMeta(name: name, namespace: "default"), spec: spec))
            })
    }

    private static func json(_ example: SharedVolume) throws -> JSONValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try JSONValue(parsing: Array(try encoder.encode(Manifest(example))))
    }

    /// A wall of stones in the sea, in base64.
    static let icon = Data(picture.utf8).base64EncodedString()

    private static let picture = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">\
        <rect width="64" height="64" rx="12" fill="#0b3954"/>\
        <path d="M6 46q6-6 12 0t12 0 12 0 16 0v12H6z" fill="#087e8b"/>\
        <path d="M20 44l4-12h8l4 12zM34 44l4-12h8l6 12zM27 30l3-10h10l4 10z" fill="#bfd7ea"/>\
        <path d="M6 52q6-6 12 0t12 0 12 0 16 0" fill="none" stroke="#fff" stroke-width="2"/></svg>
        """
}
