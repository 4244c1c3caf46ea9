import Testing
import Wire

@Suite("CBOR")
struct CBORTests {
    /// Of RFC 8949, appendix A.
    static let examples: [(String, CBORValue)] = [
        ("00", .integer(0)), ("17", .integer(23)), ("1818", .integer(24)), ("1903e8", .integer(1000)),
        ("1a000f4240", .integer(1_000_000)), ("1b000000e8d4a51000", .integer(1_000_000_000_000)),
        ("20", .integer(-1)), ("3903e7", .integer(-1000)), ("fb3ff199999999999a", .double(1.1)), ("f4", .bool(false)),
        ("f5", .bool(true)), ("f6", .null), ("60", .text("")), ("6449455446", .text("IETF")),
        ("4401020304", .bytes([1, 2, 3, 4])), ("83010203", .array([.integer(1), .integer(2), .integer(3)])),
        ("a26161016162820203", .map([.init("a", .integer(1)), .init("b", .array([.integer(2), .integer(3)]))])),
        ("c11a514b67b0", .tagged(1, .integer(1_363_896_240))),
        ("c1fb41d452d9ec200000", .tagged(1, .double(1_363_896_240.5))),
    ]

    /// Forms that are read and not written.
    static let readOnly: [(String, CBORValue)] = [
        ("f93c00", .double(1)), ("f90001", .double(5.960_464_477_539_063e-8)), ("f97c00", .double(.infinity)),
        ("f9c400", .double(-4)), ("fa47c35000", .double(100_000)), ("f7", .null),
        (
            "9f018202039f0405ffff",
            .array([.integer(1), .array([.integer(2), .integer(3)]), .array([.integer(4), .integer(5)])])
        ),
        ("7f657374726561646d696e67ff", .text("streaming")),
        ("bf61610161629f0203ffff", .map([.init("a", .integer(1)), .init("b", .array([.integer(2), .integer(3)]))])),
    ]

    @Test("the examples of RFC 8949 are read and written", arguments: examples)
    func bothWays(hexadecimal: String, value: CBORValue) throws {
        #expect(try CBORValue(parsing: bytes(hexadecimal)) == value)
        #expect(value.bytes == bytes(hexadecimal))
    }

    @Test("short floating-point numbers and indefinite lengths are read", arguments: readOnly)
    func reading(hexadecimal: String, value: CBORValue) throws {
        #expect(try CBORValue(parsing: bytes(hexadecimal)) == value)
    }

    @Test(
        "what is no item, or not one that is read here, is refused with its place",
        arguments: [
            "", "18", "1c", "ff", "83010", "9f01", "a10102", "6261", "7f6161", "7f4161ff", "0000", "9bffffffffffffffff",
            "1bffffffffffffffff", "f8", "5f01ff", "df00", "bbffffffffffffffff",
        ])
    func refused(hexadecimal: String) {
        #expect(throws: CBORError.self) { try CBORValue(parsing: bytes(hexadecimal)) }
    }

    @Test("nesting has a limit, so that no bytes exhaust the stack")
    func depth() {
        #expect(throws: CBORError.self) { try CBORValue(parsing: Array(repeating: 0x81, count: 100_000)) }
        #expect(throws: CBORError.self) { try CBORValue(parsing: Array(repeating: 0xC1, count: 100_000)) }
    }

    @Test("no bytes whatever crash the reader")
    func nonsense() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let count = Int(generator.next() % 24)
            let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
            if let value = try? CBORValue(parsing: bytes) { _ = value.bytes }
        }
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = Array(hexadecimal)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
    }
}
