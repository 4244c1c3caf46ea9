public import Vocabulary

/// Which records of the journal somebody wants.
public struct JournalFilter: Sendable, Hashable {
    /// Exact or with `*`; nil for all.
    public var service: NamePattern?
    /// Exact or with `*`; nil for all.
    public var operation: NamePattern?
    /// Nil for all.
    public var region: Region?

    /// Makes a filter.
    public init(service: NamePattern? = nil, operation: NamePattern? = nil, region: Region? = nil) {
        self.service = service
        self.operation = operation
        self.region = region
    }

    func accepts(_ record: JournalRecord) -> Bool {
        (region == nil || record.region == region) && service?.matches(record.service) ?? true
            && operation?.matches(record.operation) ?? true
    }
}
