import EFSModel
import Vocabulary

// What is set for the account.

extension EFSRegion {
    /// The account's ids are long, as they are for all accounts since October 2021.
    func describeAccountPreferences(
        _ request: EFS.DescribeAccountPreferences, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.AccountPreferences> {
        Decision(Self.longIDs)
    }

    /// - Throws: `BadRequest` for short ids, which AWS gives no more.
    func putAccountPreferences(
        _ request: EFS.PutAccountPreferences, now: Timestamp
    ) throws(EFSRefusal) -> Decision<EFS.AccountPreferences> {
        guard request.resourceIDType == .long else {
            throw .badRequest("Short resource IDs are no longer supported; use LONG_ID.")
        }
        return Decision(Self.longIDs)
    }

    private static let longIDs = EFS.AccountPreferences(
        resourceIDPreference: .init(resourceIDType: .long, resources: [.fileSystem, .mountTarget]))
}
