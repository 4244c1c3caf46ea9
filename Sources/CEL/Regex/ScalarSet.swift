/// A set of Unicode scalars, as a character class of a regular expression writes it.
struct ScalarSet: Sendable, Equatable {
    /// A named part of a class that is not a list of ranges.
    struct Category: Sendable, Equatable {
        /// The general category's short name: `L`, `Lu`, `Nd`.
        let name: String
        let isNegated: Bool
    }

    var ranges: [ClosedRange<UInt32>] = []
    var categories: [Category] = []
    var isNegated = false
    var ignoresCase = false

    static let digits = ScalarSet(ranges: [0x30...0x39])
    static let word = ScalarSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let space = ScalarSet(ranges: [0x09...0x0A, 0x0C...0x0D, 0x20...0x20])
    static let anything = ScalarSet(ranges: [0...0x10FFFF])
    static let anythingButNewline = ScalarSet(ranges: [0...0x09, 0x0B...0x10FFFF])

    /// The set of one scalar.
    static func one(_ scalar: UInt32, ignoringCase: Bool) -> ScalarSet {
        ScalarSet(ranges: [scalar...scalar], ignoresCase: ignoringCase)
    }

    /// The POSIX classes that are written `[:name:]` within brackets.
    static let posix: [String: ScalarSet] = [
        "alnum": ScalarSet(ranges: [0x30...0x39, 0x41...0x5A, 0x61...0x7A]),
        "alpha": ScalarSet(ranges: [0x41...0x5A, 0x61...0x7A]),
        "ascii": ScalarSet(ranges: [0...0x7F]),
        "blank": ScalarSet(ranges: [0x09...0x09, 0x20...0x20]),
        "cntrl": ScalarSet(ranges: [0...0x1F, 0x7F...0x7F]),
        "digit": .digits,
        "graph": ScalarSet(ranges: [0x21...0x7E]),
        "lower": ScalarSet(ranges: [0x61...0x7A]),
        "print": ScalarSet(ranges: [0x20...0x7E]),
        "punct": ScalarSet(ranges: [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]),
        "space": ScalarSet(ranges: [0x09...0x0D, 0x20...0x20]),
        "upper": ScalarSet(ranges: [0x41...0x5A]),
        "word": .word,
        "xdigit": ScalarSet(ranges: [0x30...0x39, 0x41...0x46, 0x61...0x66]),
    ]

    /// Adds the scalars of another set, whose own negation is worked out first.
    mutating func formUnion(_ other: ScalarSet) {
        ranges.append(contentsOf: other.isNegated ? other.complementOfRanges : other.ranges)
        categories.append(
            contentsOf: other.categories.map { Category(name: $0.name, isNegated: $0.isNegated != other.isNegated) })
    }

    private var complementOfRanges: [ClosedRange<UInt32>] {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF, categories.isEmpty { gaps.append(next...0x10FFFF) }
        return gaps
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        if includes(scalar) { return !isNegated }
        guard ignoresCase else { return isNegated }
        for other in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
            let scalars = other.unicodeScalars
            if let folded = scalars.first, scalars.count == 1, folded != scalar, includes(folded) { return !isNegated }
        }
        return isNegated
    }

    private func includes(_ scalar: Unicode.Scalar) -> Bool {
        for range in ranges where range.contains(scalar.value) { return true }
        for category in categories where scalar.isIn(category: category.name) != category.isNegated { return true }
        return false
    }
}

extension Unicode.Scalar {
    /// Whether the scalar has the general category of that short name, or one that starts with it.
    fileprivate func isIn(category name: String) -> Bool {
        properties.generalCategory.shortName.hasPrefix(name)
    }
}

extension Unicode.GeneralCategory {
    /// The short name that regular expressions use.
    var shortName: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
