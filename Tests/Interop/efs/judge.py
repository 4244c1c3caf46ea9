"""What the parts of the check of the embedded EFS share beyond what all such checks do (../python/awsjudge.py)."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python"))
from awsjudge import (  # noqa: E402, F401
    RUN, advance, answered, check, client, eventually, failures, finish, gone, refusals, refused)

NOWHERE = "fs-00000000000000000"
ACCOUNT = "123456789012"

efs = client("efs")
west = client("efs", "us-west-2")
careless = client("efs", validates=False)


def described(fs, region=efs):
    return region.describe_file_systems(FileSystemId=fs)["FileSystems"][0]


def state(fs, region=efs):
    return described(fs, region)["LifeCycleState"]


def file_system(name, region=efs, **arguments):
    """A file system that is available."""
    made = region.create_file_system(CreationToken=f"{RUN}-{name}", **arguments)
    advance(5)
    return made["FileSystemId"]


def subnets():
    """The subnets of the cluster's VPC in us-east-1, one a zone."""
    ec2 = client("ec2")
    vpcs = ec2.describe_vpcs(Filters=[{"Name": "tag:Name", "Values": ["cluster"]}])["Vpcs"]
    found = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpcs[0]["VpcId"]]}])["Subnets"]
    return [subnet["SubnetId"] for subnet in sorted(found, key=lambda subnet: subnet["AvailabilityZone"])]
