import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A plain keep-alive connection that sends a request and waits for the whole reply.
///
/// It costs far less than a full HTTP client, which would otherwise be what is measured.
final class HTTPConnection {
  struct Failure: Error, CustomStringConvertible {
    var message: String

    var description: String { message }
  }

  /// A request that was made, and the length of its reply's body.
  struct Exchange: Sendable {
    var key: String?
    /// `nil` for a GET request.
    var body: [UInt8]?
    var replyBytes: Int
  }

  /// What the system knows the connection by.
  let descriptor: Int32
  /// What was exchanged, if that is to be kept.
  var exchanges: [Exchange]?
  private let host: String
  private var buffer = [UInt8](repeating: 0, count: 1 << 14)

  init(host: String, port: UInt16) throws {
    self.host = "\(host):\(port)"
    descriptor = try Self.connected(host: host, port: port)
  }

  deinit { close(descriptor) }

  /// A connected socket that sends at once.
  static func connected(host: String, port: UInt16) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var on: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr(host)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure(message: "cannot connect to \(host):\(port)")
    }
    return descriptor
  }

  /// Posts a JSON body; returns the body of a reply with status 200.
  func post(
    _ path: String, key: String? = nil, headers: [String: String] = [:], body: [UInt8]
  ) throws -> [UInt8] {
    try send(path, key: key, headers: headers, body: body)
    let reply = try receive()
    exchanges?.append(Exchange(key: key, body: body, replyBytes: reply.count))
    return reply
  }

  /// The body of a reply with status 200 to a GET request.
  func get(_ path: String, key: String? = nil) throws -> [UInt8] {
    var head = "GET \(path) HTTP/1.1\r\nHost: \(host)\r\n"
    if let key { head += "Authorization: Bearer \(key)\r\n" }
    try write(Array("\(head)\r\n".utf8))
    let reply = try receive()
    exchanges?.append(Exchange(key: key, body: nil, replyBytes: reply.count))
    return reply
  }

  /// Posts a JSON body and waits for nothing.
  func send(
    _ path: String, key: String? = nil, headers: [String: String] = [:], body: [UInt8]
  ) throws {
    var head = "POST \(path) HTTP/1.1\r\nHost: \(host)\r\nContent-Type: application/json\r\n"
    if let key { head += "Authorization: Bearer \(key)\r\n" }
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    head += "Content-Length: \(body.count)\r\n\r\n"
    try write(Array(head.utf8) + body)
  }

  /// The system's `send`, which a method hides.
  private static let systemSend: @Sendable (Int32, UnsafeRawPointer?, Int, Int32) -> Int = {
    #if canImport(Glibc)
      Glibc.send($0, $1, $2, $3)
    #else
      Darwin.send($0, $1, $2, $3)
    #endif
  }

  /// Sends bytes as they are.
  func write(_ bytes: [UInt8]) throws { try Self.write(bytes, to: descriptor) }

  /// Sends bytes as they are on a socket.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Self.systemSend(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(message: "the connection broke while sending") }
      sent += count
    }
  }

  /// Waits for the reply; returns its body if its status is 200.
  func receive() throws -> [UInt8] {
    var received: [UInt8] = []
    var bodyStart: Int?
    var length = 0
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { throw Failure(message: "the connection broke while receiving") }
      received += buffer[..<count]
      if bodyStart == nil, let end = Self.headEnd(received) {
        let head = String(decoding: received[..<end], as: UTF8.self)
        guard head.hasPrefix("HTTP/1.1 200") else {
          throw Failure(message: String(decoding: received, as: UTF8.self))
        }
        length = try Self.contentLength(head)
        bodyStart = end
      }
      if let bodyStart, received.count >= bodyStart + length {
        return Array(received[bodyStart...])
      }
    }
  }

  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    for index in 0...(bytes.count - 4)
    where bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 13 {
      return index + 4
    }
    return nil
  }

  private static func contentLength(_ head: String) throws -> Int {
    for line in head.split(separator: "\r\n")
    where line.lowercased().hasPrefix("content-length:") {
      if let length = Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)) {
        return length
      }
    }
    throw Failure(message: "the reply has no Content-Length")
  }
}
