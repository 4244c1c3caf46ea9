"""The quotas: 10,000 access points on a file system, 1,000 file systems in a Region."""
import threading

from judge import RUN, advance, check, efs, file_system, refused, west


def fill(numbers, call):
    """Makes many calls from a few threads."""
    numbers, lock, wrong = iter(numbers), threading.Lock(), []

    def work():
        while not wrong:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            try:
                call(number)
            except Exception as error:
                wrong.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def access_point_limit():
    fs = file_system("full")
    wrong = fill(range(10_000), lambda n: efs.create_access_point(ClientToken=f"{RUN}-full-{n}", FileSystemId=fs))
    check("a file system has 10,000 access points", not wrong, wrong)
    answer = refused("and no more", "AccessPointLimitExceeded", efs.create_access_point,
                     ClientToken=f"{RUN}-more", FileSystemId=fs)
    check("which AWS's words say", "maximum number of access points (10000)" in answer["Error"]["Message"], answer)
    page = efs.describe_access_points(FileSystemId=fs, MaxResults=1000)
    check("a page holds a hundred at most", len(page["AccessPoints"]) == 100 and "NextToken" in page)
    pages = efs.get_paginator("describe_access_points").paginate(FileSystemId=fs)
    check("all are listed", len({one["AccessPointId"] for page in pages for one in page["AccessPoints"]}) == 10_000)
    efs.delete_file_system(FileSystemId=fs)
    advance(5)
    refused("they go with their file system", "FileSystemNotFound", efs.describe_access_points, FileSystemId=fs)


def file_system_limit():
    source = file_system("last")
    listed = west.get_paginator("describe_file_systems").paginate
    present = sum(len(page["FileSystems"]) for page in listed())
    wrong = fill(range(1000 - present), lambda n: west.create_file_system(CreationToken=f"{RUN}-limit-{n}"))
    check("a Region has 1,000 file systems", not wrong, wrong)
    refused("and no more", "FileSystemLimitExceeded", west.create_file_system, CreationToken=f"{RUN}-limit")
    refused("nor by replication", "FileSystemLimitExceeded", efs.create_replication_configuration,
            SourceFileSystemId=source, Destinations=[{"Region": "us-west-2"}])
    mine = [one["FileSystemId"] for page in listed() for one in page["FileSystems"]
            if one["CreationToken"].startswith(f"{RUN}-limit-")]
    wrong = fill(mine, lambda fs: west.delete_file_system(FileSystemId=fs))
    efs.delete_file_system(FileSystemId=source)
    advance(5)
    check("they are deleted", not wrong and sum(len(page["FileSystems"]) for page in listed()) == present, wrong)
