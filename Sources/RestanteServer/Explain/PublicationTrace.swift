import RestanteCore
import Synchronization

/// Which events were published lately, by whom, and how often: what tells an operator why they did
/// not arrive where they were expected.
///
/// It belongs to this process and begins with it. For each portal it remembers a bounded number of
/// names and origins, those that were used last.
final class PublicationTrace: Sendable {
  /// What is counted together.
  struct Key: Hashable {
    var name: EventName
    var origin: EventOrigin?
  }

  /// How often something was published.
  struct Count {
    var count: Int64 = 0
    var last: Timestamp
  }

  private struct State {
    var portals: [PortalID: [Key: Count]] = [:]
  }

  static let mostPerPortal = 256
  static let mostPortals = 1_000

  /// When counting began.
  let since: Timestamp
  private let state = Mutex(State())

  init(since: Timestamp) {
    self.since = since
  }

  /// Counts publications that were taken in.
  func note(_ publications: [Publication], on portal: PortalID, at now: Timestamp) {
    state.withLock { state in
      var counts = state.portals[portal] ?? [:]
      for publication in publications {
        let key = Key(name: publication.name, origin: publication.origin)
        counts[key, default: Count(last: now)].count += 1
        counts[key]?.last = now
      }
      if counts.count > Self.mostPerPortal { Self.forgetOldest(of: &counts) }
      if state.portals[portal] == nil, state.portals.count >= Self.mostPortals {
        state.portals.removeAll()
      }
      state.portals[portal] = counts
    }
  }

  /// Forgets the older half, so that this is rare.
  private static func forgetOldest(of counts: inout [Key: Count]) {
    let kept = counts.sorted { $0.value.last > $1.value.last }.prefix(mostPerPortal / 2)
    counts = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }

  /// What was published on a portal, the most often published first.
  func publications(on portal: PortalID) -> [(key: Key, count: Count)] {
    state.withLock { $0.portals[portal] ?? [:] }
      .sorted {
        ($1.value.count, $0.key.name.text) < ($0.value.count, $1.key.name.text)
      }
      .map { ($0.key, $0.value) }
  }
}
