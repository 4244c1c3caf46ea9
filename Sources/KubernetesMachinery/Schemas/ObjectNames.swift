import CEL

/// The forms of names, labels and their like, with the API server's words for names that lack them.
///
/// Source: k8s.io/apimachinery's validation of names (1.32).
public enum ObjectNames {
    private static let label = try? LinearRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
    private static let strictLabel = try? LinearRegex("^[a-z]([-a-z0-9]*[a-z0-9])?$")
    private static let subdomain = try? LinearRegex(
        #"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"#)
    private static let qualified = try? LinearRegex("^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$")
    private static let labelValue = try? LinearRegex("^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$")

    private static func tooLong(_ limit: Int) -> String { "must be no more than \(limit) characters" }

    private static func faults(_ text: String, _ form: LinearRegex?, limit: Int, _ words: String) -> [String] {
        var faults = text.utf8.count > limit ? [tooLong(limit)] : []
        if form?.matches(text) != true { faults.append(words) }
        return faults
    }

    /// What is wrong with a name of namespaces and their like, at most 63 characters.
    public static func faultsOfDNSLabel(_ text: String) -> [String] {
        faults(
            text, label, limit: 63,
            subdomain?.matches(text) == true
                ? "must not contain dots"
                : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must "
                    + "start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for "
                    + "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')")
    }

    /// What is wrong with a name that must start with a letter, as versions and plurals.
    public static func faultsOfDNS1035Label(_ text: String) -> [String] {
        faults(
            text, strictLabel, limit: 63,
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
                + "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for "
                + "validation is '[a-z]([-a-z0-9]*[a-z0-9])?')")
    }

    /// What is wrong with a name of most kinds, at most 253 characters.
    public static func faultsOfDNSSubdomain(_ text: String) -> [String] {
        faults(
            text, subdomain, limit: 253,
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must "
                + "start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
                + #"'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#)
    }

    /// What is wrong with a name that only must not break a path, as those of RBAC objects.
    public static func faultsOfPathSegment(_ text: String) -> [String] {
        if text == "." || text == ".." { return ["may not be '\(text)'"] }
        return ["/", "%"].filter { text.contains($0) }.map { "may not contain '\($0)'" }
    }

    /// What is wrong with a key of labels and annotations or a finalizer: a name with an optional prefix.
    public static func faultsOfQualifiedName(_ text: String) -> [String] {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let words =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
            + "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
            + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
        guard parts.count <= 2, let name = parts.last else {
            return [
                "a qualified name " + words
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            ]
        }
        var faults: [String] = []
        if parts.count == 2 {
            faults +=
                parts[0].isEmpty
                ? ["prefix part must be non-empty"] : faultsOfDNSSubdomain(parts[0]).map { "prefix part " + $0 }
        }
        if name.isEmpty { return faults + ["name part must be non-empty", "name part " + words] }
        if name.utf8.count > 63 { faults.append("name part " + tooLong(63)) }
        if qualified?.matches(name) != true { faults.append("name part " + words) }
        return faults
    }

    /// What is wrong with a label's value.
    public static func faultsOfLabelValue(_ text: String) -> [String] {
        faults(
            text, labelValue, limit: 63,
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must "
                + "start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex "
                + "used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')")
    }
}
