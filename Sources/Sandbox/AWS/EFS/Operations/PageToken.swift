import EFSModel

/// The text that says where the next page of a listing starts.
enum PageToken {
    /// What is listed; a token of one listing is no token of another.
    enum Kind: String {
        case fileSystems = "fs"
        case mountTargets = "mt"
        case accessPoints = "ap"
        case tags = "tag"
        case replications = "rep"
    }

    static func text(after serial: UInt64, kind: Kind) -> String {
        let digits = String(serial, radix: 16)
        return kind.rawValue + "-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The serial number in a token; nil for no token.
    ///
    /// - Throws: `BadRequest` for a text that no listing of the kind gave.
    static func serial(of text: String?, kind: Kind, field: String) throws(EFSRefusal) -> UInt64? {
        guard let text else { return nil }
        let start = kind.rawValue + "-"
        guard text.hasPrefix(start), text.count == start.count + 16,
            let serial = UInt64(text.dropFirst(start.count), radix: 16)
        else { throw .badRequest("\(field) '\(text)' is not valid: use the one that the page before gave.") }
        return serial
    }
}
