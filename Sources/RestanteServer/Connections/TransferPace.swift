import NIOCore

/// How fast clients must send requests and take replies to keep their connections and streams.
struct PaceLimits: Sendable, Hashable {
  /// How long a client may be slower than the minimum rate.
  var window: TimeAmount
  /// The minimum rate in bytes per second.
  var minimumRate: Int64
  /// How long a client may take for a whole request, not counting the time in which the server was
  /// not ready to read.
  var deadline: TimeAmount
  /// How long a connection may be open without a request.
  var idle: TimeAmount
  /// How long a TLS handshake may take.
  var handshake = TimeAmount.seconds(10)
  /// How long a connection on which the server has sent its last reply waits for more bytes.
  var silence = TimeAmount.seconds(5)
  /// How long such a connection stays open in total.
  var lingering = TimeAmount.seconds(30)

  /// The limits unless a test sets others: a slow mobile connection sends 8 MiB within the
  /// deadline.
  static let standard = PaceLimits(
    window: .seconds(20), minimumRate: 4 << 10, deadline: .seconds(300), idle: .seconds(75))

  /// The minimum number of bytes within a window.
  var minimumBytes: Int64 { minimumRate * window.nanoseconds / 1_000_000_000 }
}

/// Measures how fast a client sends a request or takes a reply.
///
/// Only the time in which the server waits for the client counts: a client whose upload the server
/// holds up is not slow.
struct TransferPace {
  enum Kind {
    /// The whole transfer must end by the deadline.
    case request
    /// The client does not choose the size, so that the deadline only limits how long a stream
    /// may be below its share of the minimum rate while others use the connection.
    case reply
  }

  private let limits: PaceLimits
  private let kind: Kind
  private let traffic: StreamTraffic?
  private var waitingSince: NIODeadline?
  /// How long the server has waited, in total and since the window began.
  private var waited = TimeAmount.zero
  private var waitedInWindow = TimeAmount.zero
  private var bytesInWindow: Int64 = 0
  /// How much the connection's streams had transferred when the window began.
  private var trafficBefore: Int64

  /// Begins to measure.
  ///
  /// - Parameter traffic: What all streams of the connection transfer in this direction; `nil` on
  ///   HTTP/1, where a connection transfers one thing at a time.
  init(limits: PaceLimits, of kind: Kind = .request, within traffic: StreamTraffic? = nil) {
    self.limits = limits
    self.kind = kind
    self.traffic = traffic
    trafficBefore = traffic?.bytes ?? 0
  }

  /// The server waits for the client.
  mutating func wait(at now: NIODeadline) {
    if waitingSince == nil { waitingSince = now }
  }

  /// The client sent or took bytes.
  mutating func transferred(_ bytes: Int, at now: NIODeadline) {
    settle(at: now)
    waitingSince = nil
    bytesInWindow += Int64(bytes)
  }

  /// When to look again; `nil` when the client is too slow.
  mutating func check(at now: NIODeadline) -> TimeAmount? {
    settle(at: now)
    if waitedInWindow >= limits.window {
      guard keepsUp || othersKeepUp else { return nil }
      if kind == .reply, keepsUp { waited = .zero }
      waitedInWindow = .zero
      bytesInWindow = 0
      trafficBefore = traffic?.bytes ?? 0
    }
    if waited >= limits.deadline { return nil }
    return min(limits.window - waitedInWindow, limits.deadline - waited)
  }

  /// Whether the transfer had its share of the minimum rate in this window.
  private var keepsUp: Bool {
    bytesInWindow >= limits.minimumBytes / Int64(max(1, traffic?.streams ?? 1))
  }

  /// Whether the client was fast enough, but used the connection for other streams.
  private var othersKeepUp: Bool {
    guard let traffic else { return false }
    return traffic.bytes - trafficBefore >= limits.minimumBytes
  }

  private mutating func settle(at now: NIODeadline) {
    guard let since = waitingSince else { return }
    waited = waited + (now - since)
    waitedInWindow = waitedInWindow + (now - since)
    waitingSince = now
  }
}
