import AWSClient
import ArgumentParser
import SharedVolumes
import SharingPlanning
import Vocabulary
import Wire

/// `breakwater iam-policy`: what a component may do in AWS, for `aws iam create-policy`.
struct IAMPolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "iam-policy",
        abstract: "Print the IAM policy that a component needs in AWS, and no more.",
        discussion: """
            It is made from the list of the calls that the code itself makes. With --cluster-name the operator can make \
            and delete access points of that cluster only; give the operator the same --cluster-name, or take the uid \
            that it uses without one: kubectl get namespace kube-system -o jsonpath={.metadata.uid}

            Examples:
              breakwater iam-policy --region eu-west-1 --account 111122223333 --cluster-name prod >policy.json
              aws iam create-policy --policy-name breakwater-operator --policy-document file://policy.json
            """)

    /// What calls AWS.
    enum Component: String, CaseIterable, ExpressibleByArgument {
        case `operator`
    }

    @Option(help: "Whose policy.")
    var component = Component.operator

    @Option(help: "The AWS Region of the file systems. (default: any)")
    var region: Region?

    @Option(help: "The AWS account of the file systems, twelve digits. (default: any)")
    var account: String?

    @Option(help: "The partition of AWS, as in aws-cn. (default: that of --region, or aws)")
    var partition: String?

    @Option(help: "The cluster whose access points may be made and deleted. (default: any)")
    var clusterName: String?

    func validate() throws {
        if let account, account.utf8.count != 12 || !account.utf8.allSatisfy({ (48...57).contains($0) }) {
            throw ValidationError("--account \"\(account)\" is not valid: use the twelve digits of an AWS account")
        }
        if let partition, !Self.isPartition(partition) {
            throw ValidationError("--partition \"\(partition)\" is not valid: use aws, aws-cn or aws-us-gov")
        }
        do { _ = try clusterName.map { try SharingCluster.parseName($0) } } catch {
            throw ValidationError((error as? InvalidValue)?.renamed(to: "--cluster-name").description ?? "\(error)")
        }
    }

    /// The set is open: AWS has more of them than it documents.
    private static func isPartition(_ text: String) -> Bool {
        text.hasPrefix("aws") && text.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") }
    }

    var policy: IAMPolicy {
        switch component {
        case .operator:
            StoragePermissions.policy(
                region: region, account: account, partition: partition ?? region?.partition ?? "aws",
                cluster: clusterName)
        }
    }

    func run() throws { print(policy.json.text(.indented)) }
}
