import Logging
import NIOCore
import RestanteCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Stops accepting connections for a moment when the system has no descriptor left for them, and
/// logs it.
///
/// Otherwise the event loop would try again without a pause, since the system keeps reporting the
/// connection that waits to be accepted.
final class AcceptPause: ChannelInboundHandler {
  typealias InboundIn = Never

  /// How long the pause is.
  static let pause = TimeAmount.seconds(1)

  private let logger: Logger
  private let now: () -> ContinuousClock.Instant
  private var notice = NoticeThrottle()
  private var isPaused = false

  init(logger: Logger, now: @escaping () -> ContinuousClock.Instant = { ContinuousClock.now }) {
    self.logger = logger
    self.now = now
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let failure = error as? IOError,
      [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(failure.errnoCode)
    else { return context.fireErrorCaught(error) }
    if let count = notice.note(at: now()) {
      logger.error(
        "cannot accept connections",
        metadata: [
          "reason": "\(String(cString: strerror(failure.errnoCode)))", "count": "\(count)",
        ])
    }
    guard !isPaused else { return }
    isPaused = true
    try? context.channel.syncOptions?.setOption(.autoRead, value: false)
    context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) { [self] in
      isPaused = false
      try? context.channel.syncOptions?.setOption(.autoRead, value: true)
    }
  }
}
