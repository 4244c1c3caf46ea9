import Testing
import Vocabulary

@Suite("Time spans")
struct TimeSpanTests {
    @Test(
        "numbers with units are read, and written as they are read",
        arguments: [
            ("90s", 90.0, "1m30s"), ("15m", 900, "15m"), ("1h30m", 5400, "1h30m"), ("2d", 172_800, "2d"),
            ("250ms", 0.25, "250ms"), ("1.5s", 1.5, "1s500ms"), ("0s", 0, "0s"),
            ("1d2h3m4s5ms", 93_784.005, "1d2h3m4s5ms"),
        ])
    func read(text: String, seconds: Double, written: String) throws {
        let span = try TimeSpan.parse(text)
        #expect(span.duration == .milliseconds(Int64((seconds * 1000).rounded())))
        #expect(span.description == written)
        #expect(try TimeSpan.parse(span.description) == span)
    }

    @Test(
        "what is no time span is refused with an example",
        arguments: ["", "15", "m", "15x", "-5m", "1m1h", "5s5s", "1..5s", "999999d", "1h ", "٣s"])
    func refused(text: String) {
        let error = #expect(throws: InvalidValue.self) { try TimeSpan.parse(text) }
        #expect(error?.description.contains("1h30m") == true)
    }
}

@Suite("The nearest name")
struct NearestNameTests {
    private let known = ["CreateAccessPoint", "CreateFileSystem", "DeleteAccessPoint", "count"]

    @Test(
        "a misspelt name leads to the one that was meant",
        arguments: [
            ("CreateAcessPoint", "CreateAccessPoint"), ("createfilesystem", "CreateFileSystem"), ("cuont", "count"),
        ])
    func near(text: String, meant: String) { #expect(NearestName.of(text, among: known) == meant) }

    @Test("a name that is like none leads to none", arguments: ["xyz", "", "Frobnicate"])
    func far(text: String) { #expect(NearestName.of(text, among: known) == nil) }
}
