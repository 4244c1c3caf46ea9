import Testing
import Wire

@testable import Sandbox

@Suite("The check of inputs against the service model")
struct InputCheckTests {
    private func fault(_ operation: String, _ members: JSONObject) -> InputFault? {
        do throws(InputFault) {
            try InputCheck.check(members, against: EFSInputs.members[operation] ?? [])
            return nil
        } catch {
            return error
        }
    }

    @Test("a path that does not match is named with its place and the model's pattern, as AWS words it")
    func wording() {
        let members: JSONObject = [
            "ClientToken": "t", "FileSystemId": "fs-0123456789abcdef0", "RootDirectory": ["Path": "//x"],
        ]
        #expect(
            fault("CreateAccessPoint", members)?.message
                == "1 validation error detected: Value '//x' at 'rootDirectory.path' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: ^(\\/|(\\/(?!\\.)+[^$#<>;`|&?{}^*/\\n]+){1,4})$")
    }

    @Test("all faults of an input come together; unknown and null members are ignored")
    func several() {
        let members: JSONObject = ["CreationToken": "", "ThroughputMode": "fast", "Wheel": 1, "Tags": nil]
        guard case .constraints(let faults) = fault("CreateFileSystem", members) else {
            Issue.record("no constraints")
            return
        }
        // The empty token is too short and does not match.
        #expect(faults.count == 3)
        #expect(faults.last?.contains("enum value set: [bursting, provisioned, elastic]") == true)
        #expect(fault("CreateFileSystem", ["CreationToken": nil])?.message.contains("Member must not be null") == true)
    }

    @Test("an element of a list is named by its number")
    func elements() {
        let members: JSONObject = [
            "CreationToken": "t", "Tags": [["Key": "a", "Value": "b"], ["Key": "aws:x", "Value": "b"]],
        ]
        #expect(fault("CreateFileSystem", members)?.message.contains("'tags.2.member.key'") == true)
    }

    @Test("a value of another JSON type is a fault of its own")
    func types() {
        guard case .wrongType = fault("CreateFileSystem", ["CreationToken": 1]) else {
            Issue.record("accepted")
            return
        }
    }

    @Test("each operation has its input's shape")
    func operations() {
        #expect(EFSInputs.members.count == 31)
    }

    @Test(
        "paths have four levels, a hundred characters and no special characters at most",
        arguments: [
            ("/", true), ("/a", true), ("/a/b/c/d", true), ("/a.b/-c_", true), ("/ü", true), ("/a b", true),
            ("", false), ("a", false), ("//a", false), ("/a/", false), ("/a/b/c/d/e", false), ("/.a", false),
            ("/a/.b", false), ("/a$", false), ("/a\nb", false), ("/a*", false),
        ])
    func paths(text: String, isRight: Bool) {
        #expect(TextPattern.path.matches(text) == isRight)
    }

    @Test(
        "ids stand alone or in an ARN",
        arguments: [
            ("fs-01234567", true), ("fs-0123456789abcdef0", true),
            ("arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-01234567", true),
            ("arn:aws-cn:elasticfilesystem:cn-north-1:123456789012:file-system/fs-01234567", true),
            ("fs-0123456", false), ("fs-ABCDEF01", false), ("fsap-01234567", false),
            ("arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fs-01234567", false),
            ("arn:aws:s3:us-east-1:123456789012:file-system/fs-01234567", false),
        ])
    func identifiers(text: String, isRight: Bool) {
        #expect(TextPattern.fileSystemID.matches(text) == isRight)
    }

    @Test(
        "keys of KMS are ids, aliases or ARNs of these",
        arguments: [
            ("01234567-89ab-cdef-0123-456789abcdef", true), ("alias/aws/elasticfilesystem", true),
            ("mrk-0123456789abcdef0123456789abcdef", true),
            ("arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef", true),
            ("arn:aws:kms:us-east-1:123456789012:alias/mine", true), ("mine", false), ("alias/", false),
            ("arn:aws:kms:us-east-1:123456789012:alias/key/mrk-1 2", false), ("arn:aws:kms:us-east-1:1:key/x", false),
        ])
    func keys(text: String, isRight: Bool) {
        #expect(TextPattern.kmsKeyID.matches(text) == isRight)
    }

    @Test(
        "names of Regions are a country, words and a digit",
        arguments: [
            ("us-east-1", true), ("ap-southeast-2", true), ("us-gov-west-1", true), ("us-iso-east-1", true),
            ("us-isob-east-1", true), ("us-east", true), ("us-east1", true), ("us", false), ("usa-east-1", false),
            ("us-east-10", false), ("us-a-b-1", false), ("US-east-1", false), ("us--1", false), ("", false),
        ])
    func regions(text: String, isRight: Bool) {
        #expect(TextPattern.region.matches(text) == isRight)
    }

    @Test(
        "a role is named by its ARN",
        arguments: [
            ("arn:aws:iam::123456789012:role/efs", true), ("arn:aws-cn:iam::123456789012:role/a/b.c@d", true),
            ("arn:aws:iam::123456789012:user/efs", false), ("arn:aws:iam:us-east-1:123456789012:role/efs", false),
            ("arn:aws:iam::1:role/efs", false), ("arn:aws:iam::123456789012:role", false), ("efs", false),
        ])
    func roles(text: String, isRight: Bool) {
        #expect(TextPattern.roleARN.matches(text) == isRight)
    }

    @Test("tag keys of AWS's own are refused in any case", arguments: ["aws:a", "AWS:a", "aWs:", "", "a#b", "a\tb"])
    func tagKeys(text: String) {
        #expect(!TextPattern.tagKey.matches(text))
        #expect(TextPattern.tagKey.matches("kubernetes.io/cluster/a b+c-d=e@f:ü"))
    }
}
