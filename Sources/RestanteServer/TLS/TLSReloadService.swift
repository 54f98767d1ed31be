import RestanteCore
import ServiceLifecycle
import UnixSignals

/// Looks at the certificate's files again and again, and at once when the process gets SIGHUP.
struct TLSReloadService: NamedService {
  /// The time between two looks.
  static let interval = Duration.seconds(30)

  let reloader: TLSReloader
  /// Measures the time between two looks.
  let clock: any Clock<Duration>

  func run() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await look() }
      group.addTask { await listen() }
      await group.waitForAll()
    }
  }

  private func look() async {
    while await pause() { reloader.reload() }
  }

  private func listen() async {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      reloader.reload(isAsked: true)
    }
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
