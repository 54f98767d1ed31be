import RestanteCore
import Synchronization

/// Counts what happens to the events of each portal between one sample and the next.
final class PortalActivity: Sendable {
  private let counts = Mutex<[PortalID: ActivityCounts]>([:])

  /// Counts what happened on a portal.
  func add(_ activity: QueueActivity, on portal: PortalID) {
    guard !activity.isEmpty else { return }
    counts.withLock { $0[portal, default: ActivityCounts()].add(activity) }
  }

  /// Returns what was counted since the last time, and begins anew.
  func take() -> [PortalID: ActivityCounts] {
    counts.withLock { counts in
      defer { counts.removeAll(keepingCapacity: true) }
      return counts
    }
  }

  /// Counts again what could not be recorded.
  func putBack(_ taken: ActivityCounts, on portal: PortalID) {
    counts.withLock { $0[portal, default: ActivityCounts()] += taken }
  }
}
