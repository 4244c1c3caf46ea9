"""Replication between us-east-1 and us-west-2, in both directions: states, protection, both ways to end it."""
from judge import (ACCOUNT, NOWHERE, RUN, advance, careless, check, described, efs, file_system, gone, refused, state,
                   west)


def replication(fs, region=efs):
    return region.describe_replication_configurations(FileSystemId=fs)["Replications"][0]


def destination(fs, region=efs):
    return replication(fs, region)["Destinations"][0]


def protection(fs, region=efs):
    return described(fs, region)["FileSystemProtection"]["ReplicationOverwriteProtection"]


def replications():
    source = there_and_back()
    refusals(source)
    existing()
    one_side()
    within_a_region()


def there_and_back():
    """To a new file system, then back to the old one: failover and failback."""
    source = file_system("source", Encrypted=True, ThroughputMode="elastic")
    made = efs.create_replication_configuration(SourceFileSystemId=source, Destinations=[{"Region": "us-west-2"}])
    copy = made["Destinations"][0]["FileSystemId"]
    check("a replication is ENABLING", made["Destinations"][0]["Status"] == "ENABLING", made)
    check("it tells its source", made["SourceFileSystemArn"].endswith(f":{ACCOUNT}:file-system/{source}")
          and made["SourceFileSystemRegion"] == "us-east-1" and made["SourceFileSystemOwnerId"] == ACCOUNT, made)
    advance(30)
    check("then ENABLED, the initial sync not yet ended", destination(source)["Status"] == "ENABLED"
          and "LastReplicatedTimestamp" not in destination(source), destination(source))
    described_copy = described(copy, west)
    check("the copy is encrypted, in the source's mode, without mount targets", described_copy["Encrypted"]
          and described_copy["ThroughputMode"] == "elastic" and described_copy["NumberOfMountTargets"] == 0)
    check("the copy is REPLICATING", protection(copy, west) == "REPLICATING" and protection(source) == "ENABLED")
    advance(60)
    first = destination(source)["LastReplicatedTimestamp"]
    advance(120)
    second = destination(source)["LastReplicatedTimestamp"]
    check("the moment of last replication advances", second > first, (first, second))
    check("both Regions tell the same", replication(source) == replication(copy, west))
    check("each Region about its own", gone(
        west.describe_replication_configurations, "FileSystemNotFound", FileSystemId=source))
    refused("the protection of a destination cannot be changed", "ReplicationAlreadyExists",
            west.update_file_system_protection, FileSystemId=copy, ReplicationOverwriteProtection="DISABLED")
    for fs, region in [(source, efs), (copy, west)]:
        refused("a file system in a replication stays", "FileSystemInUse", region.delete_file_system, FileSystemId=fs)

    west.delete_replication_configuration(SourceFileSystemId=source)
    check("asked at the destination, it is DELETING in both Regions", destination(source)["Status"] == "DELETING"
          and destination(copy, west)["Status"] == "DELETING")
    efs.delete_replication_configuration(SourceFileSystemId=source)
    advance(20)
    refused("then it is gone", "ReplicationNotFound", efs.describe_replication_configurations, FileSystemId=source)
    refused("in both Regions", "ReplicationNotFound", west.describe_replication_configurations, FileSystemId=copy)
    refused("and cannot be deleted again", "ReplicationNotFound", efs.delete_replication_configuration,
            SourceFileSystemId=source)
    check("the copy is writable and protected", protection(copy, west) == "ENABLED")

    back = {"SourceFileSystemId": copy, "Destinations": [{"Region": "us-east-1", "FileSystemId": source}]}
    refused("a protected file system is no destination", "BadRequest", west.create_replication_configuration, **back)
    efs.update_file_system_protection(FileSystemId=source, ReplicationOverwriteProtection="DISABLED")
    west.create_replication_configuration(**back)
    advance(30)
    check("back again begins with an initial sync", destination(copy, west)["Status"] == "ENABLED"
          and "LastReplicatedTimestamp" not in destination(copy, west))
    check("and now the source is read-only", protection(source) == "REPLICATING")
    advance(60)
    check("the failback replicates", "LastReplicatedTimestamp" in destination(source))
    efs.delete_replication_configuration(SourceFileSystemId=copy, DeletionMode="ALL_CONFIGURATIONS")
    advance(20)
    check("and ends", protection(source) == "ENABLED" and gone(
        west.describe_replication_configurations, "ReplicationNotFound", FileSystemId=copy))
    west.delete_file_system(FileSystemId=copy)
    return source


