"""What the checks that drive the embedded AWS with boto3 have in common.

Each answer is judged by botocore's service models: botocore parses leniently, so the bodies are compared with the shapes
here. A check says `check(name, holds)`, makes its clients with `client(service)`, and ends with `finish()`.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import uuid
import xml.etree.ElementTree

try:
    import boto3
    import botocore.session
    from botocore.config import Config
    from botocore.exceptions import ClientError
except ImportError:
    print("boto3 is not installed")
    sys.exit(77)

# Tells the things of one run from those of another.
RUN = uuid.uuid4().hex[:8]
failures = []
# By the service's signing name: the operations that were answered with success, and the codes that each was refused with.
answered = collections.defaultdict(set)
refusals = collections.defaultdict(lambda: collections.defaultdict(set))


def check(name, holds, detail=""):
    print(("ok      " if holds else "FAILED  ") + name + ("" if holds or not detail else f": {detail}"), flush=True)
    if not holds:
        failures.append(name)


def finish():
    print(f"{len(failures)} failed")
    sys.exit(1 if failures else 0)


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


# XML: the elements are compared before botocore drops what it does not know.

def document_faults(element, shape, where):
    kind = shape.type_name
    children = [(child.tag.split("}")[-1], child) for child in element]
    if kind == "structure":
        names = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        found = []
        for name, child in children:
            if name in names:
                found += document_faults(child, names[name], f"{where}.{name}")
            else:
                found.append(f"{where}.{name} is not in the model")
        counted = [name for name, _ in children]
        return found + [f"{where}.{name} is there twice" for name in set(counted) if counted.count(name) > 1]
    if kind == "list":
        item = shape.member.serialization.get("name", "member")
        found = [f"{where}: {name} where {item} is modelled" for name, _ in children if name != item]
        for index, (_, child) in enumerate(children):
            found += document_faults(child, shape.member, f"{where}[{index}]")
        return found
    if children:
        return [f"{where} has elements inside"]
    text = element.text or ""
    patterns = {"boolean": "true|false", "integer": "-?[0-9]+", "long": "-?[0-9]+",
                "timestamp": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"}
    if kind in patterns and not re.fullmatch(patterns[kind], text):
        return [f"{where} is {text!r}, no {kind}"]
    if kind == "string" and shape.enum and text not in shape.enum:
        return [f"{where} is {text!r}, not one of {shape.enum}"]
    return []


def judge_document(body, model):
    """The faults of an answer of the Query protocols, before botocore reads it."""
    root = xml.etree.ElementTree.fromstring(body)
    where = model.name
    found = [] if root.tag.split("}")[-1] == f"{where}Response" else [f"{where}: the document is {root.tag}"]
    if model.service_model.protocol == "query":
        inner = root.find("{*}" + f"{where}Result")
        if inner is None:
            return found + [f"{where}: no {where}Result"]
        return found + document_faults(inner, model.output_shape, where)
    if root.find("{*}requestId") is None:
        found.append(f"{where}: no requestId")
    members = xml.etree.ElementTree.Element(root.tag)
    # AWS says <return>true</return> where the model has no output at all.
    members.extend(child for child in root if child.tag.split("}")[-1] != "requestId" and (
        model.output_shape is not None or child.tag.split("}")[-1] != "return"))
    if model.output_shape is None:
        return found + ([f"{where}: a body where none is modelled"] if len(members) else [])
    return found + document_faults(members, model.output_shape, where)


def judge(http_response, parsed, model, **_):
    service = model.service_model
    is_xml = service.protocol in ("query", "ec2")
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
        if is_xml:
            found += judge_document(body, model)
        if model.output_shape is None:
            if body and not is_xml:
                found.append(f"{where}: a body where none is modelled")
        else:
            value = parsed if is_xml else json.loads(body or b"{}")
            found += faults(value, model.output_shape, where)
    elif service.protocol == "ec2":
        root = xml.etree.ElementTree.fromstring(body)
        if root.tag != "Response" or root.find("Errors/Error/Code") is None or not root.findtext("RequestID"):
            found.append(f"{where}: an error that is not of EC2's form: {body[:200]}")
        refusals[service.signing_name][where].add(root.findtext("Errors/Error/Code"))
    elif not is_xml:
        code = headers.get("x-amzn-errortype")
        refusals[service.signing_name][where].add(code)
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


def gone(call, code, **arguments):
    """Whether the call is refused with that code."""
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"] == code
    return False


def has_command():
    """Whether the aws CLI is installed; says so when it is not."""
    if not shutil.which("aws"):
        print("skipped the aws CLI: it is not installed")
    return shutil.which("aws") is not None


def command(*words, region="us-east-1"):
    """Runs the aws CLI: its exit code, the JSON that it printed, and what it said of an error."""
    environment = {**os.environ, "AWS_PAGER": "", "AWS_REGION": region, "AWS_DEFAULT_REGION": region}
    done = subprocess.run(["aws", *words, "--output", "json"], env=environment, capture_output=True, text=True)
    return done.returncode, (json.loads(done.stdout) if done.stdout.strip() else {}), done.stderr
