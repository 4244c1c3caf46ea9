import CEL
import Testing

@Suite("Linear regular expressions")
struct LinearRegexTests {
    @Test(
        "a pattern matches the texts that Go's regexp package matches",
        arguments: [
            ("^fs-[0-9a-f]+$", "fs-0123abc", true), ("^fs-[0-9a-f]+$", "fs-XYZ", false),
            ("^fs-[0-9a-f]+$", "fs-0\n", false), ("a{2,3}", "xaax", true), ("^a{2,3}$", "aaaa", false),
            ("^(a|bc)*$", "abcbca", true), ("^(a|bc)*$", "abb", false), ("(?i)^HeLLo$", "hEllO", true),
            ("^[^/]+$", "a/b", false), ("^[[:alpha:]_]+$", "a_B", true), (#"^\d+\.\d+$"#, "12.5", true),
            (#"\bfoo\b"#, "a foo b", true), (#"\bfoo\b"#, "afoob", false), ("^.$", "é", true),
            (#"^\p{Lu}\pL*$"#, "Éa", true),
            ("^a.c$", "a\nc", false), ("(?s)^a.c$", "a\nc", true), ("(?m)^b$", "a\nb\nc", true), ("", "", true),
            (#"^\Qa.b\E$"#, "a.b", true), (#"^\Qa.b\E$"#, "axb", false), ("^[a-]+$", "a-", true), ("^x{$", "x{", true),
            (#"^[\w-]+$"#, "a-b_c", true), (#"^[^\d]$"#, "5", false), ("^(?:ab)?c$", "c", true),
            ("^(?P<n>a)$", "a", true),
            ("^()*$", "", true), ("(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false),
        ])
    func matching(pattern: String, text: String, isMatch: Bool) throws {
        #expect(try LinearRegex(pattern).matches(text) == isMatch)
    }

    @Test("the leftmost match is found, and of those the one that comes first in the pattern")
    func leftmost() throws {
        #expect(try LinearRegex("ab|abc").allMatches(in: "zabc") == ["ab"])
        #expect(try LinearRegex("a+").allMatches(in: "aa b aaa") == ["aa", "aaa"])
        #expect(try LinearRegex("a+?").allMatches(in: "aa") == ["a", "a"])
        #expect(try LinearRegex("b*").allMatches(in: "abb") == ["", "bb", ""])
    }

    @Test(
        "a malformed pattern is refused in the words of Go's regexp package",
        arguments: [
            ("(abc", "error parsing regexp: missing closing ): `(abc`"),
            ("[a", "error parsing regexp: missing closing ]: `[a`"),
            ("*a", "error parsing regexp: missing argument to repetition operator: `*`"),
            ("a**", "error parsing regexp: invalid nested repetition operator: `**`"),
            (#"a\y"#, #"error parsing regexp: invalid escape sequence: `\y`"#),
            ("a{1001}", "error parsing regexp: invalid repeat count: `{1001}`"),
            ("[z-a]", "error parsing regexp: invalid character class range: `z-a`"),
            ("(?<=a)b", "error parsing regexp: invalid named capture: `(?<=a)b`"),
        ])
    func refusal(pattern: String, message: String) {
        let error = #expect(throws: RegexSyntaxError.self) { try LinearRegex(pattern) }
        // Where Go quotes more or less of the pattern, only the reason is compared.
        #expect(error?.description.prefix(45) == message.prefix(45))
    }

    @Test("a pattern whose repetitions unfold beyond the bound is refused rather than compiled")
    func bounded() {
        #expect(throws: RegexSyntaxError.self) { try LinearRegex("((a{100}){100}){100}") }
    }
}
