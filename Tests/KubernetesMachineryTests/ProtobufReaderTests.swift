import Foundation
import KubernetesMachinery
import Testing
import Wire

/// Objects as a kube-apiserver 1.33 wrote them in both forms, without their managed fields.
@Suite("Protobuf")
struct ProtobufReaderTests {
    private static let volume =
        "azhzAAoWCgJ2MRIQUGVyc2lzdGVudFZvbHVtZRKMAgpuCglkZWR1cGUtcHYSABoAIgAqJGE0YzkwZmUwLWMxZjYtNDI1Mi04N2IwLTBlYmUxMDJlMTQ0ZTIENDYwODgAQggIuNGE2AYQAFoGCgFhEgFichtrdWJlcm5ldGVzLmlvL3B2LXByb3RlY3Rpb24SfwoQCgdzdG9yYWdlEgUKAzFHaRIusgErCg9lZnMuY3NpLmF3cy5jb20SDGZzLTE6OmZzYXAtMhgAIgAqBgoBaxIBdhoNUmVhZFdyaXRlTWFueSoGUmV0YWluMgNlZnNCCkZpbGVzeXN0ZW1KEwoRCg8KDQoBehICSW4aAWEaAWIaGQoJQXZhaWxhYmxlEgAaACIICLjRhNgGEAAaACIA"
    private static let volumeJSON =
        #"{"kind":"PersistentVolume","apiVersion":"v1","metadata":{"name":"dedupe-pv","uid":"a4c90fe0-c1f6-4252-87b0-0ebe102e144e","resourceVersion":"4608","creationTimestamp":"2026-11-21T05:14:32Z","labels":{"a":"b"},"finalizers":["kubernetes.io/pv-protection"]},"spec":{"capacity":{"storage":"1Gi"},"csi":{"driver":"efs.csi.aws.com","volumeHandle":"fs-1::fsap-2","volumeAttributes":{"k":"v"}},"accessModes":["ReadWriteMany"],"persistentVolumeReclaimPolicy":"Retain","storageClassName":"efs","volumeMode":"Filesystem","nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"z","operator":"In","values":["a","b"]}]}]}}},"status":{"phase":"Available","lastPhaseTransitionTime":"2026-11-21T05:14:32Z"}}"#
    private static let definition =
        "azhzAAozChdhcGlleHRlbnNpb25zLms4cy5pby92MRIYQ3VzdG9tUmVzb3VyY2VEZWZpbml0aW9uEroFClkKGWRlZHVwZXMucHJvYmUuZXhhbXBsZS5jb20SABoAIgAqJGQ3NDNjMTk0LTE2MmItNDZlOC05MjRjLWNiMjU4NWJlYTcwZDIENDYxNDgBQggIuNGE2AYQABLcBAoRcHJvYmUuZXhhbXBsZS5jb20aKQoHZGVkdXBlcxIGZGVkdXBlGgJkZCIGRGVkdXBlKgpEZWR1cGVMaXN0IgpOYW1lc3BhY2VkOoUECgJ2MRABGAEivgMKuwMKABIAIgAqBm9iamVjdDIAOgBQAGAAegCQAQDqAZMDCgRzcGVjEooDCgASACIAKgZvYmplY3QyADoAUABgAHoAkAEAugEEc2l6ZeoBSwoFY29sb3ISQgoAEgAiACoGc3RyaW5nMgA6AEIHCgUicmVkIlAAYAB6AJABAKIBBwoFInJlZCKiAQgKBiJibHVlIqgCALgCAMACAOoBYAoBbBJbCgASACIAKgVhcnJheTIAOgBQAGAAegCAAQWQAQDCASkKJwoAEgAiACoGb2JqZWN0MgA6AFAAYAB6AJABAKgCALACAbgCAMACAKgCALgCAMACANICBmF0b21pY+oBVAoBbRJPCgASACIAKgZvYmplY3QyADoAUABgAHoAkAEA8gEoCAESJAoAEgAiACoGc3RyaW5nMgA6AFAAYAB6AJABAKgCALgCAMACAKgCALgCAMACAOoBOwoEc2l6ZRIzCgASACIAKgdpbnRlZ2VyMgA6AEIDCgEzUABZAAAAAAAA8D9gAHoAkAEAqAIAuAIAwAIAqAIAuAIAwAIA4gIWCg1zZWxmLnNpemUgPiAwEgFtGgAqAKgCALgCAMACACoYCgASFAoHLnNwZWMuchIJLnN0YXR1cy5yMh4KAVMSB2ludGVnZXIaACIAKAEyCi5zcGVjLnNpemU4AEoGCgROb25lUAAaACIA"
    private static let definitionJSON =
        #"{"kind":"CustomResourceDefinition","apiVersion":"apiextensions.k8s.io/v1","metadata":{"name":"dedupes.probe.example.com","uid":"d743c194-162b-46e8-924c-cb2585bea70d","resourceVersion":"4614","generation":1,"creationTimestamp":"2026-11-21T05:14:32Z"},"spec":{"group":"probe.example.com","names":{"plural":"dedupes","singular":"dedupe","shortNames":["dd"],"kind":"Dedupe","listKind":"DedupeList"},"scope":"Namespaced","versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","required":["size"],"properties":{"color":{"type":"string","default":"red","enum":["red","blue"]},"l":{"type":"array","maxItems":5,"items":{"type":"object","x-kubernetes-preserve-unknown-fields":true},"x-kubernetes-list-type":"atomic"},"m":{"type":"object","additionalProperties":{"type":"string"}},"size":{"type":"integer","default":3,"minimum":1}},"x-kubernetes-validations":[{"rule":"self.size > 0","message":"m"}]}}}},"subresources":{"status":{},"scale":{"specReplicasPath":".spec.r","statusReplicasPath":".status.r"}},"additionalPrinterColumns":[{"name":"S","type":"integer","priority":1,"jsonPath":".spec.size"}]}],"conversion":{"strategy":"None"}}}"#

    /// The value without what protobuf cannot tell from nothing: zeros, empty texts, lists and objects.
    private func meant(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .bool(false), .integer(0), .string(""), .null: return JSONValue?.none
        case .array(let elements):
            let kept = elements.compactMap(meant)
            return kept.isEmpty ? JSONValue?.none : .array(kept)
        case .object(let members):
            let kept = members.compactMap { name, value in meant(value).map { (name, $0) } }
            return kept.isEmpty ? JSONValue?.none : .object(JSONObject(kept.sorted { $0.0 < $1.0 }))
        default: return value
        }
    }

    @Test(
        "an object in protobuf is what the server says of it in JSON, inlined messages, schemas and amounts included",
        arguments: [(volume, volumeJSON), (definition, definitionJSON)])
    func sameAsJSON(encoded: String, json: String) throws {
        let bytes = try #require(Data(base64Encoded: encoded))
        #expect(try meant(ProtobufReader.object(Array(bytes))) == meant(JSONValue(parsing: json)))
    }

    @Test("bytes that are no object, end early or are of an unknown kind are refused as a bad request")
    func refused() throws {
        let bytes = Array(try #require(Data(base64Encoded: Self.volume)))
        for wrong in [
            [], Array("{}".utf8), Array(bytes.dropLast(9)), bytes.map { $0 == UInt8(ascii: "P") ? 0x51 : $0 },
        ] {
            let failure = #expect(throws: APIFailure.self) { try ProtobufReader.object(wrong) }
            #expect(failure?.code == 400)
        }
    }
}