def refusals(source):
    create = efs.create_replication_configuration
    elsewhere = {"SourceFileSystemId": source, "Destinations": [{"Region": "us-west-2"}]}
    refused("an unknown source is not found", "FileSystemNotFound", create,
            **{**elsewhere, "SourceFileSystemId": NOWHERE})
    young = efs.create_file_system(CreationToken=f"{RUN}-young")["FileSystemId"]
    refused("a source that is creating is refused", "IncorrectFileSystemLifeCycleState", create,
            **{**elsewhere, "SourceFileSystemId": young})
    refused("a zone that is none is refused", "UnsupportedAvailabilityZone", create, SourceFileSystemId=source,
            Destinations=[{"AvailabilityZoneName": "us-west-2z"}])
    refused("a Region's name that is none is refused", "ValidationException", careless.create_replication_configuration,
            SourceFileSystemId=source, Destinations=[{"Region": "nowhere"}])
    for name, destinations in [
        ("no destination", []), ("two destinations", [{"Region": "us-west-2"}] * 2), ("an empty one", [{}]),
        ("a Region that is not enabled", [{"Region": "eu-west-1"}]), ("itself", [{"FileSystemId": source}]),
        ("another account without a role", [{
            "FileSystemId": f"arn:aws:elasticfilesystem:us-west-2:999999999999:file-system/{NOWHERE}"}]),
    ]:
        refused(f"{name} is refused", "BadRequest", create, SourceFileSystemId=source, Destinations=destinations)
    refused("an unknown destination is not found", "FileSystemNotFound", create, SourceFileSystemId=source,
            Destinations=[{"Region": "us-west-2", "FileSystemId": NOWHERE}])
    refused("a token that is none is refused", "BadRequest", efs.describe_replication_configurations, NextToken="x")
    plain = file_system("plain", west)
    west.update_file_system_protection(FileSystemId=plain, ReplicationOverwriteProtection="DISABLED")
    refused("an encrypted source needs an encrypted destination", "ConflictException", create,
            SourceFileSystemId=source, Destinations=[{"Region": "us-west-2", "FileSystemId": plain}])
    west.delete_file_system(FileSystemId=plain)
    advance(5)
    efs.delete_file_system(FileSystemId=young)
    efs.delete_file_system(FileSystemId=source)


def existing():
    """Onto an existing file system, from us-west-2, by its ARN and with a role; a file system is in one only."""
    source = file_system("west", west)
    target = file_system("east", Encrypted=True)
    efs.update_file_system_protection(FileSystemId=target, ReplicationOverwriteProtection="DISABLED")
    role = f"arn:aws:iam::{ACCOUNT}:role/replicates"
    arn = described(target)["FileSystemArn"]
    made = west.create_replication_configuration(
        SourceFileSystemId=described(source, west)["FileSystemArn"], Destinations=[{
            "FileSystemId": arn, "RoleArn": role}])
    got = made["Destinations"][0]
    check("an ARN names an existing destination", got["FileSystemId"] == target and got["Region"] == "us-east-1"
          and got["RoleArn"] == role, got)
    advance(10)
    other = file_system("other", west)
    for name, region, fs, destinations in [
        ("a source again", west, source, [{"Region": "us-east-1"}]),
        ("a destination as a source", efs, target, [{"Region": "us-west-2"}]),
        ("a destination twice", west, other, [{"Region": "us-east-1", "FileSystemId": target}]),
    ]:
        refused(f"{name} is refused", "BadRequest", region.create_replication_configuration, SourceFileSystemId=fs,
                Destinations=destinations)
    zone = west.create_replication_configuration(
        SourceFileSystemId=other, Destinations=[{"AvailabilityZoneName": "us-east-1c"}])["Destinations"][0]
    check("a zone makes a One Zone destination", described(zone["FileSystemId"])["AvailabilityZoneName"]
          == "us-east-1c")
    listed = [one for page in west.get_paginator("describe_replication_configurations").paginate(
        PaginationConfig={"PageSize": 1}) for one in page["Replications"]]
    check("replications come page by page", {one["SourceFileSystemId"] for one in listed} >= {source, other}, listed)
    for fs in (source, other):
        west.delete_replication_configuration(SourceFileSystemId=fs)
    advance(20)
    for region, fs in [(west, source), (west, other), (efs, target), (efs, zone["FileSystemId"])]:
        region.delete_file_system(FileSystemId=fs)


def one_side():
    """Deleted at the destination alone, as when the source's Region cannot be reached."""
    source = file_system("half")
    copy = efs.create_replication_configuration(
        SourceFileSystemId=source, Destinations=[{"Region": "us-west-2"}])["Destinations"][0]["FileSystemId"]
    advance(10)
    local = {"SourceFileSystemId": source, "DeletionMode": "LOCAL_CONFIGURATION_ONLY"}
    west.delete_replication_configuration(**local)
    advance(20)
    check("the destination is writable", protection(copy, west) == "ENABLED")
    left = destination(source)
    check("the source's side is in ERROR and says why", left["Status"] == "ERROR" and left["StatusMessage"], left)
    efs.delete_replication_configuration(**local)
    advance(20)
    efs.delete_file_system(FileSystemId=source)
    west.delete_file_system(FileSystemId=copy)
    advance(5)
    check("both can be deleted then", gone(state, "FileSystemNotFound", fs=source))


def within_a_region():
    source = file_system("same")
    copy = efs.create_replication_configuration(
        SourceFileSystemId=source, Destinations=[{"Region": "us-east-1"}])["Destinations"][0]["FileSystemId"]
    check("source and destination may be in one Region", replication(source) == replication(copy))
    refused("there the local mode is refused", "BadRequest", efs.delete_replication_configuration,
            SourceFileSystemId=source, DeletionMode="LOCAL_CONFIGURATION_ONLY")
    efs.delete_replication_configuration(SourceFileSystemId=source)
    advance(20)
    for fs in (source, copy):
        efs.delete_file_system(FileSystemId=fs)
