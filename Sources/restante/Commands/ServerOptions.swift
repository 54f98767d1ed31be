import ArgumentParser
import RestanteServer

/// Which server a command talks to, and with which key.
struct ServerOptions: ParsableArguments {
  @OptionGroup var address: ServerAddress

  @Option(
    help: ArgumentHelp(
      "The data directory of a server with a demo portal; demo.json holds its address and keys. "
        + "(default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
  var data: String?

  @OptionGroup var output: OutputOptions

  /// The server, with a key that `demoKey` picks where none is given.
  func connection(demoKey: (DemoFile) -> String) throws -> ServerConnection {
    if let named = try address.named() { return named }
    let directory = DataOption.directory(data)
    guard let demo = DemoFile(inDataDirectory: directory) else {
      throw ValidationError(
        "There is no readable demo.json in \(directory); name a server with --url and --key.")
    }
    return try address.connection(base: demo.baseURL, key: demoKey(demo))
  }
}
