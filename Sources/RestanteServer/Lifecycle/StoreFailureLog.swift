import Logging
import RestanteCore

/// Writes a store's failures into the log, of each kind at most one a minute.
enum StoreFailureLog {
  /// Goes on until the store is gone. What happened before is told first.
  static func write(failures: StoreFailures, to logger: Logger) {
    failures.listen { report in
      // A volume that is nearly full is no failure of the store.
      let level: Logger.Level = report.error.code == .lowSpace ? .warning : .error
      logger.log(
        level: level, "the database failed",
        metadata: [
          "code": "\(report.error.code)", "error": "\(report.error.detail)",
          "count": "\(report.count)",
        ])
    }
    if let damage = failures.damage {
      logger.error("the database is damaged", metadata: ["error": "\(damage.detail)"])
    }
  }
}
