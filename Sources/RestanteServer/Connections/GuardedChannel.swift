import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// Sets connections up as `base` does and adds the handlers that limit what a stranger can take up
/// of the server.
struct GuardedChannel<Base: ServerChildChannel>: ServerChildChannel {
  let base: Base
  let gate: ConnectionGate
  let limits: PaceLimits

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    do {
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(Admission(gate: gate))
      try pipeline.addHandler(ReplyPace(limits: limits, logger: logger))
    } catch {
      return channel.eventLoop.makeFailedFuture(error)
    }
    return base.setup(channel: channel, logger: logger).flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      // Without TLS there is none, and no HTTP/2 either.
      if let encryption = try? pipeline.handler(type: NIOSSLServerHandler.self) {
        try pipeline.addHandlers(
          HandshakeDeadline(limits.handshake, logger: logger),
          FrameWatch(limits: limits, logger: logger),
          position: .after(encryption))
      }
      return value
    }
  }

  func handle(value: Base.Value, logger: Logger) async {
    await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
      await base.handle(value: value, logger: logger)
    }
  }
}
