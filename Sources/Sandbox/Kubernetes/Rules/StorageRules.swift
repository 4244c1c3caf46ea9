import KubernetesMachinery
import Vocabulary
import Wire

// Source of the checks and their words: k8s.io/kubernetes, pkg/apis/{core,storage}/validation and the admission plugins
// StorageObjectInUseProtection, DefaultStorageClass and PersistentVolumeClaimResize, 1.32.

/// What is particular to PersistentVolumes.
struct PersistentVolumeRules: KindRules {
    static let protection = "kubernetes.io/pv-protection"
    private static let settings: Set<String> = [
        "accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity", "persistentVolumeReclaimPolicy",
        "storageClassName", "volumeAttributesClassName", "volumeMode",
    ]

    func setDefaults(_ object: inout JSONValue) {
        object.setDefault("spec", "persistentVolumeReclaimPolicy", to: "Retain")
        object.setDefault("spec", "volumeMode", to: "Filesystem")
        object.setDefault("status", "phase", to: "Pending")
    }

    func prepareForCreate(_ object: inout JSONValue, _ context: RuleContext) throws(APIFailure) {
        object["status"] = ["phase": "Pending"]
        if !object.finalizers.contains(Self.protection) { object.finalizers.append(Self.protection) }
    }

    func prepareForStatusUpdate(_ object: inout JSONValue, from old: JSONValue, _ context: RuleContext) {
        if object[at: "status", "phase"] != old[at: "status", "phase"] {
            object[at: "status", "lastPhaseTransitionTime"] = .string(context.now.rfc3339)
        }
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        let path = FieldPath("spec")
        var faults: [FieldError] = []
        if (spec["accessModes"]?.array ?? []).isEmpty { faults.append(.required(path.child("accessModes"))) }
        faults += AccessModes.faults(spec, at: path)
        if spec["capacity"] == nil {
            faults.append(.required(path.child("capacity")))
            faults.append(
                FieldError(
                    .notSupported, path.child("capacity"), quoting: "core.ResourceList(nil)",
                    "supported values: \"storage\""))
        } else {
            faults += CapacityRules.faults(spec["capacity"], at: path.child("capacity"))
        }
        faults += sourceFaults(spec, at: path)
        if let claim = spec["claimRef"] {
            for field in ["name", "namespace"] where (claim[field]?.string ?? "").isEmpty {
                faults.append(.required(path.child("claimRef").child(field)))
            }
        }
        if let old { faults += updateFaults(spec, old: old["spec"] ?? [:], at: path) }
        return faults
    }

    private func sourceFaults(_ spec: JSONValue, at path: FieldPath) -> [FieldError] {
        let sources = Self.sources(of: spec)
        var faults: [FieldError] = []
        if sources.isEmpty { faults.append(.required(path, "must specify a volume type")) }
        for source in sources.dropFirst() {
            faults.append(.forbidden(path.child(source), "may not specify more than 1 volume type"))
        }
        if let csi = spec["csi"] {
            for field in ["driver", "volumeHandle"] where (csi[field]?.string ?? "").isEmpty {
                faults.append(.required(path.child("csi").child(field)))
            }
        }
        if let server = spec["nfs"] {
            for field in ["path", "server"] where (server[field]?.string ?? "").isEmpty {
                faults.append(.required(path.child("nfs").child(field)))
            }
        }
        return faults
    }

    private func updateFaults(_ spec: JSONValue, old: JSONValue, at path: FieldPath) -> [FieldError] {
        var faults: [FieldError] = []
        let now = Self.sources(of: spec).map { spec[$0] }
        let before = Self.sources(of: old).map { old[$0] }
        if now != before {
            faults.append(
                .forbidden(
                    path.child("persistentvolumesource"),
                    "spec.persistentvolumesource is immutable after creation\n"
                        + StorageDifference.ofSources(old, spec)))
        }
        if spec["volumeMode"] != old["volumeMode"] {
            faults.append(.invalid(FieldPath("volumeMode"), spec["volumeMode"] ?? "", "field is immutable"))
        }
        if let affinity = old["nodeAffinity"], spec["nodeAffinity"] != affinity {
            faults.append(
                .forbidden(path.child("nodeAffinity"), "field is immutable, except for updating from beta label to GA"))
        }
        return faults
    }

