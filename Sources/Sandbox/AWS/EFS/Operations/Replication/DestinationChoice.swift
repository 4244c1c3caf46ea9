import EFSModel
import Vocabulary

/// Where a request wants a replication to go, with what it left out filled in.
struct DestinationChoice {
    enum FileSystem {
        case existing(FileSystemID)
        /// A One Zone file system when there is a zone.
        case new(zone: String?, kmsKeyID: String?)
    }

    let region: Region
    let fileSystem: FileSystem
    let roleARN: String?

    /// Reads the one destination of a request that was made in the source's Region.
    ///
    /// - Throws: `BadRequest` for what contradicts itself, `FileSystemNotFound` for another account's file system,
    ///   `UnsupportedAvailabilityZone`.
    init(_ request: EFS.CreateReplicationConfiguration, from source: EFSRegion) throws(EFSRefusal) {
        guard request.destinations.count == 1, let wanted = request.destinations.first else {
            throw .badRequest("Specify exactly one destination; \(request.destinations.count) were specified.")
        }
        roleARN = wanted.roleARN
        if let text = wanted.fileSystemID {
            guard wanted.availabilityZoneName == nil, wanted.kmsKeyID == nil else {
                throw .badRequest("AvailabilityZoneName and KmsKeyId cannot be specified with FileSystemId.")
            }
            let name = try Self.name(text, in: wanted, from: source)
            region = name.region
            fileSystem = .existing(name.id)
        } else {
            region = try Self.region(of: wanted)
            fileSystem = .new(zone: wanted.availabilityZoneName, kmsKeyID: wanted.kmsKeyID)
        }
    }

    /// The Region of a new file system: the one that is named, or the zone's.
    private static func region(of wanted: EFS.DestinationToCreate) throws(EFSRefusal) -> Region {
        guard let zone = wanted.availabilityZoneName else {
            guard let region = wanted.region else {
                throw .badRequest("Specify Region, AvailabilityZoneName or FileSystemId of the destination.")
            }
            return region
        }
        let name = String(zone.reversed().drop { $0.isLetter }.reversed())
        guard let region = try? Region.parse(name), wanted.region == nil || wanted.region == region else {
            throw EFSRefusal(
                .unsupportedAvailabilityZone,
                "Availability Zone '\(zone)' is not in Region '\(wanted.region?.rawValue ?? name)'.")
        }
        return region
    }

    /// An existing file system by its id, in the Region that is named or the source's, or by its ARN.
    private static func name(
        _ text: String, in wanted: EFS.DestinationToCreate, from source: EFSRegion
    ) throws(EFSRefusal) -> (region: Region, id: FileSystemID) {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let last = text.split(separator: "/").last, let id = try? FileSystemID.parse(String(last)) else {
            throw .badRequest("FileSystemId '\(text)' is not valid.")
        }
        guard text.hasPrefix("arn:") else { return (wanted.region ?? source.region, id) }
        guard fields.count == 6, let region = try? Region.parse(String(fields[3])),
            wanted.region == nil || wanted.region == region
        else { throw .badRequest("FileSystemId '\(text)' is not in the destination's Region.") }
        guard fields[4] == source.account else {
            guard wanted.roleARN != nil else {
                throw .badRequest("No RoleArn provided.  RoleArn is required for cross-account replication.")
            }
            throw .notFound(id)
        }
        return (region, id)
    }
}
