import Foundation
import NIOCore
import NIOEmbedded
import Testing

@testable import RestanteServer

@Suite("Accepting connections without descriptors")
struct AcceptPauseTests {
  /// A clock that a test sets.
  private final class Time {
    var now = ContinuousClock.now
  }

  private static func isAccepting(_ channel: EmbeddedChannel) -> Bool {
    let option = channel.options.last { $0.option is ChannelOptions.Types.AutoReadOption }
    return option?.value as? Bool ?? true
  }

  @Test("pauses for a second, every time, and is logged once a minute with a count")
  func pauses() throws {
    let log = LogRecorder()
    let time = Time()
    let channel = EmbeddedChannel(handler: AcceptPause(logger: log.logger, now: { time.now }))
    for code in [EMFILE, ENFILE, ENOBUFS, ENOMEM] {
      channel.pipeline.fireErrorCaught(IOError(errnoCode: code, reason: "accept"))
      #expect(!Self.isAccepting(channel))
      channel.embeddedEventLoop.advanceTime(by: .milliseconds(999))
      #expect(!Self.isAccepting(channel))
      channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
      #expect(Self.isAccepting(channel))
    }
    #expect(log.count(of: "cannot accept connections") == 1)
    time.now += .seconds(61)
    channel.pipeline.fireErrorCaught(IOError(errnoCode: EMFILE, reason: "accept"))
    #expect(log.count(of: "cannot accept connections") == 2)
    #expect(log.all.last?.contains(#""count": 4"#) == true, "\(log.all)")
    try channel.throwIfErrorCaught()
  }

  @Test("leaves other errors alone")
  func others() {
    let channel = EmbeddedChannel(handler: AcceptPause(logger: LogRecorder().logger))
    channel.pipeline.fireErrorCaught(IOError(errnoCode: ECONNABORTED, reason: "accept"))
    #expect(Self.isAccepting(channel))
    #expect(throws: IOError.self) { try channel.throwIfErrorCaught() }
  }
}
