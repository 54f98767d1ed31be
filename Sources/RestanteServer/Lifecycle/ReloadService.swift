import Logging
import RestanteCore
import ServiceLifecycle
import UnixSignals

/// Reads anew what can be read anew, when the process gets SIGHUP.
struct ReloadService: NamedService {
  let settings: LiveSettings
  /// The certificate; `nil` without TLS.
  let tls: TLSReloader?
  let serverKeys: ServerKeyWatch
  /// The access log, whose file may have been renamed; `nil` without one.
  let accessLog: AccessLog?
  /// The service manager, which waits for the end of a reload; `nil` without one.
  let supervisor: Supervisor?
  let logger: Logger

  /// - Throws: ``StartupError`` when the store belongs to a key that the server does not have.
  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      logger.notice(
        "received SIGHUP: reloading settings and files",
        metadata: ["files": tls == nil ? "server keys" : "certificate, server keys"])
      supervisor?.tell(.reloading(since: Supervisor.monotonicMicroseconds()), logger)
      settings.reload()
      accessLog?.reopen()
      tls?.reload(isAsked: true)
      try await serverKeys.look(isAsked: true)
      supervisor?.tell(.ready, logger)
    }
  }
}
