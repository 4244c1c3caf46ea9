import Testing
import Vocabulary
import Wire

@testable import CloudWatchModel

@Suite("CloudWatch operations")
struct CloudWatchModelTests {
    private static let moment = Timestamp(seconds: 1_795_000_020)
    private static let metric = CloudWatch.Metric(
        namespace: "AWS/EFS", name: "BurstCreditBalance",
        dimensions: [.init("FileSystemId", "fs-1"), .init("a&b", "ü")])

    private static let data = CloudWatch.GetMetricData(
        queries: [
            .init(
                id: "m1", metricStat: .init(metric: metric, period: 60, stat: "Average", unit: .bytes),
                label: "credits",
                returnData: false),
            .init(id: "e1", expression: "m1 * 8", period: 300, accountID: "123456789012"),
        ], startTime: moment, endTime: moment + .seconds(600), nextToken: "t", scanBy: .ascending, maxDatapoints: 7,
        timezone: "+0130")
    private static let statistics = CloudWatch.GetMetricStatistics(
        metric: metric, startTime: moment, endTime: moment + .seconds(600), period: 300, statistics: [.sum, .average],
        extendedStatistics: ["p99"], unit: .bytesPerSecond)
    private static let list = CloudWatch.ListMetrics(
        namespace: "AWS/EFS", metricName: "x", dimensions: [.init("FileSystemId"), .init("a", "b")], nextToken: "t",
        recentlyActive: .threeHours)

    private static let calls: [CloudWatch.Call] = [
        .getMetricData(data), .getMetricStatistics(statistics), .listMetrics(list),
        .listMetrics(CloudWatch.ListMetrics()),
    ]

    @Test("a request is read from JSON, from CBOR and from a form as it was", arguments: calls)
    func requests(call: CloudWatch.Call) throws {
        switch call {
        case .getMetricData(let request): try check(request, call)
        case .getMetricStatistics(let request): try check(request, call)
        case .listMetrics(let request): try check(request, call)
        }
    }

    private func check<Called: CloudWatch.Operation>(_ request: Called, _ call: CloudWatch.Call) throws {
        let json = CloudWatch.Value(try JSONValue(parsing: request.body))
        #expect(try CloudWatch.Call.decode(Called.action, json) == call)
        let cbor = CloudWatch.Value(try CBORValue(parsing: CBORValue(request.value).bytes))
        #expect(try CloudWatch.Call.decode(Called.action, cbor) == call)
        let form = try CloudWatch.Value(form: QueryItems(parsing: request.form.text, isForm: true))
        #expect(try CloudWatch.Call.decode(Called.action, form) == call)
    }

    @Test("an answer is read from JSON and from CBOR as it was")
    func answers() throws {
        let data = CloudWatch.MetricData(
            results: [
                .init(
                    id: "a", label: "l", timestamps: [Self.moment], values: [2_308_974_418_330], statusCode: .complete),
                .init(id: "b", label: "", timestamps: [], values: [], statusCode: .partialData),
            ], nextToken: "t")
        try check(CloudWatch.GetMetricData.self, data)
        let points = CloudWatch.MetricStatistics(
            label: "l", datapoints: [.init(timestamp: Self.moment, values: [.sum: 1.5, .maximum: 0], unit: .bytes)])
        try check(CloudWatch.GetMetricStatistics.self, points)
        try check(CloudWatch.ListMetrics.self, .init(metrics: [Self.metric], nextToken: nil))
    }

    private func check<Called: CloudWatch.Operation>(_: Called.Type, _ output: Called.Output) throws {
        let json = CloudWatch.WireProtocol.json.answer(to: Called.self, output, requestID: "r")
        #expect(try Called.output(JSONValue(parsing: json)) == output)
        let cbor = CloudWatch.WireProtocol.cbor.answer(to: Called.self, output, requestID: "r")
        #expect(try Called.Output(.init(CloudWatch.Value(CBORValue(parsing: cbor)))) == output)
    }

    @Test("an answer in XML has the operation's element, members and the request id")
    func xml() throws {
        let points = CloudWatch.MetricStatistics(
            label: "l", datapoints: [.init(timestamp: Self.moment, values: [.sum: 1.5], unit: .bytes)])
        let body = CloudWatch.WireProtocol.query.answer(
            to: CloudWatch.GetMetricStatistics.self, points, requestID: "r")
        let document = try XMLElement(parsing: body)
        #expect(document.name == "GetMetricStatisticsResponse")
        #expect(document[at: "ResponseMetadata", "RequestId"]?.text == "r")
        let point = try #require(document[at: "GetMetricStatisticsResult", "Datapoints", "member"])
        #expect(point["Timestamp"]?.text == Self.moment.rfc3339)
        #expect(point["Sum"]?.text == "1.5")
        #expect(point["Unit"]?.text == "Bytes")
    }

