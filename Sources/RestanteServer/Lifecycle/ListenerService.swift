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

/// Accepts connections and serves their requests.
struct ListenerService: NamedService {
  /// The maximum number of connections that wait to be accepted: enough for all clients to
  /// reconnect at once.
  private static let backlog = 1_024

  let listen: ListenAddress
  /// The certificate; `nil` to serve without TLS.
  let tls: TLSReloader?
  let limits: PaceLimits
  /// Counts the connections.
  let gate: ConnectionGate
  let state: ServingState
  /// Told of every request that was answered.
  let recorder: RequestRecorder
  /// Who may follow requests.
  let extensions: [any ServerExtension]
  let address: Announcement<ListenAddress>
  let logger: Logger

  func run() async throws {
    let application = try Application(
      responder: RequestDispatcher(state: state, recorder: recorder, extensions: extensions),
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
    // It only fails if the channel is closed already.
    try? await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandler(
        AcceptPause(logger: logger), position: .first)
    }.get()
  }

  /// HTTP/1.1, and over TLS also HTTP/2 for clients that offer it.
  private func server() throws -> HTTPServerBuilder {
    let http1 = HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        HTTP1Setup(limits: limits, logger: logger), StreamSetup(limits: limits, logger: logger),
        HangUpHandler(),
      ], idleTimeout: limits.idle)
    guard let tls else {
      return HTTPServerBuilder { responder in
        GuardedChannel(
          base: HTTP1Channel(responder: responder, configuration: http1), gate: gate,
          limits: limits)
      }
    }
    let http2 = HTTP2ChannelConfiguration(
      idleTimeout: Duration(limits.idle), gracefulCloseTimeout: .seconds(1),
      streamConfiguration: http1)
    return HTTPServerBuilder { responder in
      GuardedChannel(
        base: try HTTP2UpgradeChannel(
          tlsConfiguration: tls.configuration, configuration: http2, responder: responder),
        gate: gate, limits: limits)
    }
  }
}
