public import Wire

extension STS {
    /// Says who the caller is; needs no permission.
    public struct GetCallerIdentity: Operation {
        public static let action = "GetCallerIdentity"
        public static let isSigned = true
        public typealias Output = CallerIdentity

        /// Makes a request.
        public init() {}

        public init(fields: QueryItems) { self.init() }

        public var fields: QueryItems { [:] }
    }

    /// Who a caller is.
    public struct CallerIdentity: Answer {
        /// The unique id of the user or role: `AROA…:session`.
        public var userID: String
        /// The account: 12 digits.
        public var account: String
        /// `arn:aws:sts::123456789012:assumed-role/name/session`
        public var arn: String

        /// Makes the shape from its members.
        public init(userID: String, account: String, arn: String) {
            self.userID = userID
            self.account = account
            self.arn = arn
        }

        public init(result: XMLElement) throws(MissingElement) {
            self.init(
                userID: try result.required("UserId"), account: try result.required("Account"),
                arn: try result.required("Arn"))
        }

        public var members: [XMLElement] {
            [
                XMLElement("UserId", text: userID), XMLElement("Account", text: account),
                XMLElement("Arn", text: arn),
            ]
        }
    }
}
