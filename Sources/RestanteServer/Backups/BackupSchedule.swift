/// How often a server backs up its embedded database, and for how long it keeps the backups.
struct BackupSchedule: Sendable {
  /// Where backups are unless told otherwise, in the data directory.
  private static let standardFolder = "backups"

  /// The time between two backups, in seconds.
  let interval: Int64
  /// For how long backups are kept, in seconds.
  let retention: Int64

  /// The schedule that an operator set; `nil` for none.
  ///
  /// - Throws: ``StartupError`` where the database is not embedded.
  init?(_ configuration: ServerConfiguration) throws(StartupError) {
    guard let interval = configuration.backupInterval else { return nil }
    guard configuration.database == nil else {
      throw StartupError(
        """
        --backup-every backs up the embedded database only: back up PostgreSQL with its own \
        tools, such as pg_basebackup or pgBackRest
        """)
    }
    self.interval = interval
    retention = configuration.backupRetention
  }

  /// Where the backups of a server are.
  static func folder(_ configuration: ServerConfiguration) -> String {
    configuration.backupFolder ?? "\(configuration.dataDirectory)/\(standardFolder)"
  }
}
