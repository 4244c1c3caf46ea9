public import EFSModel
public import STSModel
public import Vocabulary
import Wire

/// Calls AWS: EFS and STS, in any Region, with the SDKs' credentials, endpoints and retries.
///
/// ```swift
/// let transport = AsyncHTTPTransport(client: httpClient)
/// let aws = try await AWSClient.connect(AWSConfiguration(), transport: transport, machine: .real())
/// for try await fileSystem in aws.items(EFS.DescribeFileSystems()) { … }
/// ```
public struct AWSClient: Sendable {
    /// The Region of calls that name none.
    public let region: Region

    let engine: CallEngine
    let credentials: CredentialCache
    private let deadline: Duration

    /// Makes a client: resolves the settings and the Region; no credentials are fetched yet.
    ///
    /// The Region is the first of: configuration, environment, profile, the instance's metadata, and what
    /// `configuration.regionOfNode` finds.
    ///
    /// - Parameters:
    ///   - credentials: where credentials come from; nil for the SDKs' order.
    ///   - observer: is told of each call, those for credentials included.
    /// - Throws: ``AWSError`` with `invalidConfiguration` that names the setting to fix.
    public static func connect(
        _ configuration: AWSConfiguration, transport: any AWSTransport, machine: AWSMachine,
        credentials: (any CredentialSource)? = nil, observer: AWSObserver? = nil
    ) async throws(AWSError) -> AWSClient {
        let settings: AWSSettings
        do {
            settings = try AWSSettings(configuration, machine: machine, shared: SharedConfig(machine: machine))
        } catch {
            throw AWSError(invalidConfiguration: error.description)
        }
        let engine = CallEngine(
            settings: settings, machine: machine, transport: transport, book: RetryBook(),
            attemptTimeout: configuration.attemptTimeout, userAgent: "breakwater/\(configuration.version)",
            observer: observer)
        let context = CredentialContext(machine: machine, settings: settings, engine: engine)
        let region = try await region(settings, context, configuration)
        let source = credentials ?? CredentialChain.standard(context)
        return AWSClient(
            region: region, engine: engine, credentials: CredentialCache(source: source, machine: machine),
            deadline: configuration.deadline)
    }

    private static func region(
        _ settings: AWSSettings, _ context: CredentialContext, _ configuration: AWSConfiguration
    ) async throws(AWSError) -> Region {
        if let region = settings.region { return region }
        if let region = await InstanceSource(context: context).region() { return region }
        if let region = await configuration.regionOfNode?() { return region }
        throw AWSError(invalidConfiguration: "no Region is configured: set AWS_REGION, or a profile's region")
    }

    /// Makes a call of EFS.
    ///
    /// - Parameters:
    ///   - region: where; nil for the client's own.
    ///   - deadline: for the whole call with its retries; nil for the configuration's.
    /// - Throws: ``AWSError``; its advice says what to do.
    public func send<Operation: EFS.Operation>(
        _ operation: Operation, in region: Region? = nil, deadline: Duration? = nil
    ) async throws(AWSError) -> Operation.Output {
        let call = try serviceCall(operation, in: region)
        let answer = try await engine.perform(
            call, deadline: deadline ?? self.deadline, credentials: credentials)
        do {
            // An operation that answers nothing has an empty body.
            guard !answer.body.isEmpty else { return try JSONValue.object([:]).decode() }
            var reader = JSONReader(answer.body)
            return try reader.readValue().decode()
        } catch {
            throw AWSError(malformed: answer, of: call, cause: error)
        }
    }

    /// Makes a call of STS.
    ///
    /// - Throws: ``AWSError``; its advice says what to do.
    public func send<Operation: STS.Operation>(
        _ operation: Operation, in region: Region? = nil, deadline: Duration? = nil
    ) async throws(AWSError) -> Operation.Output {
        try await engine.send(
            operation, in: region ?? self.region, deadline: deadline ?? self.deadline, credentials: credentials)
    }

    private func serviceCall<Operation: EFS.Operation>(
        _ operation: Operation, in region: Region?
    ) throws(AWSError) -> ServiceCall {
        do {
            return try ServiceCall(operation, in: region ?? self.region)
        } catch {
            throw AWSError(invalidConfiguration: "\(Operation.route.name): \(error)")
        }
    }
}

extension AWSError {
    /// A setting that cannot be used.
    fileprivate init(invalidConfiguration message: String) {
        self.init(
            code: .invalidConfiguration, message: message, operation: "configuration", region: nil, advice: .fixFirst)
    }
}
