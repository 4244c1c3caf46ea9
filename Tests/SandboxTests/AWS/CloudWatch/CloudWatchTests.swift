import CloudWatchModel
import EFSModel
import Synchronization
import Testing
import Vocabulary
import Wire

@testable import Sandbox

/// An embedded AWS with one file system, and CloudWatch's calls in each protocol.
private struct CloudWatchWorld {
    let clock = SandboxClock(pace: .manual, start: meterStart)
    let aws: SandboxAWS
    let client: AWSClientDouble

    init(keeping: any Keeping = NothingKept()) throws {
        aws = try SandboxAWS(
            regions: [.usEast1], account: "123456789012", clock: clock, keeping: keeping, seed: 1)
        client = AWSClientDouble(aws)
    }

    func fileSystem() async throws -> FileSystemID {
        let made = try #require(try await client.call(EFS.CreateFileSystem(creationToken: "a")).0)
        clock.advance(by: .seconds(60))
        return made.fileSystemID
    }

    func setWorkload(_ request: EFSRegion.WorkloadRequest) throws {
        let place = try #require(aws.efs[.usEast1])
        let now = clock.now
        try place.state.withLock { state in
            _ = try state.perform(now: now, keep: place.keeping.keep) { try $0.setWorkload(request, now: now) }
        }
    }

    func query(
        _ id: FileSystemID, _ name: String = "BurstCreditBalance", period: Int = 60, label: String = "m1"
    ) -> CloudWatch.MetricDataQuery {
        let metric = CloudWatch.Metric(
            namespace: "AWS/EFS", name: name, dimensions: [.init("FileSystemId", id.rawValue)])
        return .init(id: label, metricStat: .init(metric: metric, period: period, stat: "Average"))
    }

    func data(_ request: CloudWatch.GetMetricData) async throws -> CloudWatch.MetricData {
        let response = await client.send(request)
        try #require(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        return try CloudWatch.GetMetricData.output(JSONValue(parsing: response.body))
    }
}

extension AWSClientDouble {
    /// Makes a call in AWS JSON 1.0.
    fileprivate func send<Called: CloudWatch.Operation>(_ request: Called) async -> AWSResponse {
        await send(
            "POST", "/", body: request.body, service: CloudWatch.signingName,
            more: [("X-Amz-Target", Called.target), ("Content-Type", "application/x-amz-json-1.0")])
    }
}

@Suite("The embedded CloudWatch")
struct CloudWatchTests {
    @Test("data points come a minute late, newest first, and end with the request's end")
    func delay() async throws {
        let world = try CloudWatchWorld()
        let id = try await world.fileSystem()
        world.clock.advance(by: .seconds(300))
        var request = CloudWatch.GetMetricData(
            queries: [world.query(id)], startTime: meterStart - .seconds(3600),
            endTime: world.clock.now + .seconds(3600))
        let all = try #require(try await world.data(request).results.first)
        #expect(all.timestamps == (0..<5).reversed().map { meterStart + .seconds($0 * 60) })
        #expect(all.values == Array(repeating: 2_308_974_418_330, count: 5))
        #expect(all.statusCode == .complete)
        world.clock.advance(by: .seconds(59))
        #expect(try await world.data(request).results.first == all)
        world.clock.advance(by: .seconds(1))
        #expect(try await world.data(request).results.first?.values.count == 6)
        request.endTime = meterStart + .seconds(120)
        #expect(try await world.data(request).results.first?.values.count == 2)
    }

    @Test("pages hold as many data points as asked for, join to the whole, and are all of the first page's moment")
    func pages() async throws {
        for scan in CloudWatch.ScanBy.allCases {
            let world = try CloudWatchWorld()
            let id = try await world.fileSystem()
            world.clock.advance(by: .seconds(1140))
            var request = CloudWatch.GetMetricData(
                queries: [
                    world.query(id, label: "a"), world.query(id, "DataReadIOBytes", label: "b"),
                    world.query(id, "PermittedThroughput", label: "c"),
                ], startTime: meterStart, endTime: world.clock.now, scanBy: scan)
            let whole = try await world.data(request)
            #expect(whole.results.map(\.values.count) == [19, 0, 19])
            request.maxDatapoints = 8
            var joined: [String: [Timestamp]] = [:]
            var sizes: [Int] = []
            var states: [CloudWatch.StatusCode] = []
            repeat {
                let page = try await world.data(request)
                sizes.append(page.results.map(\.values.count).reduce(0, +))
                states += page.results.map(\.statusCode)
                for result in page.results { joined[result.id, default: []] += result.timestamps }
                request.nextToken = page.nextToken
                world.clock.advance(by: .seconds(60))
            } while request.nextToken != nil
            #expect(sizes == [8, 8, 8, 8, 6])
            #expect(joined == Dictionary(uniqueKeysWithValues: whole.results.map { ($0.id, $0.timestamps) }))
            #expect(states.filter { $0 == .complete }.count == 3)
        }
    }

