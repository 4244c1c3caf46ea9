import FoundationEssentials
import KubernetesModel
import Wire

/// The objects of a collection at one version.
public struct ObjectList<Object: Sendable>: Sendable {
    public var items: [Object]
    /// The version of the whole collection, from which a watch can go on.
    public var resourceVersion: String

    /// Makes a list.
    public init(items: [Object], resourceVersion: String) {
        self.items = items
        self.resourceVersion = resourceVersion
    }
}

extension ObjectList: Equatable where Object: Equatable {}

/// A page of a collection.
struct ListPage<Object: Sendable>: Sendable {
    var items: [Object] = []
    var resourceVersion = ""
    /// How the next page is asked for; nil on the last.
    var continueToken: String?

    /// Reads the envelope token by token, and each item by itself, so that no whole-list tree is ever built.
    init(
        reading bytes: [UInt8], _ decode: (ArraySlice<UInt8>) throws(KubernetesError) -> Object
    ) throws(KubernetesError) {
        do {
            var reader = JSONReader(bytes)
            try reader.beginObject()
            while let key = try reader.nextKey() {
                switch key {
                case "metadata": try readMetadata(&reader)
                case "items" where reader.peek() == UInt8(ascii: "["):
                    try reader.beginArray()
                    while try reader.nextElement() { items.append(try decode(bytes[try reader.skipValue()])) }
                default: try reader.skipValue()
                }
            }
            try reader.end()
        } catch let error as KubernetesError {
            throw error
        } catch {
            throw KubernetesError(.decoding, "the API server's list is not well-formed", cause: error)
        }
    }

    private mutating func readMetadata(_ reader: inout JSONReader) throws(JSONError) {
        let metadata = try reader.readValue()
        resourceVersion = metadata["resourceVersion"]?.string ?? ""
        continueToken = metadata["continue"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// How the bytes of one object become a value, and back.
struct ObjectCoding<Object: Sendable>: Sendable {
    var decode: @Sendable (ArraySlice<UInt8>) throws(KubernetesError) -> Object
}

extension ObjectCoding where Object: KubernetesResource {
    /// Typed objects, by Codable.
    static var typed: ObjectCoding<Object> {
        ObjectCoding { bytes throws(KubernetesError) in
            do {
                return try JSONDecoder().decode(Object.self, from: Data(bytes))
            } catch {
                let kind = Object.resourceType.kind
                throw KubernetesError(
                    .decoding, "\(kind)\(named(bytes)) does not have the form that we know", cause: error)
            }
        }
    }
}

extension ObjectCoding<JSONValue> {
    /// Objects of any form.
    static var unstructured: ObjectCoding<JSONValue> {
        ObjectCoding { bytes throws(KubernetesError) in
            do {
                return try JSONValue(parsing: Array(bytes))
            } catch {
                throw KubernetesError(.decoding, "the object is not well-formed JSON", cause: error)
            }
        }
    }
}

/// Which object it is that cannot be decoded, for the message.
private func named(_ bytes: ArraySlice<UInt8>) -> String {
    guard let value = try? JSONValue(parsing: Array(bytes)) else { return "" }
    let parts = [value[at: "metadata", "namespace"]?.string, value[at: "metadata", "name"]?.string]
    return " " + parts.compactMap(\.self).joined(separator: "/")
}

/// The bytes of an object as it is sent.
func encoded<Object: KubernetesResource>(_ object: Object) throws(KubernetesError) -> [UInt8] {
    do {
        return Array(try JSONEncoder().encode(Manifest(object)))
    } catch {
        throw KubernetesError(.encoding, "\(Object.resourceType.kind) cannot be encoded", cause: error)
    }
}
