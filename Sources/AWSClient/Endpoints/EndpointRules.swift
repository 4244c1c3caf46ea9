import Vocabulary

/// The public endpoints of AWS, as data.
///
/// Source: the endpoint rule sets and partitions in botocore 1.43.11 (2026-11).
enum EndpointRules {
    /// The endpoint of a service in a Region.
    static func endpoint(_ service: AWSService, _ region: Region, usesFIPS: Bool, usesDualStack: Bool) -> Endpoint {
        let partition = partition(of: region)
        let suffix = usesDualStack ? partition.dualStackSuffix : partition.suffix
        let name = name(service, partition, region, usesFIPS: usesFIPS, usesDualStack: usesDualStack)
        return Endpoint(host: "\(name).\(region.rawValue).\(suffix)")
    }

    private static func name(
        _ service: AWSService, _ partition: Partition, _ region: Region, usesFIPS: Bool, usesDualStack: Bool
    ) -> String {
        switch service {
        case .efs:
            // The dual-stack names are short where the partition is an old one.
            let name = usesDualStack && partition.hasShortEFSName ? "efs" : "elasticfilesystem"
            return usesFIPS ? "\(name)-fips" : name
        case .sts:
            // In GovCloud the plain endpoint is the FIPS one.
            let isPlain = !usesFIPS || (region.rawValue.hasPrefix("us-gov-") && !usesDualStack)
            return isPlain ? "sts" : "sts-fips"
        }
    }

    private struct Partition {
        let regionPrefix: String
        let suffix: String
        let dualStackSuffix: String
        var hasShortEFSName = false
    }

    private static let commercial = Partition(
        regionPrefix: "", suffix: "amazonaws.com", dualStackSuffix: "api.aws", hasShortEFSName: true)

    private static let partitions = [
        Partition(
            regionPrefix: "cn-", suffix: "amazonaws.com.cn", dualStackSuffix: "api.amazonwebservices.com.cn",
            hasShortEFSName: true),
        Partition(
            regionPrefix: "us-gov-", suffix: "amazonaws.com", dualStackSuffix: "api.aws", hasShortEFSName: true),
        Partition(regionPrefix: "eusc-", suffix: "amazonaws.eu", dualStackSuffix: "api.amazonwebservices.eu"),
        Partition(regionPrefix: "us-iso-", suffix: "c2s.ic.gov", dualStackSuffix: "api.aws.ic.gov"),
        Partition(regionPrefix: "us-isob-", suffix: "sc2s.sgov.gov", dualStackSuffix: "api.aws.scloud"),
        Partition(regionPrefix: "us-isof-", suffix: "csp.hci.ic.gov", dualStackSuffix: "api.aws.hci.ic.gov"),
        Partition(regionPrefix: "eu-isoe-", suffix: "cloud.adc-e.uk", dualStackSuffix: "api.cloud-aws.adc-e.uk"),
    ]

    private static func partition(of region: Region) -> Partition {
        partitions.first { region.rawValue.hasPrefix($0.regionPrefix) } ?? commercial
    }
}
