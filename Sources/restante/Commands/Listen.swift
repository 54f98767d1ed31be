import ArgumentParser
import Hummingbird
import Logging
import RestanteCore
import RestanteDelivery
import RestanteServer

/// `restante listen`
struct Listen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a small handler that shows the online events that it gets.",
    discussion: """
      For trying out: takes what a portal posts to handlers and outgoing webhooks, on any path, \
      shows it and replies with 200. With --application-token or --secret, deliveries that do not \
      carry the token or a valid signature get 401. The output shows tokens as they come in.
      """)

  private static let standardAddress = ListenAddress(host: "127.0.0.1", port: 8090)

  @Option(
    help: ArgumentHelp(
      "Where to listen; port 0 picks a free one. (default: \(standardAddress))",
      valueName: "host:port"))
  var listen: String?

  @Option(help: "The application_token that deliveries must carry.")
  var applicationToken: String?

  @Option(
    name: .customLong("secret"),
    help: ArgumentHelp(
      "A signing secret, one of which must have signed a delivery; may be repeated.",
      valueName: "whsec_…"))
  var secrets: [String] = []

  @Option(help: ArgumentHelp("The status to fail deliveries with, such as 503.", valueName: "code"))
  var status: Int?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How many deliveries fail before 200 is returned.", valueName: "count"))
  var failures: Int?

  @Option(
    help: ArgumentHelp(
      "How long to wait before each reply, such as 0.5 (seconds), 30s or 2m.",
      valueName: "duration"))
  var delay = DelayArgument(seconds: 0)

  func validate() throws {
    _ = try address()
    _ = try signingSecrets()
    if let status, !(200...599).contains(status) {
      throw ValidationError("--status must be from 200 to 599.")
    }
    if let failures, status == nil || failures < 0 {
      throw ValidationError("--for must not be negative, and needs --status.")
    }
    guard (0...86_400).contains(delay.seconds) else {
      throw ValidationError("--delay must be from 0 to 86400 seconds (a day).")
    }
  }

  func run() async throws {
    let address = try address()
    let application = Application(
      responder: ListenResponder(
        secrets: ReceivedDelivery.Secrets(
          applicationToken: applicationToken.map { Secret($0) }, signing: try signingSecrets()),
        replies: ListenReplies(failure: status, failures: failures), delay: .seconds(delay.seconds),
        clock: WallClock()),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? address.port
        let bound = ListenAddress(host: address.host, port: port)
        StandardStreams.show(line: "Listening on http://\(bound)/")
      },
      logger: Logger(label: "listen") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await application.runService()
    } catch {
      throw RequestFailure(description: "cannot listen on \(address): \(error)")
    }
  }

  private func address() throws -> ListenAddress {
    guard let listen else { return Self.standardAddress }
    guard let address = ListenAddress(listen) else {
      throw ValidationError("--listen: '\(listen)' is not HOST:PORT.")
    }
    return address
  }

  private func signingSecrets() throws -> [SigningSecret] {
    try secrets.map { text in
      guard let secret = SigningSecret(text) else {
        throw ValidationError("--secret must be whsec_ and base64 of 24 to 64 bytes.")
      }
      return secret
    }
  }
}
