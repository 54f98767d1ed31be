import Foundation

/// beanstalkd with a binlog that is synced at every write.
struct BeanstalkPeer: QueueServer {
  let port: UInt16

  static func start() throws -> Peer {
    let port = try FreePort.find()
    return try PeerProgram.start { directory in
      ["beanstalkd", "-l", "127.0.0.1", "-p", "\(port)", "-b", directory.path, "-f0"]
    } describe: { program in
      let connection = try program.whenReady { try BeanstalkConnection(port: port) }
      return Peer(
        title: "beanstalkd \(try connection.version())",
        remark: "no coalescing, no filters, no HTTP, jobs one by one; binlog with -f0",
        server: BeanstalkPeer(port: port), stop: { program.stop() })
    }
  }

  func connect() throws -> any QueueConnection { try BeanstalkConnection(port: port) }
}

/// A connection in beanstalkd's protocol.
private final class BeanstalkConnection: QueueConnection {
  private let socket: PeerSocket
  private var claimed: [String] = []

  init(port: UInt16) throws { socket = try PeerSocket(port: port) }

  func version() throws -> String {
    try socket.write(Array("stats\r\n".utf8))
    let header = try socket.readLine().split(separator: " ")
    guard header.count == 2, header[0] == "OK", let count = Int(header[1]) else {
      throw PeerFailure(description: "beanstalkd: \(header)")
    }
    let stats = String(decoding: try socket.read(count + 2), as: UTF8.self)
    let line = stats.split(separator: "\n").first { $0.hasPrefix("version:") }
    return line.map { $0.dropFirst(8).filter { !" \"".contains($0) } } ?? "?"
  }

  func publish(_ messages: [[UInt8]]) throws {
    var bytes: [UInt8] = []
    for message in messages {
      // Priority, delay, and seconds until an unfinished job is ready again.
      bytes += Array("put 0 0 3600 \(message.count)\r\n".utf8) + message + [13, 10]
    }
    try socket.write(bytes)
    for _ in messages {
      let reply = try socket.readLine()
      guard reply.hasPrefix("INSERTED ") else {
        throw PeerFailure(description: "beanstalkd: \(reply)")
      }
    }
  }

  func claim(patience: Int) throws -> ClaimedMessages {
    claimed.removeAll()
    var messages = ClaimedMessages()
    // Those who wait do so in whole seconds, and for one job.
    if patience > 0 {
      try reserve("reserve-with-timeout 1\r\n", count: 1, &messages)
    } else {
      try reserve("reserve-with-timeout 0\r\n", count: claimSize, &messages)
    }
    return messages
  }

  private func reserve(
    _ command: String, count: Int, _ messages: inout ClaimedMessages
  ) throws {
    try socket.write(Array(String(repeating: command, count: count).utf8))
    for _ in 0..<count {
      let reply = try socket.readLine().split(separator: " ")
      guard reply.first == "RESERVED", reply.count == 3, let size = Int(reply[2]) else {
        guard reply.first == "TIMED_OUT" else {
          throw PeerFailure(description: "beanstalkd: \(reply)")
        }
        continue
      }
      claimed.append(String(reply[1]))
      messages.texts.append(Array(try socket.read(size)))
      messages.count += 1
      _ = try socket.read(2)
    }
  }

  func acknowledge() throws {
    try socket.write(Array(claimed.map { "delete \($0)\r\n" }.joined().utf8))
    for _ in claimed {
      let reply = try socket.readLine()
      guard reply == "DELETED" else { throw PeerFailure(description: "beanstalkd: \(reply)") }
    }
  }
}
