public import Wire

/// A CustomResourceDefinition (apiextensions.k8s.io/v1), read for serving its resources.
public struct ResourceDefinition: Sendable {
    /// The names by which its resources are known.
    public struct Names: Sendable, Equatable {
        public var plural: String
        public var singular: String
        public var kind: String
        public var listKind: String
        public var shortNames: [String]
        public var categories: [String]
    }

    /// One version of the resources.
    public struct Version: Sendable {
        public let name: String
        public let isServed: Bool
        public let isStorage: Bool
        public let isDeprecated: Bool
        public let deprecationWarning: String?
        /// Nil where the version has no schema, which a checked definition does not have.
        public let schema: StructuralSchema?
        public let hasStatus: Bool
        /// The paths of the scale subresource; nil where there is none.
        public let scale: JSONObject?
        public let columns: [ColumnDefinition]
        /// JSON paths of the fields that field selectors may use: `.spec.color`.
        public let selectableFields: [String]

        init(_ source: JSONObject) {
            name = source["name"]?.string ?? ""
            isServed = source["served"]?.bool ?? false
            isStorage = source["storage"]?.bool ?? false
            isDeprecated = source["deprecated"]?.bool ?? false
            deprecationWarning = source["deprecationWarning"]?.string
            schema = source["schema"]?["openAPIV3Schema"]?.object.map { StructuralSchema($0) }
            hasStatus = source["subresources"]?["status"]?.object != nil
            scale = source["subresources"]?["scale"]?.object
            columns = source["additionalPrinterColumns"]?.array?.compactMap { ColumnDefinition($0) } ?? []
            selectableFields = source["selectableFields"]?.array?.compactMap { $0["jsonPath"]?.string } ?? []
        }
    }

    public let group: String
    public let names: Names
    public let isNamespaced: Bool
    public let versions: [Version]

    /// Reads a definition that ``DefinitionCheck`` found valid.
    public init(_ object: JSONObject) {
        let spec = object["spec"] ?? [:]
        group = spec["group"]?.string ?? ""
        let kind = spec[at: "names", "kind"]?.string ?? ""
        names = Names(
            plural: spec[at: "names", "plural"]?.string ?? "",
            singular: spec[at: "names", "singular"]?.string ?? kind.lowercased(), kind: kind,
            listKind: spec[at: "names", "listKind"]?.string ?? kind + "List",
            shortNames: spec[at: "names", "shortNames"]?.array?.compactMap(\.string) ?? [],
            categories: spec[at: "names", "categories"]?.array?.compactMap(\.string) ?? [])
        isNamespaced = spec["scope"]?.string == "Namespaced"
        versions = spec["versions"]?.array?.compactMap { $0.object.map(Version.init) } ?? []
    }

    /// The version in which objects are stored.
    public var storageVersion: Version? { versions.first(where: \.isStorage) }

    /// The definition with what the API server fills in: `singular`, `listKind` and the conversion strategy.
    public static func defaulted(_ object: JSONValue) -> JSONValue {
        var object = object
        let kind = object[at: "spec", "names", "kind"]?.string ?? ""
        if object[at: "spec", "names", "singular"] == nil {
            object[at: "spec", "names", "singular"] = .string(kind.lowercased())
        }
        if object[at: "spec", "names", "listKind"] == nil {
            object[at: "spec", "names", "listKind"] = .string(kind + "List")
        }
        if object[at: "spec", "conversion"] == nil {
            object[at: "spec", "conversion"] = ["strategy": "None"]
        }
        return object
    }

    /// The `status` of a definition whose names are accepted and whose resources are served.
    public static func establishedStatus(of object: JSONValue, since time: String) -> JSONValue {
        let names = object[at: "spec", "names"] ?? [:]
        let storage = object[at: "spec", "versions"]?.array?.first { $0["storage"]?.bool == true }?["name"]
        func condition(_ type: String, _ reason: String, _ message: String) -> JSONValue {
            [
                "lastTransitionTime": .string(time), "message": .string(message), "reason": .string(reason),
                "status": "True", "type": .string(type),
            ]
        }
        return [
            "acceptedNames": names,
            "conditions": [
                condition("NamesAccepted", "NoConflicts", "no conflicts found"),
                condition("Established", "InitialNamesAccepted", "the initial names have been accepted"),
            ],
            "storedVersions": .array(storage.map { [$0] } ?? []),
        ]
    }
}
