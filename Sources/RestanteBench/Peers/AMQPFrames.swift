/// Bytes of AMQP 0-9-1, most significant byte first.
struct AMQPWriter {
  private(set) var bytes: [UInt8] = []

  mutating func octet(_ value: UInt8) { bytes.append(value) }

  mutating func integer<Value: FixedWidthInteger>(_ value: Value) {
    withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
  }

  mutating func raw(_ value: [UInt8]) { bytes += value }

  mutating func shortText(_ text: String) {
    octet(UInt8(clamping: text.utf8.count))
    bytes += Array(text.utf8)
  }

  mutating func longText(_ text: String) {
    integer(UInt32(text.utf8.count))
    bytes += Array(text.utf8)
  }

  /// A table whose values are text.
  mutating func table(_ members: [(String, String)]) {
    var table = AMQPWriter()
    for (name, value) in members {
      table.shortText(name)
      table.octet(UInt8(ascii: "S"))
      table.longText(value)
    }
    integer(UInt32(table.bytes.count))
    bytes += table.bytes
  }
}

/// A frame: a piece of a method, a header or a body on a channel.
struct AMQPFrame {
  enum Kind: UInt8 {
    case method = 1
    case header = 2
    case body = 3
    case heartbeat = 8
  }

  var kind: Kind
  var channel: UInt16
  var payload: [UInt8]

  static let end: UInt8 = 0xCE

  var bytes: [UInt8] {
    var writer = AMQPWriter()
    writer.octet(kind.rawValue)
    writer.integer(channel)
    writer.integer(UInt32(payload.count))
    writer.raw(payload)
    writer.octet(Self.end)
    return writer.bytes
  }

  /// Reads the next frame.
  static func read(from socket: PeerSocket) throws -> AMQPFrame {
    let head = Array(try socket.read(7))
    let count = integer(head, at: 3, as: UInt32.self)
    let payload = Array(try socket.read(Int(count)))
    guard try socket.read(1).first == end, let kind = Kind(rawValue: head[0]) else {
      throw PeerFailure(description: "RabbitMQ: a frame without its end")
    }
    return AMQPFrame(kind: kind, channel: integer(head, at: 1, as: UInt16.self), payload: payload)
  }

  /// A number within bytes; 0 if they are too short.
  static func integer<Value: FixedWidthInteger>(
    _ bytes: [UInt8], at place: Int, as type: Value.Type
  ) -> Value {
    let size = MemoryLayout<Value>.size
    guard place + size <= bytes.count else { return 0 }
    return bytes[place..<(place + size)].reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
  }
}

/// The methods that the bench uses: class and number.
enum AMQPMethod: UInt32 {
  case start = 0x000A_000A
  case startOk = 0x000A_000B
  case tune = 0x000A_001E
  case tuneOk = 0x000A_001F
  case open = 0x000A_0028
  case openOk = 0x000A_0029
  case channelOpen = 0x0014_000A
  case channelOpenOk = 0x0014_000B
  case queueDeclare = 0x0032_000A
  case queueDeclareOk = 0x0032_000B
  case qualityOfService = 0x003C_000A
  case qualityOfServiceOk = 0x003C_000B
  case consume = 0x003C_0014
  case consumeOk = 0x003C_0015
  case publish = 0x003C_0028
  case deliver = 0x003C_003C
  case acknowledge = 0x003C_0050
  case confirm = 0x0055_000A
  case confirmOk = 0x0055_000B
}
