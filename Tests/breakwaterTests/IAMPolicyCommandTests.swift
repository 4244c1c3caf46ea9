import AWSClient
import ArgumentParser
import Testing

@testable import breakwater

@Suite("breakwater iam-policy")
struct IAMPolicyCommandTests {
    private func resources(_ arguments: [String]) throws -> Set<String> {
        let command = try #require(try Breakwater.parseAsRoot(["iam-policy"] + arguments) as? IAMPolicyCommand)
        return Set(command.policy.statements.flatMap(\.resources))
    }

    @Test("without options it is for any Region and account of the partition aws")
    func anywhere() throws {
        #expect(
            try resources([]) == [
                "arn:aws:elasticfilesystem:*:*:file-system/*", "arn:aws:elasticfilesystem:*:*:access-point/*",
            ])
    }

    @Test("the partition is the Region's, or the one that is named")
    func partition() throws {
        #expect(try resources(["--region", "cn-north-1"]).allSatisfy { $0.hasPrefix("arn:aws-cn:") })
        #expect(
            try resources(["--region", "us-iso-east-1", "--partition", "aws-iso"]).allSatisfy {
                $0.hasPrefix("arn:aws-iso:elasticfilesystem:us-iso-east-1:")
            })
    }
}
