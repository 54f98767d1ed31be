import ArgumentParser
import RestanteJSON
import RestantePostgres
import RestanteServer

/// `restante check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a database for damage and contradictions, even while servers use it.",
    discussion: """
      Reads the whole database and changes nothing. Lists what is wrong by portal, application and \
      connector, and exits with status 1 if anything is. See docs/backup.md for what to do then. \
      The password of a PostgreSQL database comes from the address, PGPASSFILE or \
      RESTANTE_DATABASE_PASSWORD.
      """)

  @Option(
    help: ArgumentHelp(
      "The PostgreSQL database. (default: RESTANTE_DATABASE, else the embedded one)",
      valueName: "postgres://…"))
  var database: String?

  @Option(
    help: ArgumentHelp(
      "The data directory of an embedded database. (default: RESTANTE_DATA or ./restante-data)",
      valueName: "dir"))
  var data: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard database == nil || data == nil else {
      throw ValidationError("Name either a --database or a --data directory.")
    }
  }

  func run() throws {
    let location = try location()
    let progress = ProgressLine()
    progress.show("checking \(location.name)")
    defer { progress.clear() }
    let findings = try location.findings()
    progress.clear()
    if output.printsJSON {
      output.show([
        "database": .string(location.name), "sound": .bool(findings.isEmpty),
        "findings": .array(findings.map { .string($0) }),
      ])
      guard findings.isEmpty else { throw ExitCode.failure }
      return
    }
    guard findings.isEmpty else {
      for finding in findings { StandardStreams.show(line: finding) }
      throw ExitCode.failure
    }
    StandardStreams.show(line: "\(location.name): the database is sound")
  }

  /// What is to be checked: what is named, else what the environment names.
  private func location() throws -> DatabaseLocation {
    let address = try database ?? (data == nil ? Environment.value(of: .database) : nil)
    guard let address else { return .directory(DataOption.directory(data)) }
    return .postgres(try ConnectionSettings(address: address, password: Database.password))
  }
}
