/// What AWS says of the file system and access point that a SharedVolume names.
public enum StorageReport: Equatable, Sendable {
    /// Nobody looked: the operator has no AWS credentials, which it does not need for access points that exist.
    case unchecked
    /// Both are there, and pods can reach them.
    case found
    /// Both are there, and no pod can reach them yet. The reason is one word in CamelCase.
    case unreachable(reason: String, message: String)
    /// There is nothing to mount: a pod that tried would hang. The reason is one word in CamelCase.
    case missing(reason: String, message: String)
    /// AWS does not tell: a right is missing, or AWS does not answer.
    case unknown(reason: String, message: String)
}
