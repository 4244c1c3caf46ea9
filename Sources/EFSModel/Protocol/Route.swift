import Wire

extension EFS {
    /// Where an operation's input travels: its method, its path and which members are in the query.
    public struct Route: Sendable, Hashable {
        /// An HTTP method.
        public enum Method: String, Sendable, Hashable {
            case get = "GET"
            case post = "POST"
            case put = "PUT"
            case delete = "DELETE"
        }

        /// A member of the input that travels in the query.
        public struct QueryMember: Sendable, Hashable {
            /// What its text stands for.
            enum Kind: Sendable {
                case text
                case integer
                case list
            }

            /// The member's name in the API's model.
            public let member: String
            /// The name in the query.
            public let name: String
            let kind: Kind

            static func text(_ member: String, as name: String? = nil) -> QueryMember {
                QueryMember(member: member, name: name ?? member, kind: .text)
            }

            static func integer(_ member: String) -> QueryMember {
                QueryMember(member: member, name: member, kind: .integer)
            }

            /// A member with several values: its name comes once for each.
            static func list(_ member: String, as name: String) -> QueryMember {
                QueryMember(member: member, name: name, kind: .list)
            }
        }

        /// The operation's name: `CreateFileSystem`.
        public let name: String
        /// The method.
        public let method: Method
        /// The path; a segment in braces is a member of the input: `/2015-02-01/file-systems/{FileSystemId}`.
        public let path: String
        /// The HTTP status of success.
        public let status: Int
        /// The members that travel in the query.
        public let query: [QueryMember]

        init(_ name: String, _ method: Method, _ path: String, status: Int, query: [QueryMember] = []) {
            self.name = name
            self.method = method
            self.path = path
            self.status = status
            self.query = query
        }
    }
}

extension EFS.Route {
    /// The path's members when method and raw path are this route's, or nil.
    ///
    /// - Parameter path: as on the request line, still percent-encoded, so that an ARN's slashes are no separators.
    public func match(method: String, path: String) -> [String: String]? {
        guard method == self.method.rawValue else { return nil }
        let pattern = self.path.split(separator: "/")
        let segments = path.split(separator: "/")
        guard pattern.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (expected, found) in zip(pattern, segments) {
            if let member = Self.member(in: expected) {
                parameters[member] = PercentEncoding.decode(found)
            } else if expected != found {
                return nil
            }
        }
        return parameters
    }

    /// The path with its members filled in; they are taken out of `members`.
    func fill(from members: inout JSONObject) throws(EFS.InputProblem) -> String {
        var filled = ""
        for segment in path.split(separator: "/") {
            guard let member = Self.member(in: segment) else {
                filled += "/\(segment)"
                continue
            }
            guard let text = members.removeValue(forKey: member)?.string, !text.isEmpty else {
                throw EFS.InputProblem(member: member, message: "it is part of the path and must not be empty")
            }
            filled += "/\(PercentEncoding.encode(text))"
        }
        return path.hasSuffix("/") ? filled + "/" : filled
    }

    /// The query's items; they are taken out of `members`.
    func takeQuery(from members: inout JSONObject) -> QueryItems {
        var items = QueryItems()
        for member in query {
            switch members.removeValue(forKey: member.member) {
            case .array(let values): for value in values { items.append(member.name, value.string) }
            case .integer(let number): items.append(member.name, String(number))
            case let value: items.append(member.name, value?.string)
            }
        }
        return items
    }

    private static func member(in segment: Substring) -> String? {
        segment.hasPrefix("{") ? String(segment.dropFirst().dropLast()) : nil
    }
}
