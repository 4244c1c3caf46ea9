import Wire

/// A part of a list, consistent at one revision.
struct ListPage: Sendable {
    let objects: [StoredObject]
    /// The revision that the list shows.
    let revision: UInt64
    /// The last object of the page when more follow.
    let last: ObjectPlace?
    /// How many follow; nil where they were not counted.
    let remaining: Int?
}

/// What a list is asked for.
struct ListRequest: Sendable {
    let collection: CollectionKey
    /// Nil for all namespaces.
    var namespace: String?
    /// The revision to show; nil for the latest.
    var revision: UInt64?
    /// Where the page before ended.
    var after: ObjectPlace?
    /// How many objects at most; nil for all.
    var limit: Int?
    /// Whether those that follow a page are counted. Where objects are selected, each of them would have to be read for
    /// that, with each page again.
    var isCounting = true
}

extension StoreState {
    /// Lists objects as they were at the latest revision or, as far as the history reaches, at an earlier one.
    ///
    /// - Parameter accepts: which objects belong to the list.
    mutating func list(
        _ request: ListRequest, where accepts: (StoredObject) -> Bool
    ) throws(StoreError) -> ListPage {
        let shown = request.revision ?? revision
        guard shown <= revision else { throw .tooLarge(requested: shown, current: revision) }
        guard shown >= forgottenUpTo else { throw .expired(requested: shown, oldest: forgottenUpTo) }
        let earlier = try differences(from: shown, in: request.collection)
        let places = places(of: request, including: Array(earlier.keys))
        var page: [StoredObject] = []
        var last: ObjectPlace?
        var rest = places[...]
        while let place = rest.first {
            if let limit = request.limit, page.count >= limit { break }
            rest = rest.dropFirst()
            guard let object = earlier[place] ?? object(place, in: request.collection), accepts(object) else {
                continue
            }
            page.append(object)
            last = place
        }
        func isListed(_ place: ObjectPlace) -> Bool {
            (earlier[place] ?? object(place, in: request.collection)).map(accepts) ?? false
        }
        let remaining: Int? = request.isCounting ? rest.count(where: isListed) : nil
        let hasMore = remaining.map { $0 > 0 } ?? rest.contains(where: isListed)
        return ListPage(objects: page, revision: shown, last: hasMore ? last : nil, remaining: remaining)
    }

    private func object(_ place: ObjectPlace, in collection: CollectionKey) -> StoredObject? {
        collections[collection]?.namespaces[place.namespace]?[place.name]
    }

    /// What differed at a revision from what is there now: nil for objects that were not there.
    private func differences(
        from shown: UInt64, in collection: CollectionKey
    ) throws(StoreError) -> [ObjectPlace: StoredObject?] {
        guard let collection = collections[collection], collection.revision > shown else { return [:] }
        guard shown >= collection.history.forgottenUpTo else {
            throw .expired(requested: shown, oldest: collection.history.forgottenUpTo)
        }
        var differences: [ObjectPlace: StoredObject?] = [:]
        for commit in collection.history.newestFirst {
            guard commit.revision > shown else { break }
            guard !commit.isCollapsed else { throw .expired(requested: shown, oldest: commit.revision) }
            differences[commit.key.place] = .some(commit.previous)
        }
        return differences
    }

    private mutating func places(
        of request: ListRequest, including others: [ObjectPlace]
    ) -> [ObjectPlace] {
        var places: [ObjectPlace] = []
        let present = collections[request.collection]?.namespaces.keys.sorted() ?? []
        for namespace in request.namespace.map({ [$0] }) ?? present {
            if let after = request.after, namespace < after.namespace { continue }
            places += names(of: namespace, in: request.collection).map { ObjectPlace(namespace: namespace, name: $0) }
        }
        let missing = others.filter { object($0, in: request.collection) == nil }
            .filter { request.namespace == nil || $0.namespace == request.namespace }
        if !missing.isEmpty { places = (places + missing).sorted() }
        if let after = request.after { places.removeAll { $0 <= after } }
        return places
    }

    private mutating func names(of namespace: String, in collection: CollectionKey) -> [String] {
        if let sorted = collections[collection]?.sortedNames[namespace] { return sorted }
        let sorted = (collections[collection]?.namespaces[namespace]?.keys).map { $0.sorted() } ?? []
        collections[collection]?.sortedNames[namespace] = sorted
        return sorted
    }
}