    /// The names of the volume sources that a specification has.
    static func sources(of spec: JSONValue) -> [String] {
        let found = (spec.object ?? JSONObject()).keys.filter { !settings.contains($0) }
        return found.sorted { place($0) < place($1) }
    }

    /// The order in which the server looks for sources.
    private static let order = [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte",
        "cephfs", "iscsi", "cinder", "fc", "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk",
        "portworxVolume", "azureDisk", "scaleIO", "local", "storageos", "csi",
    ]

    private static func place(_ source: String) -> Int {
        order.firstIndex(of: source) ?? order.count
    }
}

/// What is particular to PersistentVolumeClaims.
struct PersistentVolumeClaimRules: KindRules {
    static let protection = "kubernetes.io/pvc-protection"
    static let defaultClass = "storageclass.kubernetes.io/is-default-class"

    func setDefaults(_ object: inout JSONValue) {
        object.setDefault("spec", "volumeMode", to: "Filesystem")
        object.setDefault("status", "phase", to: "Pending")
    }

    func prepareForCreate(_ object: inout JSONValue, _ context: RuleContext) throws(APIFailure) {
        object["status"] = ["phase": "Pending"]
        if !object.finalizers.contains(Self.protection) { object.finalizers.append(Self.protection) }
        guard object[at: "spec", "storageClassName"] == nil else { return }
        let classes = context.objects(CollectionKey(group: "storage.k8s.io", plural: "storageclasses"))
            .filter { $0.annotation(Self.defaultClass) == "true" }
        // Of several default classes the newest is taken.
        let newest = classes.max { left, right in
            let times = [left, right].map { $0[at: "metadata", "creationTimestamp"]?.string ?? "" }
            return times[0] == times[1] ? left.name > right.name : times[0] < times[1]
        }
        if let newest { object[at: "spec", "storageClassName"] = .string(newest.name) }
    }

    func prepareForUpdate(
        _ object: inout JSONValue, from old: JSONValue, _ context: RuleContext
    ) throws(APIFailure) {
        let path = ["spec", "resources", "requests", "storage"]
        guard let wanted = object[path: path]?.string.flatMap({ Quantity($0) }),
            let had = old[path: path]?.string.flatMap({ Quantity($0) }), wanted > had
        else { return }
        let name = object[at: "spec", "storageClassName"]?.string ?? ""
        let key = ObjectKey(
            collection: CollectionKey(group: "storage.k8s.io", plural: "storageclasses"), namespace: "", name: name)
        guard context.object(key)?["allowVolumeExpansion"]?.bool == true else {
            throw .forbidden(
                CollectionKey.core("persistentvolumeclaims").subject(object.name),
                because: "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc "
                    + "must support resize")
        }
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        let path = FieldPath("spec")
        var faults: [FieldError] = []
        if (spec["accessModes"]?.array ?? []).isEmpty {
            faults.append(.required(path.child("accessModes"), "at least 1 access mode is required"))
        }
        faults += AccessModes.faults(spec, at: path)
        if let storage = spec[at: "resources", "requests", "storage"] {
            faults += CapacityRules.faults(["storage": storage], at: path.child("resources"))
        } else {
            faults.append(.required(path.child("resources").key("storage")))
        }
        if let old { faults += updateFaults(object, old: old, at: path) }
        return faults
    }

