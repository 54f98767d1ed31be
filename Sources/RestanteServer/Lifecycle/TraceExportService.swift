import RestanteCore
import RestanteTracing
import ServiceLifecycle

/// Exports spans again and again until the server stops, and once more then.
struct TraceExportService: NamedService {
  /// The time between exports.
  static let interval = Duration.seconds(4)

  let exporter: SpanExporter
  /// Measures the time between exports.
  let clock: any Clock<Duration>

  func run() async {
    while await sleep() { await exporter.export() }
    await exporter.export()
  }

  /// Whether the whole time passed: `false` when the server stops first.
  private func sleep() async -> Bool {
    do {
      try await cancelWhenGracefulShutdown { try await clock.sleep(for: Self.interval) }
      return !Task.isShuttingDownGracefully
    } catch {
      return false
    }
  }
}
