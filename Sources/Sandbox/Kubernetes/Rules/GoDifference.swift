import Wire

/// What differs between two structs, as the server's messages show it: a few fields around each change, the rest counted.
struct GoDifference {
    struct Field {
        var name: String
        /// The value where it did not change.
        var same = ""
        /// The values before and after; nil where they are the same.
        var change: (old: String, new: String)?
        /// The value's own fields, where only some of them changed.
        var inner: (type: String, fields: [Field])?

        var isSame: Bool { change == nil && inner == nil }
    }

    /// How many unchanged fields are shown before and after a change.
    private static let context = 2

    private enum Record {
        case value(mark: String, name: String, text: String)
        case block(name: String, type: String, fields: [Field])
        case rest(Int)
    }

    /// The difference of structs of a type, with the line end behind it.
    static func text(_ type: String, _ fields: [Field]) -> String {
        "  \(type){\n" + lines(of: fields, depth: 1) + "  }\n"
    }

    private static func lines(of fields: [Field], depth: Int) -> String {
        let records = records(of: fields)
        let widths = widths(of: records)
        let tabs = String(repeating: "\t", count: depth)
        return zip(records, widths).map { record, width in
            switch record {
            case .rest(let count): return "  \(tabs)... // \(count) identical field\(count == 1 ? "" : "s")\n"
            case .block(let name, let type, let fields):
                return "  \(tabs)\(name): &\(type){\n" + lines(of: fields, depth: depth + 1) + "  \(tabs)},\n"
            case .value(let mark, let name, let text):
                let gap = String(repeating: " ", count: width - name.utf8.count + 1)
                return "\(mark) \(tabs)\(name):\(gap)\(text),\n"
            }
        }.joined()
    }

    private static func records(of fields: [Field]) -> [Record] {
        var records: [Record] = []
        var rest = fields[...]
        while let field = rest.first {
            if field.isSame {
                let run = rest.prefix { $0.isSame }
                let isFirst = records.isEmpty
                rest = rest.dropFirst(run.count)
                records += shown(Array(run), isFirst: isFirst, isLast: rest.isEmpty)
            } else {
                rest.removeFirst()
                if let (old, new) = field.change {
                    records.append(.value(mark: "-", name: field.name, text: old))
                    records.append(.value(mark: "+", name: field.name, text: new))
                } else if let (type, fields) = field.inner {
                    records.append(.block(name: field.name, type: type, fields: fields))
                }
            }
        }
        return records
    }

    private static func shown(_ run: [Field], isFirst: Bool, isLast: Bool) -> [Record] {
        let low = isFirst ? 0 : min(context, run.count)
        var high = isLast ? 0 : min(context, run.count - low)
        // One field is not worth counting.
        if run.count - low - high == 1 { high += 1 }
        let hidden = run.count - low - high
        func record(_ field: Field) -> Record { .value(mark: " ", name: field.name, text: field.same) }
        return run.prefix(low).map(record) + (hidden > 0 ? [.rest(hidden)] : []) + run.suffix(high).map(record)
    }

    /// The width of the names of each run of values.
    private static func widths(of records: [Record]) -> [Int] {
        var widths = Array(repeating: 0, count: records.count)
        var start = 0
        for end in 0...records.count {
            if end < records.count, case .value = records[end] { continue }
            let width =
                records[start..<end].map { record in
                    if case .value(_, let name, _) = record { name.utf8.count } else { 0 }
                }.max() ?? 0
            for index in start..<end { widths[index] = width }
            start = end + 1
        }
        return widths
    }
}

extension GoDifference.Field {
    /// A field with a value before and after, as Go writes them; `type` stands before a value that changed.
    init(_ name: String, _ old: String, _ new: String, type: String = "") {
        self.init(name: name, same: new, change: old == new ? nil : (type + old, type + new))
    }
}

/// The differences of volumes and claims.
enum StorageDifference {
    private static func text(_ value: JSONValue?) -> String {
        (value ?? "").text()
    }

