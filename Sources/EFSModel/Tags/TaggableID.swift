public import Vocabulary

extension EFS {
    /// What can carry tags: a file system or an access point.
    public enum TaggableID: Hashable, Sendable, Codable, CustomStringConvertible {
        case fileSystem(FileSystemID)
        case accessPoint(AccessPointID)

        /// The id as the API writes it.
        public var description: String {
            switch self {
            case .fileSystem(let id): id.rawValue
            case .accessPoint(let id): id.rawValue
            }
        }

        public init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            self =
                if text.hasPrefix(AccessPointID.prefix) {
                    .accessPoint(try AccessPointID.parse(text))
                } else {
                    .fileSystem(try FileSystemID.parse(text))
                }
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(description)
        }
    }
}
