/// The protocol of Redis, RESP2: commands are arrays of byte strings, and may be pipelined.
final class RedisProtocol {
  /// A reply.
  indirect enum Reply {
    case bytes([UInt8])
    case items([Reply])
    case null

    var bytes: [UInt8]? {
      guard case .bytes(let bytes) = self else { return nil }
      return bytes
    }

    var text: String { String(decoding: bytes ?? [], as: UTF8.self) }

    var items: [Reply] {
      guard case .items(let items) = self else { return [] }
      return items
    }

    var texts: [String] { items.map(\.text) }
  }

  private let socket: PeerSocket
  private var pending: [UInt8] = []

  init(port: UInt16) throws {
    socket = try PeerSocket(port: port)
    // While Redis loads its data it refuses commands.
    _ = try call(["PING"])
  }

  /// Sends one command and waits for its reply.
  func call(_ command: [String]) throws -> Reply {
    add(command.map { Array($0.utf8) })
    try send()
    return try receive()
  }

  /// Appends a command to those that are sent together.
  func add(_ command: [[UInt8]]) {
    pending += Array("*\(command.count)\r\n".utf8)
    for part in command {
      pending += Array("$\(part.count)\r\n".utf8)
      pending += part
      pending += [13, 10]
    }
  }

  func send() throws {
    try socket.write(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// The next reply.
  func receive() throws -> Reply {
    let line = try socket.readLine()
    let rest = String(line.dropFirst())
    switch line.first {
    case "+", ":": return .bytes(Array(rest.utf8))
    case "$":
      guard let count = Int(rest), count >= 0 else { return .null }
      let bytes = Array(try socket.read(count))
      _ = try socket.read(2)
      return .bytes(bytes)
    case "*":
      guard let count = Int(rest), count >= 0 else { return .null }
      return .items(try (0..<count).map { _ in try receive() })
    default: throw PeerFailure(description: "Redis: \(line)")
    }
  }
}
