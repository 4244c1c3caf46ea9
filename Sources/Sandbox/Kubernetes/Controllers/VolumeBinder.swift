import Vocabulary
import Wire

/// Binds claims to volumes, and gives volumes back when their claims are gone.
///
/// Source: k8s.io/kubernetes, pkg/controller/volume/persistentvolume, 1.32, and
/// https://kubernetes.io/docs/concepts/storage/persistent-volumes/.
struct VolumeBinder: ClusterController {
    static let claims = CollectionKey.core("persistentvolumeclaims")
    static let volumes = CollectionKey.core("persistentvolumes")
    static let classes = CollectionKey(group: "storage.k8s.io", plural: "storageclasses")

    static let bindCompleted = "pv.kubernetes.io/bind-completed"
    static let boundByController = "pv.kubernetes.io/bound-by-controller"
    static let provisionedBy = "pv.kubernetes.io/provisioned-by"
    static let component = "persistentvolume-controller"

    func reconcile(_ key: ObjectKey, in cluster: ControllerAccess) {
        switch key.collection {
        case Self.claims: claimChanged(key, cluster)
        case Self.volumes: volumeChanged(key, cluster)
        case Self.classes:
            for claim in cluster.store.objects(.waitingClaimsByClass, key.name) { settle(claim.value, cluster) }
        default: break
        }
    }

    private func claimChanged(_ key: ObjectKey, _ cluster: ControllerAccess) {
        if let claim = cluster.object(key) { return settle(claim, cluster) }
        for volume in cluster.store.objects(
            .volumesByClaim, StoreIndex.claimKey(namespace: key.namespace, name: key.name))
        {
            settle(volume: volume.value, cluster)
        }
    }

    private func volumeChanged(_ key: ObjectKey, _ cluster: ControllerAccess) {
        if let volume = cluster.object(key) { settle(volume: volume, cluster) }
        for claim in cluster.store.objects(.claimsByVolume, key.name) { settle(claim.value, cluster) }
        if let volume = cluster.object(key) { offer(volume, cluster) }
    }

    /// A claim that waits may take the volume: the one that it is reserved to, or the first that it suffices for.
    private func offer(_ volume: JSONValue, _ cluster: ControllerAccess) {
        if let reference = volume[at: "spec", "claimRef"] {
            let key = ObjectKey(
                collection: Self.claims, namespace: reference["namespace"]?.string ?? "",
                name: reference["name"]?.string ?? "")
            if let claim = cluster.object(key), claim[at: "status", "phase"] == "Pending" { settle(claim, cluster) }
            return
        }
        let name = volume[at: "spec", "storageClassName"]?.string ?? ""
        var last: IndexEntry?
        // Once it is taken, nobody else needs to look.
        while cluster.object(Self.volumeKey(volume.name))?[at: "spec", "claimRef"] == nil,
            let claim = cluster.store.first(
                .waitingClaimsByClass, name, after: last,
                where: { VolumeMatch.isFree(volume, for: $0.value) })?.value
        {
            settle(claim, cluster)
            last = IndexEntry(rank: 0, place: Self.key(of: claim).place)
        }
    }

    // MARK: Claims

    /// Brings a claim to where it belongs: bound, lost or pending.
    private func settle(_ claim: JSONValue, _ cluster: ControllerAccess) {
        claim.annotation(Self.bindCompleted) == nil ? bindNew(claim, cluster) : keepBound(claim, cluster)
    }

    private func bindNew(_ claim: JSONValue, _ cluster: ControllerAccess) {
        guard !claim.isTerminating else { return }
        let named = claim[at: "spec", "volumeName"]?.string ?? ""
        guard !named.isEmpty else {
            if let volume = VolumeMatch.best(for: claim, cluster) {
                bind(volume, claim, cluster)
            } else {
                wait(claim, cluster)
            }
            return
        }
        guard let volume = cluster.object(Self.volumeKey(named)) else { return pend(claim, cluster) }
        if volume[at: "spec", "claimRef"] == nil {
            if let mismatch = VolumeMatch.mismatch(volume, claim) {
                cluster.report(
                    claim, "Warning", "VolumeMismatch",
                    "Cannot bind to requested volume \"\(named)\": \(mismatch)", from: Self.component)
                return pend(claim, cluster)
            }
            bind(volume, claim, cluster)
        } else if VolumeMatch.isReserved(volume, for: claim) {
            bind(volume, claim, cluster)
        } else {
            cluster.report(
                claim, "Warning", "FailedBinding", "volume \"\(named)\" already bound to a different claim.",
                from: Self.component)
            pend(claim, cluster)
        }
    }

