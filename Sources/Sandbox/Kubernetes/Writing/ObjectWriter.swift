import KubernetesMachinery
import Vocabulary
import Wire

/// Writes objects of one resource for one request.
struct ObjectWriter: Sendable {
    /// How deep an object may be nested. Who manages which field is written as deep as the fields are, and lists and
    /// watches stand around the object: all of that must stay below what ``JSONReader`` reads.
    static let maximumDepth = 480

    let server: APIServer
    let resource: StoredResource
    /// Nil for resources of the cluster.
    let namespace: String?
    let user: UserIdentity
    let options: WriteOptions
    /// The moment of the write.
    let now: Timestamp

    var store: ObjectStore { server.store }

    var context: RuleContext {
        RuleContext(
            now: now, user: user, object: { [store] in store.object($0)?.value },
            objects: { [store] in store.objects(of: $0).map(\.value) })
    }

    func key(_ name: String) -> ObjectKey { resource.key(namespace: namespace, name: name) }

    // MARK: What comes in

    /// An object in the words of this version, checked for what it is, without what the schema does not know, and with
    /// defaults.
    func accepted(
        _ body: BodyReader.Body, warnings: inout [String]
    ) throws(APIFailure) -> JSONValue {
        guard case .object = body.value else {
            throw .badRequest("the object provided is unrecognized (must be of type JSON)")
        }
        guard !body.value.isNested(deeperThan: Self.maximumDepth) else {
            throw .badRequest("the object provided is nested deeper than \(Self.maximumDepth) levels")
        }
        var object = body.value
        try checkType(&object)
        if !resource.isCustom { object = object.withoutNulls }
        try checkFieldTypes(object)
        var (known, unknown) = pruned(object)
        // Of custom resources they are told by name, of others as they stand.
        if resource.isCustom { unknown.sort() }
        warnings += try options.fieldValidation.warnings(
            unknown: unknown, duplicate: body.duplicates, kind: resource.kind, version: resource.version)
        return try completed(known)
    }

    /// The object with the defaults of the schema and of the kind, in the form of the store.
    func completed(_ object: JSONValue) throws(APIFailure) -> JSONValue {
        var object = resource.stored(resource.schema.structural.defaulted(object))
        resource.rules.setDefaults(&object)
        return resource.isCustom ? object : Self.inOrder(object)
    }

    /// A built-in object with its type first, as the server writes them.
    private static func inOrder(_ object: JSONValue) -> JSONValue {
        guard let members = object.object else { return object }
        var ordered = JSONObject()
        for name in ["kind", "apiVersion", "metadata"] { ordered[name] = members[name] }
        for (name, value) in members { ordered[name] = value }
        return .object(ordered)
    }

    private func checkType(_ object: inout JSONValue) throws(APIFailure) {
        if object.apiVersion.isEmpty { object["apiVersion"] = .string(resource.apiVersion) }
        if object.kind.isEmpty { object["kind"] = .string(resource.kind) }
        guard object.apiVersion == resource.apiVersion else {
            throw .badRequest(
                "the API version in the data (\(object.apiVersion)) does not match the expected API version "
                    + "(\(resource.apiVersion))")
        }
        guard object.kind == resource.kind else {
            throw .badRequest(
                "the kind in the data (\(object.kind)) does not match the expected kind (\(resource.kind))")
        }
    }

    /// The object without the fields that nobody knows, and the names of these.
    private func pruned(_ object: JSONValue) -> (JSONValue, unknown: [String]) {
        var unknown: [String] = []
        var known = JSONValue.object(
            resource.schema.structural.pruned(object.object ?? JSONObject(), unknown: &unknown))
        if resource.isCustom, let metadata = object["metadata"]?.object {
            var strange: [String] = []
            known["metadata"] = .object(MetadataSchema.structural.pruned(metadata, unknown: &strange))
            unknown += strange.map { "metadata.\($0)" }
        }
        return (known, unknown)
    }

    /// Typed decoders refuse a value of the wrong type before anything else is looked at.
    private func checkFieldTypes(_ object: JSONValue) throws(APIFailure) {
        guard let fault = fieldTypeFault(object) else { return }
        throw .badRequest(
            "\(resource.kind) in version \"\(resource.version)\" cannot be handled as a \(resource.kind): \(fault)")
    }

    /// What a typed decoder says of an object; nil where nothing is wrong, and for kinds without types.
    func fieldTypeFault(_ object: JSONValue) -> String? {
        guard case .builtIn(let type) = resource.served.shape else { return nil }
        return TypedDecoding.fault(in: object.object ?? JSONObject(), type: type)
    }

    // MARK: What goes out

    /// Checks an object of the store's form.
    ///
    /// - Parameters:
    ///   - old: the object before; nil at creation.
    ///   - subresource: the path below the object's at which it is written; empty for its own.
    /// - Returns: warnings.
    /// - Throws: everything that is wrong with it.
    @discardableResult
    func check(_ object: JSONValue, old: JSONValue?, subresource: String = "") throws(APIFailure) -> [String] {
        let form = resource.rules.nameForm
        let members = object.object ?? JSONObject()
        var faults = MetadataCheck.errors(
            in: members, isNamespaced: resource.isNamespaced, nameForm: form,
            needsQualifiedFinalizers: !resource.isCustom && resource.group != "apiextensions.k8s.io")
        if let old {
            // Two of the server's checks look at this, and both say so.
            let changed = MetadataRules.immutabilityFaults(of: object, old: old)
            faults += changed + changed
        }
        let presented = resource.presented(object).object ?? JSONObject()
        faults += resource.rules.faults(of: object, old: old)
        let known = faults
        let oldPresented = resource.isCustom ? old.map { resource.presented($0).object ?? JSONObject() } : nil
        let findings = resource.schema.structural.findings(
            in: presented, old: oldPresented, writing: resource.isCustom && subresource == "status" ? "status" : nil)
        for fault in findings.errors
        where !known.contains(where: { $0.kind == fault.kind && $0.covers(fault) }) {
            faults.append(fault)
        }
        let warnings = findings.warnings.map(\.description)
        guard faults.isEmpty else {
            var failure = APIFailure.invalid(resource.kindSubject(object.name), faults)
            failure.warnings = warnings
            throw failure
        }
        return warnings
    }

    func result(_ stored: JSONValue, isCreated: Bool = false, warnings: [String] = []) -> WriteResult {
        WriteResult(value: resource.presented(stored), isCreated: isCreated, warnings: warnings)
    }
}

extension FieldError {
    /// Whether a fault is of the same field, or of an element of it.
    fileprivate func covers(_ other: FieldError) -> Bool {
        other.field == field || other.field.text.hasPrefix(field.text + "[")
    }
}

/// The schema of metadata, which structural schemas of custom resources leave out.
enum MetadataSchema {
    static let structural = BuiltInTypes.schema(of: "meta.v1.ObjectMeta") ?? StructuralSchema(JSONObject())
}
