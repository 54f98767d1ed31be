import NIOCore

/// How fast a client has to send a request, or to take a reply, for its connection to be kept.
struct PaceLimits: Sendable, Hashable {
  /// How long a client may be slower than the least rate.
  var window: TimeAmount
  /// The least rate in bytes per second.
  var leastRate: Int64
  /// How long a client may take for a whole request, the time not counted in which the server was
  /// not ready to read.
  var deadline: TimeAmount

  /// What clients get: a slow mobile connection sends 8 MiB within the deadline.
  static let standard = PaceLimits(
    window: .seconds(20), leastRate: 4 << 10, deadline: .seconds(300))

  /// The fewest bytes within a window.
  var leastBytes: Int64 { leastRate * window.nanoseconds / 1_000_000_000 }
}

/// Measures how fast a client sends one request.
///
/// Only the time counts in which the server waits for bytes: a client whose upload the server
/// holds up is not slow.
struct TransferPace: Sendable {
  private let limits: PaceLimits
  private var waitingSince: NIODeadline?
  /// How long the server has waited, all in all and since the window began.
  private var waited = TimeAmount.zero
  private var waitedInWindow = TimeAmount.zero
  private var bytesInWindow: Int64 = 0

  init(limits: PaceLimits) { self.limits = limits }

  /// The server is ready for more.
  mutating func wait(at now: NIODeadline) {
    if waitingSince == nil { waitingSince = now }
  }

  /// Bytes arrived.
  mutating func arrived(_ bytes: Int, at now: NIODeadline) {
    settle(at: now)
    waitingSince = nil
    bytesInWindow += Int64(bytes)
  }

  /// When to look again; `nil` when the client is too slow.
  mutating func check(at now: NIODeadline) -> TimeAmount? {
    settle(at: now)
    if waited >= limits.deadline { return nil }
    if waitedInWindow >= limits.window {
      if bytesInWindow < limits.leastBytes { return nil }
      waitedInWindow = .zero
      bytesInWindow = 0
    }
    return min(limits.window - waitedInWindow, limits.deadline - waited)
  }

  private mutating func settle(at now: NIODeadline) {
    guard let since = waitingSince else { return }
    waited = waited + (now - since)
    waitedInWindow = waitedInWindow + (now - since)
    waitingSince = now
  }
}
