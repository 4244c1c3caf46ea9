import Foundation
import KubernetesModel
import Testing
import Vocabulary
import Wire

@Suite("Shapes of Kubernetes objects")
struct KubernetesModelTests {
    @Test("an object is sent with its apiVersion and kind, and without the members that are not set")
    func manifest() throws {
        let claim = PersistentVolumeClaim(
            metadata: ObjectMeta(name: "pvc-a", namespace: "n"), spec: .init(accessModes: ["ReadWriteMany"]))
        let sent = try JSONValue(parsing: Array(try JSONEncoder().encode(Manifest(claim))))
        #expect(
            sent == [
                "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": ["name": "pvc-a", "namespace": "n"],
                "spec": ["accessModes": ["ReadWriteMany"]],
            ])
    }

    @Test("an object of a list, which has neither apiVersion nor kind, is read; unknown members are skipped")
    func lenient() throws {
        let text = #"{"metadata":{"name":"pv","creationTimestamp":"2026-01-02T03:04:05Z","x":1},"spec":{"nfs":{}}}"#
        let volume = try JSONDecoder().decode(PersistentVolume.self, from: Data(text.utf8))
        #expect(volume.metadata.creationTimestamp == (try Timestamp.parseRFC3339("2026-01-02T03:04:05Z")))
        #expect(volume.spec.csi == nil)
    }

    @Test("paths name group, version, namespace, object and subresource")
    func paths() {
        #expect(PersistentVolume.resourceType.path(name: "pv-a") == "/api/v1/persistentvolumes/pv-a")
        #expect(
            Lease.resourceType.path(namespace: "n", name: "l", subresource: "status")
                == "/apis/coordination.k8s.io/v1/namespaces/n/leases/l/status")
        #expect(PersistentVolumeClaim.resourceType.path() == "/api/v1/persistentvolumeclaims")
    }

    @Test("no name leads to another path")
    func encodedPaths() {
        #expect(
            PersistentVolume.resourceType.path(name: "../x?y=%2f") == "/api/v1/persistentvolumes/..%2Fx%3Fy%3D%252f")
    }

    @Test("a condition keeps its transition time while its status stays the same")
    func conditions() {
        let then = Timestamp(seconds: 100)
        let now = Timestamp(seconds: 200)
        func ready(_ status: Condition.Status, _ reason: String, _ time: Timestamp) -> Condition {
            Condition(type: "Ready", status: status, reason: reason, message: "", lastTransitionTime: time)
        }
        let old = [ready(.isFalse, "A", then)]
        #expect(old.setting(ready(.isFalse, "B", now)) == [ready(.isFalse, "B", then)])
        #expect(old.setting(ready(.isTrue, "B", now)) == [ready(.isTrue, "B", now)])
        #expect([Condition]().setting(ready(.isTrue, "B", now)) == [ready(.isTrue, "B", now)])
    }
}