    @Test("a token of another request is refused")
    func foreignToken() async throws {
        let world = try CloudWatchWorld()
        let id = try await world.fileSystem()
        world.clock.advance(by: .seconds(600))
        var request = CloudWatch.GetMetricData(
            queries: [world.query(id)], startTime: meterStart, endTime: world.clock.now, maxDatapoints: 1)
        request.nextToken = try await world.data(request).nextToken
        #expect(request.nextToken != nil)
        request.endTime = request.endTime + .seconds(60)
        let response = await world.client.send(request)
        #expect(response.status == 400)
        #expect(response.headers["x-amzn-query-error"] == "InvalidNextToken;Sender")
    }

    @Test("minutes are kept for 15 days, 5 minutes for 63, hours for 455")
    func retention() async throws {
        let world = try CloudWatchWorld()
        let id = try await world.fileSystem()
        world.clock.advance(by: .seconds(500 * 86_400))
        let days: [(period: Int, kept: Int64)] = [(60, 15), (300, 63), (3600, 455), (86_400, 455)]
        for (period, kept) in days {
            let request = CloudWatch.GetMetricData(
                queries: [world.query(id, period: period)], startTime: meterStart, endTime: world.clock.now,
                scanBy: .ascending)
            let first = try #require(try await world.data(request).results.first?.timestamps.first)
            let age = (world.clock.now - first).inSeconds
            #expect(age <= Double(kept * 86_400) && age > Double(kept * 86_400) - Double(period))
        }
        let high = CloudWatch.GetMetricData(
            queries: [world.query(id, period: 10)], startTime: world.clock.now - .seconds(3600),
            endTime: world.clock.now)
        #expect(try await world.data(high).results.first?.values == [])
    }

