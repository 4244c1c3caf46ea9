import EFSModel
import Vocabulary

// Tags of file systems and access points.

extension EFSRegion {
    /// - Throws: `FileSystemNotFound`, `AccessPointNotFound`, `BadRequest` past 50 tags.
    func tagResource(_ request: EFS.TagResource, now: Timestamp) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        let tags = try merged(try tags(of: request.resource), with: request.tags)
        return Decision(.init(), try change(of: request.resource, to: tags))
    }

    /// Keys that the resource does not have are no error.
    ///
    /// - Throws: `FileSystemNotFound`, `AccessPointNotFound`.
    func untagResource(_ request: EFS.UntagResource, now: Timestamp) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        let removed = Set(request.tagKeys)
        let tags = try tags(of: request.resource).filter { !removed.contains($0.key) }
        return Decision(.init(), try change(of: request.resource, to: tags))
    }

    /// - Throws: `FileSystemNotFound`, `AccessPointNotFound`, `BadRequest` for a token that is none.
    func listTagsForResource(
        _ request: EFS.ListTagsForResource, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.TagPage> {
        let (tags, next) = try page(
            of: try tags(of: request.resource), from: request.nextToken, field: "NextToken", size: request.maxResults)
        return Decision(.init(tags: tags, nextToken: next))
    }

    private func page(
        of tags: [EFS.Tag], from token: String?, field: String, size: Int?
    ) throws(EFSRefusal) -> (tags: [EFS.Tag], next: String?) {
        let start = try PageToken.serial(of: token, kind: .tags, field: field) ?? 0
        let page = tags.dropFirst(Int(clamping: start)).prefix(pageSize(size))
        let hasMore = page.endIndex < tags.endIndex
        return (Array(page), hasMore ? PageToken.text(after: UInt64(page.endIndex), kind: .tags) : nil)
    }

    /// - Throws: `FileSystemNotFound`, `BadRequest` past 50 tags.
    func createTags(_ request: EFS.CreateTags, now: Timestamp) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        try tagResource(.init(resource: .fileSystem(request.fileSystemID), tags: request.tags), now: now)
    }

    /// - Throws: `FileSystemNotFound`.
    func deleteTags(_ request: EFS.DeleteTags, now: Timestamp) throws(EFSRefusal) -> Decision<EFS.NoOutput> {
        try untagResource(.init(resource: .fileSystem(request.fileSystemID), tagKeys: request.tagKeys), now: now)
    }

    /// - Throws: `FileSystemNotFound`, `BadRequest` for a marker that is none.
    func describeTags(_ request: EFS.DescribeTags, now: Timestamp) throws(EFSRefusal) -> Decision<EFS.MarkedTagPage> {
        let (tags, next) = try page(
            of: try known(request.fileSystemID).tags, from: request.marker, field: "Marker", size: request.maxItems)
        return Decision(.init(marker: request.marker, tags: tags, nextMarker: next))
    }

    /// Tags with others added; a key that exists gets the new value.
    ///
    /// - Throws: `BadRequest` past the limit, or when a key is given twice.
    func merged(_ old: [EFS.Tag], with new: [EFS.Tag]) throws(EFSRefusal) -> [EFS.Tag] {
        guard Set(new.map(\.key)).count == new.count else {
            throw .badRequest("Tag keys must be unique; one was specified more than once.")
        }
        var tags = old
        for tag in new {
            if let index = tags.firstIndex(where: { $0.key == tag.key }) {
                tags[index].value = tag.value
            } else {
                tags.append(tag)
            }
        }
        guard tags.count <= limits.tagsPerResource else {
            throw .badRequest("A resource has \(limits.tagsPerResource) tags at most; it would have \(tags.count).")
        }
        return tags
    }

    /// The value of the tag `Name`, which descriptions show as the resource's name.
    func name(in tags: [EFS.Tag]) -> String? { tags.first { $0.key == "Name" }?.value }

    private func tags(of resource: EFS.TaggableID) throws(EFSRefusal) -> [EFS.Tag] {
        switch resource {
        case .fileSystem(let id): try known(id).tags
        case .accessPoint(let id): try known(id).tags
        }
    }

    private func change(of resource: EFS.TaggableID, to tags: [EFS.Tag]) throws(EFSRefusal) -> [EFSChange] {
        switch resource {
        case .fileSystem(let id):
            var record = try known(id)
            record.tags = tags
            return [.putFileSystem(record)]
        case .accessPoint(let id):
            var record = try known(id)
            record.tags = tags
            return [.putAccessPoint(record)]
        }
    }
}