    /// Only what the binder and a resize change may change.
    private func updateFaults(_ object: JSONValue, old: JSONValue, at path: FieldPath) -> [FieldError] {
        var now = object["spec"] ?? [:]
        var before = old["spec"] ?? [:]
        let request = ["resources", "requests", "storage"]
        let (wanted, had) = (now[path: request]?.string, before[path: request]?.string)
        if before["volumeName"]?.string ?? "" == "" {
            now["volumeName"] = nil
            before["volumeName"] = nil
        }
        if before["storageClassName"] == nil, before["volumeName"] == nil { now["storageClassName"] = nil }
        if old[at: "status", "phase"] == "Bound" {
            now[path: request] = nil
            before[path: request] = nil
            now["volumeAttributesClassName"] = nil
            before["volumeAttributesClassName"] = nil
        }
        if now != before {
            return [
                .forbidden(
                    path,
                    "spec is immutable after creation except resources.requests and volumeAttributesClassName for "
                        + "bound claims\n" + StorageDifference.ofClaims(old["spec"] ?? [:], object["spec"] ?? [:]))
            ]
        }
        if let wanted = wanted.flatMap({ Quantity($0) }), let had = had.flatMap({ Quantity($0) }), wanted < had {
            return [
                .forbidden(
                    path.child("resources").child("requests").child("storage"),
                    "field can not be less than status.capacity")
            ]
        }
        return []
    }
}

/// How volumes may be mounted.
private enum AccessModes {
    private static let all = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]

    static func faults(_ spec: JSONValue, at path: FieldPath) -> [FieldError] {
        (spec["accessModes"]?.array ?? []).filter { !all.contains($0.string ?? "") }
            .map { .notSupported(path.child("accessModes"), $0, all) }
    }
}

/// The checks of amounts of storage.
enum CapacityRules {
    static func faults(_ capacity: JSONValue?, at path: FieldPath) -> [FieldError] {
        guard let amounts = capacity?.object, !amounts.isEmpty else { return [.required(path)] }
        var faults: [FieldError] = []
        for (name, amount) in amounts {
            guard let quantity = Quantity(amount.string ?? amount.description) else {
                faults.append(.invalid(path.key(name), amount, Quantity.rule))
                continue
            }
            if quantity.amount <= 0 {
                faults.append(.invalid(path.key(name), amount, "must be greater than zero"))
            }
        }
        return faults
    }
}

/// What is particular to StorageClasses.
struct StorageClassRules: KindRules {
    func setDefaults(_ object: inout JSONValue) {
        object.setDefault("reclaimPolicy", to: "Delete")
        object.setDefault("volumeBindingMode", to: "Immediate")
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        var faults: [FieldError] = []
        if (object["provisioner"]?.string ?? "").isEmpty { faults.append(.required(FieldPath("provisioner"))) }
        guard let old else { return faults }
        for field in ["parameters", "provisioner"] where (object[field] ?? [:]) != (old[field] ?? [:]) {
            faults.append(.forbidden(FieldPath(field), "updates to \(field) are forbidden."))
        }
        if object["reclaimPolicy"] != old["reclaimPolicy"] {
            faults.append(.forbidden(FieldPath("reclaimPolicy"), "updates to reclaimPolicy are forbidden."))
        }
        if object["volumeBindingMode"] != old["volumeBindingMode"] {
            faults.append(
                .invalid(FieldPath("volumeBindingMode"), object["volumeBindingMode"] ?? "", "field is immutable"))
        }
        return faults
    }
}

/// What is particular to CSIDrivers.
struct CSIDriverRules: KindRules {
    func setDefaults(_ object: inout JSONValue) {
        object.setDefault("spec", "attachRequired", to: true)
        object.setDefault("spec", "podInfoOnMount", to: false)
        object.setDefault("spec", "storageCapacity", to: false)
        object.setDefault("spec", "fsGroupPolicy", to: "ReadWriteOnceWithFSType")
        object.setDefault("spec", "volumeLifecycleModes", to: ["Persistent"])
        object.setDefault("spec", "requiresRepublish", to: false)
        object.setDefault("spec", "seLinuxMount", to: false)
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        guard let old else { return [] }
        let fields = ["attachRequired", "volumeLifecycleModes"]
        return fields.filter { object[at: "spec", $0] != old[at: "spec", $0] }.map {
            .invalid(FieldPath("spec", $0), object[at: "spec", $0] ?? .null, "field is immutable")
        }
    }
}
