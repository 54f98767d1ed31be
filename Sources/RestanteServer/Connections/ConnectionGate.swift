import Logging
import RestanteCore
import Synchronization

/// Counts the open connections and refuses those above the bounds.
final class ConnectionGate: Sendable {
  private struct State {
    var total = 0
    var refused: Int64 = 0
    var perSource: [NetworkAddress: Int] = [:]
    var notice = NoticeThrottle()
  }

  /// Stands for a connection that was counted, until it closes.
  struct Place: Sendable {
    fileprivate let source: NetworkAddress?
  }

  private let maxTotal: Int
  private let maxPerSource: Int
  private let proxies: [AddressBlock]
  private let logger: Logger
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(State())

  /// Creates a gate.
  ///
  /// - Parameters:
  ///   - maxTotal: The maximum number of open connections.
  ///   - maxPerSource: The maximum number from one address or IPv6 network. Does not apply to the
  ///     machine itself and `proxies`.
  init(
    maxTotal: Int, maxPerSource: Int, proxies: [AddressBlock], logger: Logger,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    self.maxTotal = maxTotal
    self.maxPerSource = maxPerSource
    self.proxies = proxies
    self.logger = logger
    self.now = now
  }

  /// How many connections are open.
  var count: Int { state.withLock { $0.total } }

  /// How many connections were refused since the start.
  var refusedCount: Int64 { state.withLock { $0.refused } }

  /// Counts a connection; `nil` if it must be closed.
  func admit(_ peer: NetworkAddress?) -> Place? {
    let source = peer.flatMap { isExempt($0) ? nil : $0.network }
    let refused: (count: Int, reason: String)? = state.withLock { state in
      let isFull = state.total >= maxTotal
      let isGreedy = source.map { state.perSource[$0, default: 0] >= maxPerSource } ?? false
      if !isFull, !isGreedy {
        state.total += 1
        if let source { state.perSource[source, default: 0] += 1 }
        return nil
      }
      state.refused += 1
      let reason =
        isFull
        ? "\(maxTotal) connections are open"
        : "\(maxPerSource) connections from one address are open"
      return (state.notice.note(at: now()) ?? 0, reason)
    }
    guard let refused else { return Place(source: source) }
    if refused.count > 0 {
      logger.warning(
        "refusing connections",
        metadata: [
          "reason": "\(refused.reason)", "count": "\(refused.count)",
          "address": "\(peer.map { $0.description } ?? "")",
        ])
    }
    return nil
  }

  /// Notes that a counted connection was closed.
  func leave(_ place: Place) {
    state.withLock { state in
      state.total -= 1
      guard let source = place.source, let count = state.perSource[source] else { return }
      state.perSource[source] = count > 1 ? count - 1 : nil
    }
  }

  private func isExempt(_ peer: NetworkAddress) -> Bool {
    peer.isLoopback || proxies.contains { $0.contains(peer) }
  }
}