    private static func pointer(_ value: JSONValue?) -> String { value.map { "&\($0.text())" } ?? "nil" }

    private static func flag(_ value: JSONValue?) -> String { value?.bool == true ? "true" : "false" }

    /// A value whose fields are not shown one by one.
    private static func whole(_ value: JSONValue?) -> String { value == nil ? "nil" : "&{...}" }

    private static func list(_ value: JSONValue?) -> String {
        guard let elements = value?.array else { return "nil" }
        return "{" + elements.map { $0.text() }.joined(separator: ", ") + "}"
    }

    private static func resources(_ value: JSONValue?) -> String {
        let parts = ["limits", "requests"].compactMap { field -> String? in
            guard let amounts = value?[field]?.object else { return nil }
            let list = amounts.map { name, amount -> String in
                let written = amount.string ?? amount.description
                let form = written.hasSuffix("i") ? "BinarySI" : "DecimalSI"
                return "s\"\(name)\": {i: {...}, s: \"\(written)\", Format: \"\(form)\"}"
            }
            return "\(field == "limits" ? "Limits" : "Requests"): {\(list.joined(separator: ", "))}"
        }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    /// The difference of the specifications of claims.
    static func ofClaims(_ old: JSONValue, _ new: JSONValue) -> String {
        func field(
            _ name: String, _ key: String, _ words: (JSONValue?) -> String, type: String = ""
        )
            -> GoDifference.Field
        { GoDifference.Field(name, words(old[key]), words(new[key]), type: type) }
        return GoDifference.text(
            "core.PersistentVolumeClaimSpec",
            [
                field("AccessModes", "accessModes", list, type: "[]core.PersistentVolumeAccessMode"),
                field("Selector", "selector", whole),
                field("Resources", "resources", resources, type: "core.VolumeResourceRequirements"),
                field("VolumeName", "volumeName", text), field("StorageClassName", "storageClassName", pointer),
                field("VolumeMode", "volumeMode", pointer), field("DataSource", "dataSource", whole),
                field("DataSourceRef", "dataSourceRef", whole),
                field("VolumeAttributesClassName", "volumeAttributesClassName", pointer),
            ])
    }

    private static let sources = [
        "GCEPersistentDisk", "AWSElasticBlockStore", "HostPath", "Glusterfs", "NFS", "RBD", "Quobyte", "ISCSI",
        "FlexVolume", "Cinder", "CephFS", "FC", "Flocker", "AzureFile", "VsphereVolume", "AzureDisk",
        "PhotonPersistentDisk", "PortworxVolume", "ScaleIO", "Local", "StorageOS",
    ]

    /// The difference of the sources of volumes of CSI drivers; empty for other sources.
    static func ofSources(_ old: JSONValue, _ new: JSONValue) -> String {
        guard let before = old["csi"], let after = new["csi"] else { return "" }
        func field(_ name: String, _ key: String, _ words: (JSONValue?) -> String) -> GoDifference.Field {
            GoDifference.Field(name, words(before[key]), words(after[key]))
        }
        let csi = [
            field("Driver", "driver", text), field("VolumeHandle", "volumeHandle", text),
            field("ReadOnly", "readOnly", flag), field("FSType", "fsType", text),
            field("VolumeAttributes", "volumeAttributes") { $0?.text() ?? "nil" },
            field("ControllerPublishSecretRef", "controllerPublishSecretRef", whole),
            field("NodeStageSecretRef", "nodeStageSecretRef", whole),
            field("NodePublishSecretRef", "nodePublishSecretRef", whole),
            field("ControllerExpandSecretRef", "controllerExpandSecretRef", whole),
            field("NodeExpandSecretRef", "nodeExpandSecretRef", whole),
        ]
        let others = sources.map { GoDifference.Field(name: $0, same: "nil") }
        return GoDifference.text(
            "core.PersistentVolumeSource",
            others + [GoDifference.Field(name: "CSI", inner: ("core.CSIPersistentVolumeSource", csi))])
    }
}
