public import KubernetesModel
import Wire

// What typed and unstructured operations have in common.

extension KubernetesClient {
    func perform<Object>(
        _ request: KubernetesRequest, _ coding: ObjectCoding<Object>
    ) async throws(KubernetesError) -> Object {
        try coding.decode(try await send(request)[...])
    }

    func listAll<Object>(
        _ type: ResourceType, _ namespace: String?, _ options: ListOptions, _ coding: ObjectCoding<Object>
    ) async throws(KubernetesError) -> ObjectList<Object> {
        var options = options
        var startsLeft = 3
        while true {
            startsLeft -= 1
            // The last time in one answer, which cannot grow old.
            if startsLeft == 0 { options.pageSize = nil }
            if let list = try await pages(type, namespace, options, coding) { return list }
            // What the caller asked for was served once; a newer state is never older than it.
            options.resourceVersion = nil
        }
    }

    /// Reads all pages; nil when the version grew too old between two of them.
    private func pages<Object>(
        _ type: ResourceType, _ namespace: String?, _ options: ListOptions, _ coding: ObjectCoding<Object>
    ) async throws(KubernetesError) -> ObjectList<Object>? {
        var items: [Object] = []
        var token: String?
        while true {
            let request = KubernetesRequest.list(type, namespace: namespace, options, continueToken: token)
            let page: ListPage<Object>
            do {
                page = try ListPage(reading: try await send(request, limit: settings.listLimit), coding.decode)
            } catch {
                guard error.code == .gone, token != nil else { throw error }
                return nil
            }
            items += page.items
            guard let next = page.continueToken else {
                return ObjectList(items: items, resourceVersion: page.resourceVersion)
            }
            token = next
        }
    }

    func watch<Object>(
        _ type: ResourceType, _ namespace: String?, _ options: WatchOptions, _ coding: ObjectCoding<Object>
    ) async throws(KubernetesError) -> WatchSequence<Object> {
        let request = KubernetesRequest.watch(type, namespace: namespace, options)
        return WatchSequence(
            body: try await open(request), idleLimit: options.idleLimit, time: time, summary: request.summary,
            coding: coding)
    }

    /// Deletes an object of any kind; a typed twin is ``delete(_:_:_:)``.
    @discardableResult
    public func delete(
        _ type: ResourceType, _ key: ObjectKey, _ options: DeleteOptions = DeleteOptions()
    ) async throws(KubernetesError) -> Deletion {
        let answer = try ObjectCoding.unstructured.decode(try await send(.delete(type, key, options))[...])
        // The server answers with a Status when it is done, and with the object when something holds it.
        let isHeld = answer["kind"]?.string != "Status" && answer[at: "metadata", "deletionTimestamp"] != nil
        return isHeld ? .underWay : .gone
    }
}
