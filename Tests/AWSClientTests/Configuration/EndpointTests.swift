import Testing
import Vocabulary

@testable import AWSClient

@Suite("Endpoints")
struct EndpointTests {
    @Test(
        "AWS's own endpoints are those of its rule sets",
        arguments: [
            (.efs, "us-east-1", false, false, "elasticfilesystem.us-east-1.amazonaws.com"),
            (.efs, "us-east-1", true, false, "elasticfilesystem-fips.us-east-1.amazonaws.com"),
            (.efs, "us-east-1", false, true, "efs.us-east-1.api.aws"),
            (.efs, "us-west-2", true, true, "efs-fips.us-west-2.api.aws"),
            (.efs, "cn-north-1", false, false, "elasticfilesystem.cn-north-1.amazonaws.com.cn"),
            (.efs, "cn-north-1", false, true, "efs.cn-north-1.api.amazonwebservices.com.cn"),
            (.efs, "us-gov-west-1", true, false, "elasticfilesystem-fips.us-gov-west-1.amazonaws.com"),
            (.efs, "us-iso-east-1", false, true, "elasticfilesystem.us-iso-east-1.api.aws.ic.gov"),
            (.efs, "us-isob-east-1", false, false, "elasticfilesystem.us-isob-east-1.sc2s.sgov.gov"),
            (.efs, "eusc-de-east-1", true, true, "elasticfilesystem-fips.eusc-de-east-1.api.amazonwebservices.eu"),
            (.sts, "us-east-1", false, false, "sts.us-east-1.amazonaws.com"),
            (.sts, "eu-central-1", true, false, "sts-fips.eu-central-1.amazonaws.com"),
            (.sts, "us-gov-west-1", true, false, "sts.us-gov-west-1.amazonaws.com"),
            (.sts, "us-gov-west-1", true, true, "sts-fips.us-gov-west-1.api.aws"),
            (.sts, "cn-north-1", false, true, "sts.cn-north-1.api.amazonwebservices.com.cn"),
        ] as [(AWSService, String, Bool, Bool, String)])
    func rules(service: AWSService, region: String, fips: Bool, dualStack: Bool, host: String) throws {
        let endpoint = EndpointRules.endpoint(
            service, try Region.parse(region), usesFIPS: fips, usesDualStack: dualStack)
        #expect(endpoint.description == "https://\(host)")
    }

    @Test("an endpoint is parsed with its port and path, without the slash at its end")
    func parsing() throws {
        let endpoint = try Endpoint.parse("HTTP://LocalHost:4566/base//")
        #expect(endpoint.description == "http://localhost:4566/base")
        #expect(endpoint.host == "localhost" && endpoint.authority == "localhost:4566")
        #expect(try Endpoint.parse("https://[fd00:ec2::23]:80").host == "fd00:ec2::23")
    }

    @Test(
        "what is no endpoint is refused",
        arguments: ["localhost:4566", "ftp://h", "http://", "http://:80", "http://u@h", "http://h?q", "http://h\n"])
    func refused(text: String) {
        #expect(throws: InvalidValue.self) { try Endpoint.parse(text) }
    }

    private func settings(
        _ variables: [String: String], _ config: String = "", _ configuration: AWSConfiguration = .init()
    ) throws -> AWSSettings {
        let machine = TestMachine(variables.merging(["HOME": "/h"]) { $1 }, files: ["/h/.aws/config": config]).machine
        return try AWSSettings(configuration, machine: machine, shared: SharedConfig(machine: machine))
    }

    private let profile = """
        [default]
        region = us-west-2
        endpoint_url = http://profile
        services = local
        use_fips_endpoint = true
        retry_mode = adaptive
        [services local]
        efs =
          endpoint_url = http://profile-efs
        """

    @Test("an endpoint of the caller goes before one of the service, one of the environment and one of the profile")
    func precedence() throws {
        func efs(_ variables: [String: String]) throws -> String {
            try settings(variables, profile).endpoint(.efs, .usEast1).description
        }
        #expect(try efs([:]) == "http://profile-efs")
        #expect(try settings([:], profile).endpoint(.sts, .usEast1).description == "http://profile")
        #expect(try efs(["AWS_ENDPOINT_URL": "http://env"]) == "http://env")
        #expect(try efs(["AWS_ENDPOINT_URL": "http://env", "AWS_ENDPOINT_URL_EFS": "http://efs"]) == "http://efs")
        #expect(
            try efs(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_ENDPOINT_URL": "http://env"])
                == "https://elasticfilesystem-fips.us-east-1.amazonaws.com")
        var configuration = AWSConfiguration()
        configuration.endpointURL = "http://caller"
        let chosen = try settings(["AWS_ENDPOINT_URL": "http://env"], profile, configuration)
        #expect(chosen.endpoint(.efs, .usEast1).description == "http://caller")
    }

    @Test("the Region and the modes come from the caller, the environment or the profile, in that order")
    func modes() throws {
        let fromProfile = try settings([:], profile)
        #expect(fromProfile.region == .usWest2 && fromProfile.retryMode == .adaptive && fromProfile.usesFIPS)
        let fromEnvironment = try settings(
            [
                "AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2", "AWS_RETRY_MODE": "standard",
                "AWS_USE_FIPS_ENDPOINT": "false", "AWS_MAX_ATTEMPTS": "7",
            ], profile)
        #expect(fromEnvironment.region?.rawValue == "eu-west-1" && fromEnvironment.maximumAttempts == 7)
        #expect(fromEnvironment.retryMode == .standard && !fromEnvironment.usesFIPS)
        var configuration = AWSConfiguration()
        configuration.region = .usEast1
        configuration.maximumAttempts = 1
        let chosen = try settings(["AWS_REGION": "nonsense", "AWS_MAX_ATTEMPTS": "7"], profile, configuration)
        #expect(chosen.region == .usEast1 && chosen.maximumAttempts == 1)
    }

    @Test(
        "a value that cannot be used names its variable",
        arguments: [
            ("AWS_RETRY_MODE", "eager"), ("AWS_MAX_ATTEMPTS", "0"), ("AWS_USE_DUALSTACK_ENDPOINT", "yes"),
        ])
    func invalid(variable: String, value: String) {
        let error = #expect(throws: InvalidValue.self) { try settings([variable: value]) }
        #expect(error?.field == variable)
    }
}
