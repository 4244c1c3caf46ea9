import CloudWatchModel
import Vocabulary
import Wire

/// The text that says where the next page of data points starts.
///
/// It holds the moment of the first page, so that all pages are of the same moment, and a hash of the request, so that
/// one of another request is refused.
struct DataPageToken: Hashable, Sendable {
    let asOf: Timestamp
    let place: Place

    /// Where a page starts.
    struct Place: Hashable, Sendable {
        /// Which of the queries that return data.
        let question: Int
        /// Which of its periods, in the order of the scan.
        let period: Int
    }

    init(asOf: Timestamp, place: Place) {
        self.asOf = asOf
        self.place = place
    }

    /// - Throws: `InvalidNextToken` for a text that is none, or of another request.
    init(_ text: String, of request: CloudWatch.GetMetricData) throws(CloudWatch.ErrorBody) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, let asOf = Int64(parts[0], radix: 16), asOf.magnitude < 1 << 53,
            let question = Int(parts[1], radix: 16), let period = Int(parts[2], radix: 16),
            (0..<request.queries.count).contains(question), (0..<(1 << 31)).contains(period),
            String(parts[3]) == Self.hash(of: request)
        else {
            throw .init(.invalidNextToken, "The next token is not valid: it must be the one that the page before gave.")
        }
        self.init(asOf: Timestamp(microseconds: asOf), place: Place(question: question, period: period))
    }

    func text(of request: CloudWatch.GetMetricData) -> String {
        let numbers =
            [String(asOf.microseconds, radix: 16)] + [place.question, place.period].map { String($0, radix: 16) }
        return (numbers + [Self.hash(of: request)]).joined(separator: "-")
    }

    private static func hash(of request: CloudWatch.GetMetricData) -> String {
        var first = request
        first.nextToken = nil
        first.maxDatapoints = nil
        return String(stableHash(first.form.text), radix: 16)
    }
}
