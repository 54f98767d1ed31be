import RestanteREST

/// What a fault does.
struct FaultAction: Sendable {
  /// What goes wrong.
  enum Effect: Sendable {
    /// Nothing but the delay.
    case delayOnly
    /// The method does not run; the call fails with an error of the error table.
    case error(CallError)
    /// Nothing is done; the reply has this HTTP status.
    case status(Int)
    /// The reply does not arrive as it should.
    case reply(ReplyFault)
    /// The store fails.
    case store(StoreFault)
    /// A delivery does not arrive as it should.
    case delivery(DeliveryFault)
  }

  /// How long to wait before anything else, in milliseconds of the lab's time.
  var delay: Int64 = 0
  var effect: Effect
}

/// How a reply goes wrong.
enum ReplyFault: Sendable, Hashable {
  /// Nothing is done, and the connection is reset.
  case reset
  /// The work is done, but the connection is closed without a reply.
  case lost
  /// The work is done, but the connection is closed after the first half of the reply's body.
  case cut
  /// The reply's body arrives bit by bit, within so many milliseconds.
  case slow(Int64)
}

/// How a store fails.
enum StoreFault: String, Sendable, CaseIterable {
  /// It cannot be reached; nothing is done.
  case unavailable
  /// The work is done, but nobody knows it.
  case unknown
}

/// How a delivery goes wrong.
enum DeliveryFault: Sendable, Hashable {
  /// It does not reach its handler, and the server takes it for delivered.
  case drop
  /// It reaches its handler twice.
  case duplicate
  /// It reaches its handler after the next one to the same URL.
  case reorder
  /// It does not reach its handler, and counts as failed: with a status, or else without a reply.
  case fail(Int?)
}
