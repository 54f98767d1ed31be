import ArgumentParser
import RestanteServer

/// Which server a command administers.
struct AdministeredServer: ParsableArguments {
  @OptionGroup var address: ServerAddress

  @Option(
    help: ArgumentHelp(
      "The server's data directory, whose admin.json holds its address and a key. "
        + "(default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
  var data: String?

  /// The server: the one named, else the one whose data directory this is.
  func connection() throws -> ServerConnection {
    if let named = try address.named() { return named }
    let directory = DataOption.directory(data)
    if let file = AdminFile(inDataDirectory: directory) {
      return try address.connection(base: file.baseURL, key: file.key)
    }
    if let refusal = AdminFile.refusal(inDataDirectory: directory) {
      throw ValidationError(refusal)
    }
    throw ValidationError(
      "There is no readable admin.json in \(directory); name a server with --url and --key.")
  }
}
