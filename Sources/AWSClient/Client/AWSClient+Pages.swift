public import EFSModel
public import Vocabulary

/// The pages of a list; each is fetched when it is asked for.
public struct Pages<Operation: EFS.PagedOperation>: AsyncSequence, Sendable {
    public typealias Element = Operation.Output
    public typealias Failure = AWSError

    let client: AWSClient
    let first: Operation
    let region: Region?

    public func makeAsyncIterator() -> Iterator { Iterator(client: client, next: first, region: region) }

    /// Fetches one page after the other.
    public struct Iterator: AsyncIteratorProtocol {
        let client: AWSClient
        var next: Operation?
        let region: Region?

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(AWSError) -> Operation.Output? {
            guard let call = next else { return nil }
            // After an error there is no next page: the token belongs to the page that failed.
            next = nil
            let page = try await client.send(call, in: region)
            let following = call.next(after: page)
            // A token that leads to itself would never end.
            next = following == call ? nil : following
            return page
        }
    }
}

/// The items of a list, over all its pages.
public struct Items<Operation: EFS.PagedOperation>: AsyncSequence, Sendable {
    public typealias Element = Operation.Item
    public typealias Failure = AWSError

    let pages: Pages<Operation>

    public func makeAsyncIterator() -> Iterator { Iterator(pages: pages.makeAsyncIterator()) }

    /// Goes through the items of one page after the other.
    public struct Iterator: AsyncIteratorProtocol {
        var pages: Pages<Operation>.Iterator
        var items: [Operation.Item] = []
        var index = 0

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(AWSError) -> Operation.Item? {
            while index >= items.count {
                guard let page = try await pages.next(isolation: actor) else { return nil }
                items = Operation.items(of: page)
                index = 0
            }
            defer { index += 1 }
            return items[index]
        }
    }
}

extension AWSClient {
    /// The pages of a list, lazily.
    public func pages<Operation: EFS.PagedOperation>(
        _ operation: Operation, in region: Region? = nil
    ) -> Pages<Operation> {
        Pages(client: self, first: operation, region: region)
    }

    /// The items of a list over all its pages, lazily.
    public func items<Operation: EFS.PagedOperation>(
        _ operation: Operation, in region: Region? = nil
    ) -> Items<Operation> {
        Items(pages: pages(operation, in: region))
    }

    /// All items of a list.
    public func all<Operation: EFS.PagedOperation>(
        _ operation: Operation, in region: Region? = nil
    ) async throws(AWSError) -> [Operation.Item] {
        var all: [Operation.Item] = []
        for try await item in items(operation, in: region) { all.append(item) }
        return all
    }
}
