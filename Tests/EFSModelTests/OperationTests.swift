import EFSModel
import Testing
import Vocabulary
import Wire

@Suite("EFS operations")
struct OperationTests {
    @Test("an operation makes the request that botocore makes", arguments: OperationSample.all.indices)
    func encode(index: Int) throws {
        let sample = OperationSample.all[index]
        let request = sample.encoded
        let query = request.query.isEmpty ? "" : "?\(request.query.text)"
        #expect("\(request.method.rawValue) \(request.path)\(query)" == sample.line)
        #expect(try request.body.map(parse) == sample.body)
    }

    @Test("a service reads from a request the call that made it", arguments: OperationSample.all.indices)
    func decode(index: Int) throws {
        let sample = OperationSample.all[index]
        let request = sample.encoded
        let method = request.method.rawValue
        #expect(EFS.Call.route(method: method, path: request.path)?.name == sample.operation)
        let call = try EFS.Call.decode(
            method: method, path: request.path, query: QueryItems(parsing: request.query.text),
            body: request.body ?? [])
        #expect(call == sample.call)
    }

    @Test("all 31 operations have a sample, so that none is left out of the tests")
    func complete() {
        #expect(Set(OperationSample.all.map(\.operation)).count == 31)
    }

    @Test("a path or a method of no operation is no call")
    func unknown() throws {
        #expect(EFS.Call.route(method: "PATCH", path: "/2015-02-01/file-systems") == nil)
        #expect(EFS.Call.route(method: "GET", path: "/2015-02-01/file-systems/fs-01234567/other") == nil)
        #expect(try EFS.Call.decode(method: "GET", path: "/", query: [:], body: []) == nil)
    }

    @Test("an ARN is taken wherever an id is, in the path as in the body")
    func arn() throws {
        let arn = "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-01234567"
        let call = try EFS.Call.decode(
            method: "DELETE", path: "/2015-02-01/file-systems/\(PercentEncoding.encode(arn))", query: [:], body: [])
        guard case .deleteFileSystem(let deletion) = call else {
            Issue.record("not a deletion: \(String(describing: call))")
            return
        }
        #expect(deletion.fileSystemID.rawValue == "fs-01234567")

        let body = JSONValue.object(["FileSystemId": .string(arn), "SubnetId": "subnet-1"]).bytes()
        let creation = try EFS.Call.decode(
            method: "POST", path: "/2015-02-01/mount-targets", query: [:], body: body)
        guard case .createMountTarget(let target) = creation else {
            Issue.record("not a mount target: \(String(describing: creation))")
            return
        }
        #expect(target.fileSystemID.rawValue == "fs-01234567")
    }

    @Test(
        "an input that the operation cannot take names the member",
        arguments: [
            ("POST /2015-02-01/file-systems", "{}", "CreationToken"),
            ("POST /2015-02-01/file-systems", #"{"CreationToken":null}"#, "CreationToken"),
            ("POST /2015-02-01/file-systems", #"{"CreationToken":"t","Encrypted":"yes"}"#, "Encrypted"),
            ("POST /2015-02-01/file-systems", #"{"CreationToken":"t","Tags":[{"Key":"k"}]}"#, "Tags.[0].Value"),
            ("POST /2015-02-01/file-systems", "{", "body"), ("POST /2015-02-01/file-systems", "[]", "body"),
            ("GET /2015-02-01/file-systems?MaxItems=many", "", "MaxItems"),
            ("GET /2015-02-01/file-systems?FileSystemId=vol-1", "", "fileSystemID"),
            ("DELETE /2015-02-01/access-points/fs-01234567", "", "accessPointID"),
        ])
    func refused(line: String, body: String, member: String) throws {
        let words = line.split(separator: " ")
        let target = words[1].split(separator: "?", maxSplits: 1)
        let problem = #expect(throws: EFS.InputProblem.self) {
            try EFS.Call.decode(
                method: String(words[0]), path: String(target[0]),
                query: QueryItems(parsing: target.count > 1 ? target[1] : ""), body: Array(body.utf8))
        }
        #expect(problem?.member == member)
    }

    private func parse(_ bytes: [UInt8]) throws -> JSONValue {
        var reader = JSONReader(bytes)
        return try reader.readValue()
    }
}
