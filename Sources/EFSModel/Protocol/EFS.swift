/// Amazon Elastic File System, API version 2015-02-01: its operations and shapes as values, without I/O.
///
/// Each operation is a struct that knows its method, path, query and body; client and sandbox share it. Names follow
/// the API, in Swift's spelling. Source of all shapes: the service model in botocore 1.43.11 and the EFS API
/// reference (2026-11).
public enum EFS {
    /// The name that signatures carry, and the first label of the endpoint.
    public static let signingName = "elasticfilesystem"
}
