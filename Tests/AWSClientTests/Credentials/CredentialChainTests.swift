import SigV4
import Testing
import Vocabulary
import Wire

@testable import AWSClient

@Suite("The chain of credential sources")
struct CredentialChainTests {
    private static let stsAnswer = """
        <R><ACTIONResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
        <SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser>
        <Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn><AssumedRoleId>i</AssumedRoleId></AssumedRoleUser>
        </ACTIONResult></R>
        """

    /// STS, the container's endpoint and the instance's metadata, all at once.
    private static func world(_ request: TransportRequest) -> ScriptedTransport.Answer {
        switch request.url {
        case "https://sts.us-west-2.amazonaws.com/":
            let action = QueryItems(parsing: String(decoding: request.body, as: UTF8.self), isForm: true)["Action"]
            return .json(200, stsAnswer.replacing("ACTION", with: action ?? ""))
        case "http://169.254.170.2/creds", "http://169.254.170.23/v1/credentials":
            return .json(200, #"{"AccessKeyId":"ASIACONTAINER","SecretAccessKey":"s","Token":"t","AccountId":"1"}"#)
        case "http://169.254.169.254/latest/api/token":
            return request.method == "PUT" ? .json(200, "session") : .json(405, "")
        case "http://169.254.169.254/latest/meta-data/iam/security-credentials/":
            return request.header("X-aws-ec2-metadata-token") == "session" ? .json(200, "role\n") : .json(401, "")
        case "http://169.254.169.254/latest/meta-data/iam/security-credentials/role":
            return .json(200, #"{"Code":"Success","AccessKeyId":"ASIAINSTANCE","SecretAccessKey":"s","Token":"t"}"#)
        default: return .unreachable
        }
    }

    private func load(
        _ variables: [String: String], files: [String: String] = [:], profile: String? = nil, output: String? = nil,
        transport: ScriptedTransport = ScriptedTransport(rule: { world($0) })
    ) async throws -> Credentials? {
        let variables = variables.merging(["HOME": "/h", "AWS_REGION": "us-west-2"]) { $1 }
        let machine = TestMachine(variables, files: files, output: output).machine
        var configuration = AWSConfiguration()
        configuration.profile = profile
        let settings = try AWSSettings(configuration, machine: machine, shared: SharedConfig(machine: machine))
        let engine = CallEngine(
            settings: settings, machine: machine, transport: transport, book: RetryBook(),
            attemptTimeout: .seconds(1), userAgent: "test", observer: nil)
        let context = CredentialContext(machine: machine, settings: settings, engine: engine)
        return try await CredentialChain.standard(context).load()
    }

    private static let environment = TestMachine.keys
    private static let web = ["AWS_ROLE_ARN": "arn:aws:iam::1:role/r", "AWS_WEB_IDENTITY_TOKEN_FILE": "/token"]
    private static let container = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/creds"]
    private static let files = [
        "/token": "jwt\n", "/h/.aws/credentials": "[default]\naws_access_key_id=AKIAFILE\naws_secret_access_key=s",
        "/h/.aws/config": "[profile other]\naws_access_key_id=AKIAOTHER\naws_secret_access_key=s",
    ]

    @Test(
        "each source goes before those after it",
        arguments: [
            ([environment, web, container], files, nil, "AKIATEST", "environment"),
            ([web, container], files, nil, "ASIAROLE", "web identity"),
            ([container], files, nil, "AKIAFILE", "profile default"),
            ([container], ["/token": "jwt"], nil, "ASIACONTAINER", "container"),
            ([], [:], nil, "ASIAINSTANCE", "instance metadata"),
            ([environment, web], files, "other", "AKIAOTHER", "profile other"),
            ([["AWS_PROFILE": "other"], environment], files, nil, "AKIATEST", "environment"),
        ] as [([[String: String]], [String: String], String?, String, String)])
    func order(
        variables: [[String: String]], files: [String: String], profile: String?, key: String, source: String
    ) async throws {
        let merged = variables.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        let credentials = try #require(try await load(merged, files: files, profile: profile))
        #expect(credentials.signing.accessKeyID == key)
        #expect(credentials.source == source)
    }

    @Test("with the metadata service turned off and nothing configured there is nothing")
    func nothing() async throws {
        #expect(try await load(["AWS_EC2_METADATA_DISABLED": "true"]) == nil)
        let silent = ScriptedTransport(rule: { _ in .unreachable })
        #expect(try await load([:], transport: silent) == nil)
    }

    @Test(
        "a source that is configured by half is an error, and the next is not asked",
        arguments: [
            (["AWS_ACCESS_KEY_ID": "AKIA"], "AWS_SECRET_ACCESS_KEY"),
            (["AWS_WEB_IDENTITY_TOKEN_FILE": "/token"], "AWS_ROLE_ARN"),
            (["AWS_WEB_IDENTITY_TOKEN_FILE": "/none", "AWS_ROLE_ARN": "r"], "/none"),
            (["AWS_PROFILE": "missing"], "no such profile"),
            (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://example.com/"], "https"),
            (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/"], "cannot be reached"),
            (
                [
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/creds",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN": "a\r\nHost: b",
                ], "line break"
            ),
        ])
    func half(variables: [String: String], words: String) async {
        let error = await #expect(throws: CredentialsError.self) { try await load(variables) }
        #expect(error?.code == .failed)
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
    }

    @Test("a web identity's token is read from its file, sent unsigned, and never shown")
    func webIdentity() async throws {
        let transport = ScriptedTransport(rule: { Self.world($0) })
        let credentials = try await load(Self.web, files: ["/token": "eyJ.token\n"], transport: transport)
        let request = try #require(transport.requests.first)
        #expect(String(decoding: request.body, as: UTF8.self).contains("WebIdentityToken=eyJ.token"))
        #expect(request.header("Authorization") == nil)
        #expect(!"\(request)".contains("eyJ"))
        #expect(credentials?.account == "123456789012")
        #expect(credentials?.expiration?.rfc3339 == "2030-01-01T00:00:00Z")
    }

    @Test("EKS Pod Identity's endpoint gets the token of its file")
    func podIdentity() async throws {
        let transport = ScriptedTransport(rule: { Self.world($0) })
        let variables = [
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/pod-token",
        ]
        let credentials = try await load(variables, files: ["/pod-token": "secret-token"], transport: transport)
        #expect(credentials?.signing.accessKeyID == "ASIACONTAINER" && credentials?.account == "1")
        #expect(transport.requests.first?.header("Authorization") == "secret-token")
    }

    @Test(
        "a container's full URI is https, or http to where nobody listens in",
        arguments: [
            ("https://example.com/x", true), ("http://localhost/x", true), ("http://127.0.0.9:80/x?y=1", true),
            ("http://[::1]/x", true), ("http://169.254.170.2/x", true), ("http://169.254.170.23/x", true),
            ("http://[fd00:ec2::23]/x", true), ("http://169.254.170.24/x", false),
            ("http://127.0.0.1.example.com/x", false), ("http://localhost.example.com/", false),
            ("http://127.1@example.com/", false), ("ftp://localhost/", false),
        ])
    func fullURI(url: String, isAllowed: Bool) {
        #expect(ContainerSource.isAllowed(url) == isAllowed)
    }

    @Test("a profile's role is assumed with the profile that it names, through another role if need be")
    func roles() async throws {
        let transport = ScriptedTransport(rule: { Self.world($0) })
        let config = """
            [profile top]
            role_arn = arn:aws:iam::1:role/top
            source_profile = middle
            external_id = ex
            role_session_name = me
            [profile middle]
            role_arn = arn:aws:iam::1:role/middle
            source_profile = middle
            aws_access_key_id = AKIABASE
            aws_secret_access_key = s
            """
        let credentials = try await load(
            [:], files: ["/h/.aws/config": config], profile: "top", transport: transport)
        #expect(credentials?.signing.accessKeyID == "ASIAROLE")
        let requests = transport.requests
        #expect(requests.count == 2)
        #expect(requests.first?.header("Authorization")?.contains("Credential=AKIABASE/") == true)
        #expect(requests.last?.header("Authorization")?.contains("Credential=ASIAROLE/") == true)
        let form = QueryItems(parsing: String(decoding: requests.last?.body ?? [], as: UTF8.self), isForm: true)
        #expect(form["ExternalId"] == "ex" && form["RoleSessionName"] == "me")
    }

    @Test(
        "a profile's role is assumed with the source of credentials that it names",
        arguments: [
            ("Environment", "AKIATEST"), ("EcsContainer", "ASIACONTAINER"), ("Ec2InstanceMetadata", "ASIAINSTANCE"),
        ])
    func credentialSource(name: String, key: String) async throws {
        let transport = ScriptedTransport(rule: { Self.world($0) })
        let config = "[profile p]\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = \(name)"
        let variables = Self.environment.merging(Self.container) { $1 }
        _ = try await load(variables, files: ["/h/.aws/config": config], profile: "p", transport: transport)
        #expect(transport.requests.last?.header("Authorization")?.contains("Credential=\(key)/") == true)
    }

    @Test(
        "a profile that cannot be used says why",
        arguments: [
            ("role_arn = r\nsource_profile = q\n[profile q]\nrole_arn = r\nsource_profile = p", "circle"),
            ("role_arn = r", "source_profile"), ("role_arn = r\nsource_profile = none", "none"),
            ("role_arn = r\ncredential_source = Elsewhere", "Elsewhere"),
            ("role_arn = r\nsource_profile = p\nmfa_serial = m", "mfa_serial"),
            ("sso_session = s", "credential_process"), ("aws_access_key_id = k", "aws_secret_access_key"),
        ])
    func broken(profile: String, words: String) async {
        let error = await #expect(throws: CredentialsError.self) {
            try await load([:], files: ["/h/.aws/config": "[profile p]\n\(profile)"], profile: "p")
        }
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
    }

    @Test("a credential process is run without a shell, and its answer used")
    func process() async throws {
        let config = #"[default]\#ncredential_process = /opt/my\ tool --name "a b" 'c"d' $HOME"#
        let answer = #"{"Version":1,"AccessKeyId":"ASIAPROCESS","SecretAccessKey":"s","SessionToken":"t"}"#
        let credentials = try await load([:], files: ["/h/.aws/config": config], output: answer)
        #expect(credentials?.signing.accessKeyID == "ASIAPROCESS" && credentials?.signing.sessionToken == "t")
        #expect(
            CommandLine.split(#"/opt/my\ tool --name "a b" 'c"d' $HOME "" "#) == [
                "/opt/my tool", "--name", "a b", #"c"d"#, "$HOME", "",
            ])
    }

    @Test("an answer without a key or with an error code is refused without being shown")
    func documents() {
        for text in ["[]", #"{"AccessKeyId":"A"}"#, #"{"Code":"Failed","SecretAccessKey":"hidden"}"#, "hidden"] {
            let error = #expect(throws: CredentialsError.self) {
                try CredentialDocument.parse(Array(text.utf8), source: "test")
            }
            #expect(error?.description.contains("hidden") == false)
        }
    }
}
