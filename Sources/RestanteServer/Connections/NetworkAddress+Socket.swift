import NIOCore
import RestanteCore

extension NetworkAddress {
  /// The address of a socket, without its port; `nil` where sockets have none.
  init?(_ address: SocketAddress) {
    // Where a `sockaddr_in` or `sockaddr_in6` has it.
    let place: Range<Int>
    switch address {
    case .v4: place = 4..<8
    case .v6: place = 8..<24
    case .unixDomainSocket: return nil
    }
    self.init(
      bytes: address.withSockAddr { start, count in
        Array(UnsafeRawBufferPointer(start: start, count: count)[place])
      })
  }
}
