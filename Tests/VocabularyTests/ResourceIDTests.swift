import Testing
import Vocabulary

@Suite("Identifiers of AWS resources")
struct ResourceIDTests {
    @Test(
        "an identifier of 8 to 40 hexadecimal digits is read and written unchanged",
        arguments: ["fs-1234cdef", "fs-0123456789abcdef0", "fs-" + String(repeating: "a", count: 40)])
    func wellFormed(text: String) throws {
        #expect(try FileSystemID.parse(text).rawValue == text)
    }

    @Test(
        "anything else is refused with the field, the value and the remedy",
        arguments: [
            "", "fs-", "fs-1234567", "fs-" + String(repeating: "a", count: 41), "fs-1234CDEF", "fsap-0123456789abcdef0",
            "fs-1234cdef/..", " fs-1234cdef", "fs-1234cdeg",
        ])
    func malformed(text: String) {
        let error = #expect(throws: InvalidValue.self) { try FileSystemID.parse(text) }
        #expect(error?.field == "fileSystemID")
        #expect(error?.value == text)
        #expect(error?.description.contains("fs-0123456789abcdef0") == true)
    }

    @Test("an access point's identifier is no file system's")
    func prefixes() {
        #expect(throws: InvalidValue.self) { try AccessPointID.parse("fs-0123456789abcdef0") }
        #expect(throws: InvalidValue.self) { try MountTargetID.parse("fsap-0123456789abcdef0") }
    }
}

@Suite("Regions")
struct RegionTests {
    @Test(
        "a Region's name is read and its partition known",
        arguments: [
            ("us-east-1", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov"), ("ap-southeast-3", "aws"),
        ])
    func partitions(name: String, partition: String) throws {
        #expect(try Region.parse(name).partition == partition)
    }

    @Test(
        "what could lead a host name astray is refused",
        arguments: ["", "us-east", "us-east-1.evil.example", "us-east-1/", "US-EAST-1", "1", "us--1", "us-east-1a"])
    func malformed(name: String) {
        #expect(throws: InvalidValue.self) { try Region.parse(name) }
    }
}
