import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Somebody without credentials who does the same thing to the server again and again.
enum HostileClient: CaseIterable, Sendable {
  /// 8 MiB of numbers.
  case zeros
  /// 8 MiB of form variables.
  case variables
  /// 8 MiB of objects with an empty name.
  case emptyNames
  /// A body that is announced and never comes.
  case unfinished
  /// A request for another protocol, with a megabyte behind it.
  case upgrade
  /// A connection on which nothing is sent.
  case silent

  private static let size = 8 << 20
  private static let paths = ["/rest/event.offline.get", "/v1/events", "/oauth/token/"]

  /// What the bodies are, made once.
  private static let zerosBody = body(of: "[0", ",0")
  private static let variablesBody = body(of: "a[]", "&a[]")
  private static let emptyNamesBody = body(of: "[{\"\":0}", ",{\"\":0}")
  private static let junk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)

  private static func body(of start: String, _ element: String) -> [UInt8] {
    let element = Array(element.utf8)
    var bytes = Array(start.utf8)
    bytes.reserveCapacity(size + element.count)
    while bytes.count < size { bytes += element }
    return bytes
  }

  /// Attacks until it is told to stop; tells how often.
  func attack(port: UInt16, until isStopped: borrowing Atomic<Bool>) -> Int {
    var attempts = 0
    while !isStopped.load(ordering: .relaxed) {
      let path = Self.paths[attempts % Self.paths.count]
      guard let connection = try? HTTPConnection(host: "127.0.0.1", port: port) else { continue }
      connection.limitWaiting(seconds: 1)
      attempts += 1
      // The server closes the connection at some point, which is what it should do.
      try? send(on: connection, to: path)
      while !isStopped.load(ordering: .relaxed), !connection.isOver(within: 200) {}
    }
    return attempts
  }

  private func send(on connection: HTTPConnection, to path: String) throws {
    switch self {
    case .zeros: try post(Self.zerosBody, "application/json", on: connection, to: path)
    case .variables:
      try post(Self.variablesBody, "application/x-www-form-urlencoded", on: connection, to: path)
    case .emptyNames: try post(Self.emptyNamesBody, "application/json", on: connection, to: path)
    case .unfinished:
      try connection.write(head(path, "application/json", length: Self.size))
      try connection.write(Array("[0,0".utf8))
    case .upgrade:
      let head =
        "GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
      try connection.write(Array(head.utf8))
      try connection.write(Self.junk)
    case .silent: break
    }
  }

  private func post(
    _ body: [UInt8], _ type: String, on connection: HTTPConnection, to path: String
  ) throws {
    try connection.write(head(path, type, length: body.count))
    try connection.write(body)
  }

  private func head(_ path: String, _ type: String, length: Int) -> [UInt8] {
    let lines = [
      "POST \(path) HTTP/1.1", "Host: a", "Connection: close", "Content-Type: \(type)",
      "Content-Length: \(length)", "", "",
    ]
    return Array(lines.joined(separator: "\r\n").utf8)
  }
}

extension HTTPConnection {
  /// Lets sending and receiving fail that make no progress for so long.
  func limitWaiting(seconds: Int) {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  /// Takes what the server sent; whether it closed the connection, as far as that shows in time.
  func isOver(within milliseconds: Int32) -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    return recv(descriptor, &buffer, buffer.count, 0) <= 0
  }
}
