import FoundationEssentials
import GRDB

/// Keeps the records in a SQLite database.
///
/// The write-ahead log is not synchronised at each commit: what was kept survives a `kill -9` of the process at any
/// moment (the kernel has it), though not the loss of the machine's power, which a sandbox need not survive.
struct SQLiteKeeping: Keeping {
    /// The form of the records that this release writes, as the database's `user_version`. A release that changes what a
    /// record means raises it, and brings older records into the new form when it opens them, or refuses them.
    static let format = 1

    private let database: DatabaseQueue

    /// Opens the database, or makes it.
    ///
    /// - Throws: ``SandboxError`` for a database that another release wrote; what SQLite says of one that is damaged.
    init(path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        database = try DatabaseQueue(path: path, configuration: configuration)
        try database.write { database in
            let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard found <= Self.format else { throw Self.refusal(of: path, format: found) }
            guard found < Self.format else { return }
            // A new database; or one of the days before formats were counted, which has the first.
            try database.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS record (
                        space TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (space, key)
                    ) WITHOUT ROWID
                    """)
            try database.execute(sql: "PRAGMA user_version = \(Self.format)")
        }
    }

    private static func refusal(of path: String, format: Int) -> SandboxError {
        SandboxError(
            .stateUnreadable,
            "\(path) was written by a later release (its format is \(format), this release reads up to \(Self.format)): "
                + "use that release, or give another directory with --state")
    }

    func records(of space: String) throws -> [KeptRecord] {
        try database.read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT key, value FROM record WHERE space = ?", arguments: [space])
            var records: [KeptRecord] = []
            while let row = try rows.next() {
                records.append(try KeptRecord(key: row.decode(forColumn: "key"), value: Self.bytes(of: row)))
            }
            return records
        }
    }

    func keep(_ changes: [KeptChange]) throws {
        try database.write { database in
            let insert = try database.cachedStatement(
                sql: "INSERT OR REPLACE INTO record (space, key, value) VALUES (?, ?, ?)")
            let delete = try database.cachedStatement(sql: "DELETE FROM record WHERE space = ? AND key = ?")
            for change in changes {
                if let value = change.value {
                    try insert.execute(arguments: [change.space, change.key, Self.blob(of: value)])
                } else {
                    try delete.execute(arguments: [change.space, change.key])
                }
            }
        }
    }
}

extension SQLiteKeeping {
    private static func bytes(of row: Row) throws -> [UInt8] {
        try row.withUnsafeData(named: "value") { Array($0 ?? .init()) }
    }
    private static func blob(of bytes: [UInt8]) -> some DatabaseValueConvertible { Data(bytes) }
}
