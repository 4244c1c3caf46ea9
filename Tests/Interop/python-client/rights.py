"""Rights: a service account that may do little, by its token; and what reviews say of it."""

from judge import failure, until
from kubernetes import client


def rights(world):
    core, rbac, namespace = world.core, world.rbac, world.namespace
    core.create_namespaced_service_account(namespace, {"metadata": {"name": "robot"}})
    rbac.create_namespaced_role(
        namespace,
        {
            "metadata": {"name": "robot"},
            "rules": [
                {"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get", "list", "watch"]},
                {"apiGroups": [""], "resources": ["secrets"], "resourceNames": ["own"], "verbs": ["get"]},
                {"apiGroups": ["apps"], "resources": ["deployments/scale"], "verbs": ["patch"]},
            ],
        },
    )
    rbac.create_namespaced_role_binding(
        namespace,
        {
            "metadata": {"name": "robot"},
            "subjects": [{"kind": "ServiceAccount", "name": "robot", "namespace": namespace}],
            "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "robot"},
        },
    )
    core.create_namespaced_secret(namespace, {"metadata": {"name": "own"}, "stringData": {"a": "b"}})
    answer = core.create_namespaced_service_account_token("robot", namespace, {"spec": {"expirationSeconds": 900}})
    world.equal("a token is asked for", answer.spec.expiration_seconds, 900)
    name = f"system:serviceaccount:{namespace}:robot"
    robot = clients(world, answer.status.token)
    info = client.AuthenticationV1Api(robot).create_self_subject_review({}).status.user_info
    world.equal(
        "it speaks for the account",
        (info.username, sorted(info.groups)),
        (name, sorted(["system:authenticated", "system:serviceaccounts", f"system:serviceaccounts:{namespace}"])),
    )
    mine = client.CoreV1Api(robot)

    def lists():
        return failure(mine.list_namespaced_config_map, namespace)[0] == 0

    world.check("it may what its role says", until(lists))
    world.equal("by name", mine.read_namespaced_secret("own", namespace).data, {"a": "Yg=="})
    said = f'User "{name}" cannot'
    place = f'in the namespace "{namespace}"'
    for what, wanted, call, arguments in [
        (
            "another namespace",
            f'configmaps is forbidden: {said} list resource "configmaps" in API group "" in the namespace "default"',
            mine.list_namespaced_config_map,
            ["default"],
        ),
        (
            "all namespaces",
            f'configmaps is forbidden: {said} list resource "configmaps" in API group "" at the cluster scope',
            mine.list_config_map_for_all_namespaces,
            [],
        ),
        (
            "a verb",
            f'configmaps is forbidden: {said} create resource "configmaps" in API group "" {place}',
            mine.create_namespaced_config_map,
            [namespace, world.config_map("x")],
        ),
        (
            "a name",
            f'secrets "other" is forbidden: {said} get resource "secrets" in API group "" {place}',
            mine.read_namespaced_secret,
            ["other", namespace],
        ),
        (
            "an object of a subresource",
            f'deployments.apps "d" is forbidden: {said} get resource "deployments" in API group "apps" {place}',
            client.AppsV1Api(robot).read_namespaced_deployment,
            ["d", namespace],
        ),
        (
            "a resource of the cluster",
            f'nodes is forbidden: {said} list resource "nodes" in API group "" at the cluster scope',
            mine.list_node,
            [],
        ),
    ]:
        world.refused(f"it may not: {what}", (403, "Forbidden", wanted), call, *arguments)
    scaled = client.AppsV1Api(robot).patch_namespaced_deployment_scale(
        "d", namespace, {"spec": {"replicas": 4}}, _content_type="application/merge-patch+json"
    )
    world.equal("it may scale", scaled.spec.replicas, 4)
    world.refused(
        "it may give no rights",
        (403, "Forbidden"),
        client.RbacAuthorizationV1Api(robot).create_namespaced_role,
        namespace,
        {"metadata": {"name": "more"}, "rules": []},
    )

    access = client.AuthorizationV1Api()

    def may(verb, resource, **more):
        return access.create_subject_access_review(
            {
                "spec": {
                    "user": name,
                    "resourceAttributes": {"verb": verb, "resource": resource, "namespace": namespace, **more},
                }
            }
        ).status

    review = may("get", "configmaps")
    world.equal(
        "a review says yes and why",
        (review.allowed, review.reason),
        (
            True,
            f'RBAC: allowed by RoleBinding "robot/{namespace}" of Role "robot" to ServiceAccount "robot/{namespace}"',
        ),
    )
    world.equal(
        "and no",
        [may("delete", "configmaps").allowed, may("get", "secrets").allowed, may("get", "secrets", name="own").allowed],
        [False, False, True],
    )
    rules = client.AuthorizationV1Api(robot).create_self_subject_rules_review({"spec": {"namespace": namespace}}).status
    world.check(
        "and all that it may",
        any(r.resources == ["configmaps"] and r.verbs == ["get", "list", "watch"] for r in rules.resource_rules)
        and not rules.incomplete,
    )

    nobody = client.CoreV1Api(clients(world, "nonsense"))
    world.refused(
        "a token that is none is nobody's", (401, "Unauthorized"), nobody.list_namespaced_config_map, namespace
    )
    anonymous = client.CoreV1Api(clients(world, None))
    world.refused(
        "who says nothing is anonymous",
        (403, "Forbidden", 'User "system:anonymous" cannot list'),
        anonymous.list_namespaced_config_map,
        namespace,
    )
    world.check("and may ask for the version", client.VersionApi(clients(world, None)).get_code().git_version)
    rbac.delete_namespaced_role_binding("robot", namespace)
    world.check("without its binding it may nothing", until(lambda: not lists()))
    core.delete_namespaced_service_account("robot", namespace)
    world.check(
        "without its account it is nobody", until(lambda: failure(mine.list_namespaced_config_map, namespace)[0] == 401)
    )


def clients(world, token):
    """A client of the same cluster with that token, or with none."""
    same = world.core.api_client.configuration
    own = client.Configuration()
    own.host, own.ssl_ca_cert, own.verify_ssl = same.host, same.ssl_ca_cert, same.verify_ssl
    if token:
        own.api_key = {"BearerToken": token}
        own.api_key_prefix = {"BearerToken": "Bearer"}
    return client.ApiClient(own)
