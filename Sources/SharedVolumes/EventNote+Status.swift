import Controllers
import KubernetesModel
import ProductAPI

extension EventNote {
    /// What to tell the user of a new status; nothing when it is no news.
    static func notes(on status: SharedVolume.Status, after before: SharedVolume.Status?) -> [EventNote] {
        [
            EventNote(onReady: status, after: before?.conditions?["Ready"]),
            EventNote(onStorage: status, after: before?.conditions?["StorageReady"]),
        ].compactMap { $0 }
    }

    private init?(onReady status: SharedVolume.Status, after before: Condition?) {
        guard let ready = status.conditions?["Ready"],
            ready.reason != before?.reason || ready.message != before?.message
        else { return nil }
        switch status.phase {
        case .ready? where ready.status != .isTrue:
            self.init(.warning, reason: ready.reason, action: "Reconcile", text: ready.message)
        case .ready?:
            let claim = status.claimRef?.name ?? ""
            self.init(.normal, reason: "Ready", action: "Bind", text: "PersistentVolumeClaim \(claim) is bound")
        case .failed?: self.init(.warning, reason: ready.reason, action: "Reconcile", text: ready.message)
        case .deleting? where !ready.message.isEmpty:
            self.init(.normal, reason: ready.reason, action: "Delete", text: ready.message)
        case .pending? where !ready.message.isEmpty:
            self.init(.warning, reason: ready.reason, action: "Bind", text: ready.message)
        default: return nil
        }
    }

    /// Storage that is not there is told of where the phase does not tell it: the volume was made before.
    private init?(onStorage status: SharedVolume.Status, after before: Condition?) {
        guard let storage = status.conditions?["StorageReady"], storage.status != .isTrue, !storage.message.isEmpty,
            storage.reason != before?.reason, storage.message != status.message
        else { return nil }
        self.init(.warning, reason: storage.reason, action: "Check", text: storage.message)
    }
}
