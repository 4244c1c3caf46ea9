import Testing
import Vocabulary

@Suite("Byte counts")
struct ByteCountTests {
    @Test(
        "a number with a unit is bytes",
        arguments: [
            ("0", 0), ("6144", 6144), ("7B", 7), ("10MiB", 10_485_760), ("1.5KiB", 1536), ("2GB", 2_000_000_000),
            ("3TiB", 3_298_534_883_328), ("1PiB", 1_125_899_906_842_624),
        ])
    func parsing(text: String, bytes: Int64) throws {
        #expect(try ByteCount.parse(text).bytes == bytes)
    }

    @Test(
        "what is none is refused", arguments: ["", "MiB", "-1", "1 MiB", "1mib", "1MiB/s", "1e9", "2000PiB", "1.2.3"])
    func nonsense(text: String) {
        #expect(throws: InvalidValue.self) { try ByteCount.parse(text) }
    }

    @Test("it is written in the largest unit that is whole", arguments: ["0B", "6KiB", "3TiB", "1000B", "1025KiB"])
    func writing(text: String) throws {
        #expect(try ByteCount.parse(text).description == text)
    }

    @Test("a negative number becomes none")
    func negative() { #expect(ByteCount(-5) == ByteCount(0)) }
}
