"""The same with the aws CLI."""
import json
import os
import shutil
import subprocess

from judge import RUN, advance, check


def command_line():
    aws = shutil.which("aws")
    if not aws:
        print("skipped the aws CLI: it is not installed")
        return
    environment = {**os.environ, "AWS_PAGER": "", "AWS_REGION": "us-west-2", "AWS_DEFAULT_REGION": "us-west-2"}

    def run(*words):
        done = subprocess.run([aws, *words, "--output", "json"], env=environment, capture_output=True, text=True)
        return done.returncode, (json.loads(done.stdout) if done.stdout.strip() else {}), done.stderr

    code, made, _ = run("efs", "create-file-system", "--creation-token", f"{RUN}-cli", "--tags", "Key=Name,Value=cli")
    check("aws efs create-file-system", code == 0 and made["Name"] == "cli", made)
    fs = made.get("FileSystemId", "fs-00000000")
    code, _, text = run("efs", "create-file-system", "--creation-token", f"{RUN}-cli")
    # What the CLI says of an error that the service returned: 255 in version 1, 254 in version 2.
    check("aws efs create-file-system again", code in (254, 255) and "FileSystemAlreadyExists" in text, text)
    code, got, _ = run("efs", "describe-file-systems", "--creation-token", f"{RUN}-cli")
    check("aws efs describe-file-systems", code == 0 and got["FileSystems"][0]["FileSystemId"] == fs, got)
    code, got, _ = run("sts", "get-caller-identity")
    check("aws sts get-caller-identity", code == 0 and got["Arn"].startswith("arn:aws:iam::"), got)
    advance(5)
    code, got, text = run("efs", "create-replication-configuration", "--source-file-system-id", fs, "--destinations",
                          "Region=us-east-1")
    check("aws efs create-replication-configuration", code == 0 and got["Destinations"][0]["Status"] == "ENABLING", text)
    copy = got.get("Destinations", [{}])[0].get("FileSystemId", "fs-00000000")
    advance(100)
    code, got, text = run("efs", "describe-replication-configurations", "--file-system-id", copy, "--region",
                          "us-east-1")
    status = got["Replications"][0]["Destinations"][0] if code == 0 else {}
    check("aws efs describe-replication-configurations", status.get("Status") == "ENABLED"
          and "LastReplicatedTimestamp" in status, text)
    code, _, text = run("efs", "delete-replication-configuration", "--source-file-system-id", fs, "--deletion-mode",
                        "ALL_CONFIGURATIONS", "--region", "us-east-1")
    check("aws efs delete-replication-configuration", code == 0, text)
    advance(20)
    code, _, text = run("efs", "delete-file-system", "--file-system-id", copy, "--region", "us-east-1")
    check("aws efs delete-file-system of the destination", code == 0, text)
    code, _, text = run("efs", "delete-file-system", "--file-system-id", fs)
    check("aws efs delete-file-system", code == 0, text)
