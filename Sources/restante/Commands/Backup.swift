import ArgumentParser
import RestanteSQLite
import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `restante backup`
struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the embedded database to a file, also while a server uses it.",
    discussion: """
      The copy is of one moment, and checked. It holds hashes of credentials, never themselves, and \
      not the server key: keep server.key of the data directory in another safe place.
      """)

  @Option(
    help: ArgumentHelp(
      "The data directory. (default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
  var data: String?

  @Option(help: ArgumentHelp("The file to make.", valueName: "file"))
  var output: String

  @Flag(help: "Replace the file if it is there.")
  var force = false

  func run() throws {
    // Whatever files the process makes are its owner's alone.
    umask(0o077)
    let directory = DataOption.directory(data)
    let bar = ProgressBar("copying")
    defer { bar.clear() }
    let manifest = try DataDirectoryBackup.make(
      of: directory, at: output, replacing: force,
      serverKey: Setting.secret("RESTANTE_SERVER_KEY"),
      previousServerKey: Setting.secret("RESTANTE_PREVIOUS_SERVER_KEY"),
      progress: { bar.show($0, of: $1) })
    bar.clear()
    StandardStreams.show(line: "\(output): \(manifest.events) events, checked")
  }
}
