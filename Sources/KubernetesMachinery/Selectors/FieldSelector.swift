public import Wire

/// Which values objects must have in some of their fields.
public struct FieldSelector: Sendable, Equatable {
    struct Requirement: Sendable, Equatable {
        let field: String
        let isEqual: Bool
        let value: String
    }

    let requirements: [Requirement]

    /// The selector that selects all.
    public static let everything = FieldSelector(requirements: [])

    private init(requirements: [Requirement]) { self.requirements = requirements }

    /// The fields that it asks for.
    public var fields: [String] { requirements.map(\.field) }

    /// The value that a field must be equal to; nil where it asks for none. `metadata.name` makes a list a look-up.
    public func required(_ field: String) -> String? {
        requirements.first { $0.field == field && $0.isEqual }?.value
    }

    /// Parses `metadata.name=a,status.phase!=Running`; a backslash takes `\`, `,` and `=` as they are.
    ///
    /// - Throws: ``APIFailure``, 400, in the API server's words.
    public init(parsing text: String) throws(APIFailure) {
        var requirements: [Requirement] = []
        for term in Self.split(text) where !term.isEmpty {
            guard let requirement = Self.requirement(term) else {
                throw .badRequest("invalid selector: '\(text)'; can't understand '\(term)'")
            }
            // An empty selection of all is how old clients write that they ask for nothing.
            requirements.append(requirement)
        }
        self.requirements = requirements
    }

    private static func split(_ text: String) -> [String] {
        var terms = [""]
        var isEscaped = false
        for mark in text {
            if mark == ",", !isEscaped { terms.append("") } else { terms[terms.count - 1].append(mark) }
            isEscaped = mark == "\\" && !isEscaped
        }
        return terms
    }

    private static func requirement(_ term: String) -> Requirement? {
        for (symbol, isEqual) in [("!=", false), ("==", true), ("=", true)] {
            guard let start = term.firstRange(of: symbol) else { continue }
            let first = term.firstIndex(of: "=") ?? start.lowerBound
            guard start.lowerBound <= first else { continue }
            return Requirement(
                field: String(term[..<start.lowerBound]), isEqual: isEqual,
                value: unescaped(String(term[start.upperBound...])))
        }
        return nil
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for mark in text {
            if mark == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(mark)
                isEscaped = false
            }
        }
        return result
    }

    /// Refuses fields that the resource does not select by.
    ///
    /// - Parameters:
    ///   - selectable: the paths of fields, as ``SelectableFields`` lists them.
    ///   - isPlain: whether the resource has those fields only that all have; the server says it in other words then.
    /// - Throws: ``APIFailure``, 400.
    public func check(selectable: Set<String>, isPlain: Bool = false) throws(APIFailure) {
        for requirement in requirements where !selectable.contains(requirement.field) {
            throw .badRequest(
                isPlain
                    ? "\(GoSyntax.quoted(requirement.field)) is not a known field selector: only \"metadata.name\", "
                        + "\"metadata.namespace\""
                    : "field label not supported: \(requirement.field)")
        }
    }

    /// Whether an object is selected; a field that is not there counts as empty.
    ///
    /// - Parameter aliases: where fields of other names stand: `involvedObject` of events.k8s.io/v1 is `regarding`.
    public func matches(_ object: JSONObject, aliases: [String: String] = [:]) -> Bool {
        requirements.allSatisfy { requirement in
            let path = (aliases[requirement.field] ?? requirement.field).split(separator: ".").map(String.init)
            return (Self.text(JSONValue.object(object)[path: path]) == requirement.value) == requirement.isEqual
        }
    }

    private static func text(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text)?: text
        case .bool(let truth)?: truth ? "true" : "false"
        case .integer(let number)?: String(number)
        default: ""
        }
    }
}

/// The fields that built-in resources are selected by, as data.
///
/// Source: the field label conversions of Kubernetes 1.32.
public enum SelectableFields {
    private static let ofObject = ["kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath"]

    private static let extra: [String: [String]] = [
        "pods": [
            "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
            "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName",
        ],
        "nodes": ["spec.unschedulable"],
        "namespaces": ["status.phase"],
        "secrets": ["type"],
        "services": ["spec.clusterIP", "spec.type"],
        "replicasets.apps": ["status.replicas"],
        "events": ofObject.map { "involvedObject.\($0)" } + ["reason", "reportingComponent", "source", "type"],
        "events.events.k8s.io": ofObject.map { "regarding.\($0)" } + ["reason", "reportingController", "type"],
    ]

    /// The fields of a resource, named `pods` or `events.events.k8s.io`; custom resources add their own.
    public static func of(_ resource: String, isNamespaced: Bool) -> Set<String> {
        Set(extra[resource] ?? []).union(isNamespaced ? ["metadata.name", "metadata.namespace"] : ["metadata.name"])
    }

    /// Whether a built-in resource has no selectable fields of its own.
    public static func isPlain(_ resource: String) -> Bool { extra[resource] == nil }

    /// Where fields stand whose names are not their paths.
    public static func aliases(of resource: String) -> [String: String] {
        resource == "events" ? ["source": "source.component"] : [:]
    }
}
