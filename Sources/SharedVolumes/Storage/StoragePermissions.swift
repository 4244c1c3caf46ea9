public import AWSClient
import EFSModel
import SharingPlanning
public import Vocabulary

/// What the operator may do in AWS: exactly the calls that ``StorageDoor`` and the look at file systems make. A test runs
/// the operator against the sandbox and compares this list with the calls it saw.
///
/// *Source*: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Elastic File System"
/// (docs.aws.amazon.com/service-authorization/latest/reference/list_efs.html, 2026-11). Of each action it says on which
/// type of resource it acts, and which condition keys it knows:
///
/// | action | resource types | condition keys that are used |
/// |---|---|---|
/// | `DescribeMountTargets` | file-system (required), access-point | |
/// | `DescribeAccessPoints` | file-system or access-point | |
/// | `CreateAccessPoint` | file-system | `aws:RequestTag/…` |
/// | `TagResource` | file-system or access-point | `elasticfilesystem:CreateAction`, `aws:RequestTag/…` |
/// | `DeleteAccessPoint` | access-point | `aws:ResourceTag/…` |
///
/// A CreateAccessPoint with tags is authorized as `TagResource` as well.
public enum StoragePermissions {
    /// The policy for the role of an operator.
    ///
    /// - Parameters:
    ///   - region: of the file systems; nil for any.
    ///   - account: of the file systems, twelve digits; nil for any that resource policies or the role's own account let
    ///     in.
    ///   - partition: of the ARNs: `aws`, `aws-cn`, `aws-us-gov`.
    ///   - cluster: the name that the operator gives the cluster, or the uid of the namespace `kube-system` where it gives
    ///     none: only access points of this cluster can be made or deleted. Nil for those of any cluster.
    public static func policy(
        region: Region? = nil, account: String? = nil, partition: String = "aws", cluster: String? = nil
    ) -> IAMPolicy {
        let place = "arn:\(partition):\(EFS.signingName):\(region?.rawValue ?? "*"):\(account ?? "*")"
        let fileSystems = "\(place):file-system/*"
        let accessPoints = "\(place):access-point/*"
        let isOurRequest = tag("aws:RequestTag", cluster)
        return IAMPolicy([
            IAMPolicy.Statement(
                id: "Look",
                actions: [action(EFS.DescribeMountTargets.route.name), action(EFS.DescribeAccessPoints.route.name)],
                resources: [fileSystems, accessPoints]),
            IAMPolicy.Statement(
                id: "MakeAccessPoints", actions: [action(EFS.CreateAccessPoint.route.name)], resources: [fileSystems],
                conditions: [isOurRequest]),
            // Without the first condition any access point could be tagged as ours, and deleted then.
            IAMPolicy.Statement(
                id: "TagWhatIsMade", actions: [action(EFS.TagResource.route.name)],
                resources: [fileSystems, accessPoints],
                conditions: [
                    .equals(key: action("CreateAction"), EFS.CreateAccessPoint.route.name), isOurRequest,
                ]),
            IAMPolicy.Statement(
                id: "DeleteWhatWasMade", actions: [action(EFS.DeleteAccessPoint.route.name)], resources: [accessPoints],
                conditions: [tag("aws:ResourceTag", cluster)]),
        ])
    }

    private static func action(_ name: String) -> String { "\(EFS.signingName):\(name)" }

    private static func tag(_ key: String, _ cluster: String?) -> IAMPolicy.Condition {
        let key = "\(key)/\(AccessPointOrder.clusterTag)"
        return cluster.map { .equals(key: key, $0) } ?? .exists(key: key)
    }
}
