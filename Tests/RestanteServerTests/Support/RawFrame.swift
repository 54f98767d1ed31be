import NIOCore

/// A frame of HTTP/2 as a test writes or reads it (RFC 9113, section 4.1).
struct RawFrame: Sendable, Hashable {
  enum Kind: UInt8 {
    case data, headers, priority, reset, settings, pushPromise, ping, goAway, windowUpdate
    case continuation
  }

  static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  static let settings = RawFrame(kind: .settings)
  static let ping = RawFrame(kind: .ping, payload: Array(repeating: 0, count: 8))

  private static let endStream: UInt8 = 0x1
  private static let endHeaders: UInt8 = 0x4

  let kind: Kind
  var flags: UInt8 = 0
  var stream: Int32 = 0
  var payload: [UInt8] = []

  /// The first frame of a request; its fields are not compressed (RFC 7541, section 6.2.2).
  static func request(
    _ method: String, _ path: String, on stream: Int32, fields: [(String, String)] = [],
    ends: Bool = false, endsHeaders: Bool = true
  ) -> RawFrame {
    let all =
      [(":method", method), (":scheme", "https"), (":path", path), (":authority", "a")] + fields
    return RawFrame(
      kind: .headers, flags: (ends ? endStream : 0) | (endsHeaders ? endHeaders : 0),
      stream: stream, payload: all.flatMap { [0] + string($0.0) + string($0.1) })
  }

  static func data(_ bytes: [UInt8], on stream: Int32, ends: Bool = false) -> RawFrame {
    RawFrame(kind: .data, flags: ends ? endStream : 0, stream: stream, payload: bytes)
  }

  static func data(_ count: Int, on stream: Int32) -> RawFrame {
    data(Array(repeating: 0x78, count: count), on: stream)
  }

  static func windowUpdate(_ increment: Int, on stream: Int32) -> RawFrame {
    RawFrame(kind: .windowUpdate, stream: stream, payload: bigEndian(increment, bytes: 4))
  }

  var bytes: [UInt8] {
    Self.bigEndian(payload.count, bytes: 3) + [kind.rawValue, flags]
      + Self.bigEndian(Int(stream), bytes: 4) + payload
  }

  /// Whether nothing follows on its stream.
  var isLast: Bool {
    kind == .reset || ([.data, .headers].contains(kind) && flags & Self.endStream != 0)
  }

  /// The number in a frame that holds one: an increment, or the reason of a reset.
  var number: Int { payload.reduce(0) { $0 << 8 | Int($1) } }

  /// Takes the first whole frame out of `bytes`.
  static func next(in bytes: inout ByteBuffer) -> RawFrame? {
    guard let header = bytes.getBytes(at: bytes.readerIndex, length: 9) else { return nil }
    let length = header[..<3].reduce(0) { $0 << 8 | Int($1) }
    guard bytes.readableBytes >= 9 + length, let kind = Kind(rawValue: header[3]) else {
      return nil
    }
    bytes.moveReaderIndex(forwardBy: 9)
    return RawFrame(
      kind: kind, flags: header[4], stream: header[5...].reduce(0) { $0 << 8 | Int32($1) },
      payload: bytes.readBytes(length: length) ?? [])
  }

  private static func bigEndian(_ number: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(number >> ($0 * 8) & 0xFF) }
  }

  /// A string with its length, an integer with a prefix of seven bits.
  private static func string(_ text: String) -> [UInt8] {
    let count = text.utf8.count
    guard count >= 127 else { return [UInt8(count)] + text.utf8 }
    var rest = count - 127
    var length: [UInt8] = [127]
    while rest >= 128 {
      length.append(UInt8(rest % 128 + 128))
      rest /= 128
    }
    return length + [UInt8(rest)] + text.utf8
  }
}
