import KubernetesMachinery
import Wire

/// Where the numbers stand that `kubectl scale` works with.
struct ScalePaths: Sendable {
    /// Where the wanted number stands.
    let wanted: [String]
    /// Where the present number stands.
    let present: [String]
    /// Where a selector of the counted pods stands as text; nil where it is the selector of the specification.
    let selector: [String]?

    /// Those of the built-in workloads.
    static let ofWorkloads = ScalePaths(
        wanted: ["spec", "replicas"], present: ["status", "replicas"], selector: nil)

    private init(wanted: [String], present: [String], selector: [String]?) {
        self.wanted = wanted
        self.present = present
        self.selector = selector
    }

    /// Those that a definition names, as in `.spec.replicas`.
    init(definition: JSONObject) {
        func path(_ name: String) -> [String] {
            (definition[name]?.string ?? "").split(separator: ".").map(String.init)
        }
        self.init(
            wanted: path("specReplicasPath"), present: path("statusReplicasPath"), selector: path("labelSelectorPath"))
    }

    /// An object as a `Scale`.
    func scale(of object: JSONValue) -> JSONValue {
        var metadata: JSONValue = [:]
        for field in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
            metadata[field] = object[at: "metadata", field]
        }
        var status: JSONValue = ["replicas": object[path: present] ?? 0]
        let text = selector.map { object[path: $0]?.string ?? "" } ?? Self.text(of: object[at: "spec", "selector"])
        if !text.isEmpty { status["selector"] = .string(text) }
        return [
            "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": metadata,
            "spec": (object[path: wanted]?.integer ?? 0) == 0 ? [:] : ["replicas": object[path: wanted] ?? 0],
            "status": status,
        ]
    }

    /// A `LabelSelector` in the form of requests.
    private static func text(of selector: JSONValue?) -> String {
        var terms = (selector?["matchLabels"]?.object ?? JSONObject()).map {
            ($0.key, "\($0.key)=\($0.value.string ?? "")")
        }
        for expression in selector?["matchExpressions"]?.array ?? [] {
            let key = expression["key"]?.string ?? ""
            let values = (expression["values"]?.array ?? []).compactMap(\.string).sorted().joined(separator: ",")
            switch expression["operator"]?.string {
            case "In": terms.append((key, "\(key) in (\(values))"))
            case "NotIn": terms.append((key, "\(key) notin (\(values))"))
            case "Exists": terms.append((key, key))
            default: terms.append((key, "!\(key)"))
            }
        }
        return terms.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: ",")
    }
}
