import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import RestanteCore
import ServiceLifecycle

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Accepts connections and answers their requests.
struct ListenerService: NamedService {
  /// How long a connection may be idle before it is closed.
  private static let idleTimeout = TimeAmount.seconds(75)
  /// How long an idle connection of HTTP/2 may be, between requests.
  private static let idleHTTP2Timeout = Duration.seconds(75)
  /// How many connections may wait to be accepted: enough for all clients to come back at once.
  private static let backlog = 1_024

  let listen: ListenAddress
  /// What TLS is served with; `nil` to speak plainly.
  let tls: TLSReloader?
  let state: ServingState
  let address: AnnouncedAddress
  let logger: Logger

  func run() async throws {
    let application = try Application(
      responder: RequestDispatcher(state: state),
      server: server(),
      configuration: ApplicationConfiguration(
        address: .hostname(listen.host, port: listen.port), backlog: Self.backlog),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? listen.port
        address.announce(ListenAddress(host: listen.host, port: port))
      },
      logger: logger)
    do {
      try await application.run()
    } catch let error as CancellationError {
      throw error
    } catch let error as IOError {
      throw StartupError(
        "cannot listen on \(listen): \(String(cString: strerror(error.errnoCode)))")
    } catch {
      throw StartupError("cannot listen on \(listen): \(error)")
    }
  }

  /// HTTP/1.1, and over TLS HTTP/2 too for clients that offer it.
  private func server() throws -> HTTPServerBuilder {
    let http1 = HTTP1Channel.Configuration(
      additionalChannelHandlers: [HangUpHandler()], idleTimeout: Self.idleTimeout)
    guard let tls else { return .http1(configuration: http1) }
    return try .http2Upgrade(
      tlsConfiguration: tls.configuration,
      configuration: HTTP2ChannelConfiguration(
        idleTimeout: Self.idleHTTP2Timeout, gracefulCloseTimeout: .seconds(1),
        streamConfiguration: http1))
  }
}
