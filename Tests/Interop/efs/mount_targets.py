"""Mount targets: one a zone, in one VPC."""
from judge import check, efs, refused, subnets


def mount_targets(fs, zone):
    nets = subnets()
    first = efs.create_mount_target(FileSystemId=fs, SubnetId=nets[0])
    check("a mount target has address and interface", {"IpAddress", "NetworkInterfaceId", "VpcId"} <= set(first), first)
    efs.create_mount_target(FileSystemId=fs, SubnetId=nets[1])
    refused("a second one in the zone conflicts", "MountTargetConflict", efs.create_mount_target, FileSystemId=fs,
            SubnetId=nets[0])
    refused("an unknown subnet is not found", "SubnetNotFound", efs.create_mount_target, FileSystemId=fs,
            SubnetId="subnet-00000000000000000")
    refused("an address in use is refused", "IpAddressInUse", efs.create_mount_target, FileSystemId=zone,
            SubnetId=nets[1], IpAddress=efs.describe_mount_targets(FileSystemId=fs)["MountTargets"][1]["IpAddress"])
    refused("an unknown group is refused", "SecurityGroupNotFound", efs.create_mount_target, FileSystemId=fs,
            SubnetId=nets[2], SecurityGroups=["sg-00000000000000000"])
    refused("One Zone takes no other zone", "AvailabilityZonesMismatch", efs.create_mount_target, FileSystemId=zone,
            SubnetId=nets[0])
    efs.create_mount_target(FileSystemId=zone, SubnetId=nets[1])
    refused("One Zone has one mount target", "MountTargetConflict", efs.create_mount_target, FileSystemId=zone,
            SubnetId=nets[1])
    refused("an address of no subnet is refused", "BadRequest", efs.create_mount_target, FileSystemId=fs,
            SubnetId=nets[2], IpAddress="192.0.2.1")
    refused("six groups are too many for a new one", "SecurityGroupLimitExceeded", efs.create_mount_target,
            FileSystemId=fs, SubnetId=nets[2], SecurityGroups=["sg-00000000000000000"] * 6)
    refused("exactly one of the three is asked for", "BadRequest", efs.describe_mount_targets)
    refused("an unknown one is not found", "MountTargetNotFound", efs.describe_mount_targets,
            MountTargetId="fsmt-00000000000000000")
    target = first["MountTargetId"]
    groups = efs.describe_mount_target_security_groups(MountTargetId=target)["SecurityGroups"]
    check("a mount target has the default group", len(groups) == 1, groups)
    efs.modify_mount_target_security_groups(MountTargetId=target, SecurityGroups=groups)
    refused("six groups are too many", "SecurityGroupLimitExceeded", efs.modify_mount_target_security_groups,
            MountTargetId=target, SecurityGroups=groups * 6)
    refused("an unknown group cannot be set", "SecurityGroupNotFound", efs.modify_mount_target_security_groups,
            MountTargetId=target, SecurityGroups=["sg-00000000000000000"])
    refused("a file system with mount targets stays", "FileSystemInUse", efs.delete_file_system, FileSystemId=fs)
    listed = efs.get_paginator("describe_mount_targets").paginate(FileSystemId=fs, PaginationConfig={"PageSize": 1})
    check("mount targets come page by page", len([t for page in listed for t in page["MountTargets"]]) == 2)
    return [target["MountTargetId"] for one in (fs, zone)
            for target in efs.describe_mount_targets(FileSystemId=one)["MountTargets"]]