    /// A claim without a volume waits, and says for what.
    private func wait(_ claim: JSONValue, _ cluster: ControllerAccess) {
        pend(claim, cluster)
        let name = claim[at: "spec", "storageClassName"]?.string ?? ""
        guard !name.isEmpty else {
            return cluster.report(
                claim, "Normal", "FailedBinding",
                "no persistent volumes available for this claim and no storage class is set", from: Self.component)
        }
        let key = ObjectKey(collection: Self.classes, namespace: "", name: name)
        guard let storageClass = cluster.object(key) else {
            return cluster.report(
                claim, "Warning", "ProvisioningFailed", "storageclass.storage.k8s.io \"\(name)\" not found",
                from: Self.component)
        }
        if storageClass["volumeBindingMode"] == "WaitForFirstConsumer",
            claim.annotation("volume.kubernetes.io/selected-node") == nil
        {
            return cluster.report(
                claim, "Normal", "WaitForFirstConsumer",
                "waiting for first consumer to be created before binding", from: Self.component)
        }
        askProvisioner(storageClass["provisioner"]?.string ?? "", claim, cluster)
    }

    private func askProvisioner(_ provisioner: String, _ claim: JSONValue, _ cluster: ControllerAccess) {
        guard provisioner != "kubernetes.io/no-provisioner" else { return }
        cluster.change(Self.key(of: claim)) { claim in
            for annotation in [
                "volume.beta.kubernetes.io/storage-provisioner", "volume.kubernetes.io/storage-provisioner",
            ] {
                claim[at: "metadata", "annotations", annotation] = .string(provisioner)
            }
        }
        cluster.report(
            claim, "Normal", "ExternalProvisioning",
            "Waiting for a volume to be created either by the external provisioner '\(provisioner)' or manually by the "
                + "system administrator. If volume creation is delayed, please verify that the provisioner is running "
                + "and correctly registered.", from: Self.component)
    }

    private func pend(_ claim: JSONValue, _ cluster: ControllerAccess) {
        cluster.change(Self.key(of: claim)) { $0[at: "status", "phase"] = "Pending" }
    }

