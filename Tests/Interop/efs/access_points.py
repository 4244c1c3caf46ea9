"""Access points."""
from judge import RUN, advance, careless, check, efs, refused


def access_points(fs):
    root = {"Path": "/a/b", "CreationInfo": {"OwnerUid": 1000, "OwnerGid": 1000, "Permissions": "0755"}}
    made = efs.create_access_point(
        ClientToken=f"{RUN}-ap", FileSystemId=fs, PosixUser={"Uid": 1000, "Gid": 4294967295, "SecondaryGids": [7]},
        RootDirectory=root, Tags=[{"Key": "Name", "Value": "one"}])
    ap = made["AccessPointId"]
    check("an access point tells what was asked", made["RootDirectory"] == root and made["Name"] == "one", made)
    answer = refused("a client token that was used answers AccessPointAlreadyExists", "AccessPointAlreadyExists",
                     efs.create_access_point, ClientToken=f"{RUN}-ap", FileSystemId=fs)
    check("AccessPointAlreadyExists carries the id", answer.get("AccessPointId") == ap, answer)
    for name, path in [("five levels", "/1/2/3/4/5"), ("a dot", "/.x"), ("no slash", "x"), ("two slashes", "//x"),
                       ("101 characters", "/" + "x" * 100), ("a dollar", "/a$b")]:
        refused(f"a path with {name} is refused", "ValidationException", efs.create_access_point,
                ClientToken=f"{RUN}-{name}", FileSystemId=fs, RootDirectory={"Path": path})
    refused("permissions that are none are refused", "ValidationException", careless.create_access_point,
            ClientToken=f"{RUN}-p", FileSystemId=fs,
            RootDirectory={"Path": "/x", "CreationInfo": {"OwnerUid": 1, "OwnerGid": 1, "Permissions": "rwx"}})
    refused("a uid beyond 32 bits is refused", "ValidationException", careless.create_access_point,
            ClientToken=f"{RUN}-u", FileSystemId=fs, PosixUser={"Uid": 4294967296, "Gid": 1})
    refused("an unknown file system is refused", "FileSystemNotFound", efs.create_access_point,
            ClientToken=f"{RUN}-n", FileSystemId="fs-00000000000000000")
    for index in range(5):
        efs.create_access_point(ClientToken=f"{RUN}-{index}", FileSystemId=fs)
    pages = efs.get_paginator("describe_access_points").paginate(FileSystemId=fs, PaginationConfig={"PageSize": 2})
    ids = [point["AccessPointId"] for page in pages for point in page["AccessPoints"]]
    check("access points come page by page", len(ids) == 6 and len(set(ids)) == 6, ids)
    advance(1)
    check("an access point becomes available", efs.describe_access_points(AccessPointId=ap)[
        "AccessPoints"][0]["LifeCycleState"] == "available")
    efs.delete_access_point(AccessPointId=ids[-1])
    advance(1)
    refused("a deleted access point is not found", "AccessPointNotFound", efs.describe_access_points,
            AccessPointId=ids[-1])
    refused("a tag twice is refused", "BadRequest", efs.create_access_point, ClientToken=f"{RUN}-tags",
            FileSystemId=fs, Tags=[{"Key": "k", "Value": "v"}] * 2)
    refused("a token that is none is refused", "BadRequest", efs.describe_access_points, NextToken="nonsense")
    refused("deleting it again is refused", "AccessPointNotFound", efs.delete_access_point, AccessPointId=ids[-1])
    return ap
