import RestanteCore
import ServiceLifecycle

/// Turns readiness off as soon as the server is told to stop, before anything else stops.
struct ShutdownGate: NamedService {
  let state: ServingState

  func run() async {
    do { try await gracefulShutdown() } catch {}
    state.stop()
  }
}
