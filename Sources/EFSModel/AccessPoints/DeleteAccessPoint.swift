public import Vocabulary

extension EFS {
    /// Deletes an access point; its directory stays.
    public struct DeleteAccessPoint: Operation {
        /// The access point: `fsap-…`.
        public var accessPointID: AccessPointID

        /// Makes a request from its members.
        public init(accessPointID: AccessPointID) {
            self.accessPointID = accessPointID
        }

        enum CodingKeys: String, CodingKey {
            case accessPointID = "AccessPointId"
        }

        public static let route = Route(
            "DeleteAccessPoint", .delete, "/2015-02-01/access-points/{AccessPointId}", status: 204)
        public typealias Output = NoOutput
    }
}
