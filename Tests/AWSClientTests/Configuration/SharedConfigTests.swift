import Testing

@testable import AWSClient

@Suite("The shared configuration files")
struct SharedConfigTests {
    @Test("sections, values, comments and nested values are read, and nonsense is skipped")
    func document() {
        let document = INIDocument(
            """
            stray = value
            [ profile  dev ]  # a comment
            Region=us-west-2   ; a comment
            secret = a#b;c = d
            empty =
            [services local]
            efs =
              endpoint_url = http://localhost:1
              other = x
            sts =
            \tendpoint_url = http://localhost:2
            nonsense
            """)
        #expect(document.sections["profile dev"] == ["region": "us-west-2", "secret": "a#b;c = d", "empty": ""])
        #expect(document.sections["services local"]?["efs.endpoint_url"] == "http://localhost:1")
        #expect(document.sections["services local"]?["sts.endpoint_url"] == "http://localhost:2")
        #expect(document.sections.count == 2)
    }

    @Test("the credentials file goes before the configuration file, and [profile default] before [default]")
    func merging() throws {
        let shared = SharedConfig(
            config: INIDocument(
                """
                [default]
                region = eu-west-1
                output = json
                [profile default]
                region = us-west-2
                [profile dev]
                aws_access_key_id = config
                services = local
                [dev2]
                region = x
                [services local]
                efs =
                  endpoint_url = http://localhost:1
                """),
            credentials: INIDocument("[dev]\naws_access_key_id = credentials\n[ops]\naws_access_key_id = ops"))
        #expect(shared.profile("default")?["region"] == "us-west-2")
        #expect(shared.profile("default")?["output"] == "json")
        #expect(shared.profile("dev")?["aws_access_key_id"] == "credentials")
        #expect(shared.profile("dev")?.services["efs.endpoint_url"] == "http://localhost:1")
        #expect(shared.profile("ops")?["aws_access_key_id"] == "ops")
        #expect(shared.profile("dev2") == nil)
    }

    @Test("the files are those that the environment names, or those in the home directory")
    func files() {
        let files = ["/h/.aws/config": "[default]\nregion = a-b-1", "/c": "[default]\nregion = c-d-2"]
        let home = TestMachine(["HOME": "/h"], files: files).machine
        #expect(SharedConfig(machine: home).profile("default")?["region"] == "a-b-1")
        let named = TestMachine(["HOME": "/h", "AWS_CONFIG_FILE": "/c"], files: files).machine
        #expect(SharedConfig(machine: named).profile("default")?["region"] == "c-d-2")
    }
}
