import CEL
import TestKit
import Testing

@Suite("CEL and nonsense")
struct CELFuzzTests {
    private static let pieces = [
        "self", "oldSelf", ".", "name", "replicas", "ports", "labels", "(", ")", "[", "]", "{", "}", ",", ":", "?", "!",
        "-",
        "+", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", " in ", "true", "false", "null", "1", "0",
        "-1",
        "1u", "1.5", "1e308", "9223372036854775807", "-9223372036854775808", "18446744073709551615u", "0x", "'a'",
        "\"b\"",
        "'''", "b'a'", "r'\\d'", "'\\u00e9'", "'\\xff'", "\\", "has(", "size(", ".all(p,", ".exists(p,", ".map(p,",
        ".filter(p,", "int(", "uint(", "double(", "string(", "duration(", "timestamp(", "'1h'", "'-2562047h'",
        "'9999-12-31T23:59:59Z'", "'0001-01-01T00:00:00Z'", ".getFullYear()", ".getSeconds()", ".matches(", ".split(",
        ".substring(", ".replace(", ".format([", "'%d %s %x'", ".sum()", ".slice(", ".charAt(", ".find(", ".indexOf(",
        " ",
        "\n", "// x\n", "cel.bind(x,", "type(", "dyn(", "quantity('1Gi')", "url('http://a')", "ip('1.2.3.4')",
    ]

    private static let world: [String: CELValue] = [
        "self": [
            "name": "web", "replicas": 3, "ports": [["name": "http", "port": 80]], "labels": ["app": "a"],
            "big": .int(.max),
        ], "oldSelf": ["name": "web", "replicas": .int(.min)],
    ]

    @Test("whatever an expression says, it is compiled and evaluated, or refused")
    func expressions() async {
        await Fuzzing.rounds(1500) { _, dice in
            let source = Fuzzing.text(of: Self.pieces, upTo: 14, &dice)
            guard let expression = try? CELExpression(compiling: source, variables: ["self", "oldSelf"]) else { return }
            _ = try? expression.evaluate(Self.world)
        }
    }

    @Test(
        "arithmetic at the borders of its types is refused rather than overflowing",
        arguments: [
            "9223372036854775807 + 1", "-9223372036854775808 - 1", "-(-9223372036854775808)", "9223372036854775807 * 2",
            "-9223372036854775808 / -1", "-9223372036854775808 % -1", "1 / 0", "1 % 0", "0u - 1u",
            "18446744073709551615u + 1u", "18446744073709551615u * 2u", "1u / 0u", "int(1e300)",
            "int(18446744073709551615u)",
            "uint(-1)", "uint(1e300)", "int('99999999999999999999')",
            "duration('9223372036854775807s') + duration('1h')",
            "duration('2562047h') + duration('2562047h')", "timestamp('9999-12-31T23:59:59Z') + duration('1000000h')",
            "timestamp('0001-01-01T00:00:00Z') - duration('1000000h')", "timestamp(9223372036854775807)",
            "timestamp(-9223372036854775808)", "'abc'.substring(9223372036854775807)", "'abc'.substring(-1)",
            "'abc'.substring(2, 1)", "'abc'.charAt(9223372036854775807)", "'abc'.charAt(-9223372036854775808)",
            "[1].slice(-1, 5)", "[1][9223372036854775807]", "[1][-1]", "[9223372036854775807, 1].sum()",
            "'a'.indexOf('a', 9223372036854775807)", "'a'.lastIndexOf('a', -1)",
            "'a,b'.split(',', -9223372036854775808)",
            "'a'.replace('a', 'b', 9223372036854775807)", "'%.99999999999f'.format([1.0])",
            "'%9223372036854775807d'.format([1])",
            "'%'.format([1])", "'%d'.format([])", "int(0.0/0.0)", "int(timestamp('9999-12-31T23:59:59Z'))",
            "duration(string(9223372036854775807) + 'h')", "{1: 2}[2]", "double('x')",
            "timestamp('9999-99-99T99:99:99Z')",
            "'a'.findAll('a', -1)", "lists.range(1000000000)",
        ])
    func borders(source: String) {
        // What comes out differs; that anything does, and the process lives, is what counts here.
        guard let expression = try? CELExpression(compiling: source, variables: ["self"]) else { return }
        _ = try? expression.evaluate(Self.world)
    }

    @Test(
        "nesting without end is refused, in whatever form",
        arguments: [
            ("(", "1", ")"), ("[", "1", "]"), ("{1:", "1", "}"), ("!", "true", ""), ("-", "1", ""), ("1+", "1", ""),
            ("true?", "1", ":2"), ("true?1:", "1", ""), ("self", "", ".a"), ("self", "", "[0]"), ("size(", "''", ")"),
            ("[1].map(x,", "x", ")"), ("true||", "true", ""), ("1==", "1", ""), ("", "1", " in [1]"),
        ])
    func nesting(open: String, inner: String, close: String) {
        for depth in [150, 4_000] {
            let opening = open == "self" ? open : String(repeating: open, count: depth)
            let source = opening + inner + String(repeating: close, count: depth)
            guard let expression = try? CELExpression(compiling: source, variables: ["self"]) else { continue }
            _ = try? expression.evaluate(Self.world)
        }
    }

    private static let regexPieces = [
        "a", "b", ".", "*", "+", "?", "|", "(", ")", "(?:", "(?i)", "(?P<n>", "[", "]", "[^", "-", "a-z", "[:alpha:]",
        "{2}",
        "{1,}", "{0,1000}", "{1000}", "{,2}", "{99999999999}", "^", "$", "\\d", "\\w", "\\b", "\\B", "\\A", "\\z",
        "\\x41",
        "\\x{10FFFF}", "\\x{FFFFFFFFF}", "\\p{L}", "\\p{Greek}", "\\pN", "\\Q", "\\E", "\\", "é", "\\1", "(?=a)",
    ]

    @Test("whatever a pattern says, it is compiled and matched in time, or refused")
    func patterns() async {
        let start = ContinuousClock.now
        await Fuzzing.rounds(1000) { _, dice in
            let pattern = Fuzzing.text(of: Self.regexPieces, upTo: 12, &dice)
            guard let regex = try? LinearRegex(pattern) else { return }
            _ = regex.matches(dice.pick(Fuzzing.texts))
            _ = regex.allMatches(in: "aab-ab é 42 " + dice.pick(Fuzzing.texts), limit: 5)
        }
        for pattern in [
            String(repeating: "(", count: 100_000), String(repeating: "(?:", count: 100_000),
            String(repeating: "a|", count: 50_000),
            String(repeating: "a?", count: 500), "((((a{100}){100}){100}){100}){100}",
            "(a*)*" + String(repeating: "b", count: 300),
            String(repeating: "[a", count: 10_000),
            String(repeating: "(a", count: 190) + String(repeating: ")*", count: 190),
        ] { _ = (try? LinearRegex(pattern))?.matches(String(repeating: "a", count: 100)) }
        #expect(ContinuousClock.now - start < .seconds(120))
    }
}
