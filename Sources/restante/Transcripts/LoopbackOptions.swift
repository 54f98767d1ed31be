import ArgumentParser
import Hummingbird
import Logging
import RestanteCore
import RestanteServer

/// Where a command listens for an application on this machine.
struct LoopbackOptions: ParsableArguments {
  private static let standardAddress = ListenAddress(host: "127.0.0.1", port: 8081)

  @Option(
    help: ArgumentHelp(
      "Where to listen on this machine; port 0 picks a free one. (default: \(standardAddress))",
      valueName: "host:port"))
  var listen: String?

  func validate() throws { _ = try address() }

  private func address() throws -> ListenAddress {
    guard let listen else { return Self.standardAddress }
    guard let address = ListenAddress(listen) else {
      throw ValidationError("--listen: '\(listen)' is not HOST:PORT.")
    }
    let isLoopback = address.host == "localhost" || NetworkAddress(address.host)?.isLoopback == true
    guard isLoopback else {
      throw ValidationError(
        "--listen: \(address) is not on this machine alone. Use 127.0.0.1:8081, for example.")
    }
    return address
  }

  /// Replies to requests until the process is told to stop.
  ///
  /// - Parameters:
  ///   - responder: What replies.
  ///   - begin: Called with the URL, without a slash at the end, once it listens.
  func serve<Responder: HTTPResponder>(
    _ responder: Responder, begin: @escaping @Sendable (String) -> Void
  ) async throws where Responder.Context == BasicRequestContext {
    let address = try address()
    let application = Application(
      responder: responder,
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? address.port
        begin("http://\(ListenAddress(host: address.host, port: port))")
      },
      logger: Logger(label: "lab") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await application.runService()
    } catch {
      throw RequestFailure(description: "cannot listen on \(address): \(error)")
    }
  }
}
