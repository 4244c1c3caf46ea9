"""Writes: creation, the four kinds of patches, conflicts, dry runs, deletion."""

from judge import until
from kubernetes import client


def writes(world):
    creation(world)
    patches(world)
    deletion(world)


def creation(world):
    core, namespace = world.core, world.namespace
    made = world.make("made", {"a": "1"})
    world.check("what is created has an identity", made.metadata.uid and made.metadata.resource_version)
    world.equal(
        "and tells who manages its fields",
        [(m.operation, sorted(m.fields_v1)) for m in made.metadata.managed_fields],
        [("Update", ["f:data"])],
    )
    world.refused(
        "a name that is taken is refused",
        (409, "AlreadyExists", 'configmaps "made" already exists'),
        world.make,
        "made",
    )
    world.refused(
        "a name that is none is refused", (422, "Invalid", "metadata.name: Invalid value"), world.make, "Up_Per"
    )
    generated = core.create_namespaced_config_map(namespace, {"metadata": {"generateName": "some-"}})
    world.check(
        "a generated name is made", len(generated.metadata.name) == 10 and generated.metadata.name.startswith("some-")
    )
    tried = core.create_namespaced_config_map(namespace, world.config_map("tried"), dry_run="All")
    world.check("a dry run answers as if it were done", tried.metadata.uid)
    world.refused(
        "and does nothing",
        (404, "NotFound", 'configmaps "tried" not found'),
        core.read_namespaced_config_map,
        "tried",
        namespace,
    )
    maps = world.dynamic.resources.get(api_version="v1", kind="ConfigMap")
    world.refused(
        "strict validation refuses unknown fields",
        (400, "BadRequest", 'unknown field "dato"'),
        maps.create,
        body={**world.config_map("x"), "dato": {}},
        namespace=namespace,
        query_params=[("fieldValidation", "Strict")],
    )

    made.data = {"a": "2"}
    newer = core.replace_namespaced_config_map("made", namespace, made)
    world.equal("a replacement is what was sent", newer.data, {"a": "2"})
    world.refused(
        "one of an older version is refused",
        (409, "Conflict", "the object has been modified"),
        core.replace_namespaced_config_map,
        "made",
        namespace,
        made,
    )
    same = core.replace_namespaced_config_map("made", namespace, newer)
    world.equal(
        "one that changes nothing leaves the version", same.metadata.resource_version, newer.metadata.resource_version
    )


def patches(world):
    core, apps, namespace = world.core, world.apps, world.namespace

    def patch(body, kind, **options):
        return core.patch_namespaced_config_map("made", namespace, body, _content_type=f"application/{kind}", **options)

    merged = patch({"data": {"a": None, "b": "3"}}, "merge-patch+json")
    world.equal("a merge patch adds and removes", merged.data, {"b": "3"})
    listed = patch(
        [{"op": "test", "path": "/data/b", "value": "3"}, {"op": "add", "path": "/data/c", "value": "4"}],
        "json-patch+json",
    )
    world.equal("a JSON patch does its operations", listed.data, {"b": "3", "c": "4"})
    world.refused(
        "one whose test fails does nothing",
        (422, "Invalid"),
        patch,
        [{"op": "test", "path": "/data/b", "value": "9"}, {"op": "remove", "path": "/data/b"}],
        "json-patch+json",
    )
    template = {"metadata": {"labels": {"app": "d"}}, "spec": {"containers": [{"name": "a", "image": "a:1"}]}}
    apps.create_namespaced_deployment(
        namespace,
        {
            "metadata": {"name": "d"},
            "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "d"}}, "template": template},
        },
    )
    more = {"spec": {"template": {"spec": {"containers": [{"name": "b", "image": "b:1"}]}}}}
    strategic = apps.patch_namespaced_deployment(
        "d", namespace, more, _content_type="application/strategic-merge-patch+json"
    )
    world.equal(
        "a strategic patch merges lists by their keys",
        {c.name: c.image for c in strategic.spec.template.spec.containers},
        {"a": "a:1", "b": "b:1"},
    )
    whole = apps.patch_namespaced_deployment("d", namespace, more, _content_type="application/merge-patch+json")
    world.equal("a merge patch replaces them", [c.name for c in whole.spec.template.spec.containers], ["b"])
    world.check("and the generation counts", whole.metadata.generation > strategic.metadata.generation)

    scale = apps.patch_namespaced_deployment_scale(
        "d", namespace, {"spec": {"replicas": 3}}, _content_type="application/merge-patch+json"
    )
    world.equal("scale is set", (scale.kind, scale.spec.replicas), ("Scale", 3))
    world.equal("and is the deployment's", apps.read_namespaced_deployment("d", namespace).spec.replicas, 3)
    world.equal("and is read", apps.read_namespaced_deployment_scale("d", namespace).status.selector, "app=d")

    def apply(data, manager, **options):
        return core.patch_namespaced_config_map(
            "applied",
            namespace,
            world.config_map("applied", data),
            field_manager=manager,
            _content_type="application/apply-patch+yaml",
            **options,
        )

    world.equal("an apply creates", apply({"a": "1", "b": "1"}, "one").data, {"a": "1", "b": "1"})
    world.equal("another manager adds", apply({"c": "2"}, "two").data, {"a": "1", "b": "1", "c": "2"})
    world.equal("what is no longer applied goes", apply({"a": "1"}, "one").data, {"a": "1", "c": "2"})
    world.refused(
        "what belongs to another is a conflict",
        (409, "Conflict", 'conflict with "one": .data.a'),
        apply,
        {"a": "9", "c": "2"},
        "two",
    )
    forced = apply({"a": "9", "c": "2"}, "two", force=True)
    world.equal("unless it is forced", forced.data, {"a": "9", "c": "2"})
    world.equal(
        "and then belongs to the other",
        {m.manager: sorted(m.fields_v1.get("f:data", {})) for m in forced.metadata.managed_fields},
        {"two": ["f:a", "f:c"]},
    )
    world.refused(
        "an apply needs a manager",
        (422, "Invalid", "fieldManager: Required value"),
        core.patch_namespaced_config_map,
        "applied",
        namespace,
        world.config_map("applied"),
        _content_type="application/apply-patch+yaml",
    )


