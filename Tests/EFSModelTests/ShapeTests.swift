import EFSModel
import Testing
import Vocabulary
import Wire

@Suite("EFS shapes")
struct ShapeTests {
    private let description: JSONValue = [
        "OwnerId": "123456789012", "CreationToken": "t", "FileSystemId": "fs-0123456789abcdef0",
        "CreationTime": 1763694000.25, "LifeCycleState": "available", "NumberOfMountTargets": 2,
        "SizeInBytes": ["Value": 6144, "Timestamp": 1763694001, "ValueInIA": 0, "ValueInStandard": 6144],
        "PerformanceMode": "generalPurpose", "Encrypted": true, "ThroughputMode": "quantum",
        "Tags": [["Key": "Name", "Value": "n"]],
        "FileSystemProtection": ["ReplicationOverwriteProtection": "ENABLED"],
    ]

    @Test("a description is read with its moments, its ids and words that are not known yet")
    func fileSystem() throws {
        let fileSystem = try description.decode(EFS.FileSystem.self)
        #expect(fileSystem.fileSystemID == FileSystemID(unchecked: "fs-0123456789abcdef0"))
        #expect(fileSystem.creationTime == Timestamp(epochSeconds: 1763694000.25))
        #expect(fileSystem.sizeInBytes.timestamp == Timestamp(seconds: 1763694001))
        #expect(fileSystem.throughputMode == EFS.ThroughputMode(rawValue: "quantum"))
        #expect(fileSystem.throughputMode?.isKnown == false)
        #expect(fileSystem.lifeCycleState == .available && fileSystem.lifeCycleState.isKnown)
    }

    @Test("a description is written as it was read, moments as seconds since 1970")
    func roundTrip() throws {
        let fileSystem = try description.decode(EFS.FileSystem.self)
        #expect(try JSONValue(encoding: fileSystem) == description)
    }

    @Test("members that AWS adds are skipped, a missing required one is named")
    func lenient() throws {
        var longer = description
        longer["Invented"] = "later"
        #expect(try longer.decode(EFS.FileSystem.self) == description.decode(EFS.FileSystem.self))
        longer["OwnerId"] = nil
        #expect(throws: DecodingError.self) { try longer.decode(EFS.FileSystem.self) }
    }

    @Test("a moment outside of the calendar is an error and no trap")
    func absurdMoment() {
        var absurd = description
        absurd["CreationTime"] = 1e300
        #expect(throws: InvalidValue.self) { try absurd.decode(EFS.FileSystem.self) }
    }

    @Test("the call for the next page goes on where the last ended, with the filters of the first")
    func pages() throws {
        let call = EFS.DescribeAccessPoints(fileSystemID: FileSystemID(unchecked: "fs-01234567"))
        let next = call.next(after: EFS.AccessPointPage(accessPoints: [], nextToken: "more"))
        #expect(next?.nextToken == "more")
        #expect(next?.fileSystemID == call.fileSystemID)
        #expect(call.next(after: EFS.AccessPointPage(accessPoints: [])) == nil)
    }
}

@Suite("EFS errors")
struct ErrorBodyTests {
    @Test(
        "an error's code and message are found in each spelling",
        arguments: [
            (#"{"ErrorCode":"FileSystemNotFound","Message":"m"}"#, nil, "FileSystemNotFound", "m"),
            (#"{"__type":"com.amazon#BadRequest","message":"m"}"#, nil, "BadRequest", "m"),
            (#"{"code":"BadRequest","message":"m"}"#, nil, "BadRequest", "m"),
            (#"{"message":"m"}"#, "AccessDeniedException:http://x/", "AccessDeniedException", "m"),
            ("<html>", "ThrottlingException", "ThrottlingException", nil),
            (#"{"ErrorCode":"NewThing"}"#, nil, "NewThing", nil),
        ] as [(String, String?, String, String?)])
    func spellings(body: String, header: String?, code: String, message: String?) {
        let error = EFS.ErrorBody(parsing: Array(body.utf8), errorType: header)
        #expect(error?.code.rawValue == code)
        #expect(error?.message == message)
    }

    @Test("a body without a code is no error body")
    func none() {
        #expect(EFS.ErrorBody(parsing: Array("oops".utf8), errorType: nil) == nil)
    }

    @Test("a replay's error carries the id of what exists")
    func replay() throws {
        let id = FileSystemID(unchecked: "fs-01234567")
        let body = EFS.ErrorBody(.fileSystemAlreadyExists, message: "m", fileSystemID: id)
        let bytes = try JSONValue(encoding: body).bytes()
        let read = try #require(EFS.ErrorBody(parsing: bytes, errorType: nil))
        #expect(read == body)
        #expect(EFS.CreateFileSystem.existing(in: read) == id)
        #expect(EFS.CreateAccessPoint.existing(in: read) == nil)
    }

    @Test("each code that is known has the status of the service model")
    func statuses() {
        #expect(EFS.ErrorCode.subnetNotFound.httpStatus == 400)
        #expect(EFS.ErrorCode.tooManyRequests.httpStatus == 429)
        #expect(EFS.ErrorCode(rawValue: "NewThing").httpStatus == nil)
        #expect(EFS.ErrorCode.known.allSatisfy { (400..<600).contains($0.httpStatus ?? 0) })
    }
}
