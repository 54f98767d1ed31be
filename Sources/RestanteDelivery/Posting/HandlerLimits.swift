public import NIOCore

/// What one delivery may cost.
public struct HandlerLimits: Sendable {
  /// How long it may take from the look-up of the name to the reply.
  public var time: TimeAmount
  /// How long a connection may take to come about at one address of a host.
  public var connectionTime: TimeAmount
  /// How many bytes of a reply are read, after which the connection is closed.
  public var replyBytes: Int
  /// How many of them are kept.
  public var excerptBytes: Int
  /// How many deliveries may be under way at the same time; the others wait.
  public var deliveries: Int
  /// For how many hosts connections are kept ready.
  public var hosts: Int

  /// Creates limits; by default 15 seconds, as the original allows, 5 of them for a connection,
  /// 64 KiB, of which 1 KiB are kept, 256 deliveries and 1,000 hosts.
  public init(
    time: TimeAmount = .seconds(15), connectionTime: TimeAmount = .seconds(5),
    replyBytes: Int = 64 << 10, excerptBytes: Int = 1 << 10, deliveries: Int = 256,
    hosts: Int = 1_000
  ) {
    self.time = time
    self.connectionTime = connectionTime
    self.replyBytes = replyBytes
    self.excerptBytes = excerptBytes
    self.deliveries = deliveries
    self.hosts = hosts
  }
}
