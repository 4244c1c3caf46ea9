import Wire

/// A whole answer.
struct LawAnswer: Sendable, CustomStringConvertible {
    let status: Int
    let headers: [String: [String]]
    let bytes: [UInt8]
    /// The body as JSON; null when it is none.
    let value: JSONValue

    init(_ head: LawHead, _ bytes: [UInt8]) {
        status = head.status
        headers = head.headers
        self.bytes = bytes
        value = (try? JSONValue(parsing: bytes)) ?? .null
    }

    /// What stands at a path of the body.
    subscript(path: String...) -> JSONValue? { value[path: path] }

    /// The body as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The code and the machine's word: `409 Conflict`; the code alone for a success.
    var outcome: String {
        guard status >= 300 else { return String(status) }
        let reason = value["reason"]?.string ?? ""
        return reason.isEmpty ? String(status) : "\(status) \(reason)"
    }

    /// The outcome with what people read: `409 Conflict: Operation cannot be fulfilled …`.
    var failure: String { "\(outcome): \(message)" }

    var message: String { value["message"]?.string ?? "" }

    /// `details.causes`, each as `reason field: message`.
    var causes: [String] {
        (value[at: "details", "causes"]?.array ?? []).map { cause in
            let text = { (name: String) in cause[name]?.string ?? "-" }
            return "\(text("reason")) \(text("field")): \(text("message"))"
        }
    }

    /// The fields that `details.causes` name.
    var faultyFields: [String] {
        (value[at: "details", "causes"]?.array ?? []).map { $0["field"]?.string ?? "-" }
    }

    /// The texts of the `Warning` headers.
    var warnings: [String] {
        (headers["warning"] ?? []).map { header in
            guard header.hasPrefix("299 - \""), header.hasSuffix("\"") else { return header }
            return String(header.dropFirst(7).dropLast()).replacing("\\\"", with: "\"")
        }
    }

    /// The names of a list's items.
    var names: [String] { (value["items"]?.array ?? []).map { $0[at: "metadata", "name"]?.string ?? "" } }

    var name: String { self["metadata", "name"]?.string ?? "" }
    var uid: String { self["metadata", "uid"]?.string ?? "" }
    var resourceVersion: String { self["metadata", "resourceVersion"]?.string ?? "" }
    var generation: Int64? { self["metadata", "generation"]?.integer }
    var finalizers: [String] { (self["metadata", "finalizers"]?.array ?? []).compactMap(\.string) }

    /// Who manages which fields: `manager operation version subresource` with the fields' JSON.
    var managers: [String: JSONValue] {
        let entries = self["metadata", "managedFields"]?.array ?? []
        return Dictionary(
            entries.map { entry in
                let words = ["manager", "operation", "apiVersion", "subresource"].compactMap { entry[$0]?.string }
                return (words.joined(separator: " "), entry["fieldsV1"] ?? .null)
            }, uniquingKeysWith: { _, last in last })
    }

    var description: String { "\(status) \(text.prefix(2000))" }
}

extension JSONValue {
    /// What stands at a path, where numbers are indices of lists: `value["spec.ports.0.name"]`.
    func at(_ path: String) -> JSONValue? {
        var value: JSONValue? = self
        for word in path.split(separator: ".") {
            if let index = Int(word), let list = value?.array {
                value = list.indices.contains(index) ? list[index] : nil
            } else {
                value = value?[String(word)]
            }
        }
        return value
    }
}
