extension RegexParser {
    /// Reads the rest of a bracketed class, whose `[` stands at `start`.
    mutating func parseClass(from start: Int, ignoringCase: Bool) throws(RegexSyntaxError) -> ScalarSet {
        var set = ScalarSet()
        let isNegated = skip("^")
        var isFirst = true
        while let scalar = next, isFirst || scalar != "]" {
            isFirst = false
            if let named = try parsePosixClass() {
                set.formUnion(named)
                continue
            }
            let rangeStart = index
            let low = try parseClassMember()
            guard next == "-", index + 1 < pattern.count, pattern[index + 1] != "]" else {
                set.formUnion(low)
                continue
            }
            index += 1
            set.ranges.append(try range(from: low, to: try parseClassMember(), start: rangeStart))
        }
        guard skip("]") else { throw failure("missing closing ]", from: start) }
        set.isNegated = isNegated
        set.ignoresCase = ignoringCase
        return set
    }

    private func range(
        from low: ScalarSet, to high: ScalarSet, start: Int
    ) throws(RegexSyntaxError) -> ClosedRange<UInt32> {
        guard let first = low.onlyScalar, let last = high.onlyScalar, first <= last else {
            throw failure("invalid character class range", from: start)
        }
        return first...last
    }

    /// Reads `[:name:]` or `[:^name:]`, or nothing.
    private mutating func parsePosixClass() throws(RegexSyntaxError) -> ScalarSet? {
        let start = index
        guard next == "[", index + 1 < pattern.count, pattern[index + 1] == ":" else { return nil }
        index += 2
        let isNegated = skip("^")
        var name = ""
        while let scalar = next, ("a"..."z").contains(scalar) {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard skip(":"), skip("]") else {
            index = start
            return nil
        }
        guard var set = ScalarSet.posix[name] else { throw failure("invalid character class range", from: start) }
        set.isNegated = isNegated
        return set
    }

    private mutating func parseClassMember() throws(RegexSyntaxError) -> ScalarSet {
        let start = index
        guard let scalar = next else { throw failure("missing closing ]", from: start) }
        index += 1
        return scalar == "\\" ? try parseEscape(from: start) : ScalarSet(ranges: [scalar.value...scalar.value])
    }

    /// Reads what follows a backslash that stands at `start`: a class of scalars or one of them.
    mutating func parseEscape(from start: Int) throws(RegexSyntaxError) -> ScalarSet {
        guard let mark = next else { throw failure("trailing backslash at end of expression", from: start + 1) }
        index += 1
        if let shorthand = shorthandClass(mark) { return shorthand }
        switch mark {
        case "p", "P": return try parseCategory(isNegated: mark == "P", from: start)
        case "x": return one(try parseHexScalar(from: start))
        case "a": return one(0x07)
        case "f": return one(0x0C)
        case "n": return one(0x0A)
        case "r": return one(0x0D)
        case "t": return one(0x09)
        case "v": return one(0x0B)
        case "0"..."7": return one(try parseOctalScalar(mark, from: start))
        default:
            let isPunctuation = mark.value < 0x80 && !ScalarSet.word.contains(mark)
            guard isPunctuation || mark == "_" else { throw failure("invalid escape sequence", from: start) }
            return one(mark.value)
        }
    }

    private func one(_ value: UInt32) -> ScalarSet { ScalarSet(ranges: [value...value]) }

    private func shorthandClass(_ mark: Unicode.Scalar) -> ScalarSet? {
        var set: ScalarSet
        switch mark {
        case "d", "D": set = .digits
        case "w", "W": set = .word
        case "s", "S": set = .space
        default: return nil
        }
        set.isNegated = mark.properties.isUppercase
        return set
    }

    private mutating func parseCategory(isNegated: Bool, from start: Int) throws(RegexSyntaxError) -> ScalarSet {
        var name = ""
        if skip("{") {
            while let scalar = next, scalar != "}" {
                name.unicodeScalars.append(scalar)
                index += 1
            }
            guard skip("}") else { throw failure("invalid character class range", from: start) }
        } else if let scalar = next {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        let flipped = name.hasPrefix("^")
        if flipped { name.removeFirst() }
        guard let initial = name.first, name.count <= 2, "LMNPSZC".contains(initial) else {
            throw failure("invalid character class range", from: start)
        }
        return ScalarSet(categories: [.init(name: name, isNegated: isNegated != flipped)])
    }

    private mutating func parseHexScalar(from start: Int) throws(RegexSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        if skip("{") {
            while let digit = next?.hexDigitValue, value <= 0x10FFFF {
                value = value << 4 | digit
                index += 1
            }
            guard skip("}"), Unicode.Scalar(value) != nil else { throw failure("invalid escape sequence", from: start) }
            return value
        }
        for _ in 0..<2 {
            guard let digit = next?.hexDigitValue else { throw failure("invalid escape sequence", from: start) }
            value = value << 4 | digit
            index += 1
        }
        return value
    }

    private mutating func parseOctalScalar(_ first: Unicode.Scalar, from start: Int) throws(RegexSyntaxError) -> UInt32
    {
        // A single digit above 0 would be a back-reference, which RE2 refuses.
        let follows = next.map { ("0"..."7").contains($0) } ?? false
        guard first == "0" || follows else { throw failure("invalid escape sequence", from: start) }
        var value = first.value - 0x30
        for _ in 0..<2 {
            guard let digit = next, ("0"..."7").contains(digit) else { break }
            value = value << 3 | (digit.value - 0x30)
            index += 1
        }
        return value
    }
}

extension ScalarSet {
    /// The scalar of a set of one.
    fileprivate var onlyScalar: UInt32? {
        guard ranges.count == 1, categories.isEmpty, !isNegated, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}

extension Unicode.Scalar {
    /// The value of a hexadecimal digit.
    var hexDigitValue: UInt32? {
        switch value {
        case 0x30...0x39: value - 0x30
        case 0x41...0x46: value - 0x41 + 10
        case 0x61...0x66: value - 0x61 + 10
        default: nil
        }
    }
}
