import KubernetesMachinery
import Wire

/// Which objects a list or a watch is about, by labels and by fields.
struct Selection: Sendable {
    private let labels: LabelSelector
    private let fields: FieldSelector
    private let aliases: [String: String]
    private let resource: StoredResource

    /// Reads the selectors of a request.
    init(_ request: APIRequest, _ resource: StoredResource) throws(APIFailure) {
        let name = "\(resource.collection)"
        labels = try LabelSelector(parsing: request.parameter("labelSelector") ?? "")
        fields = try FieldSelector(parsing: request.parameter("fieldSelector") ?? "")
        try fields.check(
            selectable: SelectableFields.of(name, isNamespaced: resource.isNamespaced)
                .union(resource.rules.selectableFields),
            isPlain: !resource.isCustom && SelectableFields.isPlain(name))
        aliases = SelectableFields.aliases(of: name)
        self.resource = resource
    }

    /// Whether everything is accepted.
    var isEverything: Bool { labels.isEverything && fields.fields.isEmpty }

    /// Whether a stored object belongs to what is asked for; its value is made only where something is selected.
    func accepts(_ object: StoredObject) -> Bool { isEverything || accepts(object.value) }

    /// Whether an object of the store's form belongs to what is asked for.
    func accepts(_ object: JSONValue) -> Bool {
        if !labels.isEverything, !labels.matches(object.object ?? JSONObject()) { return false }
        if fields.fields.isEmpty { return true }
        return fields.matches(resource.presented(object).object ?? JSONObject(), aliases: aliases)
    }

    /// Whether the labels of an object fit a `LabelSelector` of another.
    static func matches(_ selector: JSONValue, labelsOf object: JSONValue) -> Bool {
        guard let read = try? LabelSelector(selector.object ?? JSONObject()) else { return false }
        return read.matches(object.object ?? JSONObject())
    }
}
