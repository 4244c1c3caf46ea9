import Wire

extension BuiltInTables {
    /// Volumes, claims and what makes them.
    static let storage: [String: Table] = [
        "persistentvolumes": table(
            [
                column("Capacity"), column("Access Modes"), column("Reclaim Policy"), column("Status"),
                column("Claim"), column("StorageClass"), column("VolumeAttributesClass"), column("Reason"),
                column("VolumeMode", wide: true),
            ], withAge: true
        ) { volume, _ in
            let claim = volume[at: "spec", "claimRef"]
            return [
                .string(quantity(volume[at: "spec", "capacity", "storage"])),
                accessModes(volume[at: "spec", "accessModes"]),
                text(volume, "spec", "persistentVolumeReclaimPolicy"), phase(volume),
                .string(claim.map { "\($0["namespace"]?.string ?? "")/\($0["name"]?.string ?? "")" } ?? ""),
                .string(storageClass(volume)), text(volume, "spec", "volumeAttributesClassName", orElse: "<unset>"),
                text(volume, "status", "reason"), text(volume, "spec", "volumeMode", orElse: "<unset>"),
            ]
        },
        "persistentvolumeclaims": table(
            [
                column("Status"), column("Volume"), column("Capacity"), column("Access Modes"), column("StorageClass"),
                column("VolumeAttributesClass"), column("VolumeMode", wide: true),
            ], withAge: true
        ) { claim, _ in
            let isPlaced = claim[at: "spec", "volumeName"]?.string?.isEmpty == false
            return [
                phase(claim), text(claim, "spec", "volumeName"),
                isPlaced ? .string(quantity(claim[at: "status", "capacity", "storage"])) : "",
                isPlaced ? accessModes(claim[at: "status", "accessModes"]) : "", .string(storageClass(claim)),
                text(claim, "spec", "volumeAttributesClassName", orElse: "<unset>"),
                text(claim, "spec", "volumeMode", orElse: "<unset>"),
            ]
        },
        "storageclasses.storage.k8s.io": table(
            [
                column("Provisioner"), column("ReclaimPolicy"), column("VolumeBindingMode"),
                column("AllowVolumeExpansion"),
            ], withAge: true
        ) { storageClass, _ in
            let name = storageClass[at: "metadata", "name"]?.string ?? ""
            let mark = storageClass[at: "metadata", "annotations", "storageclass.kubernetes.io/is-default-class"]
            return [
                .string(mark?.string == "true" ? "\(name) (default)" : name), text(storageClass, "provisioner"),
                text(storageClass, "reclaimPolicy", orElse: "Delete"),
                text(storageClass, "volumeBindingMode", orElse: "Immediate"),
                .bool(storageClass["allowVolumeExpansion"]?.bool ?? false),
            ]
        },
        "csidrivers.storage.k8s.io": table(
            [
                column("AttachRequired", "boolean"), column("PodInfoOnMount", "boolean"),
                column("StorageCapacity", "boolean"), column("TokenRequests"), column("RequiresRepublish", "boolean"),
                column("Modes"),
            ], withAge: true
        ) { driver, _ in
            let tokens = driver[at: "spec", "tokenRequests"]?.array?.compactMap { $0["audience"]?.string }
            let modes = driver[at: "spec", "volumeLifecycleModes"]?.array?.compactMap(\.string) ?? []
            return [
                .bool(driver[at: "spec", "attachRequired"]?.bool ?? true),
                .bool(driver[at: "spec", "podInfoOnMount"]?.bool ?? false),
                .bool(driver[at: "spec", "storageCapacity"]?.bool ?? false),
                .string(tokens?.joined(separator: ",") ?? "<unset>"),
                .bool(driver[at: "spec", "requiresRepublish"]?.bool ?? false),
                .string(modes.isEmpty ? "<none>" : modes.joined(separator: ",")),
            ]
        },
        "csinodes.storage.k8s.io": table([column("Drivers", "integer")], withAge: true) { node, _ in
            [.integer(Int64(node[at: "spec", "drivers"]?.array?.count ?? 0))]
        },
        "volumeattachments.storage.k8s.io": table(
            [column("Attacher"), column("PV"), column("Node"), column("Attached", "boolean")], withAge: true
        ) { attachment, _ in
            [
                text(attachment, "spec", "attacher"), text(attachment, "spec", "source", "persistentVolumeName"),
                text(attachment, "spec", "nodeName"), .bool(attachment[at: "status", "attached"]?.bool ?? false),
            ]
        },
    ]

    private static let modeNames = [
        ("ReadWriteOnce", "RWO"), ("ReadOnlyMany", "ROX"), ("ReadWriteMany", "RWX"), ("ReadWriteOncePod", "RWOP"),
    ]

    private static func accessModes(_ modes: JSONValue?) -> JSONValue {
        let given = Set((modes?.array ?? []).compactMap(\.string))
        return .string(modeNames.filter { given.contains($0.0) }.map(\.1).joined(separator: ","))
    }

    /// The class, which old objects carry as an annotation.
    private static func storageClass(_ object: JSONValue) -> String {
        let annotated = object[at: "metadata", "annotations", "volume.beta.kubernetes.io/storage-class"]
        return annotated?.string ?? object[at: "spec", "storageClassName"]?.string ?? ""
    }
}
