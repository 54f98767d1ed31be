import ArgumentParser
import RestanteServer

/// Which server a command talks to, and with which key.
struct ServerOptions: ParsableArguments {
  @Option(help: "The server's address; needs --key.")
  var url: String?

  @Option(help: "The key to present; needs --url.")
  var key: String?

  @Option(
    help: ArgumentHelp(
      "The data directory of a server with a demo portal, whose demo.json says the rest. "
        + "(default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
  var data: String?

  func validate() throws {
    guard (url == nil) == (key == nil) else {
      throw ValidationError("--url and --key go together.")
    }
    if let url, PublicURL(url) == nil {
      throw ValidationError("--url: '\(url)' is not an http or https URL without query.")
    }
  }

  /// The server, with a key that `demoKey` picks where none is given.
  func connection(demoKey: (DemoFile) -> String) throws -> ServerConnection {
    if let url = url.flatMap(PublicURL.init), let key {
      return ServerConnection(base: url.base, key: key)
    }
    let directory =
      data ?? Setting.environment("RESTANTE_DATA") ?? ServerConfiguration.standardDataDirectory
    guard let demo = DemoFile(inDataDirectory: directory) else {
      throw ValidationError(
        "There is no readable demo.json in \(directory); name a server with --url and --key.")
    }
    return ServerConnection(base: demo.baseURL, key: demoKey(demo))
  }
}
