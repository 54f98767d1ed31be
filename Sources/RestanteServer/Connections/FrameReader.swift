import NIOCore
import NIOHTTP2

/// Follows the frames of one direction of an HTTP/2 connection (RFC 9113, section 4.1) without
/// keeping any of them.
struct FrameReader {
  private enum FrameType {
    static let data: UInt8 = 0x0
    static let headers: UInt8 = 0x1
    static let pushPromise: UInt8 = 0x5
    static let continuation: UInt8 = 0x9
  }

  private static let prefaceBytes = 24
  private static let headerBytes = 9
  private static let endHeaders: UInt8 = 0x4

  private var prefaceLeft: Int
  private var header: [UInt8] = []
  private var type = FrameType.data
  private var stream = HTTP2StreamID.rootStream
  private var payloadLeft = 0
  private var isBlockOpen = false

  /// How many frames began, those that continue a block of headers not counted.
  private(set) var count = 0

  /// Creates a reader of what a client sends, which begins with the preface, or of what a server
  /// sends.
  init(ofClient isClient: Bool) { prefaceLeft = isClient ? Self.prefaceBytes : 0 }

  /// Whether the preface, a block of headers, or a frame other than of data began and did not end.
  var isUnfinished: Bool {
    prefaceLeft > 0 || !header.isEmpty || isBlockOpen || (payloadLeft > 0 && type != FrameType.data)
  }

  /// Reads bytes and reports how many of them are data of which stream.
  mutating func read(
    _ bytes: ByteBuffer, onData: (_ stream: HTTP2StreamID, _ count: Int) -> Void = { _, _ in }
  ) {
    var bytes = bytes
    while bytes.readableBytes > 0 {
      if prefaceLeft > 0 {
        prefaceLeft -= Self.skip(prefaceLeft, in: &bytes)
      } else if payloadLeft > 0 {
        let count = Self.skip(payloadLeft, in: &bytes)
        payloadLeft -= count
        if type == FrameType.data { onData(stream, count) }
      } else if let part = bytes.readBytes(
        length: min(Self.headerBytes - header.count, bytes.readableBytes))
      {
        header += part
        if header.count == Self.headerBytes { beginFrame() }
      }
    }
  }

  private static func skip(_ count: Int, in bytes: inout ByteBuffer) -> Int {
    let count = min(count, bytes.readableBytes)
    bytes.moveReaderIndex(forwardBy: count)
    return count
  }

  private mutating func beginFrame() {
    payloadLeft = Int(header[0]) << 16 | Int(header[1]) << 8 | Int(header[2])
    type = header[3]
    let number = header[5...].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    stream = HTTP2StreamID(number & .max)
    switch type {
    case FrameType.headers, FrameType.pushPromise, FrameType.continuation:
      isBlockOpen = header[4] & Self.endHeaders == 0
    default: break
    }
    if type != FrameType.continuation { count += 1 }
    header.removeAll(keepingCapacity: true)
  }
}
