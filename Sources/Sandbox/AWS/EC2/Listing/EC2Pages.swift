import EC2Model

/// A thing in a listing.
protocol EC2Row {
    /// Its place in the listing's order, which it keeps.
    var place: UInt64 { get }
}

extension EC2Region {
    /// A page of a listing.
    ///
    /// - Parameters:
    ///   - rows: all that there are, sorted by place.
    ///   - request: says where the page starts and how long it is.
    ///   - kind: what is listed; a token of one listing is no token of another.
    /// - Throws: `InvalidParameterValue` for a size out of range, `InvalidNextToken`.
    func page<Row: EC2Row>(
        _ rows: [Row], _ request: some EC2.PagedOperation, kind: String
    ) throws(EC2Refusal) -> (rows: [Row], nextToken: String?) {
        var rows = rows[...]
        if let token = request.nextToken, !token.isEmpty {
            let last = try Self.place(in: token, kind: kind)
            rows = rows.drop { $0.place <= last }
        }
        let page = rows.prefix(try pageSize(request.maxResults))
        let hasMore = page.count < rows.count
        return (Array(page), hasMore ? page.last.map { Self.token(after: $0.place, kind: kind) } : nil)
    }

    private func pageSize(_ asked: Int?) throws(EC2Refusal) -> Int {
        guard let asked else { return limits.pageSizes.upperBound }
        guard asked >= limits.pageSizes.lowerBound else {
            throw .invalid(
                "Value ( \(asked) ) for parameter maxResults is invalid. Expecting a value greater than or equal to "
                    + "\(limits.pageSizes.lowerBound).")
        }
        guard asked <= limits.pageSizes.upperBound else {
            throw .invalid(
                "Value ( \(asked) ) for parameter maxResults is invalid. Expecting a value less than or equal to "
                    + "\(limits.pageSizes.upperBound).")
        }
        return asked
    }

    private static func token(after place: UInt64, kind: String) -> String {
        let digits = String(place, radix: 16)
        return "\(kind)-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func place(in token: String, kind: String) throws(EC2Refusal) -> UInt64 {
        let start = "\(kind)-"
        guard token.hasPrefix(start), token.count == start.count + 16,
            let place = UInt64(token.dropFirst(start.count), radix: 16)
        else { throw EC2Refusal(.invalidNextToken, "The specified NextToken '\(token)' is not valid.") }
        return place
    }

    /// What is asked for by id: each must be there.
    func asked<Row>(
        _ ids: [String], among rows: [Row], id: (Row) -> String, missing: (String) -> EC2Refusal
    ) throws(EC2Refusal) -> [Row] {
        guard !ids.isEmpty else { return rows }
        let wanted = Set(ids)
        let found = rows.filter { wanted.contains(id($0)) }
        let there = Set(found.map(id))
        for id in ids where !there.contains(id) { throw missing(id) }
        return found
    }

    /// A resource's tags, sorted by key.
    func tags(of id: String) -> [EC2.Tag] { tags[id] ?? [] }
}

/// A yes or no as filters write it.
func filterText(_ truth: Bool) -> String { truth ? "true" : "false" }

/// A description with its place in a listing.
struct Placed<Thing>: EC2Row {
    let place: UInt64
    let thing: Thing
}
