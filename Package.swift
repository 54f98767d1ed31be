// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "restante",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "RestanteJSON", targets: ["RestanteJSON"])
  ],
  targets: [
    .target(name: "RestanteJSON", swiftSettings: settings),
    .testTarget(
      name: "RestanteJSONTests", dependencies: ["RestanteJSON"], swiftSettings: settings),
  ]
)
