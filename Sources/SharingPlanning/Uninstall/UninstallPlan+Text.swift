// What is done and waited for, as people read it.

extension UninstallPlan.Step {
    /// The step as an order: `delete the Deployment breakwater-operator`.
    public func text(in names: UninstallNames) -> String {
        switch self {
        case .deleteSharedVolume(let key, _): "delete SharedVolume \(key), its claim and its volume (the data stays)"
        case .release(let key): "take the finalizer off SharedVolume \(key) (its claim and its volume stay)"
        case .freeKept(let object): "keep \(names.text(of: object))"
        case .deleteDefinition: "delete the definition of SharedVolumes"
        case .deleteKept(let object, _): "delete \(names.text(of: object))"
        case .deleteInstalled(let object, _): "delete \(names.text(of: object))"
        }
    }
}

extension UninstallPlan.Hindrance {
    /// What is waited for, or left.
    public func text(in names: UninstallNames) -> String {
        switch self {
        case .sharedVolume(let key): "SharedVolume \(key)"
        case .definition: "the definition of SharedVolumes"
        case .kept(let object): names.text(of: object)
        case .installed(let object): names.text(of: object)
        case .operatorPod(let name): "Pod \(names.namespace)/\(name)"
        case .otherOperator(let identity):
            "the operator \(identity), which has the Lease \(names.namespace)/\(names.lease)"
        }
    }
}
