"""STS, and what the front refuses."""
import base64
import json
import time

from judge import check, client, refused


def identities():
    sts = client("sts")
    caller = sts.get_caller_identity()
    account = caller["Account"]
    role = f"arn:aws:iam::{account}:role/storage/efs"
    session = sts.assume_role(RoleArn=role, RoleSessionName="interop", DurationSeconds=900)
    arn = session["AssumedRoleUser"]["Arn"]
    check("a role is assumed", arn == f"arn:aws:sts::{account}:assumed-role/efs/interop", arn)

    def keys(credentials):
        return {"aws_access_key_id": credentials["AccessKeyId"], "aws_session_token": credentials["SessionToken"],
                "aws_secret_access_key": credentials["SecretAccessKey"]}

    check("the session signs", client("sts", **keys(session["Credentials"])).get_caller_identity()["Arn"] == arn)
    client("efs", **keys(session["Credentials"])).describe_file_systems()
    refused("a role of another account is refused", "AccessDenied", sts.assume_role,
            RoleArn="arn:aws:iam::999999999999:role/efs", RoleSessionName="interop")

    def token(seconds):
        claims = {"iss": "https://oidc.example", "sub": "system:serviceaccount:a:b", "aud": ["sts.amazonaws.com"],
                  "exp": int(time.time()) + seconds}
        encode = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
        return ".".join([encode({"alg": "RS256"}), encode(claims), "c2lnbmF0dXJl"])

    web = {"RoleArn": role, "RoleSessionName": "pod"}
    got = sts.assume_role_with_web_identity(**web, WebIdentityToken=token(10 ** 9))
    check("a web identity gives a session", got["SubjectFromWebIdentityToken"] == "system:serviceaccount:a:b", got)
    client("efs", **keys(got["Credentials"])).describe_file_systems()
    refused("a token that ended is refused", "ExpiredTokenException", sts.assume_role_with_web_identity, **web,
            WebIdentityToken=token(-10 ** 6))
    refused("a token that is none is refused", "InvalidIdentityToken", sts.assume_role_with_web_identity, **web,
            WebIdentityToken="nonsense")

    wrong = {**keys(session["Credentials"]), "aws_secret_access_key": "wrong"}
    unknown = {**keys(session["Credentials"]), "aws_access_key_id": "ASIAUNKNOWNUNKNOWN00"}
    for service, call, codes in [
        ("efs", "describe_file_systems", ("InvalidSignatureException", "UnrecognizedClientException")),
        ("sts", "get_caller_identity", ("SignatureDoesNotMatch", "InvalidClientTokenId")),
    ]:
        refused(f"{service}: a wrong secret is refused", codes[0], getattr(client(service, **wrong), call))
        refused(f"{service}: an unknown key is refused", codes[1], getattr(client(service, **unknown), call))
    refused("a Region that is not there is refused", "InvalidSignatureException",
            client("efs", "eu-west-1").describe_file_systems)
