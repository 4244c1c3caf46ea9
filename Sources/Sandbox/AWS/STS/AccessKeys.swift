import SigV4
import Vocabulary

/// Who makes a call, as GetCallerIdentity says it.
public struct AWSCaller: Sendable, Hashable {
    /// The account: 12 digits.
    public let account: String
    /// The unique id: `AIDA…` for a user, `AROA…:session` for an assumed role.
    public let userID: String
    /// The resource name.
    public let arn: String
}

/// An access key that the embedded AWS gave out.
struct AccessKey: Codable, Hashable, Sendable {
    let accessKeyID: String
    let secretAccessKey: String
    /// Nil for a lasting key.
    let sessionToken: String?
    let userID: String
    let arn: String
    /// Nil for a lasting key.
    let expiration: Moment?
    /// Its place in the order of issue.
    let serial: UInt64

    var credentials: SigningCredentials {
        SigningCredentials(
            accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken)
    }

    func isExpired(at now: Timestamp) -> Bool { expiration.map { $0.timestamp <= now } ?? false }
}

/// The access keys of the account: the lasting one of the sandbox's user, and those of sessions.
///
/// The user is an administrator `sandbox`, not the account's root, because AWS lets no root assume a role.
struct AccessKeys: Sendable {
    /// How long an expired key is remembered, so that its use is answered with "expired" rather than "unknown".
    static let memory = Duration.seconds(24 * 3600)

    let account: String
    let ids: IDSource
    let lasting: AccessKey
    private(set) var sessions: [String: AccessKey] = [:]
    private(set) var nextSerial: UInt64 = 1
    private var departures = Departures<String>()

    init(account: String, partition: String, ids: IDSource) {
        self.account = account
        self.ids = ids
        lasting = AccessKey(
            accessKeyID: "AKIA" + ids.keyLetters("lasting key", 0, count: 16),
            secretAccessKey: ids.secret("lasting secret", 0, count: 40), sessionToken: nil,
            userID: "AIDA" + ids.keyLetters("user", 0, count: 17),
            arn: "arn:\(partition):iam::\(account):user/sandbox", expiration: nil, serial: 0)
    }

    subscript(accessKeyID: String) -> AccessKey? {
        accessKeyID == lasting.accessKeyID ? lasting : sessions[accessKeyID]
    }

    func caller(of key: AccessKey) -> AWSCaller { AWSCaller(account: account, userID: key.userID, arn: key.arn) }

    /// The key that a session of a role would get; it counts once it was added.
    func sessionKey(userID: String, arn: String, expiration: Timestamp) -> AccessKey {
        AccessKey(
            accessKeyID: "ASIA" + ids.keyLetters("session key", nextSerial, count: 16),
            secretAccessKey: ids.secret("session secret", nextSerial, count: 40),
            sessionToken: "IQoJ" + ids.secret("session token", nextSerial, count: 360), userID: userID, arn: arn,
            expiration: Moment(expiration), serial: nextSerial)
    }

    mutating func add(_ key: AccessKey) {
        sessions[key.accessKeyID] = key
        nextSerial = max(nextSerial, key.serial + 1)
        if let expiration = key.expiration {
            departures.insert(key.accessKeyID, at: expiration.timestamp + Self.memory)
        }
    }

    /// The keys that need not be remembered any more.
    func forgotten(at now: Timestamp) -> [String] { departures.due(at: now) }

    mutating func forget(at now: Timestamp) {
        for id in forgotten(at: now) { sessions[id] = nil }
        departures.forget(dueAt: now)
    }

    /// Keeps the numbering going where it was when the last keys are forgotten already.
    mutating func continueNumbering(from serial: UInt64) { nextSerial = max(nextSerial, serial) }
}
