"""File systems: made, found, changed and deleted."""
import re
from datetime import datetime

from completeness import not_available
from judge import RUN, NOWHERE, advance, careless, check, efs, eventually, gone, refused, state, west


def file_systems():
    made = efs.create_file_system(
        CreationToken=f"{RUN}-main", Encrypted=True, Tags=[{"Key": "Name", "Value": "main"}])
    fs = made["FileSystemId"]
    check("a new file system is creating", made["LifeCycleState"] == "creating" and made["Name"] == "main", made)
    answer = refused(
        "a token that was used answers FileSystemAlreadyExists", "FileSystemAlreadyExists", efs.create_file_system,
        CreationToken=f"{RUN}-main", PerformanceMode="maxIO")
    check("FileSystemAlreadyExists carries the id", answer.get("FileSystemId") == fs, answer)
    try:
        efs.create_file_system(CreationToken=f"{RUN}-main")
    except efs.exceptions.FileSystemAlreadyExists:
        check("boto3 knows the error's class", True)
    refused("an access point on a file system that is creating is refused", "IncorrectFileSystemLifeCycleState",
            efs.create_access_point, ClientToken=f"{RUN}-early", FileSystemId=fs)
    refused("elastic with maxIO is refused", "BadRequest", efs.create_file_system, CreationToken=f"{RUN}-1",
            ThroughputMode="elastic", PerformanceMode="maxIO")
    refused("provisioned without a number is refused", "BadRequest", efs.create_file_system, CreationToken=f"{RUN}-2",
            ThroughputMode="provisioned")
    refused("too much throughput is refused", "ThroughputLimitExceeded", efs.create_file_system,
            CreationToken=f"{RUN}-3", ThroughputMode="provisioned", ProvisionedThroughputInMibps=100000)
    refused("an unknown zone is refused", "UnsupportedAvailabilityZone", efs.create_file_system,
            CreationToken=f"{RUN}-4", AvailabilityZoneName="us-east-1z")
    refused("a word that is none is refused", "ValidationException", careless.create_file_system,
            CreationToken=f"{RUN}-5", ThroughputMode="fast")
    refused("a missing member is refused", "ValidationException", careless.create_mount_target,
            SubnetId="subnet-00000000000000000")
    refused("a tag of AWS's own is refused", "ValidationException", efs.create_file_system,
            CreationToken=f"{RUN}-6", Tags=[{"Key": "aws:x", "Value": "y"}])
    refused("an unknown file system is not found", "FileSystemNotFound", efs.describe_file_systems,
            FileSystemId=NOWHERE)
    refused("an unknown token is not found", "FileSystemNotFound", efs.describe_file_systems, CreationToken="nobody")
    refused("a marker that is none is refused", "BadRequest", efs.describe_file_systems, Marker="nonsense")
    check("the other Region does not know it", gone(west.describe_file_systems, "FileSystemNotFound", FileSystemId=fs))
    zone = efs.create_file_system(CreationToken=f"{RUN}-zone", AvailabilityZoneName="us-east-1b", Backup=False)
    check("a One Zone file system tells its zone's id", zone.get("AvailabilityZoneId") == "use1-az2", zone)
    eventually("a file system becomes available", lambda: state(fs) == "available", 15)
    arn = made["FileSystemArn"]
    got = efs.describe_file_systems(FileSystemId=arn)["FileSystems"][0]["FileSystemId"]
    check("an ARN stands for an id", got == fs, got)
    pages = efs.get_paginator("describe_file_systems").paginate(PaginationConfig={"PageSize": 1})
    ids = [one["FileSystemId"] for page in pages for one in page["FileSystems"]]
    check("file systems come page by page", fs in ids and len(ids) == len(set(ids)) and len(ids) >= 2, ids)
    return fs, zone["FileSystemId"]


def throughput(fs):
    got = efs.update_file_system(FileSystemId=fs, ThroughputMode="elastic")
    check("the throughput mode is updating", got["LifeCycleState"] == "updating", got)
    not_available(fs)
    advance(5)
    check("then it is available", state(fs) == "available")
    refused("too much throughput is refused", "ThroughputLimitExceeded", efs.update_file_system, FileSystemId=fs,
            ThroughputMode="provisioned", ProvisionedThroughputInMibps=100000)
    refused("a change to nothing is refused", "BadRequest", efs.update_file_system, FileSystemId=fs)
    answer = refused("a second change within 24 hours is refused", "TooManyRequests", efs.update_file_system,
                     FileSystemId=fs, ThroughputMode="bursting")
    message = answer.get("Error", {}).get("Message", "")
    found = re.search(r"Wait until (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z UTC and try again\.$", message)
    check("the message says until when", found, message)
    until = datetime.fromisoformat(found.group(1))
    now = datetime.fromisoformat(advance(1)[:19])
    advance((until - now).total_seconds() - 60)
    refused("a minute before that moment is too early", "TooManyRequests", efs.update_file_system, FileSystemId=fs,
            ThroughputMode="bursting")
    advance(61)
    got = efs.update_file_system(FileSystemId=fs, ThroughputMode="provisioned", ProvisionedThroughputInMibps=20)
    check("after it the mode changes", got["ThroughputMode"] == "provisioned", got)
    advance(5)
    efs.update_file_system(FileSystemId=fs, ProvisionedThroughputInMibps=30)
    advance(5)
    refused("more is always possible, less is not", "TooManyRequests", efs.update_file_system, FileSystemId=fs,
            ProvisionedThroughputInMibps=20)


def deletion(fs, zone, targets):
    advance(30)
    check("a mount target becomes available", efs.describe_mount_targets(MountTargetId=targets[0])[
        "MountTargets"][0]["LifeCycleState"] == "available")
    for target in targets:
        efs.delete_mount_target(MountTargetId=target)
    for call in (efs.describe_mount_target_security_groups, efs.modify_mount_target_security_groups):
        refused("a mount target that is being deleted has no groups", "IncorrectMountTargetState", call,
                MountTargetId=targets[0])
    advance(15)
    refused("a deleted mount target is not found", "MountTargetNotFound", efs.describe_mount_targets,
            MountTargetId=targets[-1])
    for one in (fs, zone):
        efs.delete_file_system(FileSystemId=one)
    advance(5)
    refused("a deleted file system is not found", "FileSystemNotFound", efs.describe_file_systems, FileSystemId=fs)
    refused("its access points are gone", "FileSystemNotFound", efs.describe_access_points, FileSystemId=fs)
    again = efs.create_file_system(CreationToken=f"{RUN}-main")
    check("its token is free again", again["FileSystemId"] != fs)
    efs.delete_file_system(FileSystemId=again["FileSystemId"])
