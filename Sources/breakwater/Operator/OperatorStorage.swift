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
            var configuration = AWSConfiguration()
            configuration.region = region
            configuration.version = Breakwater.version
            return try await AWSClient.connect(
                configuration, transport: AsyncHTTPTransport(client: .shared), machine: .real(),
                observer: OperatorMetrics.awsObserver(metrics))
        }
    }

    /// To the AWS of a sandbox, as its administrator, whatever the environment says.
    static func door(
        region: Region, url: String, credentials: SigningCredentials, metrics: any MetricsFactory
    ) -> StorageDoor {
        StorageDoor { () throws(AWSError) in
            var configuration = AWSConfiguration()
            configuration.region = region
            configuration.endpointURL = url
            configuration.version = Breakwater.version
            var machine = AWSMachine.real()
            machine.variables = [:]
            return try await AWSClient.connect(
                configuration, transport: AsyncHTTPTransport(client: .shared), machine: machine,
                credentials: FixedCredentials(Credentials(signing: credentials, source: "sandbox")),
                observer: OperatorMetrics.awsObserver(metrics))
        }
    }
}
