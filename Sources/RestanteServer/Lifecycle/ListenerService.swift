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
  let bounds: ConnectionBounds
  /// Whose connections are not bound one by one.
  let proxies: [AddressBlock]
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
        await pauseWhereNothingIsLeft(channel)
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

  private func pauseWhereNothingIsLeft(_ channel: any Channel) async {
    // It fails only where the channel is closed already.
    try? await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandler(
        AcceptPause(logger: logger), position: .first)
    }.get()
  }

  /// HTTP/1.1, and over TLS HTTP/2 too for clients that offer it.
  private func server() throws -> HTTPServerBuilder {
    let limits = PaceLimits.standard
    let gate = ConnectionGate(
      most: bounds.maxPossible, maxPerSource: bounds.maxPerAddress, proxies: proxies,
      logger: logger)
    let http1 = HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        HTTP1Setup(limits: limits, logger: logger),
        StreamReplyDeadline(limits: limits, logger: logger), HangUpHandler(),
      ], idleTimeout: Self.idleTimeout)
    guard let tls else {
      return HTTPServerBuilder { responder in
        GuardedChannel(
          base: HTTP1Channel(responder: responder, configuration: http1), gate: gate,
          limits: limits)
      }
    }
    let http2 = HTTP2ChannelConfiguration(
      idleTimeout: Self.idleHTTP2Timeout, gracefulCloseTimeout: .seconds(1),
      streamConfiguration: http1)
    return HTTPServerBuilder { responder in
      GuardedChannel(
        base: try HTTP2UpgradeChannel(
          tlsConfiguration: tls.configuration, configuration: http2, responder: responder),
        gate: gate, limits: limits)
    }
  }
}
