import KubernetesMachinery
import Wire

extension ResourceCall {
    /// Lists objects, whole or in parts, as they are or as they were.
    func list(_ form: ResponseForm) throws(APIFailure) -> APIResponse {
        try ListRules.check(request)
        let selection = try Selection(request, resource)
        var wanted = ListRequest(collection: resource.storedCollection, namespace: path.namespace)
        wanted.limit = try limit()
        // How many follow is told only where nothing is selected, as the real server does.
        wanted.isCounting = selection.isEverything
        if let token = request.parameter("continue"), !token.isEmpty {
            let token = try ContinueToken(token)
            wanted.revision = token.revision
            wanted.after = token.last
        } else {
            wanted.revision = try pinnedRevision()
        }
        let page: ListPage
        do {
            page = try server.store.list(wanted) { selection.accepts($0) }
        } catch {
            throw failure(error, isContinued: wanted.after != nil)
        }
        return answer(page, form, selection)
    }

    private func limit() throws(APIFailure) -> Int? {
        guard let text = request.parameter("limit"), !text.isEmpty else { return nil }
        guard let limit = Int(text) else {
            throw .badRequest("strconv.ParseInt: parsing \"\(text)\": invalid syntax")
        }
        return limit > 0 ? limit : nil
    }

    /// The revision of an exact request; any other takes the latest, which is not older than what was asked for.
    private func pinnedRevision() throws(APIFailure) -> UInt64? {
        guard let text = request.parameter("resourceVersion"), !text.isEmpty, text != "0" else { return nil }
        guard let revision = UInt64(text) else {
            throw .badRequest("invalid resource version: \(APIFailure.noResourceVersion(text))")
        }
        if request.parameter("resourceVersionMatch") == "Exact" { return revision }
        let current = server.store.revision
        guard revision <= current else {
            throw StoreError.tooLarge(requested: revision, current: current).failure(resource.subject())
        }
        return nil
    }

    private func failure(_ error: StoreError, isContinued: Bool) -> APIFailure {
        guard case .expired = error, isContinued else { return error.failure(resource.subject()) }
        return .expired(
            "The provided continue parameter is too old to display a consistent list result. You can start a new list "
                + "without the continue parameter.")
    }

    private func answer(_ page: ListPage, _ form: ResponseForm, _ selection: Selection) -> APIResponse {
        var metadata: JSONValue = ["resourceVersion": .string(String(page.revision))]
        if let last = page.last {
            metadata["continue"] = .string(ContinueToken(revision: page.revision, last: last).text)
            if let remaining = page.remaining { metadata["remainingItemCount"] = .integer(Int64(remaining)) }
        }
        switch form.shape {
        case .whole: return whole(page, metadata)
        case .table:
            return .json(
                form.table(
                    page.objects.map { resource.presented($0.value) }, resource, now: server.now, withColumns: true,
                    metadata: metadata))
        case .partial:
            return .json(
                PartialMetadata.list(
                    of: page.objects.map { $0.value.object ?? JSONObject() }, metadata: metadata.object ?? [:]))
        }
    }

    /// The list in the bytes that the objects already have.
    private func whole(_ page: ListPage, _ metadata: JSONValue) -> APIResponse {
        let head: JSONValue = [
            "kind": .string(resource.listKind), "apiVersion": .string(resource.apiVersion), "metadata": metadata,
        ]
        var bytes = head.bytes()
        bytes.removeLast()
        bytes += Array(",\"items\":[".utf8)
        let type = Array("{\"kind\":\"\(resource.kind)\",\"apiVersion\":\"\(resource.apiVersion)\",".utf8)
        for (index, object) in page.objects.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if resource.isCustom {
                bytes += resource.isShown(as: object) ? object.bytes : resource.presented(object.value).bytes()
            } else if resource.isShown(as: object), object.bytes.starts(with: type) {
                // The type of built-in kinds is the list's.
                bytes.append(UInt8(ascii: "{"))
                bytes += object.bytes[type.count...]
            } else {
                var item = resource.presented(object.value)
                item["kind"] = JSONValue?.none
                item["apiVersion"] = JSONValue?.none
                bytes += item.bytes()
            }
        }
        bytes += Array("]}".utf8)
        return APIResponse(status: 200, type: "application/json", bytes: bytes)
    }
}
