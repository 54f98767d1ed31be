import ArgumentParser
import RestanteServer

/// Which server and which portal a command talks to, and with which key.
struct ServerOptions: ParsableArguments {
  @OptionGroup var address: ServerAddress

  @Option(
    help: ArgumentHelp(
      "The server's data directory, whose demo.json or admin.json holds its address and a key. "
        + "(default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "The portal's domain. (default: the demo portal, or the only one)", valueName: "domain"))
  var portal: String?

  @OptionGroup var output: OutputOptions

  /// The server. Where there is a demo portal and neither a key nor a portal is given, `demoKey`
  /// picks the key.
  ///
  /// - Parameter looksForPortal: Whether the server that `--url` names is asked for its portals if
  ///   none is given; it refuses that to keys that may only publish.
  func connection(
    looksForPortal: Bool = true, demoKey: (DemoFile) -> String
  ) async throws -> ServerConnection {
    if let named = try address.named() {
      return looksForPortal || portal != nil ? try await about(portal, named) : named
    }
    let directory = DataOption.directory(data)
    let demo = DemoFile(inDataDirectory: directory)
    if portal == nil, let demo {
      return try address.connection(base: demo.baseURL, key: demoKey(demo))
    }
    if let file = AdminFile(inDataDirectory: directory) {
      return try await about(portal, try address.connection(base: file.baseURL, key: file.key))
    }
    if let refusal = AdminFile.refusal(inDataDirectory: directory) {
      throw ValidationError(refusal)
    }
    guard let demo else {
      throw ValidationError(
        "There is no readable admin.json or demo.json in \(directory); name a server with --url "
          + "and --key.")
    }
    return try await about(portal, try address.connection(base: demo.baseURL, key: demoKey(demo)))
  }

  private func about(
    _ portal: String?, _ connection: ServerConnection
  ) async throws -> ServerConnection {
    var connection = connection
    connection.portal = try await PortalChoice.domain(portal, for: connection)
    return connection
  }
}
