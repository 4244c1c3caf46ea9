import CloudWatchModel
import EFSModel
import Synchronization
import Vocabulary

// The CloudWatch of the embedded AWS: three protocols, three operations, one namespace.

extension SandboxAWS {
    /// Answers a request to CloudWatch.
    func handleCloudWatch(_ request: AWSRequest, _ requestID: String) async -> AWSResponse {
        let read = CloudWatchRequest(request)
        let entry: DoorKeeper.Entry
        do {
            entry = try admit(request)
        } catch {
            let code = read.wire == .query ? error.queryCode : error.jsonCode
            return .cloudWatch(
                read.wire, .init(.init(rawValue: code), error.message), status: error.status, requestID: requestID)
        }
        guard let place = efs[entry.region] else {
            return .cloudWatch(
                read.wire, .init(.internalServiceError, "The Region has no EFS."), requestID: requestID)
        }
        let call = AWSCall(
            service: CloudWatch.signingName, operation: read.operation, region: entry.region, caller: entry.caller,
            requestID: requestID)
        return await dispatch(call) { answerCloudWatch(read, at: place, requestID) }.spoken(in: read.wire, requestID)
    }

    private func answerCloudWatch(
        _ request: CloudWatchRequest, at place: RegionalEFS, _ requestID: String
    ) -> AWSResponse {
        do throws(CloudWatch.ErrorBody) {
            let wire = request.wire
            let body: [UInt8]
            switch try request.call() {
            case .getMetricData(let call):
                body = wire.answer(
                    to: CloudWatch.GetMetricData.self, try data(call, at: place), requestID: requestID)
            case .getMetricStatistics(let call):
                let board = board(of: [call.metric], at: place, asOf: clock.now)
                body = wire.answer(
                    to: CloudWatch.GetMetricStatistics.self, try board.statistics(call), requestID: requestID)
            case .listMetrics(let call):
                body = wire.answer(
                    to: CloudWatch.ListMetrics.self, try list(call, at: place), requestID: requestID)
            }
            return .cloudWatch(wire, status: 200, body: body, requestID: requestID)
        } catch {
            return .cloudWatch(request.wire, error, requestID: requestID)
        }
    }

    private func data(
        _ request: CloudWatch.GetMetricData, at place: RegionalEFS
    ) throws(CloudWatch.ErrorBody) -> CloudWatch.MetricData {
        let now = clock.now
        let asOf = try request.nextToken.map { (text) throws(CloudWatch.ErrorBody) in
            try DataPageToken(text, of: request).asOf
        }
        let metrics = request.queries.compactMap { $0.metricStat?.metric }
        return try board(of: metrics, at: place, asOf: min(asOf ?? now, now)).data(request)
    }

    private func list(
        _ request: CloudWatch.ListMetrics, at place: RegionalEFS
    ) throws(CloudWatch.ErrorBody) -> CloudWatch.MetricPage {
        let (meters, replications) = place.state.withLock { state in
            let meters = state.allMeters
            return (meters, state.replications(from: meters.map(\.id)))
        }
        return try MetricBoard.list(request, meters: meters, replications: replications, now: clock.now)
    }

    /// The board with the file systems that some metrics are of.
    private func board(of metrics: [CloudWatch.Metric], at place: RegionalEFS, asOf: Timestamp) -> MetricBoard {
        let ids = Set(metrics.compactMap { MetricBoard.fileSystem(of: $0) })
        let (meters, replications) = place.state.withLock { ($0.meters(of: ids), $0.replications(from: ids)) }
        return MetricBoard(asOf: asOf, meters: meters.values, replications: replications)
    }
}
