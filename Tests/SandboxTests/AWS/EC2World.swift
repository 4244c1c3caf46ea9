import EC2Model
import EFSModel
import SigV4
import Vocabulary
import Wire

@testable import Sandbox

/// One Region's EC2, without mount targets.
struct EC2World {
    var region = EC2Region(
        region: .usEast1, account: "123456789012", ids: IDSource(seed: [1, 2, 3]),
        network: .standard(for: .usEast1))
    /// The VPC of the cluster, which is not the default one.
    let vpc = Network.standard(for: .usEast1).vpcs[0].id

    /// Makes a call as the service does; throws its refusal.
    mutating func call<Called: EC2.Operation>(
        _ decide: (EC2Region) -> (Called) throws(EC2Refusal) -> EC2Decision<Called.Output>, _ request: Called
    ) throws(EC2Refusal) -> Called.Output {
        let decision = try decide(region)(request)
        region.apply(decision.changes)
        return decision.output
    }

    /// The code that a call is refused with, or nil when it is not.
    mutating func refusal<Called: EC2.Operation>(
        _ decide: (EC2Region) -> (Called) throws(EC2Refusal) -> EC2Decision<Called.Output>, _ request: Called
    ) -> EC2.ErrorCode? {
        do {
            _ = try call(decide, request)
            return nil
        } catch {
            return error.code
        }
    }

    /// A new group of the cluster's VPC.
    mutating func group(_ name: String = "efs") throws -> String {
        try call(
            EC2Region.createSecurityGroup, .init(groupName: name, description: "NFS", vpcID: vpc)
        ).groupID
    }

    mutating func describe(_ id: String) throws -> EC2.SecurityGroup? {
        try call(EC2Region.describeSecurityGroups, .init(groupIDs: [id])).groups.first
    }
}

extension EC2.IPPermission {
    /// NFS from some blocks.
    static func nfs(from blocks: String...) -> EC2.IPPermission {
        .init(ipProtocol: "tcp", fromPort: 2049, toPort: 2049, ipRanges: blocks.map { .init(cidr: $0) })
    }
}

extension AWSClientDouble {
    /// Makes a call of EC2; nil when it is refused.
    func call<Called: EC2.Operation>(
        _ operation: Called, isDryRun: Bool = false
    ) async throws -> (Called.Output?, AWSResponse) {
        let body = Array(operation.form(isDryRun: isDryRun).text.utf8)
        let response = await send("POST", "/", body: body, service: EC2.signingName)
        guard response.status < 300 else { return (nil, response) }
        return (try Called.output(try XMLElement(parsing: response.body)), response)
    }
}
