"""Watches: from a version on, with an end, with bookmarks, and what becomes of a version that is too old."""

import logging
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from judge import until
from kubernetes import client, informer, watch
from kubernetes.client.rest import ApiException


def watches(world, expires):
    core, namespace = world.core, world.namespace

    def maps(*arguments, **options):
        return core.list_namespaced_config_map(namespace, *arguments, label_selector="part=watch", **options)

    maps.__doc__ = core.list_namespaced_config_map.__doc__
    start = maps().metadata.resource_version
    world.make("w1", {"a": "1"}, {"part": "watch"})
    core.patch_namespaced_config_map(
        "w1", namespace, {"data": {"a": "2"}}, _content_type="application/merge-patch+json"
    )
    core.patch_namespaced_config_map(
        "w1", namespace, {"metadata": {"labels": {"part": None}}}, _content_type="application/merge-patch+json"
    )
    world.make("w2", {}, {"part": "watch"})
    core.delete_namespaced_config_map("w2", namespace)

    def events(count=None, **options):
        watcher, found = watch.Watch(), []
        for event in watcher.stream(core.list_namespaced_config_map, namespace, label_selector="part=watch", **options):
            found.append(event)
            if count and len(found) == count:
                watcher.stop()
        return found, watcher.resource_version

    found, last = events(5, resource_version=start, timeout_seconds=20)
    world.equal(
        "a watch tells what happened since a version",
        [(e["type"], e["object"].metadata.name) for e in found],
        [("ADDED", "w1"), ("MODIFIED", "w1"), ("DELETED", "w1"), ("ADDED", "w2"), ("DELETED", "w2")],
    )
    world.equal("with the objects as they were", [e["object"].data for e in found[:2]], [{"a": "1"}, {"a": "2"}])
    began = time.monotonic()
    found, _ = events(resource_version=last, timeout_seconds=2)
    world.check(
        "a watch ends when it was asked to",
        not found and 1 <= time.monotonic() - began < 10,
        f"{len(found)} events in {time.monotonic() - began:.1f} s",
    )
    world.make("w3", {}, {"part": "watch"})
    found, _ = events(1, timeout_seconds=10)
    world.equal(
        "a watch without a version begins with what is there",
        [(e["type"], e["object"].metadata.name) for e in found],
        [("ADDED", "w3")],
    )
    found, _ = events(resource_version=last, timeout_seconds=1, allow_watch_bookmarks=True)
    world.check("bookmarks bring no objects", {e["type"] for e in found} <= {"ADDED", "BOOKMARK"})
    if "BREAKWATER_INTEROP_PEER" not in os.environ:  # Servers of 1.33 and before do it only where they are told to.
        initial, _ = events(
            2,
            timeout_seconds=20,
            allow_watch_bookmarks=True,
            send_initial_events=True,
            resource_version_match="NotOlderThan",
        )
        world.equal("a streamed list ends with a bookmark", [e["type"] for e in initial], ["ADDED", "BOOKMARK"])
        world.equal(
            "that says so",
            initial[-1]["raw_object"]["metadata"].get("annotations"),
            {"k8s.io/initial-events-end": "true"},
        )
    informers(world)
    if expires:
        expiry(world)


def informers(world):
    core, namespace = world.core, world.namespace
    heard, lock = [], threading.Lock()

    def note(kind):
        def handler(item):
            with lock:
                heard.append((kind, item.metadata.name))

        return handler

    # What it logs when it is stopped is no trouble.
    logging.getLogger("kubernetes.informer").setLevel(logging.CRITICAL)
    shared = informer.SharedInformer(core.list_namespaced_config_map, namespace=namespace, label_selector="part=watch")
    for kind in (informer.ADDED, informer.MODIFIED, informer.DELETED):
        shared.add_event_handler(kind, note(kind))
    shared.start()
    world.check("an informer lists", until(lambda: ("ADDED", "w3") in heard))
    world.make("w4", {}, {"part": "watch"})
    core.patch_namespaced_config_map(
        "w4", namespace, {"data": {"a": "2"}}, _content_type="application/merge-patch+json"
    )
    core.delete_namespaced_config_map("w3", namespace)
    wanted = [("ADDED", "w3"), ("ADDED", "w4"), ("MODIFIED", "w4"), ("DELETED", "w3")]
    world.check("and follows", until(lambda: len(heard) >= 4))
    world.equal("in order", heard, wanted)
    world.equal(
        "and has what is there", [shared.cache.get_by_key(key).data for key in shared.cache.list_keys()], [{"a": "2"}]
    )
    shared.stop()


def expiry(world):
    """A version that is too old is 410, whereupon one lists anew; histories are bounded, so it comes to that."""
    core, namespace = world.core, world.namespace
    world.make("busy", {"n": "0"})

    def change(number):
        core.patch_namespaced_config_map(
            "busy", namespace, {"data": {"n": str(number)}}, _content_type="application/merge-patch+json"
        )

    def first(version):
        stream = watch.Watch().stream(
            core.list_namespaced_config_map, namespace, resource_version=version, timeout_seconds=1
        )
        try:
            next(stream, None)
        except ApiException as error:
            return error.status
        return 0

    with ThreadPoolExecutor(8) as pool:
        for _ in range(12):
            if first("1") == 410:
                break
            list(pool.map(change, range(500)))
    world.equal("a version that is too old is 410", first("1"), 410)
    fresh = core.list_namespaced_config_map(namespace)
    world.check("and a new list leads on", fresh.items and first(fresh.metadata.resource_version) == 0)
    core.delete_namespaced_config_map("busy", namespace, body=client.V1DeleteOptions())
