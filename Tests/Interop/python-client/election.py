"""Leases: two candidates of the client's own leader election, of which one leads until it falls silent."""

import logging
import threading
import time

from judge import until
from kubernetes import client
from kubernetes.leaderelection import electionconfig, leaderelection
from kubernetes.leaderelection.resourcelock.leaselock import LeaseLock


class Candidate(LeaseLock):
    """A candidate that can fall silent, as a process does that hangs."""

    is_silent = False

    def get(self, name, namespace):
        return (False, client.ApiException(reason="silent")) if self.is_silent else super().get(name, namespace)


def election(world):
    logging.getLogger("leaderelection").setLevel(logging.CRITICAL)
    events, lock = [], threading.Lock()

    def note(word):
        with lock:
            events.append((word, time.monotonic()))

    candidates = {}
    for name in ("first", "second"):
        candidates[name] = Candidate("python-leader", world.namespace, name)
        config = electionconfig.Config(
            candidates[name],
            lease_duration=4,
            renew_deadline=3,
            retry_period=1,
            onstarted_leading=lambda name=name: note(f"{name} leads"),
            onstopped_leading=lambda name=name: note(f"{name} stops"),
        )
        threading.Thread(target=leaderelection.LeaderElection(config).run, daemon=True).start()
        if name == "first":
            world.check("a candidate leads", until(lambda: [w for w, _ in events] == ["first leads"]))
    leases = client.CoordinationV1Api()
    before = leases.read_namespaced_lease("python-leader", world.namespace)
    world.equal(
        "and its Lease says so", (before.spec.holder_identity, before.spec.lease_duration_seconds), ("first", 4)
    )
    world.check(
        "which it renews",
        until(
            lambda: leases.read_namespaced_lease("python-leader", world.namespace).spec.renew_time
            > before.spec.renew_time
        ),
    )
    time.sleep(2)
    world.equal("while the other waits", [w for w, _ in events], ["first leads"])
    candidates["first"].is_silent = True
    silent = time.monotonic()
    world.check("when it falls silent the other leads", until(lambda: "second leads" in [w for w, _ in events]))
    led = dict(events).get("second leads", silent)
    world.check("not before the Lease has run out", 2 <= led - silent <= 12, f"after {led - silent:.1f} s")
    world.check("and it stops", until(lambda: "first stops" in [w for w, _ in events]))
    lease = leases.read_namespaced_lease("python-leader", world.namespace).spec
    world.equal("the Lease is the other's", lease.holder_identity, "second")
    candidates["second"].is_silent = True
