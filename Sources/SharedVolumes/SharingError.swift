import AWSClient
import KubernetesClient

/// Why a SharedVolume could not be brought to what it asks for.
enum SharingError: Error, CustomStringConvertible {
    /// Its code says what to do.
    case kubernetes(KubernetesError)
    /// Its advice says what to do.
    case storage(AWSError)

    /// Whether the API server has something else than the plan was made for.
    var saysObservationIsOld: Bool {
        guard case .kubernetes(let cause) = self else { return false }
        return cause.code == .alreadyExists || cause.code == .conflict
    }

    var description: String {
        switch self {
        case .kubernetes(let error): error.description
        case .storage(let error): error.description
        }
    }
}
