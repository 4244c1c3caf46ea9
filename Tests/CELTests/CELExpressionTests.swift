import CEL
import Testing

@Suite("CEL expressions")
struct CELExpressionTests {
    static let world: [String: CELValue] = [
        "self": [
            "name": "web", "replicas": 3, "ports": [["name": "http", "port": 80], ["name": "https", "port": 443]],
            "labels": ["app": "a", "tier": "b"], "nothing": .null, "ratio": 0.5, "tags": ["x", "y"],
        ],
        "oldSelf": ["name": "web", "replicas": 2],
    ]

    private func evaluate(_ source: String) throws -> CELValue {
        try CELExpression(compiling: source, variables: ["self", "oldSelf", "missing"]).evaluate(Self.world)
    }

    @Test(
        "literals, operators and their precedence give the values of the language definition",
        arguments: [
            ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("7 / 2", 3), ("-7 % 3", -1), ("- 2 - -3", 1), ("0x1F", 31),
            ("-9223372036854775808", .int(.min)), ("5u + 2u", .uint(7)), ("1.5 + .5", 2.0), ("1e3", 1000.0),
            ("true ? 'a' : 'b'", "a"), ("false || true && !false", true), ("1 < 2 && 2 <= 2 && 3 > 2", true),
            (#""a\n\u00e9\x41\101""#, "a\né\u{41}A"), (#"r"a\n""#, #"a\n"#), ("'''a\nb'''", "a\nb"),
            (#"b"ab" == b'\x61b'"#, true), ("[1, 2] + [3]", [1, 2, 3]), ("{'a': 1}['a']", 1), ("2 in [1, 2]", true),
            ("'a' in {'a': 1}", true), ("1 == 1.0 && 1u == 1", true), ("'a' < 'b'", true), ("null == null", true),
            ("'1' == 1", false), ("[1, 2][1]", 2), ("1 // a comment\n + 1", 2), ("type(1) == int", true),
        ] as [(String, CELValue)])
    func operators(source: String, value: CELValue) throws {
        #expect(try evaluate(source) == value)
    }

    @Test(
        "fields, has() and macros look into objects and lists",
        arguments: [
            ("self.name", "web"), ("has(self.name)", true), ("has(self.absent)", false), ("has(self.nothing)", true),
            ("self.ports.all(p, p.port > 0)", true), ("self.ports.exists(p, p.name == 'http')", true),
            ("self.ports.exists_one(p, p.port < 100)", true), ("self.ports.filter(p, p.port > 100).size()", 1),
            ("self.ports.map(p, p.name)", ["http", "https"]), ("self.ports.map(p, p.port > 100, p.name)", ["https"]),
            ("self.labels.all(k, k.size() < 5)", true), ("self.labels['app']", "a"), ("size(self.tags)", 2),
            ("self.ports.all(p, self.ports.exists(q, q.port == p.port))", true),
            ("cel.bind(n, self.replicas * 2, n + n)", 12),
        ] as [(String, CELValue)])
    func members(source: String, value: CELValue) throws {
        #expect(try evaluate(source) == value)
    }

    @Test(
        "functions of strings, lists, sets, conversions and time give what cel-go gives",
        arguments: [
            ("'aBc'.lowerAscii() + 'aBc'.upperAscii()", "abcABC"), ("'a-b-c'.replace('-', '+', 1)", "a+b-c"),
            ("'ab'.replace('', '_')", "_a_b_"), ("'a,b,c'.split(',')", ["a", "b", "c"]),
            ("'a,b,c'.split(',', 2)", ["a", "b,c"]),
            ("['a', 'b'].join('/')", "a/b"), ("'tacocat'.substring(1, 3)", "ac"), ("'  x '.trim()", "x"),
            ("'hello'.indexOf('l')", 2), ("'hello'.lastIndexOf('l')", 3), ("'abc'.charAt(3)", ""), ("'é'.size()", 1),
            ("'fs-1'.matches('^fs-[0-9]+$')", true), ("matches('x', 'y')", false),
            ("'a1b22'.findAll('[0-9]+')", ["1", "22"]),
            ("'abc'.startsWith('ab') && 'abc'.endsWith('bc') && 'abc'.contains('b')", true),
            ("[1, 2, 2].isSorted()", true), ("[2, 1].isSorted()", false), ("[1, 2].sum()", 3), ("[1, 3, 2].max()", 3),
            ("[1, 3, 2].min()", 1), ("['a', 'b'].indexOf('b')", 1), ("sets.contains([1, 2], [2])", true),
            ("sets.equivalent([1, 2], [2, 1])", true), ("sets.intersects([1], [2])", false),
            ("int('12') + int(3.9)", 15), ("string(12) + string(1.0) + string(true)", "121true"),
            ("double('1.5')", 1.5),
            ("duration('1h30m') > duration('60m')", true), ("string(duration('90s'))", "90s"),
            ("timestamp('2026-11-21T03:00:00Z') + duration('1h') == timestamp('2026-11-21T04:00:00Z')", true),
            ("timestamp('2026-11-21T03:00:00Z').getFullYear()", 2026),
            ("timestamp('2026-11-21T03:00:00Z').getDayOfWeek()", 6),
            ("timestamp('2026-11-21T03:00:00+01:00').getHours()", 2),
            ("'%s=%d %.2f'.format(['a', 5, 1.005])", "a=5 1.00"),
            ("size(b'abc')", 3), ("dyn(1) == 1", true),
        ] as [(String, CELValue)])
    func functions(source: String, value: CELValue) throws {
        #expect(try evaluate(source) == value)
    }

    @Test(
        "optional values stand for members that may be missing",
        arguments: [
            ("self.?name.orValue('none')", "web"), ("self.?absent.orValue('none')", "none"),
            ("self.?absent.?deeper.hasValue()", false), ("self.tags[?5].orValue('z')", "z"),
            ("optional.of(1).value()", 1), ("optional.none().or(optional.of(2)).value()", 2),
            ("self.?name.optMap(n, n + '!').orValue('')", "web!"), ("[?self.?absent, 1]", [1]),
            ("{?'a': self.?name}", ["a": "web"]), ("optional.ofNonZeroValue('').hasValue()", false),
        ] as [(String, CELValue)])
    func optionals(source: String, value: CELValue) throws {
        #expect(try evaluate(source) == value)
    }

    @Test(
        "an operand that decides && or || outweighs the other's error, on either side",
        arguments: [
            ("1 / 0 == 1 || true", true), ("true || 1 / 0 == 1", true), ("self.absent == 1 && false", false),
            ("false && self.absent == 1", false), ("[0, 1].exists(i, 1 / i == 1)", true),
            ("[0, 1].all(i, 1 / i == 2)", false),
        ] as [(String, CELValue)])
    func absorbed(source: String, value: CELValue) throws {
        #expect(try evaluate(source) == value)
    }

    @Test(
        "an expression without value fails in the words of cel-go",
        arguments: [
            ("self.absent", "no such key: absent"), ("self['absent']", "no such key: absent"),
            ("1 / 0", "division by zero"),
            ("1 % 0", "modulus by zero"), ("'a' + 1", "no such overload"), ("self.tags[2]", "index out of bounds: 2"),
            ("9223372036854775807 + 1", "integer overflow"), ("1 / 0 == 1 || false", "division by zero"),
            ("'abc'.substring(2, 1)", "invalid substring range. start: 2, end: 1"), ("'a' ? 1 : 2", "no such overload"),
            ("missing", "no such attribute(s): missing"), ("optional.none().value()", "optional.none() dereference"),
        ])
    func failures(source: String, message: String) throws {
        let error = #expect(throws: CELEvaluationError.self) { try evaluate(source) }
        #expect(error?.message == message)
    }

    @Test(
        "a text that is no expression is refused with the place and what was expected",
        arguments: [
            (
                "self.name ==", 12,
                "Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', "
                    + "'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"
            ),
            ("(1 + 2", 6, "Syntax error: mismatched input '<EOF>' expecting ')'"),
            ("foo == 1", 0, "undeclared reference to 'foo' (in container '')"),
            ("self.name.frob()", 14, "undeclared reference to 'frob' (in container '')"),
            ("size()", 4, "found no matching overload for 'size' applied to 0 arguments"),
            ("1 2", 2, "Syntax error: mismatched input '2' expecting <EOF>"),
            ("has(self)", 4, "invalid argument to has() macro"),
            ("'a'.matches('(')", 12, "invalid matches argument: error parsing regexp: missing closing ): `(`"),
            ("while == 1", 0, "reserved identifier: while"),
            ("self.tags.all(1, true)", 14, "argument must be a simple name"),
        ])
    func refusals(source: String, offset: Int, message: String) {
        let error = #expect(throws: CELCompileError.self) { try CELExpression(compiling: source, variables: ["self"]) }
        #expect(error == CELCompileError(message: message, offset: offset))
    }

    @Test("a compile error's report shows the line and a mark below the place")
    func report() {
        let error = CELCompileError(message: "undeclared reference to 'foo' (in container '')", offset: 5)
        let expected = "ERROR: <input>:1:6: undeclared reference to 'foo' (in container '')\n | 1 == foo\n | .....^"
        #expect(error.report(in: "1 == foo") == expected)
    }

    @Test("an expression that takes too many steps ends with the code exhausted, not with a hang")
    func bounded() throws {
        let many = "[1,2,3,4,5,6,7,8,9,10]"
        let source = "\(many).all(a, \(many).all(b, \(many).all(c, \(many).all(d, \(many).all(e, a+b+c+d+e > 0)))))"
        let expression = try CELExpression(compiling: source, variables: [])
        let error = #expect(throws: CELEvaluationError.self) { try expression.evaluate([:], stepLimit: 10_000) }
        #expect(error?.code == .exhausted)
        let doubling = try CELExpression(
            compiling: "[1,1,1,1,1,1,1,1].map(x, 'aaaaaaaaaaaaaaaa').join('').replace('a', 'aaaaaaaaaaaaaaaaaaaaaaaa')",
            variables: [])
        #expect(throws: CELEvaluationError.self) { try doubling.evaluate([:], stepLimit: 100) }
    }

    @Test("an expression nested beyond the bound is refused, by brackets as by chains of operators")
    func deep() {
        let brackets = String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)
        let chain = "1" + String(repeating: " + 1", count: 5000)
        for source in [brackets, chain, String(repeating: "!", count: 5000) + "true"] {
            #expect(throws: CELCompileError.self) { try CELExpression(compiling: source, variables: []) }
        }
    }

    @Test("an expression knows which variables and fields it reads")
    func reads() throws {
        let source = "self.spec.a == oldSelf.spec.a || self.list.exists(self, self.x)"
        let expression = try CELExpression(compiling: source, variables: ["self", "oldSelf", "other"])
        #expect(expression.variablesRead == ["self", "oldSelf"])
        #expect(expression.fieldsRead(of: "self").map(\.path) == [["spec", "a"], ["list"]])
    }
}