    @Test("a whole lot of data points is computed in an instant")
    func speed() async throws {
        let world = try CloudWatchWorld()
        let id = try await world.fileSystem()
        for minute in 0..<300 {
            try world.setWorkload(.init(fileSystemID: id, write: Double(minute % 7) * 40 * mebibyte))
            world.clock.advance(by: .seconds(3600))
        }
        let request = CloudWatch.GetMetricData(
            queries: (0..<5).map { world.query(id, label: "m\($0)") }, startTime: meterStart, endTime: world.clock.now)
        let start = ContinuousClock.now
        let data = try await world.data(request)
        #expect(data.results.map(\.values.count).reduce(0, +) > 70_000)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test("workloads, credits and the metrics of what is gone survive a restart")
    func restart() async throws {
        let keeping = MemoryKeeping()
        let world = try CloudWatchWorld(keeping: keeping)
        let id = try await world.fileSystem()
        try world.setWorkload(.init(fileSystemID: id, write: 100 * mebibyte, storedStandard: 1000))
        world.clock.advance(by: .seconds(3600))
        _ = try await world.client.call(EFS.UpdateFileSystem(fileSystemID: id, throughputMode: .elastic))
        world.clock.advance(by: .seconds(3600))
        _ = try await world.client.call(EFS.DeleteFileSystem(fileSystemID: id))
        world.clock.advance(by: .seconds(3600))
        _ = try await world.client.call(EFS.DescribeFileSystems())
        let request = CloudWatch.GetMetricData(
            queries: [world.query(id)], startTime: meterStart, endTime: world.clock.now)
        let before = try await world.data(request)
        #expect(before.results.first?.values.count == 122)
        let again = try CloudWatchWorld(keeping: keeping)
        again.clock.advance(by: world.clock.now - meterStart)
        #expect(try await again.data(request) == before)
    }

    @Test("DescribeFileSystems tells the size of the last whole hour")
    func size() async throws {
        let world = try CloudWatchWorld()
        let id = try await world.fileSystem()
        try world.setWorkload(.init(fileSystemID: id, storedStandard: 5000, storedInfrequentAccess: 700))
        func size() async throws -> EFS.FileSystemSize? {
            try await world.client.call(EFS.DescribeFileSystems(fileSystemID: id)).0?.fileSystems.first?.sizeInBytes
        }
        #expect(try await size()?.value == 6144)
        #expect(try await size()?.timestamp == meterStart)
        world.clock.advance(by: .seconds(3540))
        let metered = try #require(try await size())
        #expect(metered.value == 5700 && metered.valueInStandard == 5000 && metered.valueInIA == 700)
        #expect(metered.timestamp == meterStart + .seconds(3600))
    }

    @Test("meters of file systems that are gone are bounded in number")
    func forgotten() throws {
        var world = EFSWorld()
        world.region.limits.fileSystems = 10_000
        for number in 0..<(EFSRegion.meterLimit + 20) {
            let id = try world.call(EFSRegion.createFileSystem, .init(creationToken: "\(number)")).fileSystemID
            _ = try world.call(EFSRegion.deleteFileSystem, .init(fileSystemID: id))
            world.pass(.seconds(10))
        }
        #expect(world.region.meters.count <= EFSRegion.meterLimit)
    }

    @Test("ListMetrics lists by pages, and forgets what had no data point for two weeks")
    func listing() async throws {
        let world = try CloudWatchWorld()
        let id = try await world.fileSystem()
        func names(_ request: CloudWatch.ListMetrics) async throws -> [String] {
            let response = await world.client.send(request)
            return try CloudWatch.ListMetrics.output(JSONValue(parsing: response.body)).metrics.map(\.name)
        }
        #expect(try await names(.init()).isEmpty)
        world.clock.advance(by: .seconds(60))
        #expect(
            try await Set(names(.init()))
                == ["BurstCreditBalance", "PermittedThroughput", "PercentIOLimit", "ClientConnections", "StorageBytes"])
        try world.setWorkload(.init(fileSystemID: id, read: mebibyte))
        world.clock.advance(by: .seconds(600))
        #expect(try await names(.init(metricName: "DataReadIOBytes")).count == 1)
        #expect(try await names(.init(dimensions: [.init("StorageClass", "IA")])) == ["StorageBytes"])
        try world.setWorkload(.init(fileSystemID: id, read: 0))
        world.clock.advance(by: .seconds(4 * 3600))
        #expect(try await names(.init(metricName: "DataReadIOBytes", recentlyActive: .threeHours)) == [])
        #expect(try await names(.init(metricName: "DataReadIOBytes")).count == 1)
        world.clock.advance(by: .seconds(15 * 86_400))
        #expect(try await names(.init(metricName: "DataReadIOBytes")) == [])
    }

    @Test("an unknown operation and a body that is none are refused in each protocol")
    func nonsense() async throws {
        let client = try CloudWatchWorld().client
        let target = [("X-Amz-Target", "GraniteServiceVersion20100801.GetMetricData")]
        let cbor = [("smithy-protocol", "rpc-v2-cbor")]
        let path = "/service/GraniteServiceVersion20100801/operation/"
        let cases: [(path: String, body: String, headers: [(String, String)], code: String)] = [
            ("/", "{", target, "ValidationError"), ("/", "[]", target, "ValidationError"),
            ("/", "{}", [("X-Amz-Target", "Other.GetMetricData")], "InvalidAction"),
            (path + "GetMetricData", "{", cbor, "ValidationError"), (path + "Nothing", "", cbor, "InvalidAction"),
            (path + "ListMetrics", "\u{17}", cbor, "InvalidParameterValue"), ("/service/x", "", cbor, "InvalidAction"),
        ]
        for (path, body, headers, code) in cases {
            let response = await client.send(
                "POST", path, body: Array(body.utf8), service: "monitoring", more: headers)
            #expect(response.headers["x-amzn-query-error"] == "\(code);Sender", "\(path) \(body)")
            let isCBOR = headers.first?.0 == "smithy-protocol"
            #expect(response.headers["Content-Type"] == (isCBOR ? "application/cbor" : "application/x-amz-json-1.0"))
            #expect(response.headers["smithy-protocol"] == (isCBOR ? "rpc-v2-cbor" : nil))
        }
    }
}
