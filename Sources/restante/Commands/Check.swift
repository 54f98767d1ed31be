import ArgumentParser
import RestanteSQLite
import RestanteServer

/// `restante check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the embedded database for damage, even while the server is running.",
    discussion: """
      Names each damaged table and exits with status 1 if there are any. See docs/backup.md for \
      what to do.
      """)

  @Option(
    help: ArgumentHelp(
      "The data directory. (default: RESTANTE_DATA or ./restante-data)", valueName: "dir"))
  var data: String?

  func run() throws {
    let directory = DataOption.directory(data)
    let findings = try DataDirectoryBackup.findings(in: directory)
    guard findings.isEmpty else {
      for finding in findings { StandardStreams.show(line: finding) }
      throw ExitCode.failure
    }
    StandardStreams.show(line: "\(directory): the database is intact")
  }
}
