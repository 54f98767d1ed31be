import Foundation

/// Redis with a stream and a consumer group.
struct RedisPeer: QueueServer {
  static let stream = "events"
  static let group = "consumers"

  let port: UInt16

  static func start() throws -> Peer {
    let port = try FreePort.find()
    return try PeerProgram.start { directory in
      [
        "redis-server", "--bind", "127.0.0.1", "--port", "\(port)", "--dir", directory.path,
        "--save", "", "--appendonly", "yes", "--appendfsync", "always",
      ]
    } describe: { program in
      let redis = try program.whenReady { try RedisProtocol(port: port) }
      let lines = try redis.call(["INFO", "server"]).text.split(whereSeparator: \.isNewline)
      let version = lines.first { $0.hasPrefix("redis_version:") }?.dropFirst(14) ?? "?"
      let found = try ["appendonly", "appendfsync"].map { name in
        try redis.call(["CONFIG", "GET", name]).texts.joined(separator: "=")
      }
      guard found == ["appendonly=yes", "appendfsync=always"] else {
        throw PeerFailure(description: "not durable: \(found.joined(separator: ", "))")
      }
      _ = try redis.call(["XGROUP", "CREATE", stream, group, "0", "MKSTREAM"])
      return Peer(
        title: "Redis Streams \(version)",
        remark: "no coalescing, no filters, no HTTP; \(found.joined(separator: ", "))",
        server: RedisPeer(port: port), stop: { program.stop() })
    }
  }

  func connect() throws -> any QueueConnection {
    RedisConnection(redis: try RedisProtocol(port: port), consumer: UUID().uuidString)
  }
}

/// A publisher or consumer of the stream.
private final class RedisConnection: QueueConnection {
  private let redis: RedisProtocol
  private let consumer: String
  private var claimed: [String] = []

  init(redis: RedisProtocol, consumer: String) {
    self.redis = redis
    self.consumer = consumer
  }

  func publish(_ messages: [[UInt8]]) throws {
    for message in messages {
      redis.add(["XADD", RedisPeer.stream, "*", "data"].map { Array($0.utf8) } + [message])
    }
    try redis.send()
    for _ in messages { _ = try redis.receive() }
  }

  func claim(patience: Int) throws -> ClaimedMessages {
    var command = [
      "XREADGROUP", "GROUP", RedisPeer.group, consumer, "COUNT", "\(claimSize)",
    ]
    if patience > 0 { command += ["BLOCK", "\(patience)"] }
    let reply = try redis.call(command + ["STREAMS", RedisPeer.stream, ">"])
    // One stream: its name and its entries, each an id and fields with their values.
    let entries = reply.items.first?.items.last?.items ?? []
    claimed = entries.compactMap { $0.items.first?.text }
    let texts = entries.compactMap { $0.items.last?.items.last?.bytes }
    return ClaimedMessages(count: claimed.count, texts: texts)
  }

  func acknowledge() throws {
    redis.add((["XACK", RedisPeer.stream, RedisPeer.group] + claimed).map { Array($0.utf8) })
    redis.add((["XDEL", RedisPeer.stream] + claimed).map { Array($0.utf8) })
    try redis.send()
    for _ in 0..<2 { _ = try redis.receive() }
  }
}
