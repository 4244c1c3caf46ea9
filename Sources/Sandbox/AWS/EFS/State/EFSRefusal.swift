import EFSModel
import Vocabulary

/// A call that EFS refuses; it is answered with the code's status and body.
struct EFSRefusal: Error, Equatable, Sendable {
    let body: EFS.ErrorBody
    let status: Int

    /// Makes a refusal; a code that has no status of its own is the caller's fault, 400.
    init(
        _ code: EFS.ErrorCode, _ message: String, fileSystemID: FileSystemID? = nil,
        accessPointID: AccessPointID? = nil
    ) {
        body = EFS.ErrorBody(code, message: message, fileSystemID: fileSystemID, accessPointID: accessPointID)
        status = code.httpStatus ?? 400
    }

    var code: EFS.ErrorCode { body.code }

    static func badRequest(_ message: String) -> EFSRefusal { EFSRefusal(.badRequest, message) }
    static func notFound(_ id: FileSystemID) -> EFSRefusal {
        EFSRefusal(.fileSystemNotFound, "File system '\(id)' does not exist.")
    }
    static func notFound(_ id: MountTargetID) -> EFSRefusal {
        EFSRefusal(.mountTargetNotFound, "Mount target '\(id)' does not exist.")
    }
    static func notFound(_ id: AccessPointID) -> EFSRefusal {
        EFSRefusal(.accessPointNotFound, "Access point '\(id)' does not exist.")
    }
}
