public import Wire

/// Checks an object's metadata, which no schema describes.
public enum MetadataCheck {
    /// How the names of a kind are formed.
    public enum NameForm: Sendable {
        case dnsLabel
        case dnsSubdomain
        case pathSegment

        func faults(_ text: String) -> [String] {
            switch self {
            case .dnsLabel: ObjectNames.faultsOfDNSLabel(text)
            case .dnsSubdomain: ObjectNames.faultsOfDNSSubdomain(text)
            case .pathSegment: ObjectNames.faultsOfPathSegment(text)
            }
        }
    }

    /// The sum of all annotations' keys and values, in bytes.
    private static let maximumAnnotationBytes = 256 * 1024

    /// The errors of an object's metadata on create and update; empty where it is valid.
    public static func errors(in resource: JSONObject, isNamespaced: Bool, nameForm: NameForm) -> [FieldError] {
        let metadata = resource["metadata"]?.object ?? JSONObject()
        let path = FieldPath("metadata")
        return nameErrors(metadata, nameForm, path) + namespaceErrors(metadata, isNamespaced, path)
            + labelErrors(metadata["labels"], path.child("labels"))
            + annotationErrors(metadata["annotations"], path.child("annotations"))
            + ownerErrors(metadata["ownerReferences"], path.child("ownerReferences"))
            + finalizerErrors(metadata["finalizers"], path.child("finalizers"))
    }

    private static func nameErrors(_ metadata: JSONObject, _ form: NameForm, _ path: FieldPath) -> [FieldError] {
        let name = metadata["name"]?.string ?? ""
        guard !name.isEmpty else { return [.required(path.child("name"), "name or generateName is required")] }
        return form.faults(name).map { .invalid(path.child("name"), .string(name), $0) }
    }

    private static func namespaceErrors(_ metadata: JSONObject, _ isNamespaced: Bool, _ path: FieldPath) -> [FieldError]
    {
        let namespace = metadata["namespace"]?.string ?? ""
        let field = path.child("namespace")
        if !isNamespaced { return namespace.isEmpty ? [] : [.forbidden(field, "not allowed on this type")] }
        guard !namespace.isEmpty else { return [.required(field)] }
        return ObjectNames.faultsOfDNSLabel(namespace).map { .invalid(field, .string(namespace), $0) }
    }

    private static func labelErrors(_ labels: JSONValue?, _ path: FieldPath) -> [FieldError] {
        (labels?.object ?? JSONObject()).flatMap { key, value in
            ObjectNames.faultsOfQualifiedName(key).map { FieldError.invalid(path, .string(key), $0) }
                + ObjectNames.faultsOfLabelValue(value.string ?? "").map { FieldError.invalid(path, value, $0) }
        }
    }

    private static func annotationErrors(_ annotations: JSONValue?, _ path: FieldPath) -> [FieldError] {
        var errors: [FieldError] = []
        var bytes = 0
        for (key, value) in annotations?.object ?? JSONObject() {
            // Keys of annotations are compared without case, so that old clients' keys stay valid.
            errors += ObjectNames.faultsOfQualifiedName(key.lowercased()).map { .invalid(path, .string(key), $0) }
            bytes += key.utf8.count + (value.string?.utf8.count ?? 0)
        }
        if bytes > maximumAnnotationBytes {
            errors.append(FieldError(.tooLong, path, "may not be more than \(maximumAnnotationBytes) bytes"))
        }
        return errors
    }

    private static func ownerErrors(_ owners: JSONValue?, _ path: FieldPath) -> [FieldError] {
        var errors: [FieldError] = []
        for (index, owner) in (owners?.array ?? []).enumerated() {
            for field in ["apiVersion", "kind", "name", "uid"] where (owner[field]?.string ?? "").isEmpty {
                let place = path.index(index).child(field)
                errors.append(
                    field == "apiVersion"
                        ? .invalid(place, "", "version must not be empty") : .invalid(place, "", "must not be empty"))
            }
        }
        let controllers = (owners?.array ?? []).filter { $0["controller"]?.bool == true }
        if controllers.count > 1 {
            let names = controllers.prefix(2).map { $0["name"]?.string ?? "" }
            errors.append(
                .invalid(
                    path, owners ?? [],
                    "Only one reference can have Controller set to true. Found \"true\" in references for "
                        + "\(names[0]) and \(names[1])"))
        }
        return errors
    }

    private static func finalizerErrors(_ finalizers: JSONValue?, _ path: FieldPath) -> [FieldError] {
        (finalizers?.array ?? []).compactMap(\.string).flatMap { name in
            ObjectNames.faultsOfQualifiedName(name).map { .invalid(path, .string(name), $0) }
        }
    }
}
