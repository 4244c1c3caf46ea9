import AWSClient
import EFSModel

extension AWSError {
    /// The code as a condition's reason: letters and digits only (Kubernetes API conventions).
    var conditionReason: String {
        let word = code.rawValue.split(separator: ".").last.map(String.init) ?? code.rawValue
        return word.isEmpty ? "AWSError" : word
    }

    /// What happened, without what differs from one try to the next: a status that said it would be written each time.
    var stableMessage: String { "\(operation): \(code): \(message)" }

    /// Whether it is to be expected that the same call succeeds later, with nobody doing anything about it.
    var isPassing: Bool { advice == .retry || advice == .wait }
}
