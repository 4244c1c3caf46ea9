import Wire

extension BuiltInTables {
    /// Services and what stands behind them, and how many of their pods may be missing.
    static let network: [String: Table] = [
        "services": table(
            [
                column("Type"), column("Cluster-IP"), column("External-IP"), column("Port(s)"),
                column("Selector", wide: true),
            ], withAge: true
        ) { service, _ in serviceCells(service) },
        "endpoints": table([column("Endpoints")], withAge: true) { endpoints, _ in
            [first(addresses(of: endpoints), orElse: "<none>")]
        },
        "endpointslices.discovery.k8s.io": table(
            [column("AddressType"), column("Ports"), column("Endpoints")], withAge: true
        ) { slice, _ in
            let ports = (slice["ports"]?.array ?? []).map { port in
                port["port"]?.integer.map { "\($0)" } ?? port["name"]?.string ?? "*"
            }
            let addresses = (slice["endpoints"]?.array ?? []).flatMap { $0["addresses"]?.array ?? [] }
            return [
                text(slice, "addressType"), first(ports, orElse: "<unset>"),
                first(addresses.compactMap(\.string), orElse: "<unset>"),
            ]
        },
        "poddisruptionbudgets.policy": table(
            [column("Min Available"), column("Max Unavailable"), column("Allowed Disruptions", "integer")],
            withAge: true
        ) { budget, _ in
            func bound(_ name: String) -> JSONValue {
                .string(budget[at: "spec", name].map { $0.string ?? $0.text(.compact) } ?? "N/A")
            }
            return [bound("minAvailable"), bound("maxUnavailable"), count(budget, "status", "disruptionsAllowed")]
        },
    ]

    /// Each address with each port, or alone where there are no ports.
    private static func addresses(of endpoints: JSONValue) -> [String] {
        (endpoints["subsets"]?.array ?? []).flatMap { subset in
            let addresses = (subset["addresses"]?.array ?? []).compactMap { $0["ip"]?.string }
            let ports = (subset["ports"]?.array ?? []).compactMap { $0["port"]?.integer }
            guard !ports.isEmpty else { return addresses }
            return ports.flatMap { port in
                addresses.map { $0.contains(":") ? "[\($0)]:\(port)" : "\($0):\(port)" }
            }
        }
    }

    private static func serviceCells(_ service: JSONValue) -> [JSONValue] {
        let ports = (service[at: "spec", "ports"]?.array ?? []).map { port in
            let nodePort = port["nodePort"]?.integer.map { ":\($0)" } ?? ""
            return "\(port["port"]?.integer ?? 0)\(nodePort)/\(port["protocol"]?.string ?? "TCP")"
        }
        let external = (service[at: "spec", "externalIPs"]?.array ?? []).compactMap(\.string)
        return [
            text(service, "spec", "type"), text(service, "spec", "clusterIP", orElse: "<none>"),
            .string(external.isEmpty ? "<none>" : external.joined(separator: ",")),
            .string(ports.isEmpty ? "<none>" : ports.joined(separator: ",")), labels(service[at: "spec", "selector"]),
        ]
    }
}
