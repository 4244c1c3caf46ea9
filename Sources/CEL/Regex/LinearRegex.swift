/// A regular expression of RE2's syntax that is matched in time linear in the text.
///
/// Swift's own `Regex` backtracks, reads another dialect and sees grapheme clusters; patterns of CustomResourceDefinitions
/// come from users, are written for Go's regexp package and must not be able to hang a server. Matching follows all
/// alternatives at once, a set of places in the program per scalar (Thompson 1968; Pike's variant for the leftmost match).
///
/// ```swift
/// try LinearRegex("^fs-[0-9a-f]+$").matches("fs-0123")
/// ```
public struct LinearRegex: Sendable {
    enum Instruction: Sendable {
        case set(ScalarSet)
        case assertion(RegexNode.Assertion)
        /// Goes on at both, preferring the first.
        case split(Int, Int)
        case jump(Int)
        case match
    }

    /// The pattern as written.
    public let pattern: String
    private let program: [Instruction]

    /// Compiles a pattern.
    ///
    /// - Throws: ``RegexSyntaxError`` in the words of Go's regexp package.
    public init(_ pattern: String) throws(RegexSyntaxError) {
        self.pattern = pattern
        var parser = RegexParser(pattern)
        var program: [Instruction] = []
        Self.emit(try parser.parse(), into: &program)
        program.append(.match)
        self.program = program
    }

    /// Whether the pattern matches somewhere in the text.
    public func matches(_ text: String) -> Bool {
        firstMatch(in: Array(text.unicodeScalars), from: 0, anyEnd: true) != nil
    }

    /// The texts of the leftmost matches that do not overlap, at most `limit` of them.
    public func allMatches(in text: String, limit: Int = .max) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var found: [String] = []
        var start = 0
        while found.count < limit, start <= scalars.count, let range = firstMatch(in: scalars, from: start) {
            var match = String.UnicodeScalarView()
            match.append(contentsOf: scalars[range])
            found.append(String(match))
            start = range.isEmpty ? range.upperBound + 1 : range.upperBound
        }
        return found
    }

    // MARK: Compiling

    private static func emit(_ node: RegexNode, into program: inout [Instruction]) {
        switch node {
        case .empty: break
        case .set(let set): program.append(.set(set))
        case .assertion(let kind): program.append(.assertion(kind))
        case .sequence(let nodes): for node in nodes { emit(node, into: &program) }
        case .alternation(let branches): emit(branches[...], into: &program)
        case .repetition(let node, let minimum, let maximum, let isLazy):
            for _ in 0..<minimum { emit(node, into: &program) }
            if let maximum {
                emitOptional(node, times: maximum - minimum, isLazy, into: &program)
            } else {
                emitLoop(node, isLazy, into: &program)
            }
        }
    }

    private static func emit(_ branches: ArraySlice<RegexNode>, into program: inout [Instruction]) {
        guard let first = branches.first else { return }
        guard branches.count > 1 else { return emit(first, into: &program) }
        let split = program.count
        program.append(.jump(0))
        emit(first, into: &program)
        let jump = program.count
        program.append(.jump(0))
        program[split] = .split(split + 1, program.count)
        emit(branches.dropFirst(), into: &program)
        program[jump] = .jump(program.count)
    }

    private static func emitLoop(_ node: RegexNode, _ isLazy: Bool, into program: inout [Instruction]) {
        let split = program.count
        program.append(.jump(0))
        emit(node, into: &program)
        program.append(.jump(split))
        program[split] = isLazy ? .split(program.count, split + 1) : .split(split + 1, program.count)
    }

    private static func emitOptional(
        _ node: RegexNode, times: Int, _ isLazy: Bool, into program: inout [Instruction]
    ) {
        var splits: [Int] = []
        for _ in 0..<max(0, times) {
            splits.append(program.count)
            program.append(.jump(0))
            emit(node, into: &program)
        }
        let end = program.count
        for split in splits { program[split] = isLazy ? .split(end, split + 1) : .split(split + 1, end) }
    }

    // MARK: Matching

    private struct Thread {
        let place: Int
        let start: Int
    }

    /// The leftmost match, and of those the one that a backtracking matcher would have found first; with `anyEnd` the
    /// first that is noticed.
    private func firstMatch(in scalars: [Unicode.Scalar], from start: Int, anyEnd: Bool = false) -> Range<Int>? {
        var threads: [Thread] = []
        var seen = [Int](repeating: -1, count: program.count)
        var found: Range<Int>?
        var index = start
        while index <= scalars.count {
            var following: [Thread] = []
            if found == nil {
                add(Thread(place: 0, start: index), at: index, scalars, &threads, &seen, stamp: index * 2)
            }
            for thread in threads {
                switch program[thread.place] {
                case .match:
                    found = thread.start..<index
                case .set(let set):
                    guard index < scalars.count, set.contains(scalars[index]) else { continue }
                    let next = Thread(place: thread.place + 1, start: thread.start)
                    add(next, at: index + 1, scalars, &following, &seen, stamp: index * 2 + 1)
                    continue
                case .assertion, .split, .jump: continue
                }
                break  // What a thread of less preference finds is not the match.
            }
            if anyEnd, let found { return found }
            if following.isEmpty, found != nil { return found }
            threads = following
            // The places of `following` were stamped as seen for the next scalar; keep them apart from new starts.
            for thread in following { seen[thread.place] = (index + 1) * 2 }
            index += 1
        }
        return found
    }

    /// Follows splits, jumps and assertions from a thread, and appends the places that test a scalar or match.
    private func add(
        _ thread: Thread, at index: Int, _ scalars: [Unicode.Scalar], _ threads: inout [Thread], _ seen: inout [Int],
        stamp: Int
    ) {
        var waiting = [thread.place]
        while let place = waiting.popLast() {
            guard seen[place] != stamp else { continue }
            seen[place] = stamp
            switch program[place] {
            case .jump(let target): waiting.append(target)
            case .split(let first, let second):
                waiting.append(second)
                waiting.append(first)
            case .assertion(let kind):
                if holds(kind, at: index, scalars) { waiting.append(place + 1) }
            case .set, .match: threads.append(Thread(place: place, start: thread.start))
            }
        }
    }

    private func holds(_ kind: RegexNode.Assertion, at index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        switch kind {
        case .startOfText: index == 0
        case .endOfText: index == scalars.count
        case .startOfLine: index == 0 || scalars[index - 1] == "\n"
        case .endOfLine: index == scalars.count || scalars[index] == "\n"
        case .wordBoundary: isWord(index - 1, scalars) != isWord(index, scalars)
        case .notWordBoundary: isWord(index - 1, scalars) == isWord(index, scalars)
        }
    }

    private func isWord(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        scalars.indices.contains(index) && ScalarSet.word.contains(scalars[index])
    }
}
