import KubernetesMachinery
import Wire

extension ResourceCall {
    /// Deletes a pod as `kubectl drain` does.
    ///
    /// Disruption budgets hold nothing back: nothing here runs pods, so none is ever disrupted.
    func evict(_ name: String) throws(APIFailure) -> APIResponse {
        let eviction = try BodyReader.object(of: request).value
        guard eviction.name.isEmpty || eviction.name == name else {
            throw .badRequest("name in URL does not match name in Eviction object")
        }
        let options = try DeleteOptions(eviction["deleteOptions"] ?? [:], request)
        _ = try writer().delete(name, options)
        return .json(
            ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "code": 201], status: 201)
    }
}
