import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Accepts connections and answers their requests.
struct ListenerService: Service {
  /// How long a connection may be idle before it is closed.
  private static let idleTimeout = TimeAmount.seconds(75)
  /// How many connections may wait to be accepted: enough for all clients to come back at once.
  private static let backlog = 1_024

  let listen: ListenAddress
  let state: ServingState
  let address: AnnouncedAddress
  let logger: Logger

  func run() async throws {
    let application = Application(
      responder: RequestDispatcher(state: state),
      server: .http1(configuration: .init(idleTimeout: Self.idleTimeout)),
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
}
