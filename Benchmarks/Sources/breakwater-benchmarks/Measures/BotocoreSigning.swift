import FoundationEssentials
import SigV4
import Subprocess

/// The same request signed by botocore, the AWS CLI's and boto3's core.
enum BotocoreSigning {
    /// Signatures a second; nil where there is no Python with botocore.
    static func perSecond(
        _ count: Int, body: String, _ credentials: SigningCredentials
    ) async throws -> Finding.Reference? {
        let answer = try? await Subprocess.run(
            .name("python3"),
            arguments: [
                "-c", script, "\(count)", "\(rounds)", body, credentials.accessKeyID, credentials.secretAccessKey,
                credentials.sessionToken ?? "",
            ], output: .string(limit: 10_000), error: .discarded)
        guard let answer, answer.terminationStatus.isSuccess else { return nil }
        let output = answer.standardOutput
        let words = output.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let figure = Double(words[1]) else {
            throw MeasureError("botocore's script printed \"\(output)\"")
        }
        return .init("botocore \(words[0])", figure)
    }

    private static let script = """
        import statistics, sys, time
        import botocore
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials
        count, rounds, body, key, secret, token = int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]
        signer = SigV4Auth(Credentials(key, secret, token), "elasticfilesystem", "us-east-1")
        url = "https://elasticfilesystem.us-east-1.amazonaws.com/2015-02-01/access-points"
        def run():
            start = time.perf_counter()
            for _ in range(count):
                signer.add_auth(AWSRequest("POST", url, {"Content-Type": "application/json"}, body))
            return count / (time.perf_counter() - start)
        run()
        print(botocore.__version__, statistics.median(run() for _ in range(rounds)))
        """
}
