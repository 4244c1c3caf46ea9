import Hummingbird
import NIOCore
import ServiceLifecycle
import Vocabulary
import Wire

/// `GET /journal?service=&operation=&region=&since=SERIAL&limit=&follow=true` answers JSON lines, oldest first.
///
/// Where records that were asked for have fallen off, a first line says how many: `{"dropped": 12}`. With `follow` the
/// answer goes on with what comes, until the client goes.
struct JournalControl: ControlSubject {
    let gate: CallGate
    /// Nil when the sandbox keeps nothing.
    let file: JournalFile?

    private struct Query {
        var filter = JournalFilter()
        var since: UInt64 = 0
        var limit = Int.max
        var follows = false
    }

    func addRoutes(to router: Router<FaceContext>) {
        router.get("/journal") { request, _ in
            let query = try query(of: request)
            // What is shown is on disk, so that no serial is given twice.
            file?.flush()
            let page = gate.journal.page(after: query.since, matching: query.filter, limit: query.limit)
            guard query.follows else { return answer(ResponseBody(byteBuffer: lines(of: page))) }
            return answer(
                ResponseBody { writer in
                    let waiter = gate.journal.changed.waiter()
                    async let _: Void = endWithClientOrServer(waiter, request.body)
                    try await writer.write(lines(of: page))
                    var follower = Follower(after: page, query, waiter)
                    while let page = await follower.next(of: gate.journal, file) {
                        try await writer.write(lines(of: page))
                    }
                    try await writer.finish(nil)
                })
        }
    }

    /// Ends the waiting when the client goes, otherwise nobody would notice before the next record, or the server stops.
    private func endWithClientOrServer(_ waiter: Signal.Waiter, _ body: RequestBody) async {
        try? await body.consumeWithInboundCloseHandler { _ in
            try? await gracefulShutdown()
            waiter.end()
        } onInboundClosed: {
            waiter.end()
        }
    }

    private func query(of request: Request) throws(InvalidValue) -> Query {
        let fields: ControlFields
        do {
            fields = try ControlFields(
                queryOf: request, known: ["service", "operation", "region", "since", "limit", "follow"])
        } catch let error as InvalidValue {
            throw error
        } catch {
            throw InvalidValue(field: "query", value: request.uri.query ?? "", remedy: "\(error)")
        }
        var query = Query()
        query.filter.service = try fields.text("service").map { NamePattern($0) }
        query.filter.operation = try fields.text("operation").map { NamePattern($0) }
        query.filter.region = try fields.region()
        query.follows = try fields.flag("follow")
        if let since = try fields.whole("since") {
            guard since >= 0 else {
                throw InvalidValue(field: "since", value: "\(since)", remedy: "use the serial of a record, or 0")
            }
            query.since = UInt64(since)
        }
        if let limit = try fields.whole("limit") {
            guard limit > 0 else { throw InvalidValue(field: "limit", value: "\(limit)", remedy: "use 1 or more") }
            query.limit = limit
        }
        return query
    }

    private func answer(_ body: ResponseBody) -> Response {
        Response(status: .ok, headers: [.contentType: "application/x-ndjson"], body: body)
    }

    private func lines(of page: Journal.Page) -> ByteBuffer {
        var bytes: [UInt8] = []
        if page.dropped > 0 { bytes += JSONValue.object(["dropped": .integer(Int64(page.dropped))]).bytes() + [0x0A] }
        for record in page.records { bytes += record.line }
        return ByteBuffer(bytes: bytes)
    }

    /// Reads what comes after a page.
    private struct Follower {
        private let filter: JournalFilter
        private var serial: UInt64
        private var left: Int
        private var changes: AsyncStream<Void>.Iterator

        init(after page: Journal.Page, _ query: Query, _ waiter: Signal.Waiter) {
            filter = query.filter
            serial = page.last
            left = query.limit - page.records.count
            changes = waiter.changes.makeAsyncIterator()
        }

        /// The next page that has something; nil when nobody waits any more.
        mutating func next(of journal: Journal, _ file: JournalFile?) async -> Journal.Page? {
            while left > 0, await changes.next(isolation: #isolation) != nil {
                // A busy sandbox is told of in handfuls.
                try? await Task.sleep(for: .milliseconds(20))
                file?.flush()
                let page = journal.page(after: serial, matching: filter, limit: left)
                serial = page.last
                left -= page.records.count
                if !page.records.isEmpty || page.dropped > 0 { return page }
            }
            return nil
        }
    }
}
