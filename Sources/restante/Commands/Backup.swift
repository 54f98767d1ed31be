import ArgumentParser
import RestanteJSON
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
    abstract: "Back up the embedded database to a file, even while the server is running.",
    discussion: """
      The copy is consistent and verified. It contains hashes of credentials, never the \
      credentials themselves, and not the server key: keep a copy of server.key from the data \
      directory in another safe place.
      """)

  @Option(
    help: ArgumentHelp(
      "The data directory. (default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
  var data: String?

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  @Flag(help: "Replace an existing file.")
  var force = false

  @OptionGroup var result: OutputOptions

  func run() throws {
    // Whatever files the process makes are its owner's alone.
    umask(0o077)
    let directory = DataOption.directory(data)
    let bar = ProgressBar("copying")
    defer { bar.clear() }
    let manifest = try DataDirectoryBackup.make(
      of: directory, at: output, replacing: force,
      serverKey: try Environment.secret(of: .serverKey),
      previousServerKey: try Environment.secret(of: .previousServerKey),
      progress: { bar.show($0, of: $1) })
    bar.clear()
    guard !result.printsJSON else {
      return result.show([
        "file": .string(output), "events": .int(manifest.events), "verified": true,
      ])
    }
    StandardStreams.show(line: "\(output): \(manifest.events) events, verified")
  }
}
