import FoundationEssentials
import KubernetesMachinery
import Vocabulary
import Wire

// Source of the defaults and checks: k8s.io/kubernetes, pkg/apis/core and pkg/registry/core, 1.32.

/// What is particular to Namespaces.
struct NamespaceRules: KindRules {
    static let finalizer: JSONValue = "kubernetes"

    func setDefaults(_ object: inout JSONValue) {
        let name = object.name
        if !name.isEmpty { object[at: "metadata", "labels", "kubernetes.io/metadata.name"] = .string(name) }
    }

    func prepareForCreate(_ object: inout JSONValue, _ context: RuleContext) throws(APIFailure) {
        object["status"] = ["phase": "Active"]
        object[at: "spec", "finalizers"] = [Self.finalizer]
        object[at: "metadata", "labels", "kubernetes.io/metadata.name"] = .string(object.name)
    }

    /// The finalizers of the specification are written through the subresource `finalize` only.
    func prepareForUpdate(
        _ object: inout JSONValue, from old: JSONValue, _ context: RuleContext
    ) throws(APIFailure) {
        object[at: "spec", "finalizers"] = old[at: "spec", "finalizers"]
    }

    var nameForm: MetadataCheck.NameForm { .dnsLabel }

    var lasting: Set<String> { ["default", "kube-system", "kube-public"] }

    func isHeldAtDeletion(_ object: JSONValue) -> Bool {
        !(object[at: "spec", "finalizers"]?.array ?? []).isEmpty
    }

    func beginDeletion(_ object: inout JSONValue) { object[at: "status", "phase"] = "Terminating" }
}

/// What is particular to ConfigMaps.
struct ConfigMapRules: KindRules {
    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        var faults: [FieldError] = []
        for field in ["data", "binaryData"] {
            for key in (object[field]?.object ?? JSONObject()).keys {
                if let fault = ConfigKeys.fault(key) {
                    faults.append(.invalid(FieldPath(field).key(key), .string(key), fault))
                }
            }
        }
        let sizes = ["data", "binaryData"].flatMap { field in
            (object[field]?.object ?? JSONObject()).values.map { value in
                let text = value.string ?? ""
                return field == "data" ? text.utf8.count : text.utf8.count / 4 * 3
            }
        }
        if sizes.reduce(0, +) > ConfigKeys.sizeLimit {
            faults.append(FieldError(.tooLong, FieldPath("[]"), "may not be more than \(ConfigKeys.sizeLimit) bytes"))
        }
        return faults + ImmutableData.faults(of: object, old: old, fields: ["data", "binaryData"])
    }
}

/// What is particular to Secrets.
struct SecretRules: KindRules {
    func setDefaults(_ object: inout JSONValue) {
        object.setDefault("type", to: "Opaque")
        guard let texts = object["stringData"]?.object else { return }
        for (key, value) in texts {
            let bytes = Array((value.string ?? "").utf8)
            object[at: "data", key] = .string(Data(bytes).base64EncodedString())
        }
        object["stringData"] = nil
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        var faults: [FieldError] = []
        for key in (object["data"]?.object ?? JSONObject()).keys {
            if let fault = ConfigKeys.fault(key) {
                faults.append(.invalid(FieldPath("data").key(key), .string(key), fault))
            }
        }
        if object["type"] == TokenSecrets.type, TokenSecrets.account(of: object) ?? "" == "" {
            faults.append(.required(FieldPath("metadata", "annotations").key(TokenSecrets.nameAnnotation)))
        }
        if let old, old["type"] != object["type"] {
            faults.append(.invalid(FieldPath("type"), object["type"] ?? "", "field is immutable"))
        }
        return faults + ImmutableData.faults(of: object, old: old, fields: ["data"])
    }
}

/// ConfigMaps and Secrets that were made immutable stay as they are.
private enum ImmutableData {
    static func faults(of object: JSONValue, old: JSONValue?, fields: [String]) -> [FieldError] {
        guard let old, old["immutable"]?.bool == true else { return [] }
        var faults: [FieldError] = []
        if object["immutable"]?.bool != true {
            faults.append(.forbidden(FieldPath("immutable"), "field is immutable when `immutable` is set"))
        }
        for field in fields where object[field] != old[field] {
            faults.append(.forbidden(FieldPath(field), "field is immutable when `immutable` is set"))
        }
        return faults
    }
}

