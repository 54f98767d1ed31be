import NIOCore
import RestanteCore
import Synchronization

/// What is known of a reply while it comes in: a status counts also when the rest takes too long.
final class ReplyRecord: Sendable {
  struct Reply: Sendable {
    var status: Int?
    var retryAfter: Timestamp?
    var excerpt: [UInt8] = []
    var bytes = 0
  }

  private let reply = Mutex(Reply())
  private let limits: HandlerLimits

  init(limits: HandlerLimits) {
    self.limits = limits
  }

  /// What came so far.
  var current: Reply { reply.withLock { $0 } }

  func begin(status: Int, retryAfter: Timestamp?) {
    reply.withLock { reply in
      reply.status = status
      reply.retryAfter = retryAfter
    }
  }

  /// Takes a part of the body; whether more is wanted.
  func append(_ part: ByteBuffer) -> Bool {
    reply.withLock { reply in
      reply.bytes += part.readableBytes
      let room = limits.excerptBytes - reply.excerpt.count
      if room > 0 { reply.excerpt += part.readableBytesView.prefix(room) }
      return reply.bytes < limits.replyBytes
    }
  }
}
