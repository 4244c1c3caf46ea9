import Testing

@testable import Sandbox

@Suite("Patterns of names")
struct NamePatternTests {
    @Test(
        "a pattern matches the names that fit around its stars",
        arguments: [
            ("*", "anything", true), ("*", "", true), ("Create*", "CreateAccessPoint", true),
            ("Create*", "Recreate", false),
            ("*Point", "CreateAccessPoint", true), ("*Point", "PointOf", false), ("C*A*t", "CreateAccessPoint", true),
            ("ab*ba", "aba", false), ("ab*ba", "abba", true), ("patch */status", "patch sharedvolumes/status", true),
            ("patch */status", "patch sharedvolumes", false), ("a**b", "ab", true), ("exact", "exact", true),
            ("exact", "Exact", false), ("", "", true), ("", "x", false),
        ])
    func matches(pattern: String, name: String, fits: Bool) {
        #expect(NamePattern(pattern).matches(name) == fits)
    }
}