/// What is particular to Services.
struct ServiceRules: KindRules {
    func setDefaults(_ object: inout JSONValue) {
        object.setDefault("spec", "sessionAffinity", to: "None")
        object.setDefault("spec", "type", to: "ClusterIP")
        object.setDefault("spec", "internalTrafficPolicy", to: "Cluster")
        let ports = (object[at: "spec", "ports"]?.array ?? []).map { port in
            var port = port
            port.setDefault("protocol", to: "TCP")
            if let number = port["port"] { port.setDefault("targetPort", to: number) }
            return port
        }
        if !ports.isEmpty { object[at: "spec", "ports"] = .array(ports) }
    }

    func prepareForCreate(_ object: inout JSONValue, _ context: RuleContext) throws(APIFailure) {
        object["status"] = ["loadBalancer": [:]]
        guard object[at: "spec", "type"] != "ExternalName" else { return }
        let address = object[at: "spec", "clusterIP"]?.string ?? freeAddress(for: object, context)
        object[at: "spec", "clusterIP"] = .string(address)
        object[at: "spec", "clusterIPs"] = [.string(address)]
        object.setDefault("spec", "ipFamilies", to: ["IPv4"])
        object.setDefault("spec", "ipFamilyPolicy", to: "SingleStack")
    }

    func prepareForUpdate(
        _ object: inout JSONValue, from old: JSONValue, _ context: RuleContext
    ) throws(APIFailure) {
        for field in ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"] {
            if let value = old[at: "spec", field] { object.setDefault("spec", field, to: value) }
        }
    }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        var faults: [FieldError] = []
        let isHeadless = object[at: "spec", "clusterIP"] == "None"
        if (object[at: "spec", "ports"]?.array ?? []).isEmpty, !isHeadless,
            object[at: "spec", "type"] != "ExternalName"
        {
            faults.append(.required(FieldPath("spec", "ports")))
        }
        if let old, object[at: "spec", "type"] == old[at: "spec", "type"],
            object[at: "spec", "clusterIP"] != old[at: "spec", "clusterIP"]
        {
            faults.append(
                .invalid(
                    FieldPath("spec", "clusterIPs").index(0), object[at: "spec", "clusterIP"] ?? "",
                    "may not change once set"))
        }
        return faults
    }

    /// An address of 10.96.0.0/16 that no service has: derived from the name, so that a restart gives it again.
    private func freeAddress(for object: JSONValue, _ context: RuleContext) -> String {
        let taken = Set(context.objects(.core("services")).compactMap { $0[at: "spec", "clusterIP"]?.string })
        var number = stableHash("\(object.namespace)/\(object.name)")
        while true {
            // The first addresses of the range belong to the API server and to DNS.
            let host = 16 + number % (65_536 - 32)
            let address = "10.96.\(host / 256).\(host % 256)"
            if !taken.contains(address) { return address }
            number &+= 1
        }
    }
    var nameForm: MetadataCheck.NameForm { .dns1035Label }
}

/// What is particular to Leases.
struct LeaseRules: KindRules {
    var allowsUnconditionalUpdate: Bool { false }

    func faults(of object: JSONValue, old: JSONValue?) -> [FieldError] {
        var faults: [FieldError] = []
        if let seconds = object[at: "spec", "leaseDurationSeconds"]?.integer, seconds <= 0 {
            faults.append(
                .invalid(FieldPath("spec", "leaseDurationSeconds"), .integer(seconds), "must be greater than 0"))
        }
        if let transitions = object[at: "spec", "leaseTransitions"]?.integer, transitions < 0 {
            faults.append(
                .invalid(
                    FieldPath("spec", "leaseTransitions"), .integer(transitions),
                    "must be greater than or equal to 0"))
        }
        return faults
    }
}

/// What is particular to PriorityClasses.
struct PriorityClassRules: KindRules {
    var countsGenerations: Bool { true }

    func setDefaults(_ object: inout JSONValue) {
        object.setDefault("preemptionPolicy", to: "PreemptLowerPriority")
    }
}

/// The keys of ConfigMaps and Secrets.
enum ConfigKeys {
    /// The largest content of all keys together, in bytes.
    static let sizeLimit = 1024 * 1024

    /// What is wrong with a key; nil when nothing is.
    static func fault(_ key: String) -> String? {
        if key.utf8.count > 253 { return "must be no more than 253 characters" }
        if key == "." || key.hasPrefix("..") { return "must not be '.' and must not start with '..'" }
        let isRight = !key.isEmpty && key.utf8.allSatisfy(isAllowed)
        return isRight
            ? nil
            : "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or "
                + "'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