    private func keepBound(_ claim: JSONValue, _ cluster: ControllerAccess) {
        let named = claim[at: "spec", "volumeName"]?.string ?? ""
        guard !named.isEmpty else {
            return lose(
                claim, "ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!",
                cluster)
        }
        guard let volume = cluster.object(Self.volumeKey(named)) else {
            return lose(
                claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!", cluster)
        }
        if volume[at: "spec", "claimRef"] == nil || VolumeMatch.isReserved(volume, for: claim) {
            bind(volume, claim, cluster)
        } else {
            lose(
                claim, "ClaimMisbound",
                "Two claims are bound to the same volume, this one is bound incorrectly", cluster)
        }
    }

    private func lose(_ claim: JSONValue, _ reason: String, _ message: String, _ cluster: ControllerAccess) {
        guard claim[at: "status", "phase"] != "Lost" else { return }
        cluster.change(Self.key(of: claim)) { claim in
            claim[at: "status", "phase"] = "Lost"
            claim[at: "status", "accessModes"] = nil
            claim[at: "status", "capacity"] = nil
        }
        cluster.report(claim, "Warning", reason, message, from: Self.component)
    }

    // MARK: Binding

    /// Binds in four steps, each of which may have been done before: the volume's reference, its phase, the claim's
    /// volume, its status.
    private func bind(_ volume: JSONValue, _ claim: JSONValue, _ cluster: ControllerAccess) {
        let volumeKey = Self.volumeKey(volume.name)
        let bound = cluster.change(volumeKey) { volume in
            guard volume[at: "spec", "claimRef"] == nil || VolumeMatch.isReserved(volume, for: claim) else { return }
            Self.reserve(&volume, for: claim)
        }
        guard let bound, VolumeMatch.isReserved(bound, for: claim) else { return }
        setPhase("Bound", of: bound, cluster)
        cluster.change(Self.key(of: claim)) { claim in
            if claim[at: "spec", "volumeName"]?.string ?? "" != volume.name {
                claim[at: "spec", "volumeName"] = .string(volume.name)
                claim[at: "metadata", "annotations", Self.boundByController] = "yes"
            }
            claim[at: "metadata", "annotations", Self.bindCompleted] = "yes"
        }
        cluster.change(Self.key(of: claim)) { claim in
            claim[at: "status", "phase"] = "Bound"
            claim[at: "status", "accessModes"] = bound[at: "spec", "accessModes"]
            claim[at: "status", "capacity"] = bound[at: "spec", "capacity"]
        }
    }

    private static func reserve(_ volume: inout JSONValue, for claim: JSONValue) {
        let reference = volume[at: "spec", "claimRef"]
        guard reference?["uid"]?.string != claim.uid else { return }
        if reference == nil { volume[at: "metadata", "annotations", boundByController] = "yes" }
        volume[at: "spec", "claimRef"] = [
            "apiVersion": "v1", "kind": "PersistentVolumeClaim", "name": .string(claim.name),
            "namespace": .string(claim.namespace), "resourceVersion": .string(claim.resourceVersion),
            "uid": .string(claim.uid),
        ]
    }

    // MARK: Volumes

    /// Brings a volume to where it belongs: available, bound, released or failed.
    private func settle(volume: JSONValue, _ cluster: ControllerAccess) {
        guard let reference = volume[at: "spec", "claimRef"] else {
            return setPhase("Available", of: volume, cluster)
        }
        let uid = reference["uid"]?.string ?? ""
        guard !uid.isEmpty else { return setPhase("Available", of: volume, cluster) }
        let key = ObjectKey(
            collection: Self.claims, namespace: reference["namespace"]?.string ?? "",
            name: reference["name"]?.string ?? "")
        guard let claim = cluster.object(key), claim.uid == uid else { return release(volume, cluster) }
        let named = claim[at: "spec", "volumeName"]?.string ?? ""
        if named == volume.name {
            setPhase("Bound", of: volume, cluster)
        } else if !named.isEmpty {
            unbind(volume, cluster)
        }
    }

    private func setPhase(_ phase: String, of volume: JSONValue, _ cluster: ControllerAccess) {
        let now = cluster.now.rfc3339
        cluster.change(Self.volumeKey(volume.name)) { volume in
            guard volume[at: "status", "phase"]?.string != phase else { return }
            volume["status"] = ["phase": .string(phase), "lastPhaseTransitionTime": .string(now)]
        }
    }

    /// The claim took another volume: this one is free again.
    private func unbind(_ volume: JSONValue, _ cluster: ControllerAccess) {
        cluster.change(Self.volumeKey(volume.name)) { volume in
            if volume.annotation(Self.boundByController) != nil {
                volume[at: "spec", "claimRef"] = nil
                volume[at: "metadata", "annotations", Self.boundByController] = nil
            } else {
                volume[at: "spec", "claimRef", "uid"] = nil
            }
        }
        setPhase("Available", of: volume, cluster)
    }

    /// The claim is gone: the volume stays with its data, or is deleted by whoever made it.
    private func release(_ volume: JSONValue, _ cluster: ControllerAccess) {
        guard volume[at: "status", "phase"] != "Failed" else { return }
        setPhase("Released", of: volume, cluster)
        let policy = volume[at: "spec", "persistentVolumeReclaimPolicy"]?.string ?? "Retain"
        // A volume that an external provisioner made is deleted by that provisioner.
        guard policy != "Retain", volume.annotation(Self.provisionedBy) == nil else { return }
        let message =
            policy == "Delete"
            ? "error getting deleter volume plugin for volume \"\(volume.name)\": no deletable volume plugin matched"
            : "no volume plugin matched"
        let now = cluster.now.rfc3339
        cluster.change(Self.volumeKey(volume.name)) { volume in
            volume["status"] = [
                "phase": "Failed", "message": .string(message), "lastPhaseTransitionTime": .string(now),
            ]
        }
        cluster.report(
            volume, "Warning", policy == "Delete" ? "VolumeFailedDelete" : "VolumeFailedRecycle", message,
            from: Self.component)
    }

    private static func volumeKey(_ name: String) -> ObjectKey {
        ObjectKey(collection: volumes, namespace: "", name: name)
    }

    private static func key(of claim: JSONValue) -> ObjectKey {
        ObjectKey(collection: claims, namespace: claim.namespace, name: claim.name)
    }
}
