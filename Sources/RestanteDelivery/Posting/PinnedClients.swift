import AsyncHTTPClient
import NIOCore
import NIOSSL
import RestanteCore

/// HTTP clients that connect to the address which was checked and to no other, however the name
/// resolves by then.
///
/// The library takes the addresses of names from its configuration only, so each host and address
/// has a client of its own; they share the threads. The number of clients is bounded: those that
/// were not used for the longest time are closed.
actor PinnedClients {
  /// Where connections of a client lead to.
  struct Destination: Hashable, Sendable {
    /// The name that the request and the certificate bear; empty where URLs hold addresses.
    var host: String
    /// The address of the host; `nil` where URLs hold addresses.
    var address: NetworkAddress?
  }

  private struct Entry {
    let client: HTTPClient
    var users = 0
    var lastUse = 0
  }

  /// Shorter than servers keep idle connections open, so that no request meets one that is just
  /// being closed.
  private static let idleTimeout = TimeAmount.seconds(1)

  private let networks: DeliveryNetworks
  private let limits: HandlerLimits
  private let tls: TLSConfiguration
  private var entries: [Destination: Entry] = [:]
  private var uses = 0
  private var isClosed = false

  init(networks: DeliveryNetworks, limits: HandlerLimits, tls: TLSConfiguration) {
    self.networks = networks
    self.limits = limits
    self.tls = SystemCertificates.shared(in: tls)
  }

  /// Does something with the client for a destination.
  func use<Value: Sendable>(
    _ destination: Destination, _ body: @Sendable (HTTPClient) async throws -> Value
  ) async throws -> Value {
    let client = try take(destination)
    let value: Value
    do {
      value = try await body(client)
    } catch {
      await giveBack(destination)
      throw error
    }
    await giveBack(destination)
    return value
  }

  /// Closes all clients; requests under way fail.
  func close() async {
    isClosed = true
    let clients = entries.values.map(\.client)
    entries = [:]
    for client in clients { await Self.close(client) }
  }

  private func take(_ destination: Destination) throws -> HTTPClient {
    guard !isClosed else { throw CancellationError() }
    uses += 1
    var entry = entries[destination] ?? Entry(client: makeClient(destination))
    entry.users += 1
    entry.lastUse = uses
    entries[destination] = entry
    return entry.client
  }

  private func giveBack(_ destination: Destination) async {
    entries[destination]?.users -= 1
    guard entries.count > limits.hosts,
      let oldest = entries.filter({ $0.value.users == 0 })
        .min(by: { $0.value.lastUse < $1.value.lastUse })
    else { return }
    entries[oldest.key] = nil
    await Self.close(oldest.value.client)
  }

  private static func close(_ client: HTTPClient) async {
    // It fails only where it is closed already.
    try? await client.shutdown()
  }

  private func makeClient(_ destination: Destination) -> HTTPClient {
    var configuration = HTTPClient.Configuration()
    configuration.tlsConfiguration = tls
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    configuration.timeout.connect = limits.connectionTime
    configuration.connectionPool.idleTimeout = Self.idleTimeout
    // Many handlers can be on one host: those that keep silent must not take up all connections.
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = limits.deliveries
    // An address that cannot be reached is not tried again and again, but the next one.
    configuration.connectionPool.retryConnectionEstablishment = false
    if let address = destination.address {
      configuration.dnsOverride = [destination.host: "\(address)"]
    }
    // Should the library understand another host by a URL than was checked, nothing is sent.
    configuration.http1_1ConnectionDebugInitializer = { [networks] channel in
      let address = channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
      if let address, networks.permits(address) {
        return channel.eventLoop.makeSucceededVoidFuture()
      }
      channel.close(promise: nil)
      return channel.eventLoop.makeFailedFuture(RefusedAddress())
    }
    return HTTPClient(
      eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
  }
}

/// An address that events are not delivered to.
struct RefusedAddress: Error {}
