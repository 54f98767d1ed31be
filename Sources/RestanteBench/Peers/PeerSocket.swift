import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A blocking connection whose received bytes are read piece by piece.
final class PeerSocket {
  /// How long a reply may take, in seconds.
  private static let patience = 60

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var place = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  init(port: UInt16) throws {
    descriptor = try HTTPConnection.connected(host: "127.0.0.1", port: port)
    var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws { try HTTPConnection.write(bytes, to: descriptor) }

  /// Reads exactly so many bytes.
  func read(_ count: Int) throws -> ArraySlice<UInt8> {
    while buffer.count - place < count { try receive() }
    place += count
    return buffer[(place - count)..<place]
  }

  /// Reads a line; returns it without its end.
  func readLine() throws -> String {
    var looked = place
    while true {
      while looked + 1 < buffer.count {
        if buffer[looked] == 13, buffer[looked + 1] == 10 {
          let line = String(decoding: buffer[place..<looked], as: UTF8.self)
          place = looked + 2
          return line
        }
        looked += 1
      }
      let consumed = place
      try receive()
      looked -= consumed - place
    }
  }

  /// Whether there is something to read within a time.
  func hasInput(within milliseconds: Int) -> Bool {
    if place < buffer.count { return true }
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, Int32(milliseconds)) > 0
  }

  private func receive() throws {
    buffer.removeFirst(place)
    place = 0
    let count = recv(descriptor, &chunk, chunk.count, 0)
    guard count > 0 else { throw PeerFailure(description: "the connection broke") }
    buffer += chunk[..<count]
  }
}
