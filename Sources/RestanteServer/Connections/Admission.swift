import NIOCore
import RestanteCore

/// Counts a new connection and closes it if there are too many.
final class Admission: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Never

  private let gate: ConnectionGate
  private var place: ConnectionGate.Place?

  init(gate: ConnectionGate) { self.gate = gate }

  func channelActive(context: ChannelHandlerContext) {
    // The peer's address is not known before.
    let peer = context.remoteAddress.flatMap { NetworkAddress($0) }
    place = gate.admit(peer)
    if place == nil { return context.close(promise: nil) }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  private func leave() {
    if let place { gate.leave(place) }
    place = nil
  }
}
