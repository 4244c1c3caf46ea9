import AWSClient
import CoreMetrics
import KubernetesClient
import SharedVolumes
import Telemetry
import Vocabulary

/// What the operator's process counts beyond what its rooms do: its calls of the API server.
enum OperatorMetrics {
    static let help = SharingOperator.metricsHelp.merging([
        "breakwater_kubernetes_calls_total": "Calls of the Kubernetes API by verb, resource and HTTP status.",
        "breakwater_kubernetes_call_duration_seconds": "How long calls of the Kubernetes API took.",
        "breakwater_aws_calls_total": "Calls of AWS by service, operation, Region and error code.",
        "breakwater_aws_call_duration_seconds": "How long calls of AWS took, retries included.",
    ]) { $1 }

    /// Counts each call of AWS.
    static func awsObserver(_ metrics: any MetricsFactory) -> AWSObserver {
        { call in
            Counter(
                label: "breakwater_aws_calls_total",
                dimensions: [
                    ("service", call.service.rawValue), ("operation", call.operation),
                    ("region", call.region.rawValue), ("code", call.errorCode ?? "OK"),
                ], factory: metrics
            ).increment()
            Timer(
                label: "breakwater_aws_call_duration_seconds", dimensions: [("operation", call.operation)],
                factory: metrics
            ).recordNanoseconds(call.duration.wholeMicroseconds * 1000)
        }
    }

    /// Client settings that count each call. The operator makes no more calls than it has work, and API servers have
    /// their own priority and fairness, so there is no limit on this side.
    static func clientSettings(_ metrics: any MetricsFactory) -> ClientSettings {
        ClientSettings(callsPerSecond: nil) { call in
            Counter(
                label: "breakwater_kubernetes_calls_total",
                dimensions: [
                    ("verb", call.verb.rawValue), ("resource", call.resource),
                    ("code", call.httpStatus.map(String.init) ?? "none"),
                ], factory: metrics
            ).increment()
            Timer(
                label: "breakwater_kubernetes_call_duration_seconds", dimensions: [("verb", call.verb.rawValue)],
                factory: metrics
            ).recordNanoseconds(call.duration.wholeMicroseconds * 1000)
        }
    }
}
