/// A queue on a server, Restante or another one, as publishers and consumers see it.
protocol QueueServer: Sendable {
  /// Opens a connection, which belongs to one thread.
  func connect() throws -> any QueueConnection
}

/// A connection of one publisher or consumer.
protocol QueueConnection: AnyObject {
  /// Publishes messages and returns when all of them are durable.
  func publish(_ messages: [[UInt8]]) throws

  /// Claims up to 50 messages; returns the texts in which they are.
  ///
  /// - Parameter patience: How long to wait for the first one, in milliseconds. With 0 there are
  ///   at least 50 in the queue.
  func claim(patience: Int) throws -> ClaimedMessages

  /// Acknowledges what was claimed last and returns when that is durable.
  func acknowledge() throws
}

/// Messages that were claimed.
struct ClaimedMessages {
  var count = 0
  /// Texts that contain them.
  var texts: [[UInt8]] = []
}

/// How many messages a claim is for.
let claimSize = 50
