import ArgumentParser
import RestanteJSON
import RestanteSQLite
import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `restante restore`
struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Restore a backup into a data directory while no server uses it.",
    discussion: """
      Copy server.key into the directory first, or set RESTANTE_SERVER_KEY. A database that is \
      replaced is kept beside the new one as restante.sqlite.replaced.
      """)

  @Option(help: ArgumentHelp("The backup file.", valueName: "file"))
  var input: String

  @Option(
    help: ArgumentHelp(
      "The data directory. (default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
  var data: String?

  @Flag(help: "Replace an existing database.")
  var force = false

  @Flag(
    help: """
      Restore although the server key is not the backup's; the application_token of every \
      application changes.
      """)
  var otherKey = false

  @OptionGroup var result: OutputOptions

  func run() throws {
    // Whatever files the process makes are its owner's alone.
    umask(0o077)
    let directory = DataOption.directory(data)
    let bar = ProgressBar("restoring")
    defer { bar.clear() }
    let manifest = try DataDirectoryBackup.restore(
      input, into: directory, replacing: force, acceptingOtherKey: otherKey,
      serverKey: try Environment.secret(of: .serverKey),
      previousServerKey: try Environment.secret(of: .previousServerKey),
      progress: { bar.show($0, of: $1) })
    bar.clear()
    guard !result.printsJSON else {
      return result.show([
        "data": .string(directory), "events": .int(manifest.events), "verified": true,
      ])
    }
    StandardStreams.show(line: "\(directory): \(manifest.events) events, verified")
  }
}
