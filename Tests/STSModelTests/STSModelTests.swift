import Testing
import Vocabulary
import Wire

@testable import STSModel

@Suite("STS operations")
struct STSModelTests {
    private let role = "arn:aws:iam::123456789012:role/r"

    @Test("a call is sent as a form and read from it as it was")
    func forms() throws {
        let assume = STS.AssumeRole(roleARN: role, sessionName: "s", durationSeconds: 900, externalID: "e+1")
        #expect(
            assume.form.text
                == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fr"
                + "&RoleSessionName=s&DurationSeconds=900&ExternalId=e%2B1")
        #expect(try call(assume) == .assumeRole(assume))
        let web = STS.AssumeRoleWithWebIdentity(roleARN: role, sessionName: "s", webIdentityToken: "a.b.c")
        #expect(try call(web) == .assumeRoleWithWebIdentity(web))
        #expect(try call(STS.GetCallerIdentity()) == .getCallerIdentity(STS.GetCallerIdentity()))
    }

    private func call(_ operation: some STS.Operation) throws(STS.InputProblem) -> STS.Call? {
        try STS.Call.decode(QueryItems(parsing: operation.form.text, isForm: true))
    }

    @Test("a form without a field that is needed, or with a duration out of range, names the field")
    func problems() throws {
        #expect(try STS.Call.decode(["Action": "GetSessionToken"]) == nil)
        var form: QueryItems = ["Action": "AssumeRole", "RoleArn": role]
        #expect(throws: STS.InputProblem(field: "RoleSessionName", message: "it is missing")) {
            try STS.Call.decode(form)
        }
        form.append("RoleSessionName", "s")
        form.append("DurationSeconds", "60")
        let problem = #expect(throws: STS.InputProblem.self) { try STS.Call.decode(form) }
        #expect(problem?.field == "DurationSeconds")
    }

    @Test("an answer of AWS is read")
    func answer() throws {
        let text = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleResult>
                <AssumedRoleUser><Arn>arn:x</Arn><AssumedRoleId>AROA:s</AssumedRoleId></AssumedRoleUser>
                <Credentials>
                  <AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s/1</SecretAccessKey>
                  <SessionToken>t</SessionToken><Expiration>2026-11-21T04:10:47Z</Expiration>
                </Credentials>
                <PackedPolicySize>6</PackedPolicySize>
              </AssumeRoleResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </AssumeRoleResponse>
            """
        let output = try STS.AssumeRole.output(try XMLElement(parsing: Array(text.utf8)))
        #expect(output.credentials.secretAccessKey == "s/1")
        #expect(output.credentials.expiration.rfc3339 == "2026-11-21T04:10:47Z")
        #expect(output.assumedRoleID == "AROA:s")
        #expect(!"\(output)".contains("s/1"))
        let answered = STS.AssumeRole.answer(output, requestID: "r").document
        #expect(try STS.AssumeRole.output(XMLElement(parsing: answered)) == output)
    }

    @Test("an answer without a part says which")
    func missing() throws {
        let identity = STS.CallerIdentity(userID: "u", account: "123456789012", arn: "arn:x")
        let document = STS.GetCallerIdentity.answer(identity, requestID: "r")
        #expect(try STS.GetCallerIdentity.output(document) == identity)
        #expect(throws: STS.MissingElement(name: "AssumeRoleResult")) { try STS.AssumeRole.output(document) }
        let empty = XMLElement("GetCallerIdentityResponse", [XMLElement("GetCallerIdentityResult")])
        #expect(throws: STS.MissingElement(name: "UserId")) { try STS.GetCallerIdentity.output(empty) }
    }

    @Test("an error's answer is read as it was written, in EC2's form too")
    func errors() throws {
        let body = STS.ErrorBody(code: "AccessDenied", message: "a < b", requestID: "r")
        #expect(STS.ErrorBody(parsing: body.document.document) == body)
        let ec2 = "<Response><Errors><Error><Code>C</Code></Error></Errors><RequestID>r</RequestID></Response>"
        #expect(STS.ErrorBody(parsing: Array(ec2.utf8)) == STS.ErrorBody(code: "C", message: "", requestID: "r"))
        #expect(STS.ErrorBody(parsing: Array("<html/>".utf8)) == nil)
    }
}
