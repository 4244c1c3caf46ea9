public import Wire

/// Checks an object's metadata, which no schema describes.
public enum MetadataCheck {
    /// How the names of a kind are formed.
    public enum NameForm: Sendable {
        case dnsLabel
        /// A label that begins with a letter.
        case dns1035Label
        case dnsSubdomain
        case pathSegment

        func faults(_ text: String) -> [String] {
            switch self {
            case .dnsLabel: ObjectNames.faultsOfDNSLabel(text)
            case .dns1035Label: ObjectNames.faultsOfDNS1035Label(text)
            case .dnsSubdomain: ObjectNames.faultsOfDNSSubdomain(text)
            case .pathSegment: ObjectNames.faultsOfPathSegment(text)
            }
        }
    }

    /// The sum of all annotations' keys and values, in bytes.
    private static let maximumAnnotationBytes = 256 * 1024

    /// The errors of an object's metadata on create and update; empty where it is valid.
    ///
    /// - Parameter needsQualifiedFinalizers: whether finalizers need a prefix, as in the groups of Kubernetes itself.
    public static func errors(
        in resource: JSONObject, isNamespaced: Bool, nameForm: NameForm, needsQualifiedFinalizers: Bool = false
    ) -> [FieldError] {
        let metadata = resource["metadata"]?.object ?? JSONObject()
        let path = FieldPath("metadata")
        return nameErrors(metadata, nameForm, path) + namespaceErrors(metadata, isNamespaced, path)
            + labelErrors(metadata["labels"], path.child("labels"))
            + annotationErrors(metadata["annotations"], path.child("annotations"))
            + ownerErrors(metadata["ownerReferences"], path.child("ownerReferences"))
            + finalizerErrors(metadata["finalizers"], path.child("finalizers"), needsQualifiedFinalizers)
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
        var controller: JSONValue?
        for owner in owners?.array ?? [] {
            for (field, word) in [("apiVersion", "version"), ("kind", "kind"), ("name", "name"), ("uid", "uid")]
            where (owner[field]?.string ?? "").isEmpty {
                errors.append(.invalid(path.child(field), "", "\(word) must not be empty"))
            }
            if owner["kind"] == "Event", ["v1", "events.k8s.io/v1"].contains(owner["apiVersion"]?.string) {
                let version = owner["apiVersion"]?.string == "v1" ? "/v1" : "events.k8s.io/v1"
                errors.append(
                    FieldError(
                        .invalid, path, quoting: asGo(owner), "\(version), Kind=Event is disallowed from being an owner"
                    ))
            }
            guard owner["controller"]?.bool == true else { continue }
            if let first = controller {
                let names = [first, owner].map { "\($0["kind"]?.string ?? "")/\($0["name"]?.string ?? "")" }
                let list = (owners?.array ?? []).map(asGo).joined(separator: ", ")
                errors.append(
                    FieldError(
                        .invalid, path, quoting: "[]v1.OwnerReference{\(list)}",
                        "Only one reference can have Controller set to true. Found \"true\" in references for "
                            + "\(names[0]) and \(names[1])"))
            } else {
                controller = owner
            }
        }
        return errors
    }

    /// A reference as Go prints it; addresses, which are different each time, are all the same here.
    private static func asGo(_ owner: JSONValue) -> String {
        func text(_ field: String) -> String { GoSyntax.quoted(owner[field]?.string ?? "") }
        func flag(_ field: String) -> String { owner[field]?.bool == nil ? "(*bool)(nil)" : "(*bool)(0xc000000000)" }
        return "v1.OwnerReference{APIVersion:\(text("apiVersion")), Kind:\(text("kind")), Name:\(text("name")), "
            + "UID:\(text("uid")), Controller:\(flag("controller")), "
            + "BlockOwnerDeletion:\(flag("blockOwnerDeletion"))}"
    }

    /// Finalizers that need no prefix.
    private static let standardFinalizers: Set<String> = ["kubernetes", "orphan", "foregroundDeletion"]

    private static func finalizerErrors(
        _ finalizers: JSONValue?, _ path: FieldPath, _ needsPrefix: Bool
    ) -> [FieldError] {
        let names = (finalizers?.array ?? []).compactMap(\.string)
        return names.enumerated().flatMap { index, name in
            let faults = ObjectNames.faultsOfQualifiedName(name)
            if needsPrefix, faults.isEmpty, !name.contains("/"), !standardFinalizers.contains(name) {
                return [
                    FieldError.invalid(
                        path.index(index), .string(name),
                        "name is neither a standard finalizer name nor is it fully qualified")
                ]
            }
            return faults.map { FieldError.invalid(path, .string(name), $0) }
        }
    }
}
