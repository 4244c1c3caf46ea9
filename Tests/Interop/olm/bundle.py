"""Judges a bundle for OLM: bundle.py BUNDLE MANIFESTS. Exit 0 when all is well.

The rules are those of registry+v1 bundles and of OperatorHub (https://olm.operatorframework.io/docs/, operator-framework
api/pkg/validation), 2026; and that it installs what the plain MANIFESTS do.
"""
import base64
import json
import pathlib
import re
import sys
import urllib.parse
import xml.dom.minidom

import yaml

CATEGORIES = {
    "AI/Machine Learning", "Application Runtime", "Big Data", "Cloud Provider", "Developer Tools", "Database",
    "Integration & Delivery", "Logging & Tracing", "Monitoring", "Modernization & Migration", "Networking",
    "OpenShift Optional", "Security", "Storage", "Streaming & Messaging", "Observability"}
CAPABILITIES = {"Basic Install", "Seamless Upgrades", "Full Lifecycle", "Deep Insights", "Auto Pilot"}
# What operator-registry takes beside the ClusterServiceVersion, of kinds that any cluster has.
KINDS = {
    "ClusterRole", "ClusterRoleBinding", "ConfigMap", "CustomResourceDefinition", "NetworkPolicy",
    "PodDisruptionBudget", "PriorityClass", "Role", "RoleBinding", "Secret", "Service", "ServiceAccount"}
FEATURES = {"disconnected", "fips-compliant", "proxy-aware", "tls-profiles", "token-auth-aws", "token-auth-azure",
            "token-auth-gcp", "cnf", "cni", "csi"}
# A ConfigMap must be able to carry a bundle.
LARGEST = 1 << 20

bundle, plain = pathlib.Path(sys.argv[1]), list(yaml.safe_load_all(open(sys.argv[2])))
failures = []


def check(rule, holds, detail=""):
    if not holds:
        failures.append(rule)
        print(f"FAILED  {rule}" + (f": {detail}" if detail != "" else ""))


def read(path):
    documents = list(yaml.safe_load_all(path.read_text()))
    check(f"{path.name} holds one document", len(documents) == 1, len(documents))
    return documents[0]


def name(thing):
    return thing["metadata"]["name"]


def of_kind(kind, things):
    return [thing for thing in things if thing["kind"] == kind]


# Layout
check("there are manifests and metadata", {"manifests", "metadata"} <= {path.name for path in bundle.iterdir()})
manifests = [read(path) for path in sorted((bundle / "manifests").iterdir())]
annotations = read(bundle / "metadata" / "annotations.yaml")["annotations"]
size = sum(path.stat().st_size for path in (bundle / "manifests").iterdir())
check("a ConfigMap can hold it", size < LARGEST, size)
check("there is one ClusterServiceVersion", len(of_kind("ClusterServiceVersion", manifests)) == 1)
csv = of_kind("ClusterServiceVersion", manifests)[0]
others = [one for one in manifests if one is not csv]
check("all kinds may be in a bundle", {one["kind"] for one in others} <= KINDS, {one["kind"] for one in others} - KINDS)
check("no object names a namespace", not any("namespace" in one["metadata"] for one in others))

# Annotations and the image
core = {"mediatype": "registry+v1", "manifests": "manifests/", "metadata": "metadata/"}
for key, value in core.items():
    check(f"annotation {key}", annotations.get(f"operators.operatorframework.io.bundle.{key}.v1") == value)
channels = annotations["operators.operatorframework.io.bundle.channels.v1"].split(",")
check("the default channel is one of them",
      annotations["operators.operatorframework.io.bundle.channel.default.v1"] in channels)
check("channels are named by the convention",
      all(re.match("candidate|fast|stable", channel) for channel in channels), channels)
recipe = (bundle / "bundle.Dockerfile").read_text().splitlines()
labels = dict(line[len("LABEL "):].split("=", 1) for line in recipe if line.startswith("LABEL "))
check("the image's labels are the annotations", labels == annotations, (labels, annotations))
copies = [line.split()[1:] for line in recipe if line.startswith("COPY ")]
check("the image holds the folders that the labels name",
      {target.strip("/") for _, target in copies} == {"manifests", "metadata", "tests/scorecard"}, copies)
check("what the image copies is there", all((bundle / source).is_dir() for source, _ in copies), copies)
scorecard = read(bundle / "tests" / "scorecard" / "config.yaml")
check("scorecard's configuration", scorecard["kind"] == "Configuration" and scorecard["stages"][0]["tests"])

# The ClusterServiceVersion
spec, notes = csv["spec"], csv["metadata"]["annotations"]
package = annotations["operators.operatorframework.io.bundle.package.v1"]
check("its name is package.vVersion", name(csv) == f"{package}.v{spec['version']}", name(csv))
check("its name fits a label", len(name(csv)) <= 63)
for field in ("version", "minKubeVersion"):
    check(f"{field} is a semantic version", re.fullmatch(r"\d+\.\d+\.\d+", spec[field]), spec[field])
check("skipRange ends before this version", notes["olm.skipRange"].split()[-1] == f"<{spec['version']}")
for field in ("displayName", "description", "keywords", "links", "maintainers", "maturity", "provider"):
    check(f"{field} is there", spec.get(field))
