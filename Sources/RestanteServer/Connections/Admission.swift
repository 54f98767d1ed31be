import NIOCore
import RestanteCore

/// Asks for a place for a new connection and closes it when there is none.
final class Admission: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Never

  private let gate: ConnectionGate
  private var place: ConnectionGate.Place?

  init(gate: ConnectionGate) { self.gate = gate }

  func channelActive(context: ChannelHandlerContext) {
    // Only now the address of the other end is known.
    let peer = context.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
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
