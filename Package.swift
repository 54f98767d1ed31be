// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// Asynchronous functions run where their caller does, so that a call is no change of executors: a
// request would make dozens.
let staying: [SwiftSetting] = settings + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

// What the program says of its own making, which `make release` knows: with `swift build` alone it
// is empty. Only the program depends on it, so that hardly anything is compiled for another commit.
let buildFacts: [CSetting] = ["RESTANTE_COMMIT", "RESTANTE_SWIFT"].compactMap { name in
  Context.environment[name].map { .define(name, to: "\"\($0)\"") }
}

let package = Package(
  name: "restante",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "restante", targets: ["restante"]),
    .library(name: "RestanteJSON", targets: ["RestanteJSON"]),
    .library(name: "RestanteCore", targets: ["RestanteCore"]),
    .library(name: "RestanteSQLite", targets: ["RestanteSQLite"]),
    .library(name: "RestantePostgres", targets: ["RestantePostgres"]),
  ],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.11.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
  ],
  targets: [
    .target(name: "RestanteJSON", swiftSettings: settings),
    .target(
      name: "RestanteCore", dependencies: ["CLibcrypto", "RestanteJSON"],
      swiftSettings: staying),
    .systemLibrary(
      name: "CLibcrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(
      name: "RestanteSQL", dependencies: ["RestanteCore", "RestanteJSON"],
      swiftSettings: staying),
    .target(name: "CSQLite"),
    .target(
      name: "RestanteSQLite",
      dependencies: [
        "CSQLite", "RestanteSQL", "RestanteCore", "RestanteJSON",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: staying),
    .systemLibrary(
      name: "CLibpq", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .target(name: "CBuild", cSettings: buildFacts),
    .target(
      name: "RestantePostgres",
      dependencies: ["CLibpq", "RestanteSQL", "RestanteCore", "RestanteJSON"],
      swiftSettings: staying),
    .target(
      name: "RestanteREST", dependencies: ["RestanteCore", "RestanteJSON"],
      swiftSettings: staying),
    .target(
      name: "RestanteNative", dependencies: ["RestanteCore", "RestanteJSON"],
      swiftSettings: staying),
    .target(
      name: "RestanteConsole",
      dependencies: [
        "RestanteNative", "RestanteREST", "RestanteCore", "RestanteJSON",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Templates"), .embedInCode("Catalogues")],
      swiftSettings: settings),
    .target(
      name: "RestanteDelivery",
      dependencies: [
        "RestanteCore", "RestanteJSON",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: staying),
    .target(
      name: "RestanteMetrics",
      dependencies: [.product(name: "CoreMetrics", package: "swift-metrics")],
      swiftSettings: settings),
    .target(
      name: "RestanteTracing",
      dependencies: [
        "RestanteCore", "RestanteJSON",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ],
      swiftSettings: settings),
    .target(
      name: "RestanteServer",
      dependencies: [
        "RestanteCore", "RestanteJSON", "RestanteREST", "RestanteNative", "RestanteDelivery",
        "RestanteConsole", "RestanteSQLite", "RestantePostgres", "RestanteMetrics",
        "RestanteTracing", .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdHTTP2", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHPACK", package: "swift-nio-http2"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTP2", package: "swift-nio-http2"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOTLS", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("Pages")],
      swiftSettings: staying),
    .target(
      name: "RestanteLab",
      dependencies: [
        "RestanteServer", "RestanteREST", "RestanteNative", "RestanteDelivery",
        "RestantePostgres", "RestanteSQLite", "RestanteCore", "RestanteJSON",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "restante",
      dependencies: [
        "RestanteLab", "RestanteServer", "RestanteREST", "RestanteNative", "RestanteDelivery",
        "RestanteSQLite", "RestantePostgres", "RestanteJSON", "RestanteCore", "CBuild",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "restante-bench",
      dependencies: [
        "CLibpq", "RestanteSQLite", "RestantePostgres", "RestantePostgresCluster",
        "RestanteCore", "RestanteJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/RestanteBench", swiftSettings: settings),
    .executableTarget(
      name: "embedding-example", dependencies: ["RestanteSQLite", "RestanteCore", "RestanteJSON"],
      path: "Examples/Embedding", swiftSettings: settings),
    .target(
      name: "RestanteTesting", dependencies: ["RestanteCore", "RestanteJSON"],
      swiftSettings: settings),
    .target(
      name: "RestantePostgresCluster", dependencies: ["RestantePostgres"],
      swiftSettings: settings),
    .target(
      name: "RestantePostgresTesting",
      dependencies: [
        "RestantePostgres", "RestantePostgresCluster", "RestanteTesting", "RestanteCore",
      ],
      swiftSettings: settings),
    .testTarget(name: "TidyTests", swiftSettings: settings),
    .testTarget(
      name: "RestanteJSONTests", dependencies: ["RestanteJSON"], swiftSettings: settings),
    .testTarget(
      name: "RestanteCoreTests", dependencies: ["RestanteCore", "RestanteTesting"],
      swiftSettings: settings),
    .testTarget(
      name: "RestanteSQLiteTests",
      dependencies: [
        "RestanteSQLite", "RestanteTesting", "RestanteJSON",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RestantePostgresTests",
      dependencies: [
        "RestantePostgres", "RestantePostgresTesting", "RestanteSQLite", "RestanteTesting",
        "RestanteJSON",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RestanteRESTTests", dependencies: ["RestanteREST", "RestanteTesting"],
      swiftSettings: settings),
    .testTarget(
      name: "RestanteNativeTests",
      dependencies: ["RestanteNative", "RestanteTesting", "RestanteSQLite"],
      swiftSettings: settings),
    .testTarget(
      name: "RestanteConsoleTests",
      dependencies: ["RestanteConsole", "RestanteNative", "RestanteCore", "RestanteJSON"],
      swiftSettings: settings),
    .testTarget(
      name: "RestanteDeliveryTests",
      dependencies: [
        "RestanteDelivery", "RestanteTesting", "RestanteJSON",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RestanteMetricsTests",
      dependencies: [
        "RestanteMetrics", .product(name: "CoreMetrics", package: "swift-metrics"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RestanteTracingTests",
      dependencies: [
        "RestanteTracing", "RestanteTesting", "RestanteCore", "RestanteJSON",
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RestanteServerTests",
      dependencies: [
        "RestanteLab", "RestanteServer", "RestanteConsole", "RestanteMetrics", "RestanteREST",
        "RestanteNative", "RestanteDelivery", "RestanteTesting",
        "RestantePostgres", "RestantePostgresTesting", "restante",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHPACK", package: "swift-nio-http2"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTP2", package: "swift-nio-http2"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOTLS", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
  ]
)
