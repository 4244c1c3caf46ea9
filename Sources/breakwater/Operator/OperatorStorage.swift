import AWSClient
import AsyncHTTPClient
import CoreMetrics
import SharedVolumes
import SigV4
import Vocabulary

/// The operator's way to AWS.
enum OperatorStorage {
    /// With the SDKs' settings and credentials: environment, profile, IRSA, Pod Identity, instance profile.
    ///
    /// - Parameter region: nil for the one that these settings name.
    static func door(region: Region?, metrics: any MetricsFactory) -> StorageDoor {
        StorageDoor { () throws(AWSError) in
            try await AWSClient.connect(
                configuration(region), transport: AsyncHTTPTransport(client: .shared), machine: .real(),
                observer: OperatorMetrics.awsObserver(metrics))
        }
    }

    /// Patient: many SharedVolumes may want their access points at once, and each that AWS throttles would else be told
    /// to its user.
    private static func configuration(_ region: Region?) -> AWSConfiguration {
        var configuration = AWSConfiguration()
        configuration.region = region
        configuration.version = Breakwater.version
        configuration.retryMode = .adaptive
        configuration.maximumAttempts = 8
        configuration.deadline = .seconds(60)
        return configuration
    }

    /// To the AWS of a sandbox, as its administrator, whatever the environment says.
    static func door(
        region: Region, url: String, credentials: SigningCredentials, metrics: any MetricsFactory
    ) -> StorageDoor {
        StorageDoor { () throws(AWSError) in
            var configuration = configuration(region)
            configuration.endpointURL = url
            var machine = AWSMachine.real()
            machine.variables = [:]
            return try await AWSClient.connect(
                configuration, transport: AsyncHTTPTransport(client: .shared), machine: machine,
                credentials: FixedCredentials(Credentials(signing: credentials, source: "sandbox")),
                observer: OperatorMetrics.awsObserver(metrics))
        }
    }
}
