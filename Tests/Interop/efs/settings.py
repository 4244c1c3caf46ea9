"""What is set on a file system: tags, lifecycle, backup, policy, protection; and for the account."""
import json

from judge import advance, careless, check, efs, file_system, gone, refused


def settings(fs, ap):
    tags = {"ResourceId": fs}
    efs.tag_resource(**tags, Tags=[{"Key": f"k{n}", "Value": "v"} for n in range(40)])
    refused("the 51st tag is refused", "BadRequest", efs.tag_resource, **tags,
            Tags=[{"Key": f"m{n}", "Value": "v"} for n in range(10)])
    listed, more = [], {}
    while True:
        page = efs.list_tags_for_resource(**tags, MaxResults=7, **more)
        listed += page["Tags"]
        if "NextToken" not in page:
            break
        more = {"NextToken": page["NextToken"]}
    check("tags come page by page", len({tag["Key"] for tag in listed}) == 41 == len(listed), listed)
    efs.untag_resource(**tags, TagKeys=[f"k{n}" for n in range(40)])
    efs.create_tags(FileSystemId=fs, Tags=[{"Key": f"k{n}", "Value": "v"} for n in range(9)])
    page = efs.describe_tags(FileSystemId=fs, MaxItems=8)
    rest = efs.describe_tags(FileSystemId=fs, Marker=page["NextMarker"])
    check("the operations of old know the tags", len(page["Tags"]) == 8 and len(rest["Tags"]) == 2, (page, rest))
    efs.delete_tags(FileSystemId=fs, TagKeys=[f"k{n}" for n in range(9)] + ["nobody"])
    for name, key, value in [("of AWS's own", "AWS:x", "v"), ("of 129 characters", "k" * 129, "v"),
                             ("with a value of 257", "k", "v" * 257)]:
        for resource in (fs, ap):
            refused(f"a tag {name} is refused", "ValidationException", careless.tag_resource, ResourceId=resource,
                    Tags=[{"Key": key, "Value": value}])
    efs.tag_resource(ResourceId=fs, Tags=[{"Key": "k" * 128, "Value": "v" * 256}])
    efs.untag_resource(ResourceId=fs, TagKeys=["k" * 128])
    check("tags go", len(efs.list_tags_for_resource(**tags)["Tags"]) == 1)
    efs.tag_resource(ResourceId=ap, Tags=[{"Key": "Name", "Value": "renamed"}])
    check("an access point is named by its tag",
          efs.describe_access_points(AccessPointId=ap)["AccessPoints"][0]["Name"] == "renamed")

    check("its tags are listed", {"Key": "Name", "Value": "renamed"} in efs.list_tags_for_resource(
        ResourceId=ap)["Tags"])

    refused("Archive needs throughput mode elastic", "BadRequest", efs.put_lifecycle_configuration, FileSystemId=fs,
            LifecyclePolicies=[{"TransitionToArchive": "AFTER_90_DAYS"}])
    elastic = file_system("elastic", ThroughputMode="elastic")
    rules = [{"TransitionToIA": "AFTER_30_DAYS"}, {"TransitionToPrimaryStorageClass": "AFTER_1_ACCESS"},
             {"TransitionToArchive": "AFTER_90_DAYS"}]
    efs.put_lifecycle_configuration(FileSystemId=elastic, LifecyclePolicies=rules)
    got = efs.describe_lifecycle_configuration(FileSystemId=elastic)["LifecyclePolicies"]
    check("a lifecycle configuration is kept", got == rules, got)
    refused("two transitions in an element are refused", "BadRequest", efs.put_lifecycle_configuration,
            FileSystemId=elastic, LifecyclePolicies=[{**rules[0], **rules[1]}])
    refused("an archive before Infrequent Access is refused", "BadRequest", efs.put_lifecycle_configuration,
            FileSystemId=elastic, LifecyclePolicies=[rules[0], {"TransitionToArchive": "AFTER_7_DAYS"}])
    efs.put_lifecycle_configuration(FileSystemId=elastic, LifecyclePolicies=[])
    got = efs.describe_lifecycle_configuration(FileSystemId=elastic)["LifecyclePolicies"]
    check("an empty configuration clears it", got == [], got)
    efs.delete_file_system(FileSystemId=elastic)

    refused("no backup policy is set", "PolicyNotFound", efs.describe_backup_policy, FileSystemId=fs)
    got = efs.put_backup_policy(FileSystemId=fs, BackupPolicy={"Status": "ENABLED"})["BackupPolicy"]["Status"]
    check("a backup policy is enabling", got == "ENABLING", got)
    advance(2)
    got = efs.describe_backup_policy(FileSystemId=fs)["BackupPolicy"]["Status"]
    check("a backup policy becomes enabled", got == "ENABLED", got)
    refused("ENABLING cannot be set", "BadRequest", efs.put_backup_policy, FileSystemId=fs,
            BackupPolicy={"Status": "ENABLING"})
    refused("a status that is none is refused", "ValidationException", careless.put_backup_policy, FileSystemId=fs,
            BackupPolicy={"Status": "ON"})
    got = efs.put_backup_policy(FileSystemId=fs, BackupPolicy={"Status": "DISABLED"})["BackupPolicy"]["Status"]
    check("a backup policy is disabling", got == "DISABLING", got)

    refused("no policy is set", "PolicyNotFound", efs.describe_file_system_policy, FileSystemId=fs)
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": ["elasticfilesystem:ClientMount"]}]})
    efs.put_file_system_policy(FileSystemId=fs, Policy=policy)
    got = efs.describe_file_system_policy(FileSystemId=fs)["Policy"]
    check("a policy is kept", json.loads(got) == json.loads(policy), got)
    for name, bad in [("no JSON", "{"), ("no principal", policy.replace('"Principal": {"AWS": "*"}, ', "")),
                      ("a wrong effect", policy.replace("Allow", "Maybe"))]:
        refused(f"a policy with {name} is refused", "InvalidPolicyException", efs.put_file_system_policy,
                FileSystemId=fs, Policy=bad)
    efs.delete_file_system_policy(FileSystemId=fs)
    check("a policy goes", gone(efs.describe_file_system_policy, "PolicyNotFound", FileSystemId=fs))

    got = efs.update_file_system_protection(FileSystemId=fs, ReplicationOverwriteProtection="DISABLED")
    check("protection changes", got["ReplicationOverwriteProtection"] == "DISABLED", got)
    refused("REPLICATING cannot be set", "BadRequest", efs.update_file_system_protection, FileSystemId=fs,
            ReplicationOverwriteProtection="REPLICATING")
    refused("the file system is in no replication", "ReplicationNotFound", efs.describe_replication_configurations,
            FileSystemId=fs)
    check("replications can be listed", "Replications" in efs.describe_replication_configurations())

    preference = efs.describe_account_preferences()["ResourceIdPreference"]
    check("ids are long", preference["ResourceIdType"] == "LONG_ID", preference)
    efs.put_account_preferences(ResourceIdType="LONG_ID")
    refused("short ids are over", "BadRequest", efs.put_account_preferences, ResourceIdType="SHORT_ID")
