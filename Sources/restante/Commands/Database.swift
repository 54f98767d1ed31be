import ArgumentParser
import RestanteCore
import RestanteJSON
import RestantePostgres
import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `restante database`
struct Database: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Move a store to another database, or distribute it, while no server uses it.",
    subcommands: [Copy.self, Distribute.self])

  /// The password of a database, where its address should not hold it.
  static var password: String? {
    get throws(SettingError) { try Environment.value(of: .databasePassword) }
  }
}

extension Database {
  /// `restante database copy`
  struct Copy: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy portals with all their data from one store to another.",
      discussion: """
        A store is a data directory or the address of a PostgreSQL database. Stop the servers of \
        both first. The copy is made in one transaction and verified before it is committed. \
        Passwords come from the address, PGPASSFILE or RESTANTE_DATABASE_PASSWORD. The server key \
        is not copied: give the servers of the target the same key, or they do not start.
        """)

    @Option(help: ArgumentHelp("The store to read.", valueName: "dir|postgres://…"))
    var from: String

    @Option(help: ArgumentHelp("The store to write.", valueName: "dir|postgres://…"))
    var to: String

    @Option(help: ArgumentHelp("Copy this portal only.", valueName: "domain"))
    var portal: String?

    @Flag(help: "Add to a target that already has portals.")
    var intoExisting = false

    @Flag(
      help: """
        Copy into a target that was used with another server key; the application_token of \
        every copied application changes.
        """)
    var otherKey = false

    @OptionGroup var output: OutputOptions

    func run() throws {
      // Whatever files the process makes are its owner's alone.
      umask(0o077)
      let bar = ProgressBar("copying")
      defer { bar.clear() }
      let password = try Database.password
      let report = try StoreCopy.run(
        from: DatabaseLocation(from, password: password),
        to: DatabaseLocation(to, password: password), domain: portal,
        addsToExisting: intoExisting, acceptsOtherKey: otherKey,
        progress: { bar.show(Int(clamping: $0), of: Int(clamping: $1)) })
      bar.clear()
      guard !output.printsJSON else {
        let rows = JSONObject(members: report.rows.map { ($0.table, .int($0.count)) })
        return output.show(["portals": .int(report.portals), "rows": .object(rows)])
      }
      let rows = report.rows.filter { $0.count > 0 }.map { [$0.table, "\($0.count)"] }
      for line in TextTable.lines([["TABLE", "ROWS"]] + rows) {
        StandardStreams.show(line: line)
      }
      StandardStreams.show(
        line: "portals copied: \(report.portals); every row was read back and compared")
    }
  }

  /// `restante database distribute`
  struct Distribute: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Distribute the tables by portal over the nodes of a distributed PostgreSQL.",
      discussion: """
        For Citus or databases with its functions; tried with \(Distribution.triedWith). Stop \
        the servers first. Skips tables that are already distributed, so that an interrupted run \
        can be repeated. The password comes from the address, PGPASSFILE or \
        RESTANTE_DATABASE_PASSWORD.
        """)

    @Option(help: ArgumentHelp("The coordinator's database.", valueName: "postgres://…"))
    var database: String?

    @Flag(
      help: """
        Print the statements without running them; without --database, those for a new database.
        """)
    var dryRun = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
      guard database == nil, !dryRun else { return }
      throw ValidationError("--database is required, except with --dry-run")
    }

    func run() throws {
      let password = try Database.password
      let settings = try database.map { address in
        try ConnectionSettings(address: address, password: password)
      }
      guard let settings, !dryRun else {
        return show(
          try settings.map { try Distribution.plan($0).statements }
            ?? Distribution.statementsForNewDatabase)
      }
      guard !output.printsJSON else {
        return show(try Distribution.carryOut(settings).statements)
      }
      let done = try Distribution.carryOut(settings) { StandardStreams.show(line: $0 + ";") }
      StandardStreams.show(line: "statements run: \(done.statements.count)")
      StandardStreams.show(
        line: "Citus \(done.version ?? "of unknown version"); tried with \(Distribution.triedWith)")
    }

    private func show(_ statements: [String]) {
      guard !output.printsJSON else {
        return output.show([
          "statements": .array(statements.map { .string($0) }), "dry_run": .bool(dryRun),
        ])
      }
      for statement in statements { StandardStreams.show(line: statement + ";") }
    }
  }
}
