public import KubernetesClient
public import SharingPlanning

/// Why uninstalling did not come to its end. Whatever was done stays done, and another run goes on from there.
public enum UninstallError: Error, Sendable, Equatable {
    /// These pods would lose their files. Stop them, or keep the volumes.
    case refused([UninstallObservation.Use])
    /// The API server refused a call, or cannot be reached. Mend that and run again.
    case failed(KubernetesError)
    /// This was still there when the time was over. See what holds it and run again.
    case late([UninstallPlan.Hindrance])
}
