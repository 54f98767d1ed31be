import ArgumentParser
import RestanteCore
import RestanteServer

/// How much a server does for its clients at most, and how little room it goes on with.
struct BoundOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much must be free where the data is so that events are taken in: bytes, or a number "
        + "with KiB, MiB or GiB. Below it publishing is refused, and everything else goes on. "
        + "0 turns it off. (default: 256MiB)", valueName: "size"))
  var minFreeSpace: String?

  @Option(
    help: ArgumentHelp(
      "How many clients may wait for events at the same time. (default: 10000)",
      valueName: "number"))
  var maxWaiting: String?

  @Option(
    help: ArgumentHelp(
      "How many clients may listen to streams at the same time. (default: 1000)",
      valueName: "number"))
  var maxStreams: String?

  @Option(
    help: ArgumentHelp(
      "How many events a reply holds in safe mode. (default: 5000)", valueName: "number"))
  var maxReplyEvents: String?

  @Option(
    help: ArgumentHelp(
      "How many bytes of events a reply holds in safe mode, but always one event. "
        + "(default: 16MiB)", valueName: "size"))
  var maxReplyBytes: String?

  /// What was decided, by flag or environment.
  struct Values {
    var reply: ReplyBounds
    var waiting: Int
    var streams: Int
    var freeSpace: Int64
  }

  func values() throws -> Values {
    let standard = ServerConfiguration()
    var reply = standard.replyBounds
    reply.events =
      try number("--max-reply-events", maxReplyEvents, "RESTANTE_MAX_REPLY_EVENTS", 1)
      ?? reply.events
    reply.bytes =
      try size("--max-reply-bytes", maxReplyBytes, "RESTANTE_MAX_REPLY_BYTES").map {
        Int(clamping: max(1, $0))
      } ?? reply.bytes
    return Values(
      reply: reply,
      waiting: try number("--max-waiting", maxWaiting, "RESTANTE_MAX_WAITING", 0)
        ?? standard.mostWaiting,
      streams: try number("--max-streams", maxStreams, "RESTANTE_MAX_STREAMS", 0)
        ?? standard.mostStreams,
      freeSpace: try size("--min-free-space", minFreeSpace, "RESTANTE_MIN_FREE_SPACE")
        ?? standard.minimumFreeSpace)
  }

  private static let largest = 1_000_000

  private func number(
    _ flag: String, _ text: String?, _ variable: String, _ smallest: Int
  ) throws -> Int? {
    try Setting.read(
      flag: (flag, text), variable: variable,
      expected: "a number from \(smallest) to \(Self.largest)"
    ) { text in
      Int(text).flatMap { (smallest...Self.largest).contains($0) ? $0 : nil }
    }
  }

  private func size(_ flag: String, _ text: String?, _ variable: String) throws -> Int64? {
    try Setting.read(
      flag: (flag, text), variable: variable,
      expected: "a number of bytes, or one with KiB, MiB, GiB or TiB", ByteSize.parse)
  }
}
