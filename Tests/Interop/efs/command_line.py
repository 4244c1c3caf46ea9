"""The same with the aws CLI: each of its commands for EFS once."""
import json
import os
import shutil
import subprocess

import botocore.session
from botocore import xform_name

from judge import RUN, advance, check

called = set()
ENVIRONMENT = {**os.environ, "AWS_PAGER": "", "AWS_REGION": "us-west-2", "AWS_DEFAULT_REGION": "us-west-2"}


def run(*words, region="us-west-2"):
    done = subprocess.run(["aws", *words, "--output", "json", "--region", region], env=ENVIRONMENT,
                          capture_output=True, text=True)
    return done.returncode, (json.loads(done.stdout) if done.stdout.strip() else {}), done.stderr


def efs(command, region="us-west-2", holds=lambda got: True, **options):
    """Runs a command that must succeed, and gives its output."""
    words = [word for name, value in options.items() for word in ["--" + name.replace("_", "-"), *(
        value if isinstance(value, list) else [value])]]
    code, got, text = run("efs", command, *words, region=region)
    check(f"aws efs {command}", code == 0 and holds(got), text or got)
    if code == 0:
        called.add(command)
    return got


def command_line():
    if not shutil.which("aws"):
        print("skipped the aws CLI: it is not installed")
        return
    made = efs("create-file-system", creation_token=f"{RUN}-cli", tags="Key=Name,Value=cli",
               holds=lambda got: got["Name"] == "cli")
    fs = made.get("FileSystemId", "fs-00000000")
    advance(5)
    code, _, text = run("efs", "create-file-system", "--creation-token", f"{RUN}-cli")
    # What the CLI says of an error that the service returned: 255 in version 1, 254 in version 2.
    check("aws efs create-file-system again", code in (254, 255) and "FileSystemAlreadyExists" in text, text)
    efs("describe-file-systems", creation_token=f"{RUN}-cli",
        holds=lambda got: got["FileSystems"][0]["FileSystemId"] == fs)
    code, got, _ = run("sts", "get-caller-identity")
    check("aws sts get-caller-identity", code == 0 and got["Arn"].startswith("arn:aws:iam::"), got)
    mount_targets(fs)
    access_points(fs)
    settings(fs)
    replication(fs)
    efs("update-file-system", file_system_id=fs, throughput_mode="elastic")
    advance(5)
    efs("delete-file-system", file_system_id=fs)
    commands = {xform_name(name, "-") for name in
                botocore.session.get_session().get_service_model("efs").operation_names}
    check("each command of aws efs was called", not commands - called, sorted(commands - called))


def mount_targets(fs):
    target = efs("create-mount-target", file_system_id=fs, subnet_id="subnet-00cec7a7e39203c5b")["MountTargetId"]
    efs("describe-mount-targets", file_system_id=fs,
        holds=lambda got: got["MountTargets"][0]["MountTargetId"] == target)
    groups = efs("describe-mount-target-security-groups", mount_target_id=target)["SecurityGroups"]
    efs("modify-mount-target-security-groups", mount_target_id=target, security_groups=groups)
    efs("delete-mount-target", mount_target_id=target)
    advance(15)


def access_points(fs):
    point = efs("create-access-point", file_system_id=fs, client_token=f"{RUN}-cli", posix_user="Uid=1,Gid=2",
                root_directory="Path=/a,CreationInfo={OwnerUid=1,OwnerGid=2,Permissions=750}")["AccessPointId"]
    efs("describe-access-points", access_point_id=point,
        holds=lambda got: got["AccessPoints"][0]["RootDirectory"]["CreationInfo"]["Permissions"] == "750")
    efs("tag-resource", resource_id=point, tags=["Key=a,Value=1", "Key=b,Value="])
    efs("untag-resource", resource_id=point, tag_keys=["a"])
    efs("list-tags-for-resource", resource_id=point, holds=lambda got: got["Tags"] == [{"Key": "b", "Value": ""}])
    efs("delete-access-point", access_point_id=point)


def settings(fs):
    efs("create-tags", file_system_id=fs, tags="Key=old,Value=1")
    efs("describe-tags", file_system_id=fs, holds=lambda got: {"Key": "old", "Value": "1"} in got["Tags"])
    efs("delete-tags", file_system_id=fs, tag_keys="old")
    efs("put-lifecycle-configuration", file_system_id=fs, lifecycle_policies="TransitionToIA=AFTER_30_DAYS")
    efs("describe-lifecycle-configuration", file_system_id=fs,
        holds=lambda got: got["LifecyclePolicies"] == [{"TransitionToIA": "AFTER_30_DAYS"}])
    efs("put-backup-policy", file_system_id=fs, backup_policy="Status=ENABLED")
    efs("describe-backup-policy", file_system_id=fs)
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "elasticfilesystem:ClientMount"}]})
    efs("put-file-system-policy", file_system_id=fs, policy=policy)
    efs("describe-file-system-policy", file_system_id=fs)
    efs("delete-file-system-policy", file_system_id=fs)
    efs("put-account-preferences", resource_id_type="LONG_ID")
    efs("describe-account-preferences")
    efs("update-file-system-protection", file_system_id=fs, replication_overwrite_protection="ENABLED")


def replication(fs):
    got = efs("create-replication-configuration", source_file_system_id=fs, destinations="Region=us-east-1",
              holds=lambda got: got["Destinations"][0]["Status"] == "ENABLING")
    copy = got.get("Destinations", [{}])[0].get("FileSystemId", "fs-00000000")
    advance(100)
    efs("describe-replication-configurations", file_system_id=copy, region="us-east-1",
        holds=lambda got: "LastReplicatedTimestamp" in got["Replications"][0]["Destinations"][0])
    efs("delete-replication-configuration", source_file_system_id=fs, deletion_mode="ALL_CONFIGURATIONS",
        region="us-east-1")
    advance(20)
    efs("delete-file-system", file_system_id=copy, region="us-east-1")
