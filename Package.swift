// swift-tools-version: 6.2
import PackageDescription

// The house as data. A target may import only targets of floors written above its own floor in this list; the check is
// at the foot of this file. Documentation/TheHouse.md says what each floor is for.

/// A target of this package: its name, which of our targets it imports, and which library products.
struct Room {
    let name: String
    var imports: [String] = []
    var libraries: [Library] = []
    var resources: [Resource] = []
    var isExecutable = false
    /// What its tests import beyond the room itself.
    var testImports: [String] = []
    var testLibraries: [Library] = []
    /// Files that its tests read.
    var testFiles: [String] = []
}

/// A product of another package.
struct Library {
    let product: String
    let package: String

    static let argumentParser = Library(product: "ArgumentParser", package: "swift-argument-parser")
    static let asn1 = Library(product: "SwiftASN1", package: "swift-asn1")
    static let asyncHTTPClient = Library(product: "AsyncHTTPClient", package: "async-http-client")
    static let coreMetrics = Library(product: "CoreMetrics", package: "swift-metrics")
    static let crypto = Library(product: "Crypto", package: "swift-crypto")
    static let grdb = Library(product: "GRDB", package: "GRDB.swift")
    static let httpTypes = Library(product: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = Library(product: "Hummingbird", package: "hummingbird")
    static let hummingbirdTLS = Library(product: "HummingbirdTLS", package: "hummingbird")
    static let logging = Library(product: "Logging", package: "swift-log")
    static let nioCore = Library(product: "NIOCore", package: "swift-nio")
    static let nioEmbedded = Library(product: "NIOEmbedded", package: "swift-nio")
    static let nioHTTP1 = Library(product: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPCompression = Library(product: "NIOHTTPCompression", package: "swift-nio-extras")
    static let nioPosix = Library(product: "NIOPosix", package: "swift-nio")
    static let nioSSL = Library(product: "NIOSSL", package: "swift-nio-ssl")
    static let orderedCollections = Library(product: "OrderedCollections", package: "swift-collections")
    static let serviceLifecycle = Library(product: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let serviceLifecycleTestKit = Library(
        product: "ServiceLifecycleTestKit", package: "swift-service-lifecycle")
    static let subprocess = Library(product: "Subprocess", package: "swift-subprocess")
    static let systemPackage = Library(product: "SystemPackage", package: "swift-system")
    static let unixSignals = Library(product: "UnixSignals", package: "swift-service-lifecycle")
    static let x509 = Library(product: "X509", package: "swift-certificates")
    static let yams = Library(product: "Yams", package: "Yams")
}

let floors: [(name: String, rooms: [Room])] = [
    (
        "ground",
        [
            Room(name: "Vocabulary"),
            Room(name: "Wire", libraries: [.orderedCollections], testImports: ["TestKit"]),
            Room(name: "SigV4", libraries: [.crypto]),
            Room(name: "CEL", testImports: ["TestKit"]),
        ]
    ),
    (
        "floor 1",
        [
            Room(name: "CloudWatchModel", imports: ["Vocabulary", "Wire"]),
            Room(name: "EFSModel", imports: ["Vocabulary", "Wire"]),
            Room(name: "EC2Model", imports: ["Vocabulary", "Wire"]),
            Room(name: "STSModel", imports: ["Vocabulary", "Wire"]),
            Room(name: "KubernetesModel", imports: ["Vocabulary", "Wire"]),
        ]
    ),
    (
        "mezzanine",
        [
            Room(name: "ProductAPI", imports: ["Vocabulary", "Wire", "KubernetesModel"]),
            Room(
                name: "KubernetesMachinery", imports: ["Vocabulary", "Wire", "CEL", "KubernetesModel"],
                testImports: ["TestKit"]),
        ]
    ),
    (
        "floor 2",
        [
            Room(
                name: "SharingPlanning", imports: ["Vocabulary", "Wire", "EFSModel", "KubernetesModel", "ProductAPI"],
                libraries: [.crypto])
        ]
    ),
    (
        "floor 3",
        [
            Room(
                name: "AWSClient", imports: ["Vocabulary", "Wire", "SigV4", "EFSModel", "STSModel"],
                libraries: [.asyncHTTPClient, .logging, .nioCore, .nioHTTP1, .subprocess, .systemPackage],
                testImports: ["Sandbox", "TestKit"]),
            Room(
                name: "KubernetesClient", imports: ["Vocabulary", "Wire", "KubernetesModel"],
                libraries: [
                    .asyncHTTPClient, .logging, .nioCore, .nioHTTP1, .nioPosix, .nioSSL, .subprocess, .systemPackage,
                    .yams,
                ],
                testImports: ["TestKit"]),
            Room(
                name: "Sandbox",
                imports: [
                    "Vocabulary", "Wire", "SigV4", "CEL", "CloudWatchModel", "EFSModel", "EC2Model", "STSModel",
                    "KubernetesModel",
                    "ProductAPI", "KubernetesMachinery",
                ],
                libraries: [
                    .asn1, .crypto, .grdb, .httpTypes, .hummingbird, .hummingbirdTLS, .logging, .nioCore, .nioEmbedded,
                    .nioHTTP1, .nioHTTPCompression, .nioSSL, .serviceLifecycle, .x509, .yams,
                ],
                testImports: ["KubernetesClient", "TestKit"], testLibraries: [.nioPosix]),
        ]
    ),
    (
        "floor 4",
        [
            Room(
                name: "Controllers", imports: ["Vocabulary", "Wire", "KubernetesModel", "KubernetesClient"],
                libraries: [.logging, .serviceLifecycle], testImports: ["TestKit"],
                testLibraries: [.serviceLifecycleTestKit]),
            Room(
                name: "Telemetry", imports: ["Vocabulary", "Wire"],
                libraries: [.coreMetrics, .hummingbird, .logging, .nioCore, .serviceLifecycle]),
        ]
    ),
    (
        "floor 5",
        [
            Room(
                name: "SharedVolumes",
                imports: [
                    "Vocabulary", "Wire", "EFSModel", "KubernetesModel", "ProductAPI", "SharingPlanning", "AWSClient",
                    "KubernetesClient", "Controllers", "Telemetry",
                ],
                libraries: [.coreMetrics, .logging, .serviceLifecycle],
                testImports: ["KubernetesMachinery", "Sandbox", "TestKit"])
        ]
    ),
    (
        "roof",
        [
            Room(
                name: "breakwater",
                imports: [
                    "Vocabulary", "Wire", "KubernetesModel", "ProductAPI", "AWSClient", "KubernetesClient", "Sandbox",
                    "Controllers", "Telemetry", "SharedVolumes", "SharingPlanning",
                ],
                libraries: [
                    .argumentParser, .asyncHTTPClient, .coreMetrics, .logging, .nioCore, .nioHTTP1, .serviceLifecycle,
                    .unixSignals, .yams,
                ],
                isExecutable: true,
                testFiles: ["Snapshots"])
        ]
    ),
]

/// Targets that exist for tests and examples: they may use every floor.
let garden: [Room] = [
    Room(
        name: "TestKit",
        imports: ["Vocabulary", "Wire", "SigV4", "KubernetesModel", "AWSClient", "KubernetesClient", "Sandbox"],
        libraries: [.httpTypes, .logging, .serviceLifecycle], testImports: ["EFSModel"],
        testLibraries: [.asyncHTTPClient, .nioCore, .nioHTTP1])
]

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func dependencies(_ imports: [String], _ libraries: [Library]) -> [Target.Dependency] {
    imports.map { .target(name: $0) } + libraries.map { .product(name: $0.product, package: $0.package) }
}

func target(for room: Room) -> Target {
    let dependencies = dependencies(room.imports, room.libraries)
    return room.isExecutable
        ? .executableTarget(
            name: room.name, dependencies: dependencies, resources: room.resources, swiftSettings: settings)
        : .target(name: room.name, dependencies: dependencies, resources: room.resources, swiftSettings: settings)
}

func testTarget(for room: Room) -> Target {
    .testTarget(
        name: "\(room.name)Tests",
        dependencies: dependencies(
            [room.name] + room.imports + room.testImports, room.libraries + room.testLibraries),
        exclude: room.testFiles,
        swiftSettings: settings)
}

/// Suites that are tests of no single room.
let lawSuites: [Target] = [
    .testTarget(
        name: "KubernetesLaws",
        dependencies: dependencies(
            ["Wire", "KubernetesClient", "Sandbox"], [.asyncHTTPClient, .httpTypes, .nioCore, .nioHTTP1, .nioSSL]),
        swiftSettings: settings)
]

let rooms = floors.flatMap(\.rooms)
let roomsWithTests = rooms + garden

// The rule of the floors: imports go strictly down.
var below: Set<String> = []
for floor in floors {
    for room in floor.rooms {
        for imported in room.imports {
            precondition(below.contains(imported), "\(room.name) (\(floor.name)) may not import \(imported)")
        }
    }
    below.formUnion(floor.rooms.map(\.name))
}

let package = Package(
    name: "breakwater",
    products: [
        .executable(name: "breakwater", targets: ["breakwater"]),
        // For Benchmarks/, a package of its own; no promise to other packages.
        .library(name: "BreakwaterRooms", targets: rooms.filter { !$0.isExecutable }.map(\.name)),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: rooms.map(target(for:)) + garden.map(target(for:)) + roomsWithTests.map(testTarget(for:)) + lawSuites,
    swiftLanguageModes: [.v6]
)