check("the provider has a name", spec["provider"].get("name"))
check("maintainers have name and address",
      all(one.get("name") and re.fullmatch(r"[^@\s]+@[^@\s]+", one.get("email", "")) for one in spec["maintainers"]))
check("links have name and address",
      all(one.get("name") and urllib.parse.urlparse(one.get("url", "")).netloc for one in spec["links"]))
check("there is one icon", len(spec["icon"]) == 1 and spec["icon"][0]["mediatype"] == "image/svg+xml")
picture = xml.dom.minidom.parseString(base64.b64decode(spec["icon"][0]["base64data"], validate=True))
check("the icon is a picture", picture.documentElement.tagName == "svg")
for field in ("categories", "certified", "containerImage", "createdAt", "description", "repository", "support"):
    check(f"annotation {field} is there", isinstance(notes.get(field), str) and notes[field])
check("all annotations are text", all(isinstance(value, str) for value in notes.values()))
check("categories are known", {one.strip() for one in notes["categories"].split(",")} <= CATEGORIES)
check("capabilities are known", notes["capabilities"] in CAPABILITIES)
features = {key.split("/")[1]: value for key, value in notes.items() if key.startswith("features.operators.openshift")}
check("all features are answered", set(features) == FEATURES, set(features) ^ FEATURES)
check("features are answered by yes or no", set(features.values()) <= {"true", "false"})
modes = {mode["type"]: mode["supported"] for mode in spec["installModes"]}
check("it is installed for all namespaces only", modes == {
    "OwnNamespace": False, "SingleNamespace": False, "MultiNamespace": False, "AllNamespaces": True}, modes)

# Definitions
definitions = of_kind("CustomResourceDefinition", manifests)
served = {(name(one), version["name"], one["spec"]["names"]["kind"])
          for one in definitions for version in one["spec"]["versions"]}
owned = spec["customresourcedefinitions"]["owned"]
check("what it owns is what the bundle defines",
      {(one["name"], one["version"], one["kind"]) for one in owned} == served, served)
for one in owned:
    check(f"{one['kind']} is described", one["displayName"] and one["description"] and one["resources"])
    for descriptor in one["specDescriptors"] + one["statusDescriptors"]:
        check(f"{one['kind']} {descriptor['path']} is described",
              descriptor["displayName"] and descriptor["description"] and descriptor["x-descriptors"])
examples = {(one["apiVersion"], one["kind"]) for one in json.loads(notes["alm-examples"])}
groups = {name(one): one["spec"]["group"] for one in definitions}
check("each has an example, and nothing else has",
      examples == {(f"{groups[one['name']]}/{one['version']}", one["kind"]) for one in owned}, examples)

# It installs what the plain manifests do.
strategy = spec["install"]["spec"]
check("the deployments are those of the manifests",
      {one["name"]: one["spec"] for one in strategy["deployments"]}
      == {name(one): one["spec"] for one in of_kind("Deployment", plain)})
pods = [one["spec"]["template"]["spec"] for one in strategy["deployments"]]
accounts = {pod["serviceAccountName"] for pod in pods}
check("no account of a deployment is in the bundle",
      not accounts & {name(one) for one in of_kind("ServiceAccount", manifests)})
for field, kind in (("clusterPermissions", "ClusterRole"), ("permissions", "Role")):
    rules = {name(one): one["rules"] for one in of_kind(kind, plain)}
    bound = {one["subjects"][0]["name"]: rules[one["roleRef"]["name"]] for one in of_kind(f"{kind}Binding", plain)}
    check(f"{field} are the rules of the manifests",
          {one["serviceAccountName"]: one["rules"] for one in strategy[field]}
          == {account: some for account, some in bound.items() if account in accounts})
check("the definitions are those of the manifests", definitions == of_kind("CustomResourceDefinition", plain))
images = {container["image"] for pod in pods for container in pod["containers"]}
check("the images are one and the same",
      images == {one["image"] for one in spec["relatedImages"]} == {notes["containerImage"]}, images)
check("it is for disconnected clusters if all images are digests",
      features["disconnected"] == str(all("@sha256:" in image for image in images)).lower())
here = {(one["kind"], name(one)) for one in others}
made_by_olm = {"ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "Namespace", "Deployment"}
missing = {(one["kind"], name(one)) for one in plain if one["kind"] not in made_by_olm} - here
check("nothing of the manifests is missing", not missing, missing)

# Pods
for pod in pods:
    check("pods ask for a profile and no root", pod["securityContext"].get("runAsNonRoot") is True
          and pod["securityContext"]["seccompProfile"]["type"] == "RuntimeDefault")
    check("pods leave their user to the cluster", "runAsUser" not in pod["securityContext"])
    for container in pod["containers"]:
        check("containers ask for memory and processor", {"cpu", "memory"} <= set(container["resources"]["requests"]))
        context = container["securityContext"]
        check("containers have no privileges", context["capabilities"]["drop"] == ["ALL"]
              and context["allowPrivilegeEscalation"] is False and context["readOnlyRootFilesystem"] is True)
for budget in of_kind("PodDisruptionBudget", manifests):
    check("nodes can be drained", budget["spec"].get("minAvailable") != "100%"
          and budget["spec"].get("maxUnavailable") not in (0, "0%"))

print(f"the bundle {name(csv)} keeps the rules" if not failures else f"{len(failures)} rules are broken")
sys.exit(1 if failures else 0)
