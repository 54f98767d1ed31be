import Logging
import NIOCore
import NIOPosix
import RestanteCore
import ServiceLifecycle

/// Tells the service manager when the server is ready, from then on that it is not stuck, and when
/// it begins to stop.
struct SupervisionService: NamedService {
  let supervisor: Supervisor
  /// Announced once requests are answered.
  let ready: Announcement<RunningServer>
  /// Returns when the server responds; never if it is stuck.
  let responds: @Sendable () async -> Void
  /// Measures the time between two signs of life.
  let clock: any Clock<Duration>
  let logger: Logger

  func run() async {
    try? await cancelWhenGracefulShutdown { try await report() }
    try? await gracefulShutdown()
    supervisor.tell(.stopping, logger)
  }

  private func report() async throws {
    guard await ready.wait() != nil else { return }
    supervisor.tell(.ready, logger)
    guard let watchdog = supervisor.watchdog else { return }
    while !Task.isCancelled {
      await responds()
      supervisor.tell(.alive, logger)
      try await clock.sleep(for: watchdog / 2)
    }
  }
}

/// The event loops on which requests are read and answered.
enum EventLoops {
  /// Returns once each of them has had its turn: one that is stuck keeps this from returning.
  ///
  /// What else may keep a server from being ready (a database that is away, a full volume) is not
  /// asked here, since a restart would not help.
  static func respond() async {
    for loop in MultiThreadedEventLoopGroup.singleton.makeIterator() {
      // A loop refuses only when it is shut down, and these never are.
      try? await loop.submit {}.get()
    }
  }
}
