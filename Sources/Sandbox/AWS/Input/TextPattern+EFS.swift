import Vocabulary

// The patterns of EFS's service model (botocore 1.43.11, efs/2015-02-01).

extension TextPattern {
    static let fileSystemID = resource(
        "^(arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-:]+:file-system/fs-[0-9a-f]{8,40}|fs-[0-9a-f]{8,40})$",
        FileSystemID.self, kind: "file-system")
    static let accessPointID = resource(
        "^(arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-:]+:access-point/fsap-[0-9a-f]{8,40}|fsap-[0-9a-f]{8,40})$",
        AccessPointID.self, kind: "access-point")
    static let mountTargetID = TextPattern(text: "^fsmt-[0-9a-f]{8,40}$") { isID($0, "fsmt-") }
    static let resourceID = TextPattern(
        text: "^(arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-:]+:(access-point/fsap|file-system/fs)-[0-9a-f]{8,40}"
            + "|fs(ap)?-[0-9a-f]{8,40})$"
    ) { fileSystemID.matches($0) || accessPointID.matches($0) }
    static let subnetID = TextPattern(text: "^subnet-[0-9a-f]{8,40}$") { isID($0, "subnet-") }
    static let securityGroup = TextPattern(text: "^sg-[0-9a-f]{8,40}") { isID($0, "sg-") }
    static let ipAddress = TextPattern(text: "^[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}$") { text in
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { (1...3).contains($0.count) && $0.utf8.allSatisfy(isDigit) }
    }
    /// Tokens, markers and zones: something on one line.
    static let anything = TextPattern(text: ".+") { $0.contains { !$0.isNewline } }
    static let permissions = TextPattern(text: "^[0-7]{3,4}$") { text in
        (3...4).contains(text.utf8.count) && text.utf8.allSatisfy { (48...55).contains($0) }
    }
    static let path = TextPattern(text: "^(\\/|(\\/(?!\\.)+[^$#<>;`|&?{}^*/\\n]+){1,4})$") { text in
        guard text.hasPrefix("/") else { return false }
        guard text != "/" else { return true }
        let components = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        return components.count <= 4
            && components.allSatisfy { component in
                !component.isEmpty && !component.hasPrefix(".")
                    && !component.contains { "$#<>;`|&?{}^*\n".contains($0) }
            }
    }
    static let tagKey = TextPattern(
        text: "^(?![aA]{1}[wW]{1}[sS]{1}:)([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$"
    ) { text in !text.isEmpty && !text.lowercased().hasPrefix("aws:") && text.unicodeScalars.allSatisfy(isTagLetter) }
    static let tagValue = TextPattern(text: "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$") { text in
        text.unicodeScalars.allSatisfy(isTagLetter)
    }
    static let kmsKeyID = TextPattern(
        text: "^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32}"
            + "|alias/[a-zA-Z0-9/_-]+|(arn:aws[-a-z]*:kms:[a-z0-9-]+:\\d{12}:((key/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}"
            + "-[0-9a-f]{4}-[0-9a-f]{12})|(key/mrk-[0-9a-f]{32})|(alias/[a-zA-Z0-9/_-]+))))$"
    ) { isKey($0) }
    static let region = TextPattern(text: "^[a-z]{2}-((iso[a-z]{0,1}-)|(gov-)){0,1}[a-z]+-{0,1}[0-9]{0,1}$") { text in
        var rest = Substring(text)
        if let digit = rest.utf8.last, isDigit(digit) { rest.removeLast() }
        if rest.hasSuffix("-") { rest.removeLast() }
        let words = rest.split(separator: "-", omittingEmptySubsequences: false)
        guard words.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (97...122).contains($0) } }) else { return false }
        let isSpecial = words.count == 3 && (words[1] == "gov" || words[1].hasPrefix("iso") && words[1].count <= 4)
        return words.first?.utf8.count == 2 && (words.count == 2 || isSpecial)
    }
    static let roleARN = TextPattern(
        text: "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+"
    ) { text in
        let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard fields.count == 6, fields[0] == "arn", fields[1].isEmpty || fields[1].hasPrefix("aws"),
            fields[2] == "iam", fields[3].isEmpty, fields[4].utf8.count == 12, fields[4].utf8.allSatisfy(isDigit)
        else { return false }
        return fields[5].hasPrefix("role") && fields[5].utf8.count > 4
            && fields[5].dropFirst(4).allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || "_+=,.@-/".contains($0))
            }
    }

    private static func resource<ID: ResourceID>(_ text: String, _ type: ID.Type, kind: String) -> TextPattern {
        TextPattern(text: text) { value in
            guard value.hasPrefix("arn:") else { return isID(value, ID.prefix) }
            let fields = value.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
            let start = ":\(kind)/"
            guard fields.count == 4, fields[1].hasPrefix("aws"), fields[2] == "elasticfilesystem",
                let slash = value.lastIndex(of: "/"), value[..<slash].hasSuffix(start.dropLast())
            else { return false }
            return isID(String(value[value.index(after: slash)...]), ID.prefix)
        }
    }

    private static func isID(_ text: String, _ prefix: String) -> Bool {
        let digits = text.utf8.dropFirst(prefix.utf8.count)
        return text.hasPrefix(prefix) && (8...40).contains(digits.count) && digits.allSatisfy(isHex)
    }

    private static func isKey(_ text: String) -> Bool {
        if text.hasPrefix("arn:") {
            let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 6, fields[1].hasPrefix("aws"), fields[2] == "kms", fields[4].utf8.count == 12,
                fields[4].utf8.allSatisfy(isDigit)
            else { return false }
            let isNamed = fields[5].hasPrefix("alias/") && isKey(fields[5])
            return isNamed || (fields[5].hasPrefix("key/") && isKey(String(fields[5].dropFirst(4))))
        }
        if text.hasPrefix("alias/") {
            return text.count > 6
                && text.dropFirst(6).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/_-".contains($0)) }
        }
        if text.hasPrefix("mrk-") { return text.utf8.count == 36 && text.utf8.dropFirst(4).allSatisfy(isHex) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.utf8.allSatisfy(isHex) }
    }

    private static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (97...102).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func isTagLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator, .paragraphSeparator:
            true
        default: "_.:/=+-@".unicodeScalars.contains(scalar)
        }
    }
}
