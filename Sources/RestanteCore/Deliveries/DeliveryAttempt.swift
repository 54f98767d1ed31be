/// How one attempt to deliver an event ended.
public struct DeliveryAttempt: Sendable, Hashable {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The handler replied with a status.
    case replied(Int)
    /// There was no reply.
    case failed(DeliveryFailure)
  }

  /// What became of it.
  public var outcome: Outcome
  /// When it began.
  public var start: Timestamp
  /// How long it took until the reply was read, in milliseconds.
  public var milliseconds: Int64
  /// The first bytes of the reply's body.
  public var excerpt: [UInt8]
  /// Until when the handler asked to be left alone.
  public var retryAfter: Timestamp?

  /// Describes an attempt.
  public init(
    outcome: Outcome, start: Timestamp, milliseconds: Int64, excerpt: [UInt8] = [],
    retryAfter: Timestamp? = nil
  ) {
    self.outcome = outcome
    self.start = start
    self.milliseconds = milliseconds
    self.excerpt = excerpt
    self.retryAfter = retryAfter
  }

  /// Whether the handler took the event. A redirect is no success: it is not followed.
  public var isSuccess: Bool {
    if case .replied(200...299) = outcome { true } else { false }
  }

  /// Whether the handler said that it is gone for good.
  public var saysGone: Bool { outcome == .replied(410) }

  /// Whether nothing was posted, since the event can never be.
  public var isFinal: Bool {
    if case .failed(let failure) = outcome { failure.isFinal } else { false }
  }

  /// Whether the failure is the handler's and not the event's: it could not be reached, or said
  /// that it takes nothing at present.
  public var isHandlerFailure: Bool {
    switch outcome {
    case .replied(let status): status == 503 || status == 429
    case .failed(let failure): failure.isHandlerFailure
    }
  }
}

/// Why there was no reply.
public enum DeliveryFailure: String, Sendable, Hashable, CaseIterable {
  /// The URL is not one that events are delivered to.
  case url
  /// The event is larger than deliveries may be.
  case size
  /// The data stored for the event cannot be read.
  case data
  /// The event was changed or damaged after it was published.
  case damage
  /// The host has no address, or it cannot be found out.
  case name
  /// All addresses of the host are within networks that events are not delivered to.
  case network
  /// No connection came about.
  case connection
  /// The handler did not prove who it is, or TLS failed.
  case tls
  /// It took too long.
  case timeout
  /// The connection broke before there was a reply.
  case interruption
  /// What came back is not HTTP.
  case reply

  /// Whether the failure would be the same for every event.
  var isHandlerFailure: Bool {
    switch self {
    case .url, .name, .network, .connection, .tls: true
    case .size, .data, .damage, .timeout, .interruption, .reply: false
    }
  }

  /// Whether the event can never be posted, however often it is tried.
  var isFinal: Bool {
    switch self {
    case .size, .data, .damage: true
    case .url, .name, .network, .connection, .tls, .timeout, .interruption, .reply: false
    }
  }
}
