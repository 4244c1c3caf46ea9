import AWSClient
import Testing
import Wire

@Suite("IAM policies")
struct IAMPolicyTests {
    @Test("a policy is written as IAM reads it")
    func document() throws {
        let policy = IAMPolicy([
            .init(id: "Look", actions: ["efs:See"], resources: ["arn:aws:efs:*:*:x/*"]),
            .init(
                id: "Make", actions: ["efs:Make"], resources: ["*"],
                conditions: [.equals(key: "aws:RequestTag/a", "b"), .exists(key: "aws:RequestTag/c")]),
        ])
        #expect(
            policy.json.text()
                == #"{"Version":"2012-10-17","Statement":["#
                + #"{"Sid":"Look","Effect":"Allow","Action":["efs:See"],"Resource":["arn:aws:efs:*:*:x/*"]},"#
                + #"{"Sid":"Make","Effect":"Allow","Action":["efs:Make"],"Resource":["*"],"Condition":"#
                + #"{"StringEquals":{"aws:RequestTag/a":"b"},"Null":{"aws:RequestTag/c":"false"}}}]}"#)
    }

    @Test("a value is never a variable")
    func variables() {
        let policy = IAMPolicy([
            .init(id: "A", actions: [], resources: [], conditions: [.equals(key: "k", "${aws:username}$")])
        ])
        #expect(policy.json.text().contains(#""k":"${$}{aws:username}$""#))
    }
}
