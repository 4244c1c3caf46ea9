public import Wire

extension EFS {
    /// One operation of the API; the value holds its input.
    ///
    /// Its coding keys are the API's member names, whether a member travels in the path, in the query or in the body:
    /// ``EFS/Route`` says which.
    public protocol Operation: Codable, Hashable, Sendable {
        /// What a successful call answers.
        associatedtype Output: Codable & Hashable & Sendable
        /// The operation's name, method, path and query.
        static var route: Route { get }
    }

    /// The output of an operation that answers nothing.
    public struct NoOutput: Codable, Hashable, Sendable {
        /// Makes it.
        public init() {}
    }

    /// An operation that answers page by page.
    public protocol PagedOperation: Operation {
        /// What is listed.
        associatedtype Item: Sendable
        /// The items of a page.
        static func items(of page: Output) -> [Item]
        /// The call for the next page, or nil after the last.
        func next(after page: Output) -> Self?
    }

    /// An operation that makes something under a token: called again with the token, it answers 409 with the id.
    public protocol CreatingOperation: Operation {
        /// The id of what is made.
        associatedtype ID: Hashable & Sendable
        /// The id of what an earlier call with the token made, or nil when the error says something else.
        static func existing(in error: ErrorBody) -> ID?
    }

    /// An operation's input as the parts of an HTTP request.
    public struct Request: Sendable, Hashable {
        /// `GET`, `POST`, `PUT` or `DELETE`.
        public var method: Route.Method
        /// The path, percent-encoded.
        public var path: String
        /// The query's items, not yet encoded.
        public var query: QueryItems
        /// The JSON body, or nil when there is none.
        public var body: [UInt8]?
    }
}

extension EFS.Operation {
    /// The request that makes this call.
    ///
    /// - Throws: ``EFS/InputProblem`` when a member of the path has no text.
    public func request() throws(EFS.InputProblem) -> EFS.Request {
        guard let tree = try? JSONValue(encoding: self), var members = tree.object else {
            throw EFS.InputProblem(member: Self.route.name, message: "it cannot be encoded")
        }
        let path = try Self.route.fill(from: &members)
        let query = Self.route.takeQuery(from: &members)
        let needsBody = !members.isEmpty || Self.route.method == .post || Self.route.method == .put
        return EFS.Request(
            method: Self.route.method, path: path, query: query,
            body: needsBody ? JSONValue.object(members).bytes() : nil)
    }
}
