import Foundation
import Logging
import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A server of its own in a temporary directory, on a free port of this machine, for as long as a
/// demonstration takes.
struct DemonstrationServer {
  /// Runs `body` with the demo portal of a server that is gone afterwards, with everything it
  /// stored.
  static func run(_ body: @escaping @Sendable (DemoFile) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "restante-demo-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var configuration = ServerConfiguration()
    configuration.dataDirectory = directory
    configuration.listen = ListenAddress(host: "127.0.0.1", port: 0)
    configuration.demo = true
    configuration.minimumFreeSpace = 0
    var logger = Logger(label: "restante") { StreamLogHandler.standardError(label: $0) }
    // What goes wrong is thrown; that requests are cut off at the end is no matter.
    logger.logLevel = .critical
    let (ready, announcement) = AsyncStream<RunningServer>.makeStream()
    let application = RestanteApplication.embedded(
      configuration: configuration, logger: logger
    ) { announcement.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { announcement.finish() }
        try await application.runUntilSignal()
      }
      group.addTask {
        guard let demo = await ready.first(where: { _ in true })?.demo else { return }
        // The server listens to signals by now, and stops as it always does.
        defer { kill(getpid(), SIGTERM) }
        try await body(demo)
      }
      try await group.waitForAll()
    }
  }
}