    @Test("an error has its code in each protocol's way")
    func errors() throws {
        let error = CloudWatch.ErrorBody(.invalidParameterValue, "no")
        let json = try JSONValue(parsing: CloudWatch.WireProtocol.json.answer(error, requestID: "r"))
        #expect(json["__type"] == "com.amazonaws.cloudwatch#InvalidParameterValueException")
        let cbor = CloudWatch.Value(
            try CBORValue(parsing: CloudWatch.WireProtocol.cbor.answer(error, requestID: "r")))
        #expect(cbor["message"] == .text("no"))
        let xml = try XMLElement(parsing: CloudWatch.WireProtocol.query.answer(error, requestID: "r"))
        #expect(xml[at: "Error", "Code"]?.text == "InvalidParameterValue")
        #expect(xml[at: "Error", "Type"]?.text == "Sender")
        #expect(error.code.queryError == "InvalidParameterValue;Sender")
        #expect(CloudWatch.ErrorCode.internalServiceError.httpStatus == 500)
    }

    @Test(
        "a form that is no request is refused with the place",
        arguments: [
            ("Dimensions.member.1.Value=x", CloudWatch.InputProblem.Kind.missing, "Dimensions.member.1.Name"),
            ("Dimensions.member.1=x", .invalid, "Dimensions.member.1"),
            ("Dimensions.member.x.Name=x", .invalid, "Dimensions.member.x"),
            ("Dimensions=x", .invalid, "Dimensions"),
            ("Dimensions.member.1.Name=x&Dimensions.member.1=y", .invalid, "Dimensions.member.1"),
            ("RecentlyActive=PT4H", .invalid, "RecentlyActive"),
            (String(repeating: "a.", count: 40) + "=1", .invalid, String(repeating: "a.", count: 40)),
        ])
    func forms(text: String, kind: CloudWatch.InputProblem.Kind, field: String) {
        let problem = #expect(throws: CloudWatch.InputProblem.self) {
            try CloudWatch.Call.decode(
                "ListMetrics", CloudWatch.Value(form: QueryItems(parsing: text, isForm: true)))
        }
        #expect(problem?.kind == kind)
        #expect(problem?.field == field)
    }

    @Test(
        "a value of another type is refused with the place",
        arguments: [
            (#"{}"#, "Namespace"), (#"{"Namespace": 1}"#, "Namespace"),
            (#"{"Namespace": "n", "MetricName": "m", "StartTime": true}"#, "StartTime"),
            (#"{"Namespace": "n", "MetricName": "m", "StartTime": 1e300}"#, "StartTime"),
            (#"{"Namespace": "n", "MetricName": "m", "StartTime": 1, "EndTime": 2}"#, "Period"),
            (#"{"Namespace": "n", "MetricName": "m", "StartTime": 1, "EndTime": 2, "Period": 1.5}"#, "Period"),
            (#"{"Namespace": "n", "MetricName": "m", "StartTime": 1, "EndTime": 2, "Period": 1e10}"#, "Period"),
            (
                #"{"Namespace": "n", "MetricName": "m", "StartTime": 1, "EndTime": 2, "Period": 60, "Statistics": ["Mean"]}"#,
                "Statistics"
            ),
        ])
    func types(text: String, field: String) {
        let problem = #expect(throws: CloudWatch.InputProblem.self) {
            try CloudWatch.Call.decode("GetMetricStatistics", CloudWatch.Value(JSONValue(parsing: text)))
        }
        #expect(problem?.field == field)
    }

    @Test("periods are those of high resolution or whole minutes")
    func periods() {
        #expect([1, 5, 10, 20, 30, 60, 120, 86_400].allSatisfy { CloudWatch.Limits.allows(period: $0) })
        #expect([0, -60, 2, 61, 90].allSatisfy { !CloudWatch.Limits.allows(period: $0) })
    }

    @Test("an operation that is not here is none")
    func unknown() throws {
        #expect(try CloudWatch.Call.decode("PutMetricAlarm", .structure([])) == nil)
    }
}
