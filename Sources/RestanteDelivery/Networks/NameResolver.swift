public import RestanteCore

/// Finds the addresses of hosts; injected, so that tests need no name server.
public protocol NameResolver: Sendable {
  /// The addresses of a host, the best first.
  ///
  /// - Throws: Where the host has none, or it cannot be found out.
  func addresses(of host: String) async throws -> [NetworkAddress]
}

/// A host whose addresses cannot be found.
struct UnknownHost: Error {}
