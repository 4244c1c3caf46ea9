public import AWSClient
import EFSModel
import SharingPlanning
import Vocabulary

/// AWS, as far as the operator needs it: to look whether what a SharedVolume names is there, and to make and delete the
/// access points that it leaves to the operator.
///
/// The client is connected when it is first needed: an operator without AWS works for access points that exist.
public actor StorageDoor {
    private let connect: @Sendable () async throws(AWSError) -> AWSClient
    private var client: AWSClient?

    /// Makes a door.
    ///
    /// - Parameter connect: makes the client; called again after it failed.
    public init(connect: @escaping @Sendable () async throws(AWSError) -> AWSClient) {
        self.connect = connect
    }

    /// No AWS: nothing is checked, and no access point can be made.
    public static let closed = StorageDoor { () throws(AWSError) in
        throw AWSError(
            code: .credentialsUnavailable, message: "this operator runs without AWS", operation: "configuration",
            region: nil, advice: .fixFirst)
    }

    /// The client of AWS.
    func aws() async throws(AWSError) -> AWSClient {
        if let client { return client }
        let made = try await connect()
        client = made
        return made
    }

    /// Makes an access point, or finds the one that an earlier call with the token made: one call of AWS, two when there
    /// is one.
    ///
    /// - Throws: ``AWSError``; its advice says what to do. After any of them the access point may be there.
    func create(_ order: AccessPointOrder) async throws(AWSError) -> AccessPointOutcome {
        let aws = try await aws()
        switch try await aws.create(order.request, in: order.region) {
        case .created(let made):
            guard let id = made.accessPointID else { throw AWSError(lacking: "AccessPointId", order) }
            return .created(id)
        case .alreadyExists(let id):
            guard let found = try await find(id, order) else {
                throw AWSError(
                    code: .incorrectFileSystemLifeCycleState,
                    message: "access point \(id) is being deleted; another is made when it is gone",
                    operation: "efs:CreateAccessPoint", region: order.region, advice: .retry)
            }
            return order.difference(from: found).map { .differs(id, message: $0) } ?? .adopted(id)
        }
    }

    /// Deletes the access point of an order, and no other.
    ///
    /// - Parameter known: its id, where one is known; without it the access points of the file system are looked
    ///   through.
    /// - Throws: ``AWSError``; its advice says what to do.
    func delete(_ order: AccessPointOrder, known: AccessPointID?) async throws(AWSError) -> AccessPointOutcome {
        let aws = try await aws()
        do {
            let found = if let known { try await find(known, order) } else { try await search(order) }
            // One that does not carry our token was never made by us, whatever the status says.
            guard let id = found?.accessPointID, found?.clientToken == order.token else { return .deleted }
            _ = try await aws.send(EFS.DeleteAccessPoint(accessPointID: id), in: order.region)
        } catch {
            guard [.accessPointNotFound, .fileSystemNotFound].contains(error.code) else { throw error }
        }
        return .deleted
    }

    /// The access point of an id; nil when it is gone or on its way.
    private func find(_ id: AccessPointID, _ order: AccessPointOrder) async throws(AWSError) -> EFS.AccessPoint? {
        do {
            let page = try await aws().send(EFS.DescribeAccessPoints(accessPointID: id), in: order.region)
            return page.accessPoints.first { $0.lifeCycleState != .deleting && $0.lifeCycleState != .deleted }
        } catch {
            guard error.code == .accessPointNotFound else { throw error }
            return nil
        }
    }

    private func search(_ order: AccessPointOrder) async throws(AWSError) -> EFS.AccessPoint? {
        let all = EFS.DescribeAccessPoints(fileSystemID: order.fileSystem)
        for try await found in try await aws().items(all, in: order.region)
        where found.clientToken == order.token && found.lifeCycleState != .deleting {
            return found
        }
        return nil
    }
}

extension AWSError {
    /// An answer without a member that it must have.
    fileprivate init(lacking member: String, _ order: AccessPointOrder) {
        self.init(
            code: .malformedAnswer, message: "the answer has no \(member)", operation: "efs:CreateAccessPoint",
            region: order.region, advice: .retry)
    }
}
