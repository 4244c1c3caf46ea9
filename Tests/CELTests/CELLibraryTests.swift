import CEL
import Testing

/// The values are those of the documentation of Kubernetes' CEL libraries, or follow from Go's net/url.
@Suite("CEL: the libraries of Kubernetes")
struct CELLibraryTests {
    private func evaluate(_ source: String) throws -> CELValue {
        try CELExpression(compiling: source, variables: []).evaluate([:])
    }

    @Test(
        "a URL gives its parts",
        arguments: [
            ("url('https://example.com:80/a').getScheme()", "https"),
            ("url('HTTPS://example.com/').getScheme()", "https"), ("url('/path').getScheme()", ""),
            ("url('https://user:pass@example.com:80/').getHost()", "example.com:80"),
            ("url('https://[::1]:80/').getHostname()", "::1"), ("url('https://[::1]:80/').getPort()", "80"),
            ("url('https://example.com').getHostname()", "example.com"), ("url('https://example.com').getPort()", ""),
            ("url('https://x/a b/').getEscapedPath()", "/a%20b/"), ("url('https://x').getEscapedPath()", ""),
            ("url('https://x/a%20b#part').getEscapedPath()", "/a%20b"), ("url('/a/b?c').getEscapedPath()", "/a/b"),
            ("url('https://x/?k=a&k=b&l=c%20d+e#k=f').getQuery()", ["k": ["a", "b"], "l": ["c d e"]]),
            ("url('https://x/').getQuery().size()", 0), ("url('https://x/') == url('https://x/')", true),
            ("url('https://x/') == url('https://x/y')", false),
        ] as [(String, CELValue)])
    func parts(source: String, value: CELValue) throws {
        #expect(try evaluate(source) == value)
    }

    @Test(
        "only absolute URLs and absolute paths are URLs",
        arguments: [
            ("https://a.b/c", true), ("/a", true), ("mailto:a", true), ("../a", false), ("a/b", false), ("", false),
            ("https://a:b/", false), (":a", false), ("https://a/%2", false), ("https://[::1/", false),
        ])
    func isURL(text: String, isOne: Bool) throws {
        #expect(try evaluate("isURL('\(text)')") == .bool(isOne))
        #expect((try? evaluate("url('\(text)')") != .null) == (isOne ? true : nil))
    }

    @Test(
        "quantities are compared and added exactly",
        arguments: [
            ("quantity('2Gi').isGreaterThan(quantity('1Gi'))", true),
            ("quantity('1G').isLessThan(quantity('1Gi'))", true),
            ("quantity('200M').compareTo(quantity('0.2G'))", 0), ("quantity('1').compareTo(quantity('1001m'))", -1),
            ("quantity('0.1') == quantity('100m')", true), ("quantity('1e3') == quantity('1k')", true),
            ("quantity('-1.5Ki').asInteger()", -1536), ("quantity('1.5').isInteger()", false),
            ("quantity('50000000G').isInteger()", true), ("quantity('9999999999999999999G').isInteger()", false),
            ("quantity('50k').add(quantity('20k')) == quantity('70k')", true),
            ("quantity('50k').add(20) == quantity('50020')", true),
            ("quantity('50k').sub(quantity('20k')).asApproximateFloat()", 30_000.0),
            ("quantity('50k').sub(-50000) == quantity('100k')", true), ("quantity('-5').sign()", -1),
            ("quantity('0').sign()", 0), ("quantity('1n').sign()", 1), ("quantity('0.1n') == quantity('1n')", true),
        ] as [(String, CELValue)])
    func quantities(source: String, value: CELValue) throws {
        #expect(try evaluate(source) == value)
    }

    @Test(
        "what is no quantity has no value",
        arguments: [
            ("1Gi", true), (".5", true), ("5.", true), ("Three", false), ("Mi", false), ("1.1.1", false), ("", false),
            ("1 Gi", false),
        ])
    func isQuantity(text: String, isOne: Bool) throws {
        #expect(try evaluate("isQuantity('\(text)')") == .bool(isOne))
        #expect((try? evaluate("quantity('\(text)').sign()") == 1) == (isOne ? true : nil))
    }

    @Test("what is too large is an error, and methods of one type are not those of the other")
    func failures() {
        for source in [
            "quantity('1' + '000'.replace('0', '0000000000') + 'E')", "quantity('1.5').asInteger()",
            "url('/a').sign()", "quantity('1').getHost()", "quantity('1').add('1')",
            "url(1)",
        ] { #expect(throws: CELEvaluationError.self) { try evaluate(source) } }
    }
}
