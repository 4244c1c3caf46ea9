/// What the clients of a file system ask of it, from a moment on. What they get is less when it is throttled.
struct Workload: Codable, Hashable, Sendable {
    /// The smallest size at which an NFS request is metered, in bytes. Source: EFS User Guide, "Amazon EFS
    /// performance" (2022-03): each request counts as 4 KB or as its size, whichever is larger.
    static let smallestRequest = 4096.0
    /// The largest data request, in bytes: the `rsize` and `wsize` that the mount helper sets.
    static let largestRequest = 1_048_576.0

    /// Data read, in bytes a second.
    var read = 0.0
    /// Data written, in bytes a second.
    var write = 0.0
    /// Metadata read and written, in bytes a second, in requests of the smallest size.
    var metadata = 0.0
    /// Connections: one for each mount of a node.
    var clients = 0
    /// The size of one data request, in bytes, from the smallest to the largest.
    var request = Workload.largestRequest
}

/// What a file system holds, in bytes.
struct StoredBytes: Codable, Hashable, Sendable {
    /// What a file system without files takes. Source: EFS User Guide, "Metering" (2022-03): 6 KiB for its root.
    static let empty = StoredBytes(standard: 6144, infrequentAccess: 0)

    /// In the storage class Standard (or One Zone), which alone determines throughput and credits.
    var standard: Int64
    /// In the storage class Infrequent Access.
    var infrequentAccess: Int64

    var total: Int64 { standard + infrequentAccess }
}
