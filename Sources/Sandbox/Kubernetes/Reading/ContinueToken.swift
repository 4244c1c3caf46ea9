import KubernetesMachinery
import Wire

/// Where a list that is read in parts goes on: the revision that it shows, and the last object that was given.
struct ContinueToken: Equatable, Sendable {
    let revision: UInt64
    let last: ObjectPlace

    /// The token as the caller gets it.
    var text: String {
        let value: JSONValue = [
            "v": "meta.k8s.io/v1", "rv": .string(String(revision)), "namespace": .string(last.namespace),
            "start": .string(last.name),
        ]
        return Base64URL.encode(value.bytes())
    }

    init(revision: UInt64, last: ObjectPlace) {
        self.revision = revision
        self.last = last
    }

    init(_ text: String) throws(APIFailure) {
        guard let bytes = Base64URL.decode(text), let value = try? JSONValue(parsing: bytes),
            let revision = value["rv"]?.string.flatMap({ UInt64($0) }), let name = value["start"]?.string
        else { throw .badRequest("continue key is not valid: \(text)") }
        self.init(
            revision: revision, last: ObjectPlace(namespace: value["namespace"]?.string ?? "", name: name))
    }
}
