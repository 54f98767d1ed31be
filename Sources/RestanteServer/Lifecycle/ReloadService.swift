import Logging
import RestanteCore
import ServiceLifecycle
import UnixSignals

/// Reads anew what can be read anew, when the process gets SIGHUP.
struct ReloadService: NamedService {
  /// The certificate; `nil` without TLS.
  let tls: TLSReloader?
  let serverKeys: ServerKeyWatch
  let logger: Logger

  /// - Throws: ``StartupError`` when the store belongs to a key that the server does not have.
  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      logger.notice(
        "received SIGHUP: reloading files; changed settings need a restart",
        metadata: ["files": tls == nil ? "server keys" : "certificate, server keys"])
      tls?.reload(isAsked: true)
      try await serverKeys.look(isAsked: true)
    }
  }
}
