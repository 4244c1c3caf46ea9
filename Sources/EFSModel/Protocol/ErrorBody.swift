public import Vocabulary
import Wire

extension EFS {
    /// The body of an error's answer.
    public struct ErrorBody: Codable, Hashable, Sendable {
        /// What went wrong.
        public var code: ErrorCode
        /// For people.
        public var message: String?
        /// With `FileSystemAlreadyExists`: the file system that the token made.
        public var fileSystemID: FileSystemID?
        /// With `AccessPointAlreadyExists`: the access point that the token made.
        public var accessPointID: AccessPointID?

        /// Makes a body.
        public init(
            _ code: ErrorCode, message: String? = nil, fileSystemID: FileSystemID? = nil,
            accessPointID: AccessPointID? = nil
        ) {
            self.code = code
            self.message = message
            self.fileSystemID = fileSystemID
            self.accessPointID = accessPointID
        }

        enum CodingKeys: String, CodingKey {
            case code = "ErrorCode"
            case message = "Message"
            case fileSystemID = "FileSystemId"
            case accessPointID = "AccessPointId"
        }
    }
}

extension EFS.ErrorBody {
    /// Reads an error's answer leniently: AWS's front end, AWS's services and test doubles spell it differently.
    ///
    /// The code is the first of the `X-Amzn-ErrorType` header and the members `ErrorCode`, `__type` and `code`; a
    /// namespace before `#` and an address after `:` are cut. Nil when none of them is there.
    ///
    /// - Parameters:
    ///   - body: the answer's bytes, JSON or not.
    ///   - errorType: the header `X-Amzn-ErrorType`, if there is one.
    public init?(parsing body: [UInt8], errorType: String?) {
        var reader = JSONReader(body)
        let members = (try? reader.readValue()) ?? .null
        func text(_ names: String...) -> String? { names.lazy.compactMap { members[$0]?.string }.first }
        guard let word = errorType ?? text("ErrorCode", "__type", "code", "Code") else { return nil }
        let name = word.split(separator: ":").first?.split(separator: "#").last.map(String.init) ?? word
        self.init(
            EFS.ErrorCode(rawValue: name), message: text("Message", "message", "errorMessage"),
            fileSystemID: text("FileSystemId").flatMap { try? FileSystemID.parse($0) },
            accessPointID: text("AccessPointId").flatMap { try? AccessPointID.parse($0) })
    }
}
