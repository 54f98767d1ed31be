import NIOPosix
public import RestanteCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks the operating system, which knows the hosts file, the name servers and their order.
public struct SystemResolver: NameResolver {
  /// Threads that wait for name servers. Others than those of the program's other work: names of
  /// applications may take long to resolve.
  private static let threads: NIOThreadPool = {
    let pool = NIOThreadPool(numberOfThreads: 16)
    pool.start()
    return pool
  }()

  /// Creates a resolver.
  public init() {}

  /// The addresses of a host, in the order in which the system prefers them.
  public func addresses(of host: String) async throws -> [NetworkAddress] {
    try await Self.threads.runIfActive { try Self.lookUp(host) }
  }

  private static func lookUp(_ host: String) throws -> [NetworkAddress] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { throw UnknownHost() }
    defer { freeaddrinfo(list) }
    var addresses: [NetworkAddress] = []
    for entry in sequence(first: list, next: { $0?.pointee.ai_next }) {
      guard let entry else { break }
      if let address = address(of: entry.pointee) { addresses.append(address) }
    }
    guard !addresses.isEmpty else { throw UnknownHost() }
    return addresses
  }

  private static func address(of entry: addrinfo) -> NetworkAddress? {
    guard let socket = UnsafeRawPointer(entry.ai_addr) else { return nil }
    switch entry.ai_family {
    case AF_INET:
      let address = socket.loadUnaligned(as: sockaddr_in.self)
      return withUnsafeBytes(of: address.sin_addr) { NetworkAddress(bytes: Array($0)) }
    case AF_INET6:
      let address = socket.loadUnaligned(as: sockaddr_in6.self)
      return withUnsafeBytes(of: address.sin6_addr) { NetworkAddress(bytes: Array($0)) }
    default:
      return nil
    }
  }
}
