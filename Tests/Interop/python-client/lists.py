"""Lists: pages, selectors, and versions."""


def lists(world):
    core, namespace = world.core, world.namespace
    for number in range(7):
        world.make(f"page-{number}", {"n": str(number)}, {"part": "page", "odd": "yes" if number % 2 else "no"})

    def page(**options):
        return core.list_namespaced_config_map(namespace, label_selector="part=page", **options)

    first = page(limit=3)
    world.equal(
        "a page has as many as were asked for", [i.metadata.name for i in first.items], ["page-0", "page-1", "page-2"]
    )
    world.equal("how many remain is not told of a selection", first.metadata.remaining_item_count, None)
    world.make("page-9", labels={"part": "page"})
    core.delete_namespaced_config_map("page-6", namespace)
    names, last = [], first
    while last.metadata._continue:
        last = page(limit=3, _continue=last.metadata._continue)
        names += [i.metadata.name for i in last.items]
    world.equal("the pages that follow are of the same moment", names, ["page-3", "page-4", "page-5", "page-6"])
    world.equal("and of the same version", last.metadata.resource_version, first.metadata.resource_version)
    everything = core.list_namespaced_config_map(namespace)
    some = core.list_namespaced_config_map(namespace, limit=2)
    world.equal(
        "how many remain is told of a whole list", some.metadata.remaining_item_count, len(everything.items) - 2
    )
    world.refused("a token that is none is refused", (400, "BadRequest"), page, limit=3, _continue="nonsense")

    for selector, wanted in [
        ("odd=yes", "135"),
        ("odd!=yes,part=page", "0249"),
        ("odd in (yes,no)", "012345"),
        ("odd notin (yes),odd", "024"),
        ("part=page,!odd", "9"),
        ("odd", "012345"),
        ("part=none", ""),
    ]:
        found = core.list_namespaced_config_map(namespace, label_selector=selector).items
        world.equal(f"labels: {selector}", "".join(i.metadata.name[-1] for i in found), wanted)
    found = core.list_namespaced_config_map(namespace, field_selector="metadata.name=page-1").items
    world.equal("fields: metadata.name", [i.data for i in found], [{"n": "1"}])
    found = core.list_config_map_for_all_namespaces(
        field_selector=f"metadata.namespace={namespace},metadata.name!=page-1", label_selector="part=page"
    ).items
    world.equal("fields: metadata.namespace and !=", "".join(i.metadata.name[-1] for i in found), "023459")
    world.refused(
        "a field that nobody selects by is refused",
        (400, "BadRequest"),
        core.list_namespaced_config_map,
        namespace,
        field_selector="data.n=1",
    )
    world.refused(
        "a selector that is none is refused",
        (400, "BadRequest"),
        core.list_namespaced_config_map,
        namespace,
        label_selector="a in (",
    )

    version = everything.metadata.resource_version
    world.make("page-8")
    at = core.list_namespaced_config_map(namespace, resource_version=version, resource_version_match="Exact").items
    world.equal("a list of a version is of that moment", len(at), len(everything.items))
    at = core.list_namespaced_config_map(namespace, resource_version="0").items
    world.check("a list of any version is answered", len(at) >= len(everything.items))
    world.refused(
        "a version that is to come is waited for and refused",
        (504, "Timeout", "Too large resource version"),
        core.list_namespaced_config_map,
        namespace,
        resource_version=str(10**12),
        timeout_seconds=1,
    )
