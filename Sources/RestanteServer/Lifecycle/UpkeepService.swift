import Logging
import RestanteCore
import ServiceLifecycle

/// Lets the store do what it needs from time to time, in short steps between which callers get
/// their turn.
struct UpkeepService: Service {
  /// The time between rounds.
  static let interval = Duration.seconds(1)
  /// The time between steps of one round.
  static let pause = Duration.milliseconds(20)
  /// The time after a failure: what failed may be large.
  static let afterFailure = Duration.seconds(60)
  /// After how many rounds the store is checked first, and again: after 10 minutes, daily.
  static let firstCheck = 600
  static let checkInterval = 86_400

  let store: any Store
  /// Measures these times.
  let clock: any Clock<Duration>
  let logger: Logger

  func run() async {
    var rounds = 0
    while await sleep(Self.interval) {
      rounds += 1
      do throws(StoreError) {
        if rounds % Self.checkInterval == Self.firstCheck { try await store.checkIntegrity() }
        while try await store.tidy(), await sleep(Self.pause) {}
      } catch {
        logger.error("maintenance of the database failed", metadata: ["error": "\(error)"])
        _ = await sleep(Self.afterFailure)
      }
    }
  }

  /// Whether the whole time passed: `false` when the server stops first.
  private func sleep(_ time: Duration) async -> Bool {
    do {
      try await cancelWhenGracefulShutdown { try await clock.sleep(for: time) }
      return !Task.isShuttingDownGracefully
    } catch {
      return false
    }
  }
}
