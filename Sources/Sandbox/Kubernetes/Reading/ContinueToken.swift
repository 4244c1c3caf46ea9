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

    private static func failure(_ fault: String) -> APIFailure {
        .badRequest("invalid continue token: continue key is not valid: \(fault)")
    }

    private static func value(of text: String) throws(APIFailure) -> JSONValue {
        guard let bytes = Base64URL.decode(text) else {
            let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            let offset = text.prefix { alphabet.contains($0) }.utf8.count
            throw failure("illegal base64 data at input byte \(offset)")
        }
        if let fault = GoJSONSyntax.fault(in: bytes) { throw failure(fault) }
        let value = (try? JSONValue(parsing: bytes)) ?? .null
        let version = value["v"]?.string ?? ""
        guard version == "meta.k8s.io/v1" else {
            throw failure("server does not recognize this encoded version \(version)")
        }
        return value
    }

    init(_ text: String) throws(APIFailure) {
        let value = try Self.value(of: text)
        guard let revision = value["rv"]?.string.flatMap({ UInt64($0) }), let name = value["start"]?.string else {
            throw Self.failure("incorrect encoded start resourceVersion (version meta.k8s.io/v1)")
        }
        self.init(
            revision: revision, last: ObjectPlace(namespace: value["namespace"]?.string ?? "", name: name))
    }
}
