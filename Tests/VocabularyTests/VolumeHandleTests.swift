import Testing
import Vocabulary

@Suite("Volume handles")
struct VolumeHandleTests {
    @Test(
        "each form is read, and written in the form that every mounter knows",
        arguments: [
            ("fs-1234cdef", "fs-1234cdef"),
            ("fs-1234cdef:/data/a", "fs-1234cdef:/data/a"),
            ("fs-1234cdef:data/a", "fs-1234cdef:/data/a"),
            ("fs-1234cdef://data/./a/", "fs-1234cdef:/data/a"),
            ("fs-1234cdef:/", "fs-1234cdef"),
            ("fs-1234cdef::fsap-0123456789abcdef0", "fs-1234cdef::fsap-0123456789abcdef0"),
            ("fs-1234cdef:/data:fsap-0123456789abcdef0", "fs-1234cdef:/data:fsap-0123456789abcdef0"),
            ("efs:fs-1234cdef::fsap-0123456789abcdef0", "fs-1234cdef::fsap-0123456789abcdef0"),
        ])
    func forms(text: String, written: String) throws {
        let handle = try VolumeHandle.parse(text)
        #expect(handle.description == written)
        #expect(try VolumeHandle.parse(handle.description) == handle)
    }

    @Test(
        "what is no handle, or climbs out of the file system, is refused",
        arguments: [
            "", "efs:", "fsap-0123456789abcdef0", "fs-1234cdef:/a:fsap-1:x", "fs-1234cdef:/a/../../b",
            "fs-1234cdef::fs-1",
            "s3files:fs-1234cdef", "fs-1234cdef::",
        ])
    func malformed(text: String) {
        #expect(throws: InvalidValue.self) { try VolumeHandle.parse(text) }
    }
}

@Suite("Derived names")
struct StableHashTests {
    @Test("the hash is FNV-1a's published value")
    func vectors() {
        #expect(stableHash("") == 0xcbf2_9ce4_8422_2325)
        #expect(stableHash("a") == 0xaf63_dc4c_8601_ec8c)
        #expect(stableHash("foobar") == 0x8594_4171_f739_67e8)
    }

    @Test("a text that fits is left alone")
    func fits() {
        #expect(shortened("abc", to: 63) == "abc")
        #expect(shortened(String(repeating: "a", count: 63), to: 63) == String(repeating: "a", count: 63))
    }

    @Test("texts too long keep apart, fit, and end in the hash of the whole")
    func tooLong() {
        let head = String(repeating: "a", count: 70)
        let one = shortened(head + "1", to: 63)
        let two = shortened(head + "2", to: 63)
        #expect(one != two)
        #expect(one.utf8.count <= 63)
        #expect(one.hasPrefix("aaaaaaaaaa"))
        #expect(shortened(String(repeating: "é", count: 70), to: 63).utf8.count <= 63)
        #expect(!shortened(String(repeating: "a", count: 45) + "-" + head, to: 63).contains("--"))
    }
}
