"""What the parts of the check of the embedded EFS share: clients whose answers are judged by botocore's service models,
the clock of the sandbox, and a record of what was called and refused.
"""
import json
import os
import re
import time
import urllib.request
import uuid

import boto3
import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

RUN = uuid.uuid4().hex[:8]
NOWHERE = "fs-00000000000000000"
ACCOUNT = "123456789012"
failures = []
# By service: the operations that were answered with success, and the codes that each was refused with.
answered = {"elasticfilesystem": set(), "sts": set()}
refusals = {"elasticfilesystem": {}, "sts": {}}


def check(name, holds, detail=""):
    print(("ok      " if holds else "FAILED  ") + name + ("" if holds or not detail else f": {detail}"), flush=True)
    if not holds:
        failures.append(name)


# The judge of shapes: botocore parses leniently, so the answers are compared with the model here.

def faults(value, shape, where):
    kind = shape.type_name
    if kind == "structure":
        if not isinstance(value, dict):
            return [f"{where} is {type(value).__name__}"]
        found = [f"{where}.{name} is missing" for name in shape.required_members if name not in value]
        for name, member in value.items():
            if name in shape.members:
                found += faults(member, shape.members[name], f"{where}.{name}")
            elif name != "ResponseMetadata":
                found.append(f"{where}.{name} is not in the model")
        return found
    if kind == "list":
        if not isinstance(value, list):
            return [f"{where} is {type(value).__name__}"]
        found = bounds(len(value), shape, where)
        for index, element in enumerate(value):
            found += faults(element, shape.member, f"{where}[{index}]")
        return found
    if kind == "string":
        if not isinstance(value, str):
            return [f"{where} is {type(value).__name__}"]
        found = bounds(len(value), shape, where)
        if shape.enum and value not in shape.enum:
            found.append(f"{where} is {value!r}, not one of {shape.enum}")
        pattern = shape.metadata.get("pattern")
        if pattern and "\\p{" not in pattern and not re.search(pattern, value):
            found.append(f"{where} is {value!r}, not {pattern}")
        return found
    if kind in ("integer", "long"):
        return bounds(value, shape, where) if isinstance(value, int) else [f"{where} is {type(value).__name__}"]
    if kind in ("double", "float"):
        return [] if isinstance(value, (int, float)) else [f"{where} is {type(value).__name__}"]
    if kind == "boolean":
        return [] if isinstance(value, bool) else [f"{where} is {type(value).__name__}"]
    if kind == "timestamp":
        is_moment = isinstance(value, (int, float)) or hasattr(value, "timestamp")
        return [] if is_moment else [f"{where} is {type(value).__name__}"]
    return []


def bounds(number, shape, where):
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    too_low = least is not None and number < least
    too_high = most is not None and number > most
    return [f"{where} is {number}, outside of {least}..{most}"] if too_low or too_high else []


def judge(http_response, parsed, model, **_):
    service = model.service_model
    where = model.name
    status = http_response.status_code
    headers = {key.lower(): value for key, value in http_response.headers.items()}
    found = [] if headers.get("x-amzn-requestid") else [f"{where}: no request id"]
    body = http_response.content
    if status < 300:
        answered[service.signing_name].add(where)
        expected = model.http.get("responseCode", 200)
        if status != expected:
            found.append(f"{where}: status {status}, not {expected}")
        if model.output_shape is None:
            if body and service.protocol != "query":
                found.append(f"{where}: a body where none is modelled")
        else:
            value = json.loads(body or b"{}") if service.protocol != "query" else parsed
            found += faults(value, model.output_shape, where)
    elif service.protocol != "query":
        code = headers.get("x-amzn-errortype")
        refusals[service.signing_name].setdefault(where, set()).add(code)
        value = json.loads(body or b"{}")
        if not code:
            found.append(f"{where}: no x-amzn-ErrorType")
        shapes = {shape.name: shape for shape in model.error_shapes}
        if code in shapes:
            if status != shapes[code].metadata["error"]["httpStatusCode"]:
                found.append(f"{where}: {code} with status {status}")
            if value.get("ErrorCode") != code:
                found.append(f"{where}: {code} with ErrorCode {value.get('ErrorCode')}")
            if not value.get("Message"):
                found.append(f"{where}: {code} without a message")
            found += faults(value, shapes[code], f"{where}:{code}")
    for fault in found:
        check("shape " + fault, False)


def client(service, region="us-east-1", **options):
    config = Config(parameter_validation=options.pop("validates", True), retries={"total_max_attempts": 1})
    made = boto3.client(service, region_name=region, config=config, **options)
    made.meta.events.register("after-call", judge)
    return made


efs = client("efs")
west = client("efs", "us-west-2")
careless = client("efs", validates=False)


def refused(name, code, call, **arguments):
    """Expects a refusal with that code, and gives the answer."""
    try:
        call(**arguments)
    except ClientError as error:
        got = error.response["Error"]["Code"]
        check(name, got == code, f"{got}: {error.response['Error'].get('Message')}")
        return error.response
    check(name, False, f"no error, expected {code}")
    return {}


def gone(call, code, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"] == code
    return False


def advance(seconds):
    """Moves the sandbox's clock forward."""
    request = urllib.request.Request(
        os.environ["BREAKWATER_SANDBOX_URL"] + "/clock/advance", data=json.dumps({"seconds": seconds}).encode(),
        headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["now"]


def eventually(name, holds, seconds=60):
    """Waits in real time, since the clock of the sandbox runs by itself too."""
    end = time.time() + seconds
    while time.time() < end:
        if holds():
            check(name, True)
            return
        time.sleep(0.3)
    check(name, False, f"not within {seconds} s")


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
    """One subnet a zone of us-east-1; from EC2 when the sandbox has it, else as its documentation lists them."""
    try:
        ec2 = boto3.client("ec2", region_name="us-east-1", config=Config(retries={"total_max_attempts": 1}))
        found = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": ["vpc-008dda071a3fbb648"]}])["Subnets"]
        ids = [subnet["SubnetId"] for subnet in sorted(found, key=lambda subnet: subnet["AvailabilityZone"])]
        return [one for one in ids if one in DOCUMENTED_SUBNETS]
    except ClientError:
        return DOCUMENTED_SUBNETS


DOCUMENTED_SUBNETS = ["subnet-08ff9f06ac8319809", "subnet-08ff9ed6ac83192f0", "subnet-08ff9ee6ac83194a3"]