def deletion(world):
    core, namespace = world.core, world.namespace

    def owned(name, owner, blocks=False):
        return world.make(
            name,
            ownerReferences=[
                {
                    "apiVersion": "v1",
                    "kind": "ConfigMap",
                    "name": owner.metadata.name,
                    "uid": owner.metadata.uid,
                    "blockOwnerDeletion": blocks,
                }
            ],
        )

    def there(name):
        return name in [i.metadata.name for i in core.list_namespaced_config_map(namespace).items]

    owner = world.make("owner-a")
    owned("child-a", owner)
    world.refused(
        "a precondition on another version holds the deletion back",
        (409, "Conflict"),
        core.delete_namespaced_config_map,
        "owner-a",
        namespace,
        body=client.V1DeleteOptions(preconditions=client.V1Preconditions(resource_version="1")),
    )
    core.delete_namespaced_config_map("owner-a", namespace, dry_run="All")
    world.check("a dry run deletes nothing", there("owner-a"))
    status = core.delete_namespaced_config_map("owner-a", namespace, propagation_policy="Background")
    world.equal(
        "a deletion says what it deleted",
        (status["status"], status["details"]["name"], status["details"]["uid"]),
        ("Success", "owner-a", owner.metadata.uid),
    )
    world.check("in the background the dependents go after it", until(lambda: not there("child-a")))

    owner = world.make("owner-b")
    child = owned("child-b", owner)
    core.delete_namespaced_config_map("owner-b", namespace, propagation_policy="Orphan")
    world.check("an orphaning deletion ends", until(lambda: not there("owner-b")))
    orphan = core.read_namespaced_config_map("child-b", namespace)
    world.equal(
        "and its orphans stay", (orphan.metadata.uid, orphan.metadata.owner_references), (child.metadata.uid, None)
    )

    owner = world.make("owner-c")
    held = owned("child-c", owner, blocks=True)
    core.patch_namespaced_config_map(
        "child-c",
        namespace,
        {"metadata": {"finalizers": ["example.com/hold"]}},
        _content_type="application/merge-patch+json",
    )
    core.delete_namespaced_config_map("owner-c", namespace, propagation_policy="Foreground")
    world.check(
        "in the foreground the owner waits for its dependents",
        until(lambda: core.read_namespaced_config_map("child-c", namespace).metadata.deletion_timestamp is not None),
    )
    waiting = core.read_namespaced_config_map("owner-c", namespace).metadata
    world.equal(
        "and says so", (waiting.finalizers, waiting.deletion_timestamp is not None), (["foregroundDeletion"], True)
    )
    core.patch_namespaced_config_map(
        "child-c", namespace, {"metadata": {"finalizers": None}}, _content_type="application/merge-patch+json"
    )
    world.check("then both go", until(lambda: not there("owner-c") and not there("child-c")), held.metadata.name)

    core.delete_collection_namespaced_config_map(namespace, label_selector="part=page", dry_run="All")
    world.check("a dry run of a collection deletes nothing", there("page-1"))
    core.delete_collection_namespaced_config_map(namespace, label_selector="part=page")
    world.check("a collection is deleted by labels", there("page-8") and not there("page-1"))
