import ArgumentParser
import RestanteSQLite
import RestanteServer

/// `restante check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look whether the embedded database is sound, also while a server uses it.",
    discussion: """
      Names each table in which something is damaged, and exits with 1 then. What to do about it \
      is in docs/backup.md.
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
    StandardStreams.show(line: "\(directory): the database is sound")
  }
}
