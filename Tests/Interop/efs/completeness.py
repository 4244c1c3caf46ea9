"""Every operation of botocore's model was answered with success, and every error that it models was provoked."""
import botocore.session

from judge import NOWHERE, answered, careless, check, client, efs, refusals

# What no call can provoke here, with the reason. An entry is a code, or an operation and a code.
UNPROVOKED = {
    "InternalServerError": "a fault of AWS",
    "InsufficientThroughputCapacity": "a fault of AWS",
    "DependencyTimeout": "a fault of AWS",
    "ThrottlingException": "a fault of AWS",
    "NoFreeAddressesInSubnet": "a subnet has more addresses than a Region has file systems",
    "NetworkInterfaceLimitExceeded": "above what 1,000 file systems can have",
    ("CreateMountTarget", "UnsupportedAvailabilityZone"): "each zone has mount targets",
    ("CreateReplicationConfiguration", "ReplicationNotFound"): "AWS does not say when",
    ("CreateReplicationConfiguration", "ThroughputLimitExceeded"): "all Regions have one quota",
    ("UpdateFileSystemProtection", "ThroughputLimitExceeded"): "AWS does not say when",
    ("UpdateFileSystemProtection", "TooManyRequests"): "AWS does not say when",
    ("DeleteMountTarget", "BadRequest"): "what is malformed is a ValidationException",
    ("DescribeMountTargetSecurityGroups", "BadRequest"): "what is malformed is a ValidationException",
    ("ModifyMountTargetSecurityGroups", "BadRequest"): "what is malformed is a ValidationException",
}

# What an operation needs besides the file system or access point that it is about.
OTHERS = {
    "CreateAccessPoint": {"ClientToken": "t"}, "CreateMountTarget": {"SubnetId": "subnet-08ff9f06ac8319809"},
    "CreateReplicationConfiguration": {"Destinations": [{"Region": "us-west-2"}]},
    "CreateTags": {"Tags": [{"Key": "k", "Value": "v"}]}, "DeleteTags": {"TagKeys": ["k"]},
    "TagResource": {"Tags": [{"Key": "k", "Value": "v"}]}, "UntagResource": {"TagKeys": ["k"]},
    "PutBackupPolicy": {"BackupPolicy": {"Status": "ENABLED"}}, "PutFileSystemPolicy": {"Policy": "{}"},
    "PutLifecycleConfiguration": {"LifecyclePolicies": []},
    "UpdateFileSystem": {"ThroughputMode": "elastic"},
}
NAMES = {
    "FileSystemId": ("FileSystemNotFound", "file-system", NOWHERE),
    "SourceFileSystemId": ("FileSystemNotFound", "file-system", NOWHERE),
    "AccessPointId": ("AccessPointNotFound", "access-point", "fsap-00000000000000000"),
    "ResourceId": ("FileSystemNotFound", "file-system", NOWHERE),
}


def call(made, operation):
    methods = {made.meta.method_to_api_mapping[name]: name for name in made.meta.method_to_api_mapping}
    return getattr(made, methods[operation])


def every_name(model):
    """Each operation with each id that it takes: one that names nothing, one of another account, one that is none."""
    for operation in sorted(model.operation_names):
        members = model.operation_model(operation).input_shape.members
        for member in [name for name in NAMES if name in members]:
            code, kind, nothing = NAMES[member]
            others = OTHERS.get(operation, {})
            try:
                call(efs, operation)(**{**others, member: nothing})
                check(f"{operation}: {nothing} names nothing", False)
            except efs.exceptions.ClientError as error:
                got = error.response["Error"]["Code"]
                check(f"{operation}: {member} names nothing", got == code, got)
            foreign = f"arn:aws:elasticfilesystem:us-east-1:999999999999:{kind}/{nothing}"
            for value, wanted in [(foreign, "BadRequest"), ("nonsense", "ValidationException")]:
                try:
                    call(careless, operation)(**{**others, member: value})
                    check(f"{operation}: {member} {value} is refused", False)
                except efs.exceptions.ClientError as error:
                    got = error.response["Error"]["Code"]
                    check(f"{operation}: {member} {value} is refused", got == wanted, got)
    nothing = "fsap-00000000000000000"
    for operation, others in [("TagResource", OTHERS["TagResource"]), ("UntagResource", OTHERS["UntagResource"]),
                              ("ListTagsForResource", {})]:
        check(f"{operation}: an access point that is none", code_of(call(efs, operation), ResourceId=nothing, **others)
              == "AccessPointNotFound")
    for operation in ["DeleteMountTarget", "DescribeMountTargetSecurityGroups", "ModifyMountTargetSecurityGroups"]:
        check(f"{operation}: a mount target that is none", code_of(
            call(efs, operation), MountTargetId="fsmt-00000000000000000") == "MountTargetNotFound")


def code_of(made, **arguments):
    try:
        made(**arguments)
    except efs.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    return None


def not_available(fs):
    """Each operation that models it, on a file system that is creating or updating."""
    model = efs.meta.service_model
    for operation in sorted(model.operation_names):
        shape = model.operation_model(operation)
        if "IncorrectFileSystemLifeCycleState" in [error.name for error in shape.error_shapes]:
            member = "FileSystemId" if "FileSystemId" in shape.input_shape.members else "SourceFileSystemId"
            got = code_of(call(efs, operation), **{**OTHERS.get(operation, {}), member: fs})
            check(f"{operation}: refused while not available", got == "IncorrectFileSystemLifeCycleState", got)


def everything():
    model = botocore.session.get_session().get_service_model("efs")
    every_name(model)
    missing = sorted(set(model.operation_names) - answered["elasticfilesystem"])
    check(f"each of the {len(model.operation_names)} operations was answered with success", not missing, missing)
    unused = set(UNPROVOKED)
    for operation in sorted(model.operation_names):
        modelled = {error.name for error in model.operation_model(operation).error_shapes}
        excused = {code for code in modelled if code in UNPROVOKED or (operation, code) in UNPROVOKED}
        provoked = refusals["elasticfilesystem"].get(operation, set())
        check(f"{operation}: each modelled error was provoked", not modelled - excused - provoked,
              sorted(modelled - excused - provoked))
        unused -= {key for key in UNPROVOKED if (key in excused or key[0] == operation) and not (
            (key if isinstance(key, str) else key[1]) in provoked)}
    check("no error is excused that can be provoked", not unused, unused)
