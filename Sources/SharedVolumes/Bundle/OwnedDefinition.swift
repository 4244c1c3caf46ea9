import KubernetesModel
import Wire

/// What a ClusterServiceVersion says of a custom resource: the console makes its forms and pages of it. All of it is
/// read from the definition, names of fields from the columns where they have one.
enum OwnedDefinition {
    /// One entry for each version of a definition that is served.
    static func entries(of definition: JSONValue) -> [JSONValue] {
        (definition[at: "spec", "versions"]?.array ?? []).filter { $0["served"] == true }.map { version in
            let schema = version[at: "schema", "openAPIV3Schema"] ?? [:]
            let columns = columns(version)
            let names = Dictionary(columns.map { ($0.path, $0.name) }) { $1 }
            return [
                "name": definition[at: "metadata", "name"] ?? .null,
                "kind": definition[at: "spec", "names", "kind"] ?? .null,
                "version": version["name"] ?? .null,
                "displayName": definition[at: "spec", "names", "kind"] ?? .null,
                "description": schema["description"] ?? "",
                "resources": .array(made),
                "specDescriptors": .array(specDescriptors(names, schema)),
                "statusDescriptors": .array(statusDescriptors(columns, schema)),
            ]
        }
    }

    /// What the operator makes for an object.
    private static let made: [JSONValue] = [PersistentVolumeClaim.resourceType, PersistentVolume.resourceType].map {
        ["kind": .string($0.kind), "name": "", "version": .string($0.version)]
    }

    /// How the console shows fields of the status that are no plain text.
    private static let appearance: [String: JSONValue] = [
        "status.phase": "urn:alm:descriptor:io.kubernetes.phase",
        "status.message": "urn:alm:descriptor:io.kubernetes.phase:reason",
        "status.conditions": "urn:alm:descriptor:io.kubernetes.conditions",
        "status.claimRef.name": "urn:alm:descriptor:io.kubernetes:PersistentVolumeClaim",
    ]

    // MARK: Spec

    /// Each field that a form can ask for: those of the spec that hold neither lists nor maps.
    private static func specDescriptors(_ columns: [String: String], _ schema: JSONValue) -> [JSONValue] {
        leaves(["spec"], schema[at: "properties", "spec"] ?? [:]).map { leaf in
            descriptor(
                leaf.path, name: columns[leaf.path.joined(separator: ".")] ?? words(leaf.path.dropFirst()),
                leaf.schema, inputs(leaf.schema))
        }
    }

    private static func leaves(_ path: [String], _ schema: JSONValue) -> [(path: [String], schema: JSONValue)] {
        switch schema["type"]?.string {
        case "object":
            (schema["properties"]?.object ?? [:]).sorted { $0.key < $1.key }.flatMap {
                leaves(path + [$0.key], $0.value)
            }
        case "string", "integer", "number", "boolean": [(path, schema)]
        default: []
        }
    }

    private static func inputs(_ schema: JSONValue) -> [JSONValue] {
        let input = "urn:alm:descriptor:com.tectonic.ui:"
        if let choices = schema["enum"]?.array { return choices.map { .string("\(input)select:\($0.string ?? "")") } }
        return switch schema["type"]?.string {
        case "integer", "number": [.string("\(input)number")]
        case "boolean": [.string("\(input)booleanSwitch")]
        default: [.string("\(input)text")]
        }
    }

    /// `accessPoint.path` as people read it: Access Point Path.
    private static func words(_ path: some Sequence<String>) -> String {
        path.map { member in
            member.prefix(1).uppercased()
                + member.dropFirst().map { $0.isUppercase ? " \($0)" : "\($0)" }.joined()
        }.joined(separator: " ")
    }

    // MARK: Status

    /// The fields of the status that have a column, and the conditions.
    private static func statusDescriptors(_ columns: [(path: String, name: String)], _ schema: JSONValue) -> [JSONValue]
    {
        var fields = columns.filter { $0.path.hasPrefix("status.") }
        if schema[at: "properties", "status", "properties", "conditions"] != nil {
            fields.append((path: "status.conditions", name: "Conditions"))
        }
        return fields.map { field in
            let path = field.path.split(separator: ".").map(String.init)
            let member = schema[path: path.flatMap { ["properties", $0] }] ?? [:]
            return descriptor(
                path, name: field.name, member, [appearance[field.path] ?? "urn:alm:descriptor:text"])
        }
    }

    // MARK: Both

    private static func columns(_ version: JSONValue) -> [(path: String, name: String)] {
        (version["additionalPrinterColumns"]?.array ?? []).map {
            (path: String(($0["jsonPath"]?.string ?? "").dropFirst()), name: $0["name"]?.string ?? "")
        }
    }

    private static func descriptor(
        _ path: [String], name: String, _ schema: JSONValue, _ appearance: [JSONValue]
    ) -> JSONValue {
        [
            "path": .string(path.dropFirst().joined(separator: ".")), "displayName": .string(name),
            "description": schema["description"] ?? "", "x-descriptors": .array(appearance),
        ]
    }
}
