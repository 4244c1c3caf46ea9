"""The dynamic client: discovery, definitions, and SharedVolumes where the operator is."""

import os
import pathlib
import shutil
import subprocess

from judge import failure, until
from kubernetes.dynamic import DynamicClient
from kubernetes.dynamic.exceptions import ResourceNotFoundError
from kubernetes import client

GROUP = "python.interop.example.com"


def definition(plural, kind):
    schema = {
        "type": "object",
        "properties": {
            "spec": {
                "type": "object",
                "required": ["size"],
                "properties": {
                    "size": {"type": "integer", "minimum": 1},
                    "color": {"type": "string", "default": "red"},
                },
                "x-kubernetes-validations": [{"rule": "self.size < 100", "message": "too large"}],
            },
            "status": {"type": "object", "properties": {"phase": {"type": "string"}}},
        },
    }
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{GROUP}"},
        "spec": {
            "group": GROUP,
            "scope": "Namespaced",
            "names": {"plural": plural, "kind": kind},
            "versions": [
                {
                    "name": "v1",
                    "served": True,
                    "storage": True,
                    "schema": {"openAPIV3Schema": schema},
                    "subresources": {
                        "status": {},
                        "scale": {"specReplicasPath": ".spec.size", "statusReplicasPath": ".status.size"},
                    },
                }
            ],
        },
    }


def custom(world):
    dynamic, namespace = world.dynamic, world.namespace
    maps = dynamic.resources.get(api_version="v1", kind="ConfigMap")
    world.equal(
        "discovery knows a kind", (maps.name, maps.namespaced, "patch" in maps.verbs), ("configmaps", True, True)
    )
    deployments = dynamic.resources.get(group="apps", kind="Deployment")
    world.equal("and where it is", (deployments.group_version, deployments.singular_name), ("apps/v1", "deployment"))
    made = maps.create(body=world.config_map("dynamic", {"a": "1"}), namespace=namespace)
    world.equal("the dynamic client creates", made.data.to_dict(), {"a": "1"})
    changed = maps.patch(
        body={"data": {"b": "2"}}, name="dynamic", namespace=namespace, content_type="application/merge-patch+json"
    )
    world.equal("and patches", changed.data.to_dict(), {"a": "1", "b": "2"})
    world.equal(
        "and lists",
        [i.metadata.name for i in maps.get(namespace=namespace, field_selector="metadata.name=dynamic").items],
        ["dynamic"],
    )

    definitions = dynamic.resources.get(api_version="apiextensions.k8s.io/v1", kind="CustomResourceDefinition")
    name = f"things.{GROUP}"
    failure(definitions.delete, name)
    world.check("an earlier definition is gone", until(lambda: failure(definitions.get, name)[0] == 404))
    definitions.create(body=definition("things", "Thing"))
    try:
        world.check(
            "a definition is established",
            until(
                lambda: "Established"
                in [c.type for c in definitions.get(name).status.conditions or [] if c.status == "True"]
            ),
        )
        things_of(world)
    finally:
        definitions.delete(name)
    world.check(
        "what a definition served goes with it",
        until(lambda: failure(dynamic.request, "get", f"/apis/{GROUP}/v1")[0] == 404),
    )
    shared_volumes(world)


def gone():
    try:
        DynamicClient(client.ApiClient()).resources.get(api_version=f"{GROUP}/v1", kind="Thing")
    except ResourceNotFoundError:
        return True
    return False


def things_of(world):
    namespace = world.namespace
    world.check("its kind is discovered", until(lambda: not gone()))
    dynamic = DynamicClient(client.ApiClient())
    things = dynamic.resources.get(api_version=f"{GROUP}/v1", kind="Thing")

    def thing(name, **spec):
        return {"apiVersion": f"{GROUP}/v1", "kind": "Thing", "metadata": {"name": name}, "spec": spec}

    made = things.create(body=thing("a", size=1, unknown=True), namespace=namespace)
    world.equal("defaults are filled in and unknown fields left out", made.spec.to_dict(), {"size": 1, "color": "red"})
    world.refused(
        "the schema is kept to",
        (422, "Invalid", "spec.size: Invalid value: 0"),
        things.create,
        body=thing("b", size=0),
        namespace=namespace,
    )
    world.refused(
        "and its rules", (422, "Invalid", "too large"), things.create, body=thing("b", size=100), namespace=namespace
    )
    applied = things.server_side_apply(
        body=thing("a", size=2), namespace=namespace, field_manager="python", force_conflicts=True
    )
    world.equal("an apply takes over", (applied.spec.size, applied.metadata.generation), (2, 2))
    status = things.status.patch(
        body={"status": {"phase": "Done"}, "spec": {"size": 9}},
        name="a",
        namespace=namespace,
        content_type="application/merge-patch+json",
    )
    world.equal("the status has a path of its own", (status.status.phase, status.spec.size), ("Done", 2))
    scale = things.scale.patch(
        body={"spec": {"replicas": 7}}, name="a", namespace=namespace, content_type="application/merge-patch+json"
    )
    world.equal("and so has the scale", (scale.kind, scale.spec.replicas), ("Scale", 7))
    world.equal("which is a field of the specification", things.get(name="a", namespace=namespace).spec.size, 7)
    typed = client.CustomObjectsApi().get_namespaced_custom_object(GROUP, "v1", namespace, "things", "a")
    world.equal("the typed client reads it too", typed["spec"], {"size": 7, "color": "red"})
    things.delete(name="a", namespace=namespace)
    world.equal("and it is deleted", failure(things.get, name="a", namespace=namespace)[:2], (404, "NotFound"))


def shared_volumes(world):
    """SharedVolumes need the operator, which other clusters do not have, and AWS."""
    if not shutil.which("aws"):
        return
    try:
        volumes = world.dynamic.resources.get(api_version="aws-efs.managed.openshift.io/v1alpha1", kind="SharedVolume")
    except ResourceNotFoundError:
        return
    namespace = world.namespace
    storage = pathlib.Path(__file__).resolve().parent.parent / "storage"
    region = os.environ["AWS_REGION"] if "BREAKWATER_INTEROP_PEER" in os.environ else world.context
    made = subprocess.check_output([storage], text=True, env={**os.environ, "AWS_REGION": region})
    file_system, access_point = made.split()
    volumes.create(
        namespace=namespace,
        body={
            "apiVersion": volumes.group_version,
            "kind": "SharedVolume",
            "metadata": {"name": "sv"},
            "spec": {"accessPointID": access_point, "fileSystemID": file_system},
        },
    )
    world.check(
        "a SharedVolume becomes ready",
        until(lambda: (volumes.get(name="sv", namespace=namespace).status or {}).get("phase") == "Ready"),
    )
    claim = volumes.get(name="sv", namespace=namespace).status.claimRef.name
    world.equal(
        "and its claim is bound",
        world.core.read_namespaced_persistent_volume_claim(claim, namespace).status.phase,
        "Bound",
    )
    volumes.delete(name="sv", namespace=namespace)
    world.check(
        "and all of it goes",
        until(lambda: failure(volumes.get, name="sv", namespace=namespace)[0] == 404)
        and until(lambda: not world.core.list_namespaced_persistent_volume_claim(namespace).items),
    )
