/// A connection of AMQP 0-9-1 with one channel.
final class AMQPConnection {
  private static let channel: UInt16 = 1

  private let socket: PeerSocket
  /// How large a frame may be.
  private var maxFrame = 4_096
  private(set) var version = "?"

  /// Connects as the guest that RabbitMQ admits on loopback, and opens the channel.
  init(port: UInt16) throws {
    socket = try PeerSocket(port: port)
    try socket.write(Array("AMQP".utf8) + [0, 0, 9, 1])
    let start = try receive(.start)
    version = Self.version(in: start)
    try send(.startOk, on: 0) { writer in
      writer.table([])
      writer.shortText("PLAIN")
      writer.longText("\0guest\0guest")
      writer.shortText("en_US")
    }
    let tune = try receive(.tune)
    maxFrame = Int(AMQPFrame.integer(tune, at: 2, as: UInt32.self))
    try send(.tuneOk, on: 0) { writer in
      writer.integer(UInt16(16))
      writer.integer(UInt32(maxFrame))
      // No heartbeats.
      writer.integer(UInt16(0))
    }
    try send(.open, on: 0) { writer in
      writer.shortText("/")
      writer.shortText("")
      writer.octet(0)
    }
    _ = try receive(.openOk)
    try call(.channelOpen, .channelOpenOk) { $0.shortText("") }
  }

  /// The server's version, which its properties contain as text.
  private static func version(in start: [UInt8]) -> String {
    let name = Array("\u{7}versionS".utf8)
    guard start.count > name.count + 4 else { return "?" }
    for place in 0..<(start.count - name.count - 4)
    where start[place..<(place + name.count)].elementsEqual(name) {
      let first = place + name.count + 4
      let count = Int(AMQPFrame.integer(start, at: first - 4, as: UInt32.self))
      return String(decoding: start[first...].prefix(count), as: UTF8.self)
    }
    return "?"
  }

  /// Sends a method on the channel and waits for its reply.
  func call(
    _ method: AMQPMethod, _ reply: AMQPMethod, _ arguments: (inout AMQPWriter) -> Void
  ) throws {
    try send(method, arguments)
    _ = try receive(reply)
  }

  /// Sends a method.
  func send(
    _ method: AMQPMethod, on channel: UInt16 = AMQPConnection.channel,
    _ arguments: (inout AMQPWriter) -> Void
  ) throws {
    try socket.write(Self.frame(method, on: channel, arguments).bytes)
  }

  private static func frame(
    _ method: AMQPMethod, on channel: UInt16, _ arguments: (inout AMQPWriter) -> Void
  ) -> AMQPFrame {
    var writer = AMQPWriter()
    writer.integer(method.rawValue)
    arguments(&writer)
    return AMQPFrame(kind: .method, channel: channel, payload: writer.bytes)
  }

  /// Publishes persistent messages, sent together.
  func publish(_ messages: [[UInt8]], to queue: String) throws {
    var bytes: [UInt8] = []
    for message in messages {
      bytes +=
        Self.frame(.publish, on: Self.channel) { writer in
          writer.integer(UInt16(0))
          writer.shortText("")
          writer.shortText(queue)
          writer.octet(0)
        }.bytes
      var header = AMQPWriter()
      header.integer(UInt16(60))
      header.integer(UInt16(0))
      header.integer(UInt64(message.count))
      // The one property: the delivery mode is persistent.
      header.integer(UInt16(0x1000))
      header.octet(2)
      bytes += AMQPFrame(kind: .header, channel: Self.channel, payload: header.bytes).bytes
      // A frame has eight bytes besides its payload.
      var rest = message[...]
      while !rest.isEmpty {
        let piece = Array(rest.prefix(maxFrame - 8))
        bytes += AMQPFrame(kind: .body, channel: Self.channel, payload: piece).bytes
        rest = rest.dropFirst(piece.count)
      }
    }
    try socket.write(bytes)
  }

  /// Whether the server sent something within a time.
  func hasInput(within milliseconds: Int) -> Bool { socket.hasInput(within: milliseconds) }

  /// Waits for one of some methods; returns its number and arguments.
  func receiveAny() throws -> (method: UInt32, arguments: [UInt8]) {
    while true {
      let frame = try AMQPFrame.read(from: socket)
      guard frame.kind == .method else { continue }
      return (
        AMQPFrame.integer(frame.payload, at: 0, as: UInt32.self), Array(frame.payload.dropFirst(4))
      )
    }
  }

  /// Waits for a method; returns its arguments.
  private func receive(_ method: AMQPMethod) throws -> [UInt8] {
    let (received, arguments) = try receiveAny()
    guard received == method.rawValue else {
      throw PeerFailure(
        description: "RabbitMQ: \(String(received, radix: 16)) "
          + String(decoding: arguments.filter { $0 >= 32 && $0 < 127 }, as: UTF8.self))
    }
    return arguments
  }

  /// Reads the content that follows a delivery.
  func receiveContent() throws -> [UInt8] {
    let header = try AMQPFrame.read(from: socket)
    let count = Int(AMQPFrame.integer(header.payload, at: 4, as: UInt64.self))
    var body: [UInt8] = []
    while body.count < count { body += try AMQPFrame.read(from: socket).payload }
    return body
  }
}
