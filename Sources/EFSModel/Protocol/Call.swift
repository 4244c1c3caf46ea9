public import Wire

extension EFS {
    /// A call of any of the operations, as a service sees it: for an exhaustive switch.
    public enum Call: Hashable, Sendable {
        case createFileSystem(CreateFileSystem)
        case describeFileSystems(DescribeFileSystems)
        case updateFileSystem(UpdateFileSystem)
        case deleteFileSystem(DeleteFileSystem)
        case updateFileSystemProtection(UpdateFileSystemProtection)
        case createMountTarget(CreateMountTarget)
        case describeMountTargets(DescribeMountTargets)
        case deleteMountTarget(DeleteMountTarget)
        case describeMountTargetSecurityGroups(DescribeMountTargetSecurityGroups)
        case modifyMountTargetSecurityGroups(ModifyMountTargetSecurityGroups)
        case createAccessPoint(CreateAccessPoint)
        case describeAccessPoints(DescribeAccessPoints)
        case deleteAccessPoint(DeleteAccessPoint)
        case putLifecycleConfiguration(PutLifecycleConfiguration)
        case describeLifecycleConfiguration(DescribeLifecycleConfiguration)
        case putBackupPolicy(PutBackupPolicy)
        case describeBackupPolicy(DescribeBackupPolicy)
        case putFileSystemPolicy(PutFileSystemPolicy)
        case describeFileSystemPolicy(DescribeFileSystemPolicy)
        case deleteFileSystemPolicy(DeleteFileSystemPolicy)
        case createReplicationConfiguration(CreateReplicationConfiguration)
        case describeReplicationConfigurations(DescribeReplicationConfigurations)
        case deleteReplicationConfiguration(DeleteReplicationConfiguration)
        case tagResource(TagResource)
        case untagResource(UntagResource)
        case listTagsForResource(ListTagsForResource)
        case createTags(CreateTags)
        case deleteTags(DeleteTags)
        case describeTags(DescribeTags)
        case describeAccountPreferences(DescribeAccountPreferences)
        case putAccountPreferences(PutAccountPreferences)

        /// The operation of a request and its input.
        ///
        /// - Parameters:
        ///   - method: as on the request line.
        ///   - path: the raw path, still percent-encoded.
        ///   - query: the query's items.
        ///   - body: the body's bytes; empty when there is none.
        /// - Returns: nil when no operation has that method and path.
        /// - Throws: ``InputProblem`` when the input is not what the operation takes (`BadRequest`, 400).
        public static func decode(
            method: String, path: String, query: QueryItems, body: [UInt8]
        ) throws(InputProblem) -> Call? {
            guard let (reader, parameters) = reader(method: method, path: path) else { return nil }
            return try reader.read(Input(path: parameters, query: query, body: body))
        }

        /// The route of the operation that has that method and path, for a name to log before the input is read.
        public static func route(method: String, path: String) -> Route? {
            reader(method: method, path: path)?.0.route
        }

        /// The routes of all operations.
        public static var routes: [Route] { readers.map(\.route) }

        private static func reader(method: String, path: String) -> (Reader, [String: String])? {
            for reader in readers {
                if let parameters = reader.route.match(method: method, path: path) { return (reader, parameters) }
            }
            return nil
        }

        /// Reads one operation's input into a call.
        private struct Reader: Sendable {
            let route: Route
            let read: @Sendable (Input) throws(InputProblem) -> Call

            init<Called: Operation>(_ wrap: @escaping @Sendable (Called) -> Call) {
                route = Called.route
                read = { (input) throws(InputProblem) -> Call in wrap(try Called(input)) }
            }
        }

        /// Paths without a parameter stand before those with one in their place.
        private static let readers: [Reader] = [
            Reader(Call.describeReplicationConfigurations),
            Reader(Call.createFileSystem),
            Reader(Call.describeFileSystems),
            Reader(Call.updateFileSystem),
            Reader(Call.deleteFileSystem),
            Reader(Call.updateFileSystemProtection),
            Reader(Call.createMountTarget),
            Reader(Call.describeMountTargets),
            Reader(Call.deleteMountTarget),
            Reader(Call.describeMountTargetSecurityGroups),
            Reader(Call.modifyMountTargetSecurityGroups),
            Reader(Call.createAccessPoint),
            Reader(Call.describeAccessPoints),
            Reader(Call.deleteAccessPoint),
            Reader(Call.putLifecycleConfiguration),
            Reader(Call.describeLifecycleConfiguration),
            Reader(Call.putBackupPolicy),
            Reader(Call.describeBackupPolicy),
            Reader(Call.putFileSystemPolicy),
            Reader(Call.describeFileSystemPolicy),
            Reader(Call.deleteFileSystemPolicy),
            Reader(Call.createReplicationConfiguration),
            Reader(Call.deleteReplicationConfiguration),
            Reader(Call.tagResource),
            Reader(Call.untagResource),
            Reader(Call.listTagsForResource),
            Reader(Call.createTags),
            Reader(Call.deleteTags),
            Reader(Call.describeTags),
            Reader(Call.describeAccountPreferences),
            Reader(Call.putAccountPreferences),
        ]
    }
}
