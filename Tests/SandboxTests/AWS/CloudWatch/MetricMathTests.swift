import Testing

@testable import Sandbox

@Suite("Metric math")
struct MetricMathTests {
    private func value(_ text: String) throws -> Double? {
        let values = ["m1": 6.0, "m2": 4, "zero": 0]
        return try MetricMath(parsing: text).value({ values[$0] }, period: { $0 == "m1" ? 60 : nil })
    }

    @Test(
        "operators bind as in arithmetic",
        arguments: [
            ("m1*8", 48), ("m1 + m2 * 2", 14), ("(m1 + m2) * 2", 20), ("m1 - m2 - 1", 1), ("m1 / m2 / 3", 0.5),
            ("2 ^ 3 ^ 2", 512), ("-m1 ^ 2", -36), ("- -3", 3), ("m1 * -2", -12), ("m1/PERIOD( m1 )", 0.1),
            ("1.5e1", 15), ("2 ^ -2", 0.25), (" ( ( m1 ) ) ", 6),
        ])
    func arithmetic(text: String, expected: Double) throws {
        #expect(try value(text) == expected)
    }

    @Test("without a value of a query, and where there is no number, there is no value")
    func nothing() throws {
        #expect(try value("m1 + m9") == nil)
        #expect(try value("m1 / zero") == nil)
        #expect(try value("m1 ^ 0.5") == nil)
    }

    @Test("what is not there is refused by its name")
    func functions() {
        for text in ["SUM(m1)", "SEARCH('{AWS/EFS} x', 'Sum')", "SUM(METRICS())", "SELECT AVG(x) FROM y"] {
            let problem = #expect(throws: MetricMathProblem.self) { try MetricMath(parsing: text) }
            let name = String(text.prefix { $0.isLetter })
            #expect(problem?.message.contains(name) == true)
        }
    }

    @Test(
        "what is no expression is refused",
        arguments: ["", "m1 +", "* m1", "(m1", "m1)", "m1 m2", "m1 > 2", "PERIOD(2)", "PERIOD m1", "1.2.3", "[m1, m2]"])
    func nonsense(text: String) {
        #expect(throws: MetricMathProblem.self) { try MetricMath(parsing: text) }
    }

    @Test("nesting has a limit, so that no text exhausts the stack")
    func depth() {
        for mark in ["(", "-", "2^"] {
            #expect(throws: MetricMathProblem.self) {
                try MetricMath(parsing: String(repeating: mark, count: 2000) + "1")
            }
        }
    }

    @Test("the queries that it names are known")
    func names() throws {
        #expect(try MetricMath(parsing: "(m1*100/PERIOD(m2))/m_3").names == ["m1", "m2", "m_3"])
    }
}
