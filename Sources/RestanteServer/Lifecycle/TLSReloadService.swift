import RestanteCore
import ServiceLifecycle

/// Looks at the certificate's files again and again.
struct TLSReloadService: NamedService {
  /// The time between two looks.
  static let interval = Duration.seconds(30)

  let reloader: TLSReloader
  /// Measures the time between two looks.
  let clock: any Clock<Duration>

  func run() async {
    while await pause() { reloader.reload() }
  }

  /// Whether the whole time passed: `false` when the server stops first.
  private func pause() async -> Bool {
    do {
      try await cancelWhenGracefulShutdown { try await clock.sleep(for: Self.interval) }
      return !Task.isShuttingDownGracefully
    } catch {
      return false
    }
  }
}
