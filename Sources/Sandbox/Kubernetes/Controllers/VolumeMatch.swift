import KubernetesMachinery
import Wire

/// Which volumes a claim may have.
enum VolumeMatch {
    /// Whether a volume's reference names this claim, and no earlier one of its name.
    static func isReserved(_ volume: JSONValue, for claim: JSONValue) -> Bool {
        let reference = volume[at: "spec", "claimRef"]
        guard reference?["name"]?.string == claim.name, reference?["namespace"]?.string == claim.namespace else {
            return false
        }
        let uid = reference?["uid"]?.string ?? ""
        return uid.isEmpty || uid == claim.uid
    }

    /// The volume for a claim that names none: one that waits for it, or else the smallest that suffices.
    static func best(for claim: JSONValue, _ cluster: ControllerAccess) -> JSONValue? {
        let key = StoreIndex.claimKey(namespace: claim.namespace, name: claim.name)
        let reserved = cluster.store.objects(.volumesByClaim, key).map(\.value)
        if let volume = reserved.first(where: {
            !$0.isTerminating && isReserved($0, for: claim) && mismatch($0, claim) == nil
        }) {
            return volume
        }
        guard !waitsForConsumer(claim, cluster) else { return nil }
        let name = claim[at: "spec", "storageClassName"]?.string ?? ""
        // They are in the order of their size, so the first that suffices is the smallest.
        let found = cluster.store.first(.freeVolumesByClass, name, after: .start(of: amount(askedBy: claim))) {
            isFree($0.value, for: claim)
        }
        return found?.value
    }

    /// Whether nobody has a volume and it suffices for a claim.
    static func isFree(_ volume: JSONValue, for claim: JSONValue) -> Bool {
        volume[at: "spec", "claimRef"] == nil && volume[at: "status", "phase"] == "Available"
            && !volume.isTerminating && mismatch(volume, claim) == nil && isSelected(volume, by: claim)
    }

    /// Why a volume does not suffice for a claim; nil when it does.
    static func mismatch(_ volume: JSONValue, _ claim: JSONValue) -> String? {
        if capacity(of: volume) < amount(askedBy: claim) { return "requested PV is too small" }
        let classes = [claim, volume].map { $0[at: "spec", "storageClassName"]?.string ?? "" }
        if classes[0] != classes[1] { return "storageClassName does not match" }
        let modes = [claim, volume].map { $0[at: "spec", "volumeMode"]?.string ?? "Filesystem" }
        if modes[0] != modes[1] { return "incompatible volumeMode" }
        let offered = volume[at: "spec", "accessModes"]?.array ?? []
        let needed = claim[at: "spec", "accessModes"]?.array ?? []
        return needed.allSatisfy(offered.contains) ? nil : "incompatible accessMode"
    }

    private static func amount(askedBy claim: JSONValue) -> Double {
        let asked = claim[at: "spec", "resources", "requests", "storage"]
        return asked.flatMap { Quantity($0.string ?? $0.description) }?.amount ?? 0
    }

    /// How much a volume holds, in bytes; 0 for one that does not say.
    static func capacity(of volume: JSONValue) -> Double {
        let amount = volume[at: "spec", "capacity", "storage"]
        return amount.flatMap { Quantity($0.string ?? $0.description) }?.amount ?? 0
    }

    private static func isSelected(_ volume: JSONValue, by claim: JSONValue) -> Bool {
        guard let selector = claim[at: "spec", "selector"] else { return true }
        return Selection.matches(selector, labelsOf: volume)
    }

    private static func waitsForConsumer(_ claim: JSONValue, _ cluster: ControllerAccess) -> Bool {
        let name = claim[at: "spec", "storageClassName"]?.string ?? ""
        let key = ObjectKey(collection: VolumeBinder.classes, namespace: "", name: name)
        return cluster.object(key)?["volumeBindingMode"] == "WaitForFirstConsumer"
            && claim.annotation("volume.kubernetes.io/selected-node") == nil
    }
}
