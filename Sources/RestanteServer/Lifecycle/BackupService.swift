import Logging
import RestanteCore
import ServiceLifecycle

/// Backs up the embedded database again and again. What fails is logged and tried again soon.
struct BackupService: NamedService {
  /// How long after the start a backup that is due begins, so that it does not disturb the start.
  static let firstDelay: Int64 = 10
  /// How long after a failure it is tried again, unless it is due sooner.
  static let retryDelay: Int64 = 300

  let interval: Int64
  let backup: ScheduledBackup
  let record: BackupRecord
  /// Measures the time between backups.
  let clock: any Clock<Duration>
  let logger: Logger

  func run() async {
    let newest = backup.folder.contents().backups.last?.madeAt
    record.begin(newest: newest)
    // A server that is started again and again makes no more backups than one that runs on.
    let sinceNewest = newest.map { backup.time.now().seconds - $0.seconds } ?? interval
    var delay = min(interval, max(Self.firstDelay, interval - max(0, sinceNewest)))
    while await sleep(delay) {
      do {
        let outcome = try await backup.run()
        record.succeed(at: outcome.madeAt)
        logger.info(
          "backed up the database",
          metadata: [
            "file": "\(outcome.file)", "events": "\(outcome.events)",
            "deleted": "\(outcome.deleted)",
          ])
        delay = interval
      } catch {
        record.fail()
        delay = min(interval, Self.retryDelay)
        logger.error(
          "the backup failed; it will be tried again",
          metadata: ["error": "\(error)", "seconds": "\(delay)"])
      }
    }
  }

  /// Whether the whole time passed: `false` when the server stops first.
  private func sleep(_ seconds: Int64) async -> Bool {
    do {
      try await cancelWhenGracefulShutdown { try await clock.sleep(for: .seconds(seconds)) }
      return !Task.isShuttingDownGracefully
    } catch {
      return false
    }
  }
}
