import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// RabbitMQ with a quorum queue, publisher confirms and manual acknowledgements.
struct RabbitPeer: QueueServer {
  static let queue = "events"

  let port: UInt16

  static func start() throws -> Peer {
    let port = try FreePort.find()
    let ports = (distribution: try FreePort.find(), mapper: try FreePort.find())
    // Erlang's nodes find each other by a mapper, which would stay when the node ends.
    let mapper = try ChildProgram(
      ["epmd", "-port", "\(ports.mapper)", "-address", "127.0.0.1"],
      in: ChildProgram.makeDirectory())
    do {
      var peer = try PeerProgram.start(environment: { directory in
        environment(directory, port: port, ports)
      }) { _ in
        [Self.program]
      } describe: { program in
        let connection = try program.whenReady(seconds: 60) { try AMQPConnection(port: port) }
        try declare(on: connection)
        return Peer(
          title: "RabbitMQ \(connection.version)",
          remark: "no coalescing, no filters, no HTTP; quorum queue, one node, confirms",
          server: RabbitPeer(port: port), stop: { program.stop() })
      }
      let stop = peer.stop
      peer.stop = {
        stop()
        mapper.stop(SIGKILL)
      }
      return peer
    } catch {
      mapper.stop(SIGKILL)
      throw error
    }
  }

  /// The script that Debian's own one calls after it has changed the user.
  private static var program: String {
    let path = "/usr/lib/rabbitmq/bin/rabbitmq-server"
    return FileManager.default.isExecutableFile(atPath: path) ? path : "rabbitmq-server"
  }

  private static func environment(
    _ directory: URL, port: UInt16, _ ports: (distribution: UInt16, mapper: UInt16)
  ) -> [String: String] {
    let path = directory.path
    return [
      // The cookie of the node is there.
      "HOME": path, "RABBITMQ_NODENAME": "bench-\(port)@localhost",
      "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1", "RABBITMQ_NODE_PORT": "\(port)",
      "RABBITMQ_DIST_PORT": "\(ports.distribution)", "ERL_EPMD_PORT": "\(ports.mapper)",
      "RABBITMQ_MNESIA_BASE": "\(path)/data", "RABBITMQ_LOG_BASE": "\(path)/logs",
      "RABBITMQ_PID_FILE": "\(path)/pid", "RABBITMQ_CONFIG_FILE": "\(path)/rabbitmq",
      "RABBITMQ_CONF_ENV_FILE": "\(path)/environment",
      "RABBITMQ_ENABLED_PLUGINS_FILE": "\(path)/plugins",
    ]
  }

  fileprivate static func declare(on connection: AMQPConnection) throws {
    try connection.call(.queueDeclare, .queueDeclareOk) { writer in
      writer.integer(UInt16(0))
      writer.shortText(queue)
      // Durable.
      writer.octet(2)
      writer.table([("x-queue-type", "quorum")])
    }
  }

  func connect() throws -> any QueueConnection {
    RabbitConnection(try AMQPConnection(port: port))
  }
}

/// A publisher or consumer of the queue. The server sends messages on its own, 50 ahead of the
/// acknowledgement; an acknowledgement has no reply, but the next 50 messages come only after it.
private final class RabbitConnection: QueueConnection {
  private let connection: AMQPConnection
  private var isConfirming = false
  private var isConsuming = false
  private var published: UInt64 = 0
  private var delivered: UInt64 = 0

  init(_ connection: AMQPConnection) { self.connection = connection }

  func publish(_ messages: [[UInt8]]) throws {
    if !isConfirming {
      try connection.call(.confirm, .confirmOk) { $0.octet(0) }
      isConfirming = true
    }
    try connection.publish(messages, to: RabbitPeer.queue)
    let first = published + 1
    published += UInt64(messages.count)
    var unconfirmed = Set(first...published)
    while !unconfirmed.isEmpty {
      let (method, arguments) = try connection.receiveAny()
      guard method == AMQPMethod.acknowledge.rawValue else {
        throw PeerFailure(description: "RabbitMQ refused a message")
      }
      let tag = AMQPFrame.integer(arguments, at: 0, as: UInt64.self)
      if arguments.last == 1 {
        unconfirmed = unconfirmed.filter { $0 > tag }
      } else {
        unconfirmed.remove(tag)
      }
    }
  }

  func claim(patience: Int) throws -> ClaimedMessages {
    if !isConsuming { try consume() }
    var messages = ClaimedMessages()
    while messages.count < claimSize {
      if patience > 0 {
        guard connection.hasInput(within: messages.count == 0 ? patience : 0) else { break }
      }
      let (method, arguments) = try connection.receiveAny()
      guard method == AMQPMethod.deliver.rawValue else {
        throw PeerFailure(description: "RabbitMQ stopped to deliver")
      }
      delivered = AMQPFrame.integer(arguments, at: 1 + Int(arguments[0]), as: UInt64.self)
      messages.texts.append(try connection.receiveContent())
      messages.count += 1
    }
    return messages
  }

  private func consume() throws {
    try connection.call(.qualityOfService, .qualityOfServiceOk) { writer in
      writer.integer(UInt32(0))
      writer.integer(UInt16(claimSize))
      writer.octet(0)
    }
    try connection.call(.consume, .consumeOk) { writer in
      writer.integer(UInt16(0))
      writer.shortText(RabbitPeer.queue)
      writer.shortText("")
      writer.octet(0)
      writer.table([])
    }
    isConsuming = true
  }

  func acknowledge() throws {
    try connection.send(.acknowledge) { writer in
      writer.integer(delivered)
      // This one and all before it.
      writer.octet(1)
    }
  }
}
