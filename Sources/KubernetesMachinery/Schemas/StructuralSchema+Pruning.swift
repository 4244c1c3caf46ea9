public import Wire

extension StructuralSchema {
    private static let metadataFields: Set<String> = ["apiVersion", "kind", "metadata"]

    private static let metadata = StructuralSchema(BuiltInTypes.objectMeta)

    /// The object without the fields that the schema does not know.
    ///
    /// - Parameter unknown: the paths of the fields that were dropped are appended, as strict and warning field
    ///   validation name them: `spec.frob`.
    public func pruned(_ resource: JSONObject, unknown: inout [String]) -> JSONObject {
        prune(resource, at: .root, isEmbedded: true, &unknown)
    }

    private func prune(_ value: JSONValue, at path: FieldPath, _ unknown: inout [String]) -> JSONValue {
        switch value {
        case .object(let members): .object(prune(members, at: path, isEmbedded: isEmbeddedResource, &unknown))
        case .array(let elements): .array(prune(elements, at: path, &unknown))
        default: value
        }
    }

    /// Whether the schema says what a field of every resource holds; one that does not leaves it as it is.
    private func describes(_ name: String) -> Bool { properties[name].map { !$0.propertyNames.isEmpty } ?? false }

    private func prune(
        _ members: JSONObject, at path: FieldPath, isEmbedded: Bool, _ unknown: inout [String]
    ) -> JSONObject {
        var result = members
        for (name, value) in members {
            if isEmbedded && Self.metadataFields.contains(name) && !describes(name) {
                // Below the root nobody else looks at what an embedded resource says of itself.
                if name == "metadata", !path.text.isEmpty {
                    result[name] = Self.metadata.prune(value, at: path.child(name), &unknown)
                }
                continue
            }
            if let schema = schema(ofMember: name) {
                result[name] = schema.prune(value, at: path.child(name), &unknown)
            } else if !preservesUnknownFields && !allowsAdditionalProperties {
                unknown.append(path.child(name).text)
                result[name] = nil
            }
        }
        return result
    }

    private func prune(_ elements: [JSONValue], at path: FieldPath, _ unknown: inout [String]) -> [JSONValue] {
        guard let items else { return elements }
        var result: [JSONValue] = []
        for (index, element) in elements.enumerated() {
            result.append(items.prune(element, at: path.index(index), &unknown))
        }
        return result
    }
}
