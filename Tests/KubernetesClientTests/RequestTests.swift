import KubernetesModel
import Testing
import Wire

@testable import KubernetesClient

@Suite("Requests to the API server")
struct RequestTests {
    private let claim = ObjectKey(namespace: "team a", name: "data")

    @Test("a get has the object's path, percent-encoded, and is idempotent")
    func get() {
        let request = KubernetesRequest.get(PersistentVolumeClaim.resourceType, claim)
        #expect(request.target == "/api/v1/namespaces/team%20a/persistentvolumeclaims/data")
        #expect(request.method == .get)
        #expect(request.isIdempotent)
    }

    @Test("a list asks for a page, and a continued list sends no version of its own")
    func list() {
        let options = ListOptions(selection: Selection(labels: "a=b"), pageSize: 2, resourceVersion: "0")
        let first = KubernetesRequest.list(Lease.resourceType, namespace: nil, options)
        #expect(first.target == "/apis/coordination.k8s.io/v1/leases?labelSelector=a%3Db&limit=2&resourceVersion=0")
        let next = KubernetesRequest.list(Lease.resourceType, namespace: nil, options, continueToken: "t/1")
        #expect(next.target == "/apis/coordination.k8s.io/v1/leases?labelSelector=a%3Db&limit=2&continue=t%2F1")
    }

    @Test("a watch asks for bookmarks and for an end")
    func watch() {
        let request = KubernetesRequest.watch(Node.resourceType, namespace: nil, WatchOptions(resourceVersion: "7"))
        #expect(
            request.target
                == "/api/v1/nodes?watch=true&allowWatchBookmarks=true&resourceVersion=7&timeoutSeconds=300")
    }

    @Test(
        "a patch says its kind by its content type",
        arguments: [
            (Patch.merge(["a": nil]), "application/merge-patch+json", #"{"a":null}"#),
            (
                .json([.test(path: "/a", value: 1), .remove(path: "/a")]), "application/json-patch+json",
                #"[{"op":"test","path":"/a","value":1},{"op":"remove","path":"/a"}]"#
            ),
            (.apply(["a": 1], force: false), "application/apply-patch+yaml", #"{"a":1}"#),
        ])
    func patch(patch: Patch, contentType: String, body: String) {
        let request = KubernetesRequest.patch(
            Node.resourceType, ObjectKey(name: "n"), patch, subresource: .status, .init())
        #expect(request.contentType == contentType)
        #expect(String(decoding: request.body ?? [], as: UTF8.self) == body)
        #expect(request.path == "/api/v1/nodes/n/status")
        #expect(request.resource == "nodes/status")
    }

    @Test("a forced apply says so, with the field manager, dry run and validation")
    func apply() {
        let options = WriteOptions(isDryRun: true, fieldValidation: .strict)
        let request = KubernetesRequest.patch(
            Node.resourceType, ObjectKey(name: "n"), .apply([:], force: true), subresource: nil, options)
        #expect(
            request.target
                == "/api/v1/nodes/n?fieldManager=breakwater&dryRun=All&fieldValidation=Strict&force=true")
        #expect(request.isIdempotent)
    }

    @Test("a delete carries its preconditions, and is idempotent only with the uid")
    func delete() {
        let options = DeleteOptions(uid: "u", resourceVersion: "3", propagation: .foreground)
        let request = KubernetesRequest.delete(Node.resourceType, ObjectKey(name: "n"), options)
        let body = String(decoding: request.body ?? [], as: UTF8.self)
        #expect(
            body == #"{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"u","resourceVersion":"3"},"#
                + #""propagationPolicy":"Foreground"}"#)
        #expect(request.isIdempotent)
        #expect(!KubernetesRequest.delete(Node.resourceType, ObjectKey(name: "n"), DeleteOptions()).isIdempotent)
    }

    @Test("a name in a JSON pointer is escaped")
    func pointer() {
        #expect(PatchOperation.pointerSegment("a/b~c") == "a~1b~0c")
    }
}
