"""What the parts of the check share: a namespace of a cluster that goes at the end, and a record of what was wrong."""

import json
import time
import uuid

from kubernetes import client, config
from kubernetes.client.rest import ApiException
from kubernetes.dynamic import DynamicClient
from kubernetes.dynamic.exceptions import DynamicApiError

failures = []


class World:
    """A namespace of a cluster, and clients of it as its administrator. The cluster is the client library's default."""

    def __init__(self, context):
        self.context = context
        config.load_kube_config(context=context)
        self.core, self.apps, self.rbac = client.CoreV1Api(), client.AppsV1Api(), client.RbacAuthorizationV1Api()
        self.dynamic = DynamicClient(client.ApiClient())
        self.namespace = f"python-{uuid.uuid4().hex[:6]}"

    def __enter__(self):
        print(f"{self.context}:")
        self.core.create_namespace({"metadata": {"name": self.namespace}})
        self.check("the namespace has its service account", until(self.has_account))
        return self

    def __exit__(self, kind, error, trace):
        self.core.delete_namespace(self.namespace)
        if kind is None:
            self.check(
                "the namespace goes", until(lambda: failure(self.core.read_namespace, self.namespace)[0] == 404, 60)
            )

    def has_account(self):
        return failure(self.core.read_namespaced_service_account, "default", self.namespace)[0] == 0

    def check(self, name, holds, detail=""):
        print(
            ("ok      " if holds else "FAILED  ") + name + ("" if holds or detail == "" else f": {detail}"), flush=True
        )
        if not holds:
            failures.append(f"{self.context}: {name}")

    def equal(self, name, found, wanted):
        self.check(name, found == wanted, f"{found!r}, not {wanted!r}")

    def refused(self, name, wanted, call, *arguments, **options):
        """Checks that a call fails with a code, a reason and a message (or a part of it)."""
        code, reason, message = failure(call, *arguments, **options)
        holds = (code, reason) == wanted[:2] and (len(wanted) < 3 or wanted[2] in message)
        self.check(name, holds, f"{code} {reason} {message!r}, not {wanted!r}")

    def config_map(self, name, data=None, labels=None, **metadata):
        if labels:
            metadata["labels"] = labels
        made = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, **metadata}}
        return {**made, "data": data} if data else made

    def make(self, name, data=None, labels=None, **metadata):
        return self.core.create_namespaced_config_map(self.namespace, self.config_map(name, data, labels, **metadata))


def failure(call, *arguments, **options):
    """Code, reason and message of a call that fails; 0 and nothing of one that does not."""
    try:
        call(*arguments, **options)
    except (ApiException, DynamicApiError) as error:
        try:
            status = json.loads(error.body)
        except (TypeError, ValueError):
            status = {}
        return error.status, status.get("reason", ""), status.get("message", "") or str(error.reason or "")
    return 0, "", ""


def until(holds, seconds=20):
    """Waits until something is so; whether it came to that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return holds()
